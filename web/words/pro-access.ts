/** « Accès » of the portal of professionals: consent for a consultation, a team, another; blocks. Spec: people.md W-03. */
import { counted } from './numbers.ts'

export const proAccess = {
  link: 'Accès des autres professionnels',
  title: 'Accès des autres professionnels',
  intro:
    'Ce que vous enregistrez ici, au nom du patient, est écrit dans son historique avec votre nom. Il le voit dans son espace, et peut y revenir à tout moment.',
  notReadable:
    'Vous n’êtes pas autorisé à consulter ce DMP\u00a0: les accès des autres ne vous sont pas montrés.',

  consultation: {
    title: 'Recueillir l’accord du patient',
    means:
      'Vous n’êtes pas dans son équipe de soins\u00a0: informez le patient de ses droits et demandez-lui son accord à chaque consultation. Il vaut pour cette session, et s’arrête quand vous vous déconnectez (CSP, R1111-46).',
    team: 'Vous êtes dans son équipe de soins\u202f?',
    teamLink: 'Enregistrer l’accord donné à l’équipe',
  },

  teams: {
    title: 'Équipes de soins',
    none: 'Vous n’êtes dans aucune équipe de soins que le patient a acceptée.',
    caption: (count: number) => counted(count, 'équipe'),
    columns: ['Équipe', 'Membres', 'Jusqu’au'],
    unnamed: 'Équipe de soins',
    change: 'Changer les membres',
    add: 'Enregistrer une équipe de soins',
  },

  team: {
    newTitle: 'Équipe de soins\u00a0: accord initial',
    title: 'Changer l’équipe de soins',
    intro:
      'L’accord initial du patient vaut pour tous les membres, et pour eux seulement (CSP, R1111-46\u202f; Conseil d’État, 15 octobre 2025). Vous en êtes membre.',
    changes: 'Ajouter ou retirer un membre ne prolonge pas l’accord\u00a0: il faut que le patient le sache.',
    name: 'Nom de l’équipe',
    nameHint: 'Le patient le lira. Par exemple\u00a0: soins à domicile.',
    nameMissing: 'Donnez un nom à l’équipe, de 80 caractères au plus.',
    members: 'Membres',
    you: 'vous',
    remove: 'Retirer',
    add: 'Ajouter à l’équipe',
    tooFew: 'Une équipe a au moins un membre de plus que vous\u00a0: cherchez-le, puis ajoutez-le.',
    box: 'J’ai informé le patient',
    boxMeans:
      'Rien n’est coché à votre place. Le patient sait qui est dans l’équipe, et que chacun pourra lire son DMP selon sa profession. Il sait qu’il peut revenir sur son accord à tout moment. Il ne s’oppose pas.',
    boxMissing: 'Cochez la case, si vous avez informé le patient et qu’il ne s’oppose pas.',
    save: 'Enregistrer l’accord du patient',
    back: 'Revenir aux accès',
  },

  search: {
    title: 'Chercher un professionnel',
    label: 'Nom, ou numéro RPPS',
    search: 'Chercher',
    found: (count: number) => (count === 0 ? 'Personne de ce nom.' : counted(count, 'personne')),
    foundNobody: 'Vérifiez le nom\u00a0: au moins ses deux premières lettres.',
  },

  other: {
    title: 'Accord recueilli pour un autre professionnel',
    intro:
      'Vous confiez une partie des soins à un autre professionnel\u00a0: vous pouvez recueillir l’accord du patient pour lui (CSP, L1111-17 II).',
    ask: 'Recueillir l’accord pour ce professionnel',
    means:
      'Ce professionnel pourra lire ce DMP pendant un an, selon sa profession. Rien n’est coché à votre place.',
    box: 'J’ai dit au patient pourquoi je lui confie une partie des soins, et comment son DMP sera consulté. Il ne s’oppose pas.',
    boxMissing: 'Cochez la case, si le patient a été informé et ne s’oppose pas.',
    save: 'Enregistrer cet accord',
    caption: (count: number) => counted(count, 'accord'),
    columns: ['Professionnel', 'Recueilli le', 'Jusqu’au'],
  },

  block: {
    title: 'Professionnels bloqués',
    intro:
      'Le patient vous permet de gérer son DMP\u00a0: vous pouvez bloquer un autre professionnel, jamais vous-même.',
    legacy: 'Médecin traitant, vous pouvez bloquer un autre professionnel, jamais vous-même.',
    none: 'Personne n’est bloqué.',
    caption: (count: number) => counted(count, 'professionnel bloqué', 'professionnels bloqués'),
    columns: ['Professionnel', 'Bloqué le', 'Par', 'Débloquer'],
    byPatient: 'le patient',
    patientOnly: 'le patient seul peut le débloquer',
    ask: 'Bloquer',
    means: (name: string) =>
      `${name} ne pourra plus lire ce DMP, même en urgence, et pourra toujours y déposer des documents. Le patient en est prévenu, lit que c’est vous, et peut le débloquer.`,
    yes: 'Oui, bloquer',
    unblock: 'Débloquer',
  },

  noEnd: 'sans terme',
  done: {
    authoriseOther: 'L’accord du patient est enregistré pour ce professionnel.',
    authoriseTeam: 'L’accord du patient est enregistré pour l’équipe de soins.',
    blockProfessional: 'Ce professionnel est bloqué. Le patient en est prévenu.',
    unblockProfessional:
      'Ce professionnel n’est plus bloqué\u00a0: il lui faut un nouvel accord du patient pour lire.',
  },
  notDone: 'Rien n’est enregistré',
} as const
