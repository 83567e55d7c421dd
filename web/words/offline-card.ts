/** The QR code that is read without network. Spec: people.md P-12. */
import { easy } from './readings.ts'

export const offlineCard = {
  title: 'QR code lisible sans réseau',
  intro: easy(
    'Ce QR code contient la carte elle-même. Un soignant équipé la lit sans réseau, et vérifie qu’elle vient de ce carnet.',
    'Ce dessin contient votre carte. Un soignant peut la lire sans internet.',
  ),
  link: 'QR code lisible sans réseau',
  anybody: 'Toute personne qui scanne ce code pourra lire\u00a0:',
  name: 'votre nom et votre date de naissance',
  directives: 'que vos directives anticipées sont dans le carnet',
  contact: (name: string, phones: string) => `${name}\u00a0: ${phones}`,
  noAllergy: 'aucune allergie connue',
  limits:
    'Personne ne vous prévient quand il est lu. Une fois imprimé, il reste lisible\u00a0: vous ne pourrez pas le désactiver.',
  accept: 'J’ai compris\u00a0: toute personne qui le scanne lira cette liste.',
  tick: 'Cochez la case pour dire que vous avez compris qui pourra le lire.',
  notMade: 'Le QR code n’a pas été fait',
  make: 'Faire ce QR code',
  image: 'QR code de la carte d’urgence, lisible sans réseau',
  issued: (day: string) =>
    `Il dit ce que la carte disait le ${day}. Si vous la modifiez, imprimez-le de nouveau.`,
  stop: 'Ne plus l’afficher',
  stopMeans: 'Il disparaît d’ici. Ceux que vous avez déjà imprimés restent lisibles\u00a0: détruisez-les.',
  stopNow: 'Oui, ne plus l’afficher',
  tooLong:
    'La carte est trop longue pour tenir dans un QR code. Raccourcissez-la\u00a0: gardez ce qui compte dans les premières minutes.',
  empty: 'Remplissez d’abord la carte d’urgence.',
} as const
