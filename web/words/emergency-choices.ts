/** « Mes choix en cas d’urgence »: each switch, what it opens, and what it means before it is pushed. Spec: people.md P-20. */
import { easy } from './readings.ts'

const lacks = 'Une information utile à vos soins pourrait lui manquer.'

export const emergencyChoices = {
  title: 'Mes choix en cas d’urgence',
  neutralTitle: 'Choix en cas d’urgence',
  intro: easy(
    'En urgence, on ne peut pas toujours vous demander votre accord. Décidez ici, à l’avance, qui pourra ouvrir votre carnet.',
    'En urgence, vous ne pouvez pas toujours parler. Décidez ici avant.',
  ),
  told: easy(
    'Après chaque accès en urgence, vous et votre médecin traitant recevez un message. Vous pouvez changer d’avis à tout moment.',
    'Quelqu’un ouvre votre carnet en urgence\u202f? Vous recevez un message. Vous pouvez changer d’avis.',
  ),
  linkTitle: 'En cas d’urgence',
  linkIntro: 'Choisissez qui peut ouvrir ce carnet quand vous ne pouvez pas répondre.',
  link: 'Voir mes choix en cas d’urgence',
  states: { permit: 'permis', deny: 'refusé' },
  undo: 'Annuler',
  undone: 'C’est annulé\u00a0: vos choix sont comme avant.',
  refused: 'Vos choix n’ont pas été changés.',
  disabled: easy(
    'Vous refusez les deux accès en urgence\u00a0: vos documents masqués restent masqués. Pour changer ce choix, permettez d’abord l’un des deux accès.',
    'Vous refusez les deux accès d’avant. Vos documents masqués restent cachés. Permettez d’abord un des deux accès.',
  ),
  /** Told with the last access that is refused. */
  maskedFollow: easy(
    'Plus rien ne s’ouvrira en urgence\u00a0: vos documents masqués resteront masqués, eux aussi.',
    'Vos documents masqués restent cachés aussi.',
  ),
  switches: {
    etreat: {
      title: easy('Accès du SAMU (15)', 'Le médecin du 15'),
      permit: {
        now: easy(
          'Quand on appelle le 15 pour vous, le médecin du SAMU peut ouvrir votre carnet. Vous serez prévenu aussitôt.',
          'On appelle le 15 pour vous\u202f? Le médecin du SAMU peut lire votre carnet. Un message vous le dit.',
        ),
        ask: 'Permettre cet accès',
        means: easy(
          'Quand on appellera le 15 pour vous, le médecin du SAMU pourra ouvrir votre carnet. Vous serez prévenu aussitôt.',
          'Le médecin du SAMU pourra lire votre carnet. Un message vous le dira.',
        ),
        yes: 'Oui, permettre',
        done: 'C’est fait\u00a0: le SAMU (15) peut ouvrir votre carnet.',
      },
      deny: {
        now: easy(
          'Quand on appelle le 15 pour vous, le médecin du SAMU ne peut pas ouvrir votre carnet.',
          'Le médecin du SAMU ne peut pas lire votre carnet.',
        ),
        ask: 'Refuser cet accès',
        means: easy(
          `Le médecin du SAMU ne lira rien de votre carnet, même si votre vie est en danger. ${lacks}`,
          'Le médecin du SAMU ne lira pas votre carnet. Il ne connaîtra pas vos allergies ni vos médicaments.',
        ),
        yes: 'Oui, refuser',
        done: 'C’est fait\u00a0: le SAMU (15) ne peut pas ouvrir votre carnet.',
      },
    },
    btg: {
      title: 'Bris de glace',
      permit: {
        now: easy(
          'Si vous êtes inconscient, un soignant pourra ouvrir votre carnet. Vous serez prévenu aussitôt. Ceux que vous avez bloqués ne le pourront pas.',
          'Vous êtes inconscient\u202f? Un soignant peut lire votre carnet. Un message vous le dit. Un soignant bloqué ne peut pas le lire.',
        ),
        ask: 'Permettre cet accès',
        means: easy(
          'Si vous êtes inconscient, un soignant pourra ouvrir votre carnet. Vous serez prévenu aussitôt.',
          'Vous êtes inconscient\u202f? Un soignant pourra lire votre carnet. Un message vous le dira.',
        ),
        yes: 'Oui, permettre',
        done: 'C’est fait\u00a0: un soignant peut ouvrir votre carnet si vous êtes inconscient.',
      },
      deny: {
        now: easy(
          'Si vous êtes inconscient, seuls les soignants qui ont déjà votre accord pourront ouvrir votre carnet.',
          'Vous êtes inconscient\u202f? Seuls les soignants qui ont déjà votre accord lisent votre carnet.',
        ),
        ask: 'Refuser cet accès',
        means: easy(
          `Un soignant qui n’a pas déjà votre accord ne lira rien de votre carnet, même si votre vie est en danger. Il n’y ajoutera rien en urgence. ${lacks}`,
          'Un soignant ne lira pas votre carnet sans votre accord. Il ne connaîtra pas vos allergies ni vos médicaments.',
        ),
        yes: 'Oui, refuser',
        done: 'C’est fait\u00a0: sans votre accord, aucun soignant ne peut ouvrir votre carnet si vous êtes inconscient.',
      },
    },
    masked: {
      title: 'Documents masqués en cas d’urgence',
      permit: {
        now: easy(
          'En urgence, les documents que vous avez masqués se lisent comme les autres.',
          'En urgence, un soignant lit aussi vos documents masqués.',
        ),
        ask: 'Permettre de les lire',
        means: easy(
          'Qui ouvrira votre carnet en urgence lira aussi les documents que vous avez masqués. Vous serez prévenu aussitôt de cet accès.',
          'En urgence, un soignant lira aussi vos documents masqués. Un message vous le dira.',
        ),
        yes: 'Oui, permettre',
        done: 'C’est fait\u00a0: en urgence, vos documents masqués se lisent aussi.',
      },
      deny: {
        now: easy(
          'Vos documents masqués restent masqués, même en urgence.',
          'En urgence, vos documents masqués restent cachés.',
        ),
        ask: 'Refuser de les laisser lire',
        means: easy(
          `Même en urgence, un soignant ne lira pas les documents que vous avez masqués. ${lacks}`,
          'En urgence, un soignant ne lira pas vos documents masqués.',
        ),
        yes: 'Oui, refuser',
        done: 'C’est fait\u00a0: vos documents masqués restent masqués, même en urgence.',
      },
    },
  },
} as const
