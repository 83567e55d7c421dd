/** « Mes traitements » and « Mon plan de prise ». Spec: people.md P-09. */
import type { TreatmentLine } from '@carnet/core/model/treatment.ts'
import { careHistory } from './care-history.ts'
import { listInWords } from './numbers.ts'
import { easy } from './readings.ts'

export const treatments = {
  title: 'Mes traitements',
  pages: 'Traitements, vaccins et soins',
  banner: easy(
    'Cette liste rassemble ce que des documents de votre carnet et vous-même en dites. Elle peut être incomplète. N’arrêtez pas un traitement sans en parler à votre médecin ou à votre pharmacien.',
    'Cette liste vient de vos documents et de vous. Il peut manquer des médicaments. N’arrêtez pas un médicament sans en parler à votre médecin.',
  ),
  emptyTitle: 'Aucun traitement connu.',
  empty: easy(
    'Vos médicaments apparaîtront ici avec une ordonnance ou une délivrance de votre pharmacie. Vous pouvez aussi écrire vous-même ce que vous prenez.',
    'Vos ordonnances rempliront cette liste. Vous pouvez aussi écrire vos médicaments.',
  ),
  allergies: {
    ofYou: (names: readonly string[]) =>
      `Vous avez signalé ${names.length > 1 ? 'des allergies' : 'une allergie'}\u00a0: ${listInWords(names)}.`,
    ofOther: (names: readonly string[]) =>
      `${names.length > 1 ? 'Allergies signalées' : 'Allergie signalée'}\u00a0: ${listInWords(names)}.`,
    means: 'Dites-le à qui vous soigne et à qui vous donne un médicament.',
  },
  current: 'En cours',
  noCurrent: 'Aucun traitement en cours n’est connu.',
  past: 'Anciens traitements',
  pastMeans: easy(
    'Leur durée est passée, ou vous avez écrit ne plus les prendre. Sans date de fin, ils sont ici un an après le dernier document.',
    'Ces médicaments sont finis. Ou vous ne les prenez plus.',
  ),
  until: (day: string) => `Jusqu’au ${day}`,
  endedOn: (day: string) => `Prévu jusqu’au ${day}`,
  sources: 'D’après',
  said: { prescribed: 'Prescrit', dispensed: 'Délivré', noted: 'Noté' } satisfies Record<
    TreatmentLine['said'],
    string
  >,
  by: (who: string) => ` par ${who}`,
  on: (day: string) => ` le ${day}`,
  named: (name: string) => `\u00a0: «\u00a0${name}\u00a0»`,
  read: 'Lire',
  readOf: (name: string, day: string) => `le document sur ${name}${day}`,
  you: 'vous',
  written: (who: string) => `Écrit par ${who}`,
  stopped: {
    byYou: (day: string) => `Vous avez écrit, le ${day}\u00a0: je ne le prends plus.`,
    byOther: (who: string, day: string) => `${who} a écrit, le ${day}\u00a0: je ne le prends plus.`,
  },
  stop: 'Je ne le prends plus',
  stopMeans: easy(
    'Ce traitement ira avec les anciens dans votre liste. Vos documents ne changent pas. Vous pourrez revenir en arrière.',
    'Ce médicament ira avec les anciens. Vos documents ne changent pas. Vous pourrez changer d’avis.',
  ),
  stopDo: 'Oui, je ne le prends plus',
  remind: 'Me le rappeler',
  resume: 'Je le prends toujours',
  remove: 'Effacer ce qui est écrit',
  about: (name: string) => ` (${name})`,
  done: {
    stopped: 'C’est noté\u00a0: ce traitement est avec les anciens. Ses rappels sont arrêtés.',
    resumed: 'C’est noté\u00a0: votre liste est comme avant.',
    declared: 'C’est noté\u00a0: ce traitement est dans votre liste.',
    removed: 'C’est fait\u00a0: ce qui était écrit est effacé.',
    unknown: 'Rien n’a changé\u00a0: ce traitement n’est plus dans votre liste.',
  },
  undo: 'Annuler',
  form: {
    title: 'Ajouter un traitement à ma liste',
    means: easy(
      'Avec ou sans ordonnance. Vos aidants et vos représentants le verront aussi. Vos soignants ne le verront pas ici\u00a0: dites-le-leur.',
      'Avec ou sans ordonnance. Vos aidants le verront aussi. Vos soignants ne le verront pas ici. Dites-le à vos soignants.',
    ),
    name: 'Nom du médicament',
    nameHint: 'Comme sur la boîte, par exemple «\u00a0Doliprane 500\u00a0mg\u00a0».',
    posology: 'Comment vous le prenez',
    posologyHint: 'Facultatif. Par exemple «\u00a01\u00a0comprimé le soir\u00a0».',
    submit: 'Ajouter à ma liste',
    refused: 'Le traitement n’a pas été ajouté',
    nameMissing: 'Écrivez le nom du médicament.',
    nameTooLong: (max: number) => `Le nom est trop long\u00a0: ${max}\u00a0caractères au plus.`,
    posologyTooLong: (max: number) => `Le texte est trop long\u00a0: ${max}\u00a0caractères au plus.`,
    tooMany: 'Votre liste est pleine. Effacez d’abord des traitements que vous avez écrits.',
  },
  unreadTitle: 'À lire dans les documents',
  unread: easy(
    'Ces documents parlent de médicaments, mais leurs données ne peuvent pas être reprises dans la liste.',
    'Ces documents parlent de médicaments. Ouvrez-les pour les lire.',
  ),
  plan: {
    link: 'Mon plan de prise, à imprimer',
    title: 'Mon plan de prise',
    back: 'Mes traitements',
    asOf: easy(
      (day: string) => `Les traitements en cours connus de ce carnet, le ${day}.`,
      (day: string) => `Mes médicaments, le ${day}.`,
    ),
    columns: { drug: 'Médicament', how: 'Comment le prendre', until: 'Jusqu’au', sources: 'D’après' },
    unsaid: 'non précisé',
    caption: 'Traitements en cours',
    howToPrint: easy(
      'Pour l’imprimer, ouvrez le menu de votre navigateur et choisissez «\u00a0Imprimer\u00a0».',
      'Pour l’imprimer, ouvrez le menu du navigateur. Choisissez «\u00a0Imprimer\u00a0».',
    ),
    show: easy(
      'Montrez cette feuille à vos soignants. Elle ne remplace pas une ordonnance et peut être incomplète.',
      'Montrez cette feuille à vos soignants. Ce n’est pas une ordonnance. Il peut manquer des médicaments.',
    ),
  },
} as const

/** Where the three pages of what is taken and reimbursed lead to one another. */
export const treatmentPageNames = {
  treatments: treatments.title,
  vaccinations: 'Mes vaccins',
  reminders: 'Mes rappels',
  careHistory: careHistory.title,
} as const
