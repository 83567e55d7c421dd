/** « Aide »: the guides, by what one wants to do, and the words of the carnet. Spec: people.md P-32 and §10, « vocabulary map ». */
import { urls } from '../urls.ts'
import { easy } from './readings.ts'

export const helpPage = {
  title: 'Aide',
  intro: easy(
    'Comment faire, pas à pas, et ce que veulent dire les mots du carnet.',
    'Ici, vous voyez comment faire. Vous voyez aussi ce que disent les mots.',
  ),
  callTitle: 'Parler à quelqu’un',
  call: (phone: string) => `Appelez le ${phone}. L’appel ne donne à personne le droit de lire votre carnet.`,
  beside: easy(
    'Vous pouvez aussi vous faire aider par quelqu’un à côté de vous\u00a0: un proche, un pharmacien, un conseiller France Services. Ne lui donnez ni votre mot de passe, ni vos codes.',
    'Une personne peut vous aider à côté de vous. Ne lui donnez pas votre mot de passe. Ne lui donnez pas vos codes.',
  ),
  guidesTitle: 'Comment faire',
  open: 'Ouvrir cette page',
  wordsTitle: 'Les mots du carnet',
  wordsIntro: 'Les mots des soignants et des lois, et ceux de votre carnet.',
  official: 'Mot officiel',
  plain: 'Dans votre carnet',
} as const

export type Guide = {
  readonly title: string
  readonly steps: readonly string[]
  readonly at: string
}

export const guides: readonly Guide[] = [
  {
    title: 'Ouvrir mon carnet pour la première fois',
    steps: [
      'Prenez la lettre que vous avez reçue, et votre carte Vitale.',
      'Écrivez le code de la lettre et le numéro de la carte.',
      'Choisissez une adresse électronique ou un téléphone.',
      'Choisissez un mot de passe ou une clé d’accès.',
    ],
    at: urls.activate,
  },
  {
    title: 'Entrer de nouveau, sans mot de passe ni clé',
    steps: [
      'Demandez une lettre, avec les numéros de votre carte Vitale.',
      'Attendez-la quelques jours\u00a0: elle arrive chez vous.',
      'Écrivez son code, et choisissez une nouvelle façon d’entrer.',
    ],
    at: urls.recover,
  },
  {
    title: 'Lire un résultat',
    steps: [
      'Ouvrez «\u00a0Résultats\u00a0», en haut de la page.',
      'Choisissez un résultat\u00a0: sa courbe et l’intervalle du laboratoire s’affichent.',
      'Seul un soignant peut l’interpréter\u00a0: montrez-le-lui.',
    ],
    at: urls.results,
  },
  {
    title: 'Ajouter un document',
    steps: [
      'Ouvrez «\u00a0Documents\u00a0», puis «\u00a0Ajouter un document\u00a0».',
      'Donnez-lui un titre, une date, et dites qui peut le lire.',
      'Choisissez un fichier, ou prenez une photo.',
    ],
    at: urls.addDocument,
  },
  {
    title: 'Choisir qui peut lire',
    steps: [
      'Ouvrez «\u00a0Soignants\u00a0»\u00a0: vous voyez qui peut lire.',
      'Bloquez une personne, retirez un accès, ou choisissez sa fin.',
      'Pour cacher un seul document, ouvrez-le, puis «\u00a0Masquer ce document\u00a0».',
    ],
    at: urls.professionals,
  },
  {
    title: 'Savoir qui a lu mon carnet',
    steps: [
      'Ouvrez «\u00a0Qui a regardé\u00a0».',
      'Chaque ligne dit qui, quand, et pourquoi.',
      'Vous ne connaissez pas une personne\u202f? Signalez-la à côté de sa ligne.',
    ],
    at: urls.accessLog,
  },
  {
    title: 'Préparer une urgence',
    steps: [
      'Ouvrez «\u00a0Profil\u00a0», puis «\u00a0Ma carte d’urgence\u00a0».',
      'Écrivez vos allergies et les personnes à prévenir.',
      'Imprimez la carte, et gardez-la sur vous.',
    ],
    at: urls.card,
  },
  {
    title: 'Aider un proche, ou me faire aider',
    steps: [
      'Ouvrez «\u00a0Profil\u00a0», puis «\u00a0Aidants et représentants\u00a0».',
      'Invitez une personne qui a son propre carnet.',
      'Dites ce qu’elle peut faire.',
      'Elle accepte chez elle. Vous arrêtez son aide quand vous voulez.',
    ],
    at: urls.delegates,
  },
  {
    title: 'Choisir les messages que je reçois',
    steps: [
      'Ouvrez «\u00a0Profil\u00a0», puis «\u00a0Mes messages\u00a0».',
      'Pour chaque sorte de message, choisissez l’e-mail ou le SMS.',
    ],
    at: urls.notices,
  },
]

/** people.md §10: shown once for all. */
export const vocabulary: readonly (readonly [string, string])[] = [
  ['DMP (dossier médical partagé)', 'mon carnet'],
  ['bris de glace', 'accès en urgence'],
  ['médecin régulateur, centre 15', 'le SAMU (15)'],
  ['masquer', 'cacher aux soignants, sauf à l’auteur et à qui gère le carnet avec vous'],
  ['INS', 'numéro de santé'],
  ['alimentation', 'ajout'],
  ['habilitation', 'droit de lire'],
  ['opposition', 'refus'],
  ['CR d’examens biologiques', 'résultats d’analyses'],
  ['représentant légal', 'parent ou tuteur'],
  ['titulaire', 'vous'],
]
