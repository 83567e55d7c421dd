/** The frame of every page, the help and the errors. */
import { of } from './elision.ts'
import { easy } from './readings.ts'

export const common = {
  brand: 'Carnet',
  /** Between a name and what it names. */
  colon: '\u00a0:',
  typedBefore: easy(
    'Votre session avait expiré. Voici ce que vous aviez écrit\u00a0: rien n’est encore envoyé. Relisez, complétez, puis envoyez.',
    'Votre carnet s’était fermé. Nous avons gardé votre texte. Il n’est pas encore envoyé. Relisez-le, puis envoyez-le.',
  ),
  promise: easy(
    'Votre carnet de santé, au même endroit, rien que pour vous et ceux que vous choisissez.',
    'C’est comme un carnet de santé en papier, mais sur internet.',
  ),
  demonstration: 'Démonstration : les personnes et les documents sont inventés.',
  demonstrationMode: 'Mode démonstration',
  skip: 'Aller au contenu',
  help: 'Aide',
  accessState: 'État de l’accès',
  logout: 'Se déconnecter',
  otherRecord: 'Changer de carnet',
  navigation: 'Pages de votre carnet',
  carnet: 'Accueil',
  documents: 'Documents',
  results: 'Résultats',
  treatments: 'Traitements',
  andVaccines: '& vaccins',
  accessLog: 'Qui a regardé',
  professionals: 'Soignants',
  profile: 'Profil',
  recordOf: (name: string) => `Carnet ${of(name)}`,
  backToDocuments: 'Tous les documents',
  cancel: 'Annuler',
  previous: 'Page précédente',
  next: 'Page suivante',
  pageOf: (page: number, pages: number) => `Page ${page} sur ${pages}`,
  pages: 'Pages',
  stepOf: (step: number, steps: number) => `Étape ${step} sur ${steps}`,
} as const

export const help = {
  title: 'Aide',
  call: 'Une question sur votre carnet\u202f? Appelez le',
  more: 'Voir comment faire, pas à pas, et ce que veulent dire les mots',
  unknownPerson: easy(
    'Quelqu’un que vous ne connaissez pas a lu votre carnet ? Parlez-en à votre médecin ou à votre caisse d’assurance maladie.',
    'Une personne que vous ne connaissez pas a lu votre carnet\u202f? Parlez-en à votre médecin.',
  ),
  emergency: 'C’est une urgence : appelez le 15 ou le 112.',
  accessibility: {
    none: 'Accessibilité\u00a0: non conforme',
    partial: 'Accessibilité\u00a0: partiellement conforme',
    full: 'Accessibilité\u00a0: totalement conforme',
  },
} as const

export const errors = {
  notFound: {
    title: 'Cette page n’existe pas',
    text: 'L’adresse est peut-être incomplète, ou le document n’est plus dans votre carnet. Rien n’a été changé.',
    action: 'Revenir à mes documents',
  },
  forbidden: {
    title: 'Cette action n’est pas possible',
    text: 'Votre carnet n’a pas été changé. Revenez à la page d’avant et recommencez.',
    action: 'Revenir à mes documents',
  },
  expired: {
    title: 'Votre session a expiré',
    text: 'Pour vous protéger, votre carnet se ferme après 15 minutes sans activité. Rien n’a été perdu.',
    action: 'Ouvrir de nouveau mon carnet',
  },
  failure: {
    title: 'La page n’a pas pu s’afficher',
    text: 'La panne vient de nous. Vos documents ne sont pas perdus. Réessayez dans quelques minutes.',
    action: 'Réessayer',
  },
  unavailable: {
    title: 'Ce document est momentanément indisponible',
    text: 'Il n’est pas perdu. Réessayez dans quelques minutes.',
    action: 'Revenir à mes documents',
  },
  reference: 'Si cela dure, donnez cette référence à l’aide :',
} as const
