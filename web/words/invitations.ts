/** Inviting, and being invited. */

import { of } from './elision.ts'
import { counted } from './numbers.ts'
import { easy } from './readings.ts'

export const invite = {
  carer: {
    title: 'Inviter un aidant',
    intro: easy(
      'Un aidant est un proche de confiance qui a lui-même un carnet. Il recevra un message, sans rien de votre santé, et pourra accepter ou refuser.',
      'Un aidant est une personne de confiance. Il a son propre carnet. Il recevra un message. Il pourra dire oui ou non.',
    ),
  },
  representative: {
    title: 'Inviter le second représentant légal',
    intro:
      'L’autre parent, ou un tuteur, pourra ouvrir ce carnet comme vous. Il lui faut son propre carnet. Rien ne s’ouvre avant qu’il accepte.',
  },
  firstName: 'Son prénom',
  birthName: 'Son nom de naissance',
  ins: 'Son numéro de sécurité sociale',
  insHint: 'Les 15 chiffres écrits sur sa carte Vitale.',
  link: 'Cette personne est',
  links: { parent: 'l’autre parent', tutor: 'tuteur ou tutrice de l’enfant' },
  months: 'Pendant combien de temps',
  monthsOf: (months: number) => (months === 12 ? '1 an' : `${months} mois`),
  write: 'Cette personne peut aussi ajouter des documents et en supprimer',
  kept: 'Ce que vous gardez pour vous',
  keptHint: 'Rien de coché\u00a0: l’aidant voit tout ce que vous voyez.',
  attest: 'J’atteste que cette personne et moi sommes les représentants légaux de l’enfant.',
  submit: 'Envoyer l’invitation',
  summary: 'L’invitation n’est pas partie',
  firstNameMissing: 'Écrivez son prénom.',
  birthNameMissing: 'Écrivez son nom de naissance.',
  insMissing: 'Écrivez les 15 chiffres de son numéro de sécurité sociale.',
  insWrong: 'Ce numéro ne peut pas exister. Vérifiez les 15 chiffres sur la carte Vitale.',
  attestMissing: 'Cochez la case si vous êtes tous les deux représentants légaux de l’enfant.',
  self: 'Cette invitation n’est pas possible. Ce numéro est peut-être le vôtre. C’est peut-être celui de la personne de ce carnet.',
  present: 'Cette personne est déjà invitée, ou a déjà accès à ce carnet.',
  carersFull:
    'Ce carnet a déjà tous les aidants possibles, invitations comprises. Arrêtez une aide ou retirez une invitation, puis recommencez.',
  representativesFull: 'Cet enfant a déjà deux représentants légaux. Ou une invitation attend une réponse.',
  tooMany: (minutes: number) =>
    `Il y a eu beaucoup d’invitations en peu de temps. Attendez ${counted(minutes, 'minute')}, puis recommencez.`,
} as const

export const invitations = {
  title: 'Mes invitations',
  intro:
    'Tant que vous n’acceptez pas, rien ne s’ouvre. Ce que vous ferez dans ce carnet sera écrit à votre nom.',
  waiting: 'Quelqu’un vous a invité à ouvrir un carnet avec lui.',
  see: 'Voir l’invitation',
  none: 'Aucune invitation n’attend de réponse.',
  noneHint:
    'Quelqu’un vous a invité\u202f? Vérifiez avec lui votre numéro de sécurité sociale. Vérifiez aussi votre nom de naissance.',
  asks: {
    parent: (inviter: string, holder: string) =>
      `${inviter} vous invite à représenter ${holder}, comme parent.`,
    tutor: (inviter: string, holder: string) =>
      `${inviter} vous invite à représenter ${holder}, comme tuteur ou tutrice.`,
    carer: (inviter: string, holder: string) =>
      inviter === holder
        ? `${inviter} vous invite à devenir son aidant.`
        : `${inviter} vous invite à devenir l’aidant ${of(holder)}.`,
  },
  lasts: (months: string) => `Pour ${months}, à partir de votre réponse.`,
  untilMajority: 'Jusqu’à sa majorité.',
  canRead: 'Vous pourrez lire ses documents.',
  canWrite: 'Vous pourrez lire ses documents, en ajouter et en supprimer.',
  canAll: 'Vous pourrez lire ses documents et gérer son carnet.',
  answerBy: (day: string) => `Vous pouvez répondre jusqu’au ${day}.`,
  attest: (holder: string) => `J’atteste être représentant légal ${of(holder)}.`,
  attestMissing: 'Pour accepter, cochez cette case si vous êtes son représentant légal.',
  accept: 'Accepter',
  refuse: 'Refuser',
  refuseMeans: 'L’invitation disparaîtra. Pour changer d’avis, il en faudra une nouvelle.',
  refuseNow: 'Oui, refuser',
  summary: 'Votre réponse n’a pas été enregistrée',
  helpedFull: 'Vous aidez déjà autant de personnes que possible. Arrêtez d’en aider une, puis acceptez.',
  over: 'Cette invitation n’est plus valable. Demandez-en une nouvelle à la personne qui vous a invité.',
  done: {
    acceptInvitation:
      'C’est fait\u00a0: ce carnet vous est ouvert. Choisissez-le avec «\u00a0Changer de carnet\u00a0».',
    refuseInvitation: 'C’est fait\u00a0: l’invitation est refusée. Rien n’a été ouvert.',
  },
  home: 'Revenir à mes documents',
} as const
