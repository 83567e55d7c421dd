/** How each message is called: where it is sent, and where it is listed. Spec: rules.md §9 (TRA-09). */
import type { NoticeCause } from '@carnet/core/model/notice.ts'

/**
 * A stranger may read it: no name, nothing medical.
 * @spec TRA-09
 */
export const noticeSubjects: Readonly<Record<NoticeCause, string>> = {
  access: 'Votre carnet a été consulté',
  brisDeGlace: 'Votre carnet a été ouvert en urgence',
  centre15: 'Votre carnet a été ouvert en urgence',
  cardScanned: 'Votre carte d’urgence a été lue',
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
  majorityComing: 'Votre carnet sera bientôt à vous seul',
  delegatedMajority: 'Un carnet ne vous est plus ouvert\u00a0: son titulaire est majeur',
  delegatedMajorityComing: 'Un carnet ne vous sera bientôt plus ouvert',
  openingFailed: 'Votre espace numérique de santé n’a pas pu être ouvert',
  invited: 'Une invitation vous attend',
  invitationAnswered: 'Une réponse à votre invitation',
  helpEnded: 'Un carnet ne vous est plus ouvert',
  reportAnswered: 'Une réponse à votre signalement',
  exportReady: 'L’archive que vous avez demandée est prête',
  newDevice: 'Votre carnet a été ouvert sur un nouvel appareil',
  activationCode: 'Votre carnet vous attend',
  accountActivated: 'Votre carnet a été activé',
  recoveryCode: 'Un code pour entrer de nouveau dans votre carnet',
  recoveryAsked: 'Une lettre part chez vous',
  accountRecovered: 'Votre carnet s’ouvre d’une nouvelle façon',
  passkeyAdded: 'Une clé d’accès a été ajoutée à votre compte',
  passkeyRemoved: 'Une clé d’accès a été retirée de votre compte',
  passwordAdded: 'Un mot de passe a été ajouté à votre compte',
  directivesReminder: 'Un rappel de votre carnet',
  serviceRecap: 'Les services qui alimentent votre carnet',
  helpedDocument: 'Du nouveau dans un carnet que vous aidez à tenir',
  recordClosed: 'Votre carnet est fermé',
  recordReopened: 'Votre carnet est rouvert',
  delegatedClosed: 'Un carnet que vous ouvrez avec le vôtre est fermé',
  delegatedReopened: 'Un carnet que vous ouvrez avec le vôtre est rouvert',
}
