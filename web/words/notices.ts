/** « Mes messages ». */
import type { NoticeCause } from '@carnet/core/model/notice.ts'

export const notices = {
  title: 'Mes messages',
  intro: 'Carnet vous prévient de ce qui se passe dans votre carnet. Choisissez comment.',
  topics: {
    access: 'Quand un soignant lit votre carnet',
    emergency: 'Quand votre carnet est ouvert en urgence',
    document: 'Quand votre carnet a été mis à jour',
  },
  ways: {
    both: 'Par e-mail, sinon par SMS',
    email: 'Par e-mail seulement',
    sms: 'Par SMS seulement',
  },
  protects:
    'Ces messages vous protègent\u00a0: ils ne peuvent pas être coupés. Si le moyen choisi ne marche plus, nous utilisons l’autre.',
  save: 'Enregistrer',
  saved: 'C’est fait\u00a0: vos choix sont enregistrés.',
  refused: 'Vos choix n’ont pas été changés.',
  helpTitle: 'Les personnes que vous aidez',
  helpIntro:
    'Un message peut vous dire qu’un document que vous pouvez lire s’est ajouté à leur carnet. Il ne dit ni qui, ni quoi. Il arrive comme celui de vos mises à jour.',
  helpLegend: 'Me prévenir quand un document s’ajoute au carnet de',
  helpSave: 'Enregistrer pour ces personnes',
  choose: 'Choisir comment vous êtes prévenu',
} as const

/** What a message begins with: a stranger may read it, and it says no more (TRA-09). */
export const noticeSubjects: Readonly<Record<NoticeCause, string>> = {
  access: 'Votre carnet a été consulté',
  brisDeGlace: 'Votre carnet a été ouvert en urgence',
  centre15: 'Votre carnet a été ouvert en urgence',
  unannounced: 'Votre carnet a été mis à jour',
  information: 'Votre espace numérique de santé va être ouvert',
  informationByLetter: 'Votre espace numérique de santé va être ouvert',
  integration: 'Votre dossier médical partagé va rejoindre votre espace numérique de santé',
  opposed: 'Votre opposition est enregistrée',
  suspended: 'Votre carnet est suspendu',
  suspensionClosed: 'Votre carnet est fermé',
  deletionRequested: 'Votre demande de suppression est enregistrée',
  deletionCancelled: 'La suppression de vos données est annulée',
  majority: 'Vous êtes majeur\u00a0: votre carnet est à vous seul',
  openingFailed: 'Votre espace numérique de santé n’a pas pu être ouvert',
  invited: 'Une invitation vous attend',
  invitationAnswered: 'Une réponse à votre invitation',
  helpEnded: 'Un carnet ne vous est plus ouvert',
  reportAnswered: 'Une réponse à votre signalement',
  exportReady: 'L’archive que vous avez demandée est prête',
  directivesReminder: 'Un rappel de votre carnet',
  helpedDocument: 'Du nouveau dans un carnet que vous aidez à tenir',
  recordClosed: 'Votre carnet est fermé',
  recordReopened: 'Votre carnet est rouvert',
  delegatedClosed: 'Un carnet que vous ouvrez avec le vôtre est fermé',
  delegatedReopened: 'Un carnet que vous ouvrez avec le vôtre est rouvert',
}
