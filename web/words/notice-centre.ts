/** « Mes notifications ». */
import type { NoticeCause } from '@carnet/core/model/notice.ts'
import { counted } from './numbers.ts'
import { easy } from './readings.ts'

/** Of `this`: the record that is open, which may be a child's. What is not here is called as its message is. */
export const noticeTitles: Readonly<Partial<Record<NoticeCause, string>>> = {
  access: 'Un soignant a lu ce carnet',
  firstAccess: 'Un nouveau soignant a lu ce carnet',
  newDocument: 'Un document a été ajouté',
  brisDeGlace: 'Ce carnet a été ouvert en urgence',
  centre15: 'Le SAMU (15) a ouvert ce carnet en urgence',
  cardScanned: 'La carte d’urgence a été lue',
  unannounced: 'Ce carnet a été mis à jour\u00a0: parlez-en à un soignant',
  suspended: 'Ce carnet a été suspendu',
  deletionCancelled: 'La suppression des données a été annulée',
  recordReopened: 'Ce carnet a été rouvert',
  representativesChanged: 'Qui représente le titulaire a changé',
  carersChanged: 'Qui aide le titulaire a changé',
  readersChanged: 'Qui peut lire ce carnet a changé',
  majorityComing: 'Ce carnet sera bientôt à son titulaire seul',
  reminder: 'Un rappel que vous avez demandé',
  delegatedReminder: 'Un rappel, dans un carnet que vous ouvrez avec le vôtre',
  serviceRecap: 'Des services ont alimenté ce carnet',
  archiveImported: 'Des documents ont été repris d’une archive',
}

export const noticeCentre = {
  title: 'Mes notifications',
  link: 'Notifications',
  unread: (count: number) => (count > 99 ? 'plus de 99 non lues' : counted(count, 'non lue')),
  intro: easy(
    'Ce que Carnet vous a signalé depuis un an, du plus récent au plus ancien. Chaque message dit où lire la suite.',
    'Les messages de votre carnet. Le plus récent est en haut.',
  ),
  allRead: 'Tout est lu.',
  someUnread: (count: number) => `${counted(count, 'notification')} non lue${count > 1 ? 's' : ''}.`,
  new: 'Non lue',
  see: 'Voir',
  markRead: 'Marquer comme lue',
  markUnread: 'Marquer comme non lue',
  remove: 'Supprimer',
  readAll: 'Tout marquer comme lu',
  undo: 'Annuler',
  none: 'Aucune notification.',
  noneHint: easy(
    'Quand un soignant lit votre carnet, ou qu’un document s’ajoute, vous le lirez ici.',
    'Quand il se passe quelque chose, vous le lirez ici.',
  ),
  choose: 'Choisir comment vous êtes prévenu',
  done: {
    read: 'C’est fait\u00a0: la notification est lue.',
    unread: 'C’est fait\u00a0: la notification est non lue.',
    readAll: 'C’est fait\u00a0: tout est lu.',
    removed:
      'C’est fait\u00a0: la notification est supprimée. Ce qu’elle disait reste dans votre historique.',
    restore: 'C’est fait\u00a0: la notification est revenue.',
  },
} as const
