/** Inviting, and being invited. */

import { of } from './elision.ts'
import { counted } from './numbers.ts'
import { easy } from './readings.ts'

export const invite = {
  carer: {
    title: 'Inviter un aidant',
    intro: easy(
      'Un aidant est un proche de confiance qui a lui-même un carnet. Il recevra un message, sans rien de votre santé. Ou bien vous lui donnez un code. Il pourra accepter ou refuser.',
      'Un aidant est une personne de confiance. Il a son propre carnet. Il recevra un message, ou vous lui donnez un code. Il pourra dire oui ou non.',
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
  insOrCodeHint:
    'Facultatif. Les 15 chiffres écrits sur sa carte Vitale. Vous ne les avez pas\u202f? Laissez vide\u00a0: un code s’affichera, à donner à cette personne.',
  code: {
    title: (name: string) => `Le code à donner à ${name}`,
    intro: easy(
      'Donnez ce code vous-même, de la main à la main ou au téléphone. N’écrivez pas avec lui pourquoi vous êtes soigné.',
      'Donnez ce code à cette personne. Dites-le, ou écrivez-le sur un papier.',
    ),
    once: 'Ce code n’est montré qu’une fois. Recopiez-le maintenant.',
    spelled: (signs: string) => `Signe par signe\u00a0: ${signs}.`,
    until: (day: string) => `Il sert une seule fois, jusqu’au ${day}.`,
    howTitle: 'Ce que cette personne doit faire',
    how: [
      'Ouvrir son propre carnet.',
      'Aller dans «\u00a0Profil\u00a0», puis «\u00a0Aidants et représentants\u00a0».',
      'Choisir «\u00a0J’ai reçu un code\u00a0».',
      'Écrire le code, et votre nom de naissance.',
      'Accepter.',
    ],
    lost: 'Code perdu\u202f? Retirez l’invitation, puis invitez de nouveau.',
    back: 'Revenir aux aidants',
  },
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
  code: {
    title: 'J’ai reçu un code',
    intro: easy(
      'Un proche vous a donné un code pour l’aider avec son carnet\u202f? Écrivez-le ici. Vous pourrez ensuite accepter ou refuser.',
      'Un proche vous a donné un code\u202f? Écrivez-le ici.',
    ),
    code: 'Le code',
    codeHint: 'Huit lettres et chiffres, par exemple ABCD-2345.',
    name: 'Le nom de naissance de ce proche',
    nameHint: 'Son nom seulement, sans le prénom.',
    submit: 'Utiliser ce code',
    wrongShape: 'Écrivez les huit lettres et chiffres du code.',
    nameMissing: 'Écrivez son nom de naissance.',
    wrong:
      'Ce code et ce nom ne vont pas ensemble, ou le code ne sert plus. Vérifiez les deux avec votre proche, ou demandez-lui un autre code.',
    tooMany: (minutes: number) =>
      `Vous avez essayé plusieurs codes en peu de temps. Attendez ${counted(minutes, 'minute')}, puis recommencez.`,
  },
  helpedFull: 'Vous aidez déjà autant de personnes que possible. Arrêtez d’en aider une, puis acceptez.',
  over: 'Cette invitation n’est plus valable. Demandez-en une nouvelle à la personne qui vous a invité.',
  done: {
    useInvitationCode: 'Le code est le bon\u00a0: lisez l’invitation, puis répondez.',
    acceptInvitation:
      'C’est fait\u00a0: ce carnet vous est ouvert. Choisissez-le avec «\u00a0Changer de carnet\u00a0».',
    refuseInvitation: 'C’est fait\u00a0: l’invitation est refusée. Rien n’a été ouvert.',
  },
  home: 'Revenir à mes documents',
} as const
