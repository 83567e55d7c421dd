/** « Aide »: the guides, by what one wants to do, and the words of the carnet. Spec: people.md P-32 and §10, « vocabulary map ». */
import { type HelpChapter, urls } from '../urls.ts'
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
  readonly chapter: HelpChapter
  readonly title: string
  readonly steps: readonly string[]
  readonly at: string
}

export const guides: readonly Guide[] = [
  {
    chapter: 'premiere-fois',
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
    chapter: 'entrer-de-nouveau',
    title: 'Entrer de nouveau, sans mot de passe ni clé',
    steps: [
      'Demandez une lettre, avec les numéros de votre carte Vitale.',
      'Attendez-la quelques jours\u00a0: elle arrive chez vous.',
      'Écrivez son code, et choisissez une nouvelle façon d’entrer.',
    ],
    at: urls.recover,
  },
  {
    chapter: 'lire-un-resultat',
    title: 'Lire un résultat',
    steps: [
      'Ouvrez «\u00a0Résultats\u00a0», en haut de la page.',
      'Choisissez un résultat\u00a0: sa courbe et l’intervalle du laboratoire s’affichent.',
      'Seul un soignant peut l’interpréter\u00a0: montrez-le-lui.',
    ],
    at: urls.results,
  },
  {
    chapter: 'ajouter',
    title: 'Ajouter un document',
    steps: [
      'Ouvrez «\u00a0Documents\u00a0», puis «\u00a0Ajouter un document\u00a0».',
      'Donnez-lui un titre, une date, et dites qui peut le lire.',
      'Choisissez un fichier, ou prenez une photo.',
    ],
    at: urls.addDocument,
  },
  {
    chapter: 'qui-peut-lire',
    title: 'Choisir qui peut lire',
    steps: [
      'Ouvrez «\u00a0Soignants\u00a0»\u00a0: vous voyez qui peut lire.',
      'Bloquez une personne, retirez un accès, ou choisissez sa fin.',
      'Pour cacher un seul document, ouvrez-le, puis «\u00a0Masquer ce document\u00a0».',
    ],
    at: urls.professionals,
  },
  {
    chapter: 'qui-a-lu',
    title: 'Savoir qui a lu mon carnet',
    steps: [
      'Ouvrez «\u00a0Qui a regardé\u00a0».',
      'Chaque ligne dit qui, quand, et pourquoi.',
      'Vous ne connaissez pas une personne\u202f? Signalez-la à côté de sa ligne.',
    ],
    at: urls.accessLog,
  },
  {
    chapter: 'urgence',
    title: 'Préparer une urgence',
    steps: [
      'Ouvrez «\u00a0Profil\u00a0», puis «\u00a0Ma carte d’urgence\u00a0».',
      'Écrivez vos allergies et les personnes à prévenir.',
      'Imprimez la carte, et gardez-la sur vous.',
    ],
    at: urls.card,
  },
  {
    chapter: 'aider',
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
    chapter: 'messages',
    title: 'Choisir les messages que je reçois',
    steps: [
      'Ouvrez «\u00a0Profil\u00a0», puis «\u00a0Mes messages\u00a0».',
      'Pour chaque sorte de message, choisissez l’e-mail ou le SMS.',
    ],
    at: urls.notices,
  },
]

/** Those that are told in French alone yet. */
export const guidesInFrench: readonly Guide[] = [
  {
    chapter: 'accueil',
    title: 'Me repérer dans mon carnet',
    steps: [
      'Les onglets du haut mènent à vos documents, vos résultats, vos traitements et vos professionnels.',
      'La recherche lit le texte de vos documents\u00a0: écrivez vos mots, comme vous les dites.',
      '«\u00a0Profil\u00a0» réunit vos choix et vos informations.',
    ],
    at: urls.carnet,
  },
  {
    chapter: 'lire-un-document',
    title: 'Retrouver et lire un document',
    steps: [
      'Ouvrez «\u00a0Documents\u00a0»\u00a0: les plus récents sont en haut.',
      'Cherchez un mot, ou choisissez une sorte, une année, un soignant.',
      'Ouvrez le document. Vous pouvez l’imprimer, le masquer, écrire une note pour vous, ou signaler une erreur.',
    ],
    at: urls.documents,
  },
  {
    chapter: 'mes-traitements',
    title: 'Suivre mes traitements, mes vaccins et mes soins',
    steps: [
      'Ouvrez «\u00a0Traitements\u00a0», en haut de la page.',
      'Ajoutez ce que vous prenez et qui n’y est pas.',
      'Les vaccins et les soins remboursés sont sur les pages d’à côté.',
      '«\u00a0Me le rappeler\u00a0», sous un traitement ou un vaccin\u00a0: un message part à l’heure choisie. «\u00a0Mes rappels\u00a0» les liste et les arrête.',
    ],
    at: urls.treatments,
  },
  {
    chapter: 'mon-profil',
    title: 'Trouver mes choix et mes informations',
    steps: [
      'Ouvrez «\u00a0Profil\u00a0», en haut de la page.',
      'Choisissez ce que vous voulez voir ou changer\u00a0: santé, urgence, proches, messages, sécurité.',
    ],
    at: urls.profile,
  },
  {
    chapter: 'signaler',
    title: 'Signaler une erreur ou un accès',
    steps: [
      'Ouvrez le document, ou la ligne de l’accès, puis «\u00a0Signaler\u00a0».',
      'Écrivez ce qui ne va pas.',
      'Suivez la réponse dans «\u00a0Mes signalements\u00a0»\u00a0: le dernier jour pour vous répondre y est écrit.',
    ],
    at: urls.reports,
  },
  {
    chapter: 'aide-a-cote',
    title: 'Me faire aider par quelqu’un à côté de moi',
    steps: [
      'Ouvrez «\u00a0Affichage\u00a0», et dites que quelqu’un vous aide.',
      'Vos listes sont cachées. Vous ouvrez seulement celles que vous voulez montrer.',
      'Pour finir, choisissez «\u00a0Quitter ce mode\u00a0», en haut de la page.',
    ],
    at: urls.display,
  },
]

/** people.md §10: shown once for all. */
export const vocabulary: readonly (readonly [string, string])[] = [
  ['DMP (dossier médical partagé)', 'mon carnet'],
  ['bris de glace', 'accès en urgence'],
  ['médecin régulateur, centre 15', 'le SAMU (15)'],
  [
    'masquer',
    'cacher aux soignants, sauf à l’auteur, à qui gère le carnet avec vous et, parfois, à votre médecin traitant',
  ],
  ['INS', 'numéro de santé'],
  ['alimentation', 'ajout'],
  ['habilitation', 'droit de lire'],
  ['opposition', 'refus'],
  ['CR d’examens biologiques', 'résultats d’analyses'],
  ['représentant légal', 'parent ou tuteur'],
  ['titulaire', 'vous'],
]
