/** The QR code of an emergency card: on its page, and for who scans it. Spec: people.md P-12. */
import { counted } from './numbers.ts'

export const cardLink = {
  title: 'QR code de la carte',
  none: 'Un QR code sur la carte permet de la lire avec un téléphone. Il ne montre rien par lui-même.',
  limits: 'Il ouvre cette carte, et rien d’autre du carnet. Vous êtes prévenu dès qu’il est lu.',
  make: 'Faire un QR code avec un code',
  withCodeMeans:
    'Avec un code\u00a0: six chiffres sont imprimés à côté. Qui a la carte en main peut la lire, même un passant.',
  makeWithoutCode: 'Faire un QR code pour les soignants seulement',
  withoutCodeMeans:
    'Pour les soignants seulement\u00a0: aucun chiffre n’est imprimé. Il faut une carte professionnelle pour la lire.',
  forProfessionals: 'Pour un soignant, avec sa carte professionnelle',
  image: 'QR code de la carte d’urgence',
  code: 'Code',
  made: (day: string) => `Fait le ${day}.`,
  renew: 'En faire un nouveau',
  renewMeans:
    'Le QR code déjà imprimé ne marchera plus, tout de suite. Il faudra imprimer la carte de nouveau.',
  renewNow: 'Oui, un nouveau avec un code',
  renewWithoutCode: 'Oui, un nouveau pour les soignants seulement',
  revoke: 'Désactiver ce QR code',
  revokeMeans:
    'Si vous avez perdu la carte\u00a0: le QR code ne montrera plus rien à personne, tout de suite.',
  revokeNow: 'Oui, désactiver',
  done: {
    made: 'C’est fait\u00a0: le QR code est sur la carte. Imprimez-la de nouveau.',
    revoked: 'C’est fait\u00a0: le QR code ne montre plus rien.',
  },
  scansTitle: 'Quand il a été lu',
  noScan: 'Personne ne l’a lu.',
  scanned: 'QR code lu, rien n’a été montré',
  opened: 'carte ouverte avec le bon code',
  refused: 'mauvais code, rien n’a été montré',
  openedBy: (who: string) => `carte lue par ${who}, avec sa carte professionnelle`,
  refusedTo: (who: string) => `lecture refusée à ${who}, rien n’a été montré`,
  again: (times: number, last: string) =>
    `Lu encore ${counted(times, 'fois', 'fois')} ensuite, la dernière ${last}.`,
} as const

export const scannedCard = {
  title: 'Carte d’urgence',
  intro: 'Vous avez lu le QR code d’une carte d’urgence.',
  call: 'C’est une urgence\u00a0: appelez le 15 ou le 112.',
  code: 'Code de la carte',
  hint: 'Six chiffres, imprimés à côté du QR code.',
  open: 'Lire la carte',
  told: 'La personne est prévenue que sa carte a été lue.',
  notShown: 'La carte n’a pas été montrée',
  wrong: 'Ce code ne va pas avec cette carte. Relisez les six chiffres.',
  wait: (minutes: number) =>
    `Trop d’essais. Recommencez dans ${minutes}\u00a0${minutes < 2 ? 'minute' : 'minutes'}.`,
  professionals: 'Professionnels de santé',
  asProfessional: 'Je suis professionnel de santé\u00a0: ouvrir avec ma carte',
  noCode: 'Sans le code, présentez la carte au soignant\u00a0: il ouvre le carnet avec sa propre carte.',
} as const
