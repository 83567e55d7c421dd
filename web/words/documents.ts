/** « Mes documents ». */
import { counted } from './numbers.ts'

export const documents = {
  title: 'Mes documents',
  total: (count: number) => counted(count, 'document'),
  someOf: (shown: number, all: number) => `${counted(shown, 'document')} sur ${counted(all, 'document')}`,
  view: 'Ranger',
  views: {
    date: 'Par date',
    type: 'Par sorte',
    soignant: 'Par soignant',
    specialite: 'Par spécialité',
  },
  noSpeciality: 'Sans spécialité indiquée',
  /** Of what a patient cannot name better than the documents do. */
  episodes: {
    stay: 'Hospitalisation',
    emergency: 'Passage aux urgences',
    hospital: 'Soins à l’hôpital',
  },
  formerVersions: (count: number) => counted(count, 'ancienne version', 'anciennes versions'),
  formerOf: (day: string) => `ajoutée le ${day}`,
  filterTitle: 'Choisir et ranger les documents',
  family: 'Sorte de document',
  year: 'Année des soins',
  every: 'Toutes',
  filter: 'Afficher',
  clear: 'Tout afficher',
  emptyTitle: 'Votre carnet est encore vide.',
  empty: 'Vos soignants y ajoutent vos documents. Demandez-leur de le faire à votre prochaine visite.',
  noMatchTitle: 'Aucun document ne correspond.',
  noMatch: 'Choisissez une autre sorte de document ou une autre année.',
  careOf: 'Soins du',
  addedOn: 'Ajouté le',
  addedByYou: 'Vous',
  unknownAuthor: 'Auteur non indiqué',
  momentarilyMissing:
    'Certains documents sont momentanément indisponibles. Ils ne sont pas perdus. Réessayez dans quelques minutes.',
  masking: {
    title: 'Masquer tous mes documents',
    onMeans:
      'Les professionnels de santé ne verront plus aucun document de votre carnet, ni ceux qui y seront ajoutés. Qui a écrit un document le voit encore, et aussi qui gère votre carnet avec vous. En urgence, vos choix d’urgence s’appliquent.',
    risk: 'Un soignant qui ne voit pas vos documents peut vous soigner moins bien.',
    on: 'Tous vos documents sont masqués aux professionnels de santé, ceux à venir compris.',
    offMeans: 'Si vous arrêtez, les documents que vous avez masqués un par un le restent.',
    gestures: {
      maskEverything: 'Masquer tous mes documents',
      unmaskEverything: 'Ne plus tout masquer',
    },
    done: {
      maskEverything: 'C’est fait\u00a0: tous vos documents sont masqués aux professionnels de santé.',
      unmaskEverything: 'C’est fait\u00a0: vos documents ne sont plus tous masqués.',
    },
  },
} as const

/** VIS-11 labels are compared byte for byte; the rest is ours (P-04). */
export const states = {
  isNew: 'nouveau',
  maskedToProfessionals: 'masqué aux professionnels de santé',
  invisibleToRepresentatives: 'non visible par les représentants légaux',
  archived: 'archivé',
  deprecated: 'ancienne version obsolète',
  fromPatient: 'ajouté par moi',
} as const
