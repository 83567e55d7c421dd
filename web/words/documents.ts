/** « Mes documents ». */
import { documentStateLabels } from '@carnet/core/model/document-states.ts'
import { counted } from './numbers.ts'
import { easy } from './readings.ts'

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
  copies: (count: number) => counted(count, 'copie du même fichier', 'copies du même fichier'),
  formerVersions: (count: number) => counted(count, 'ancienne version', 'anciennes versions'),
  formerOf: (day: string) => `ajoutée le ${day}`,
  filterTitle: 'Choisir et ranger les documents',
  family: 'Sorte de document',
  year: 'Année des soins',
  every: 'Toutes',
  filter: 'Afficher',
  clear: 'Tout afficher',
  emptyTitle: 'Votre carnet est encore vide.',
  empty: easy(
    'Vos soignants y ajoutent vos documents. Demandez-leur de le faire à votre prochaine visite.',
    'Vos soignants y mettent vos documents. Demandez-leur à votre prochaine visite.',
  ),
  emptyMayAdd: 'Vous pouvez aussi en ajouter.',
  starred: 'Documents',
  starredOnly: 'Ceux que je garde sous la main',
  seeStarred: (count: number) => `Sous la main (${count})`,
  atHand: 'Sous la main',
  starMeans: easy(
    'Gardez-le sous la main pour le retrouver vite, et sans réseau sur vos appareils. Vous seul le voyez.',
    'Gardez ce document sous la main. Vous le retrouvez vite. Vous seul le voyez.',
  ),
  starredMeans: easy(
    'Vous gardez ce document sous la main. Vous seul le voyez.',
    'Ce document est sous la main. Vous seul le voyez.',
  ),
  everyDocument: 'Tous',
  starDocument: 'Garder sous la main',
  unstarDocument: 'Ne plus garder sous la main',
  starDone: {
    starDocument: easy(
      'C’est fait\u00a0: ce document est gardé sous la main.',
      'C’est fait. Ce document est sous la main.',
    ),
    unstarDocument: easy(
      'C’est fait\u00a0: ce document n’est plus gardé sous la main. Il reste dans votre carnet.',
      'C’est fait. Ce document n’est plus sous la main. Il reste dans votre carnet.',
    ),
    tooMany: (max: number) =>
      `Vous gardez déjà ${max}\u00a0documents sous la main. Retirez-en un pour garder celui-ci.`,
  },
  noMatchTitle: 'Aucun document ne correspond.',
  noMatch: easy(
    'Choisissez une autre sorte de document ou une autre année.',
    'Choisissez une autre année. Ou choisissez une autre sorte de document.',
  ),
  careOf: 'Soins du',
  addedOn: 'Ajouté le',
  addedByYou: 'Vous',
  unknownAuthor: 'Auteur non indiqué',
  momentarilyMissing: easy(
    'Certains documents sont momentanément indisponibles. Ils ne sont pas perdus. Réessayez dans quelques minutes.',
    'Des documents manquent en ce moment. Ils ne sont pas perdus. Revenez dans quelques minutes.',
  ),
  masking: {
    title: 'Masquer tous mes documents',
    onMeans: easy(
      'Les professionnels de santé ne verront plus aucun document de votre carnet, ni ceux qui y seront ajoutés. Qui a écrit un document le voit encore, et aussi qui gère votre carnet avec vous. En urgence, vos choix d’urgence s’appliquent.',
      'Vos soignants ne verront plus vos documents. Ils ne verront pas les nouveaux documents. Qui a écrit un document le voit encore. Qui gère votre carnet avec vous le voit aussi. En urgence, nous suivons vos choix d’urgence.',
    ),
    risk: easy(
      'Un soignant qui ne voit pas vos documents peut vous soigner moins bien, sans en être responsable. Vos remboursements ne changent pas.',
      'Sans vos documents, un soignant peut vous soigner moins bien. Ce ne sera pas de sa faute. Vos remboursements ne changent pas.',
    ),
    on: easy(
      'Tous vos documents sont masqués aux professionnels de santé, ceux à venir compris.',
      'Vos soignants ne voient pas vos documents. Ils ne verront pas les nouveaux.',
    ),
    offMeans: easy(
      'Si vous arrêtez, les documents que vous avez masqués un par un le restent.',
      'Vous avez caché des documents un par un\u202f? Ils restent cachés.',
    ),
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

/** Those of the requirement (VIS-11), told by its own words; the rest is ours (P-04). */
export const states = {
  ...documentStateLabels,
  isNew: 'nouveau',
  starred: 'sous la main',
  noted: 'avec une note',
  fromPatient: 'ajouté par moi',
} as const
