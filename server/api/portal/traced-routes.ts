/**
 * What each address of the portal leaves in the history, or why it leaves nothing. A page that is not here is not
 * mounted; that the lines are written, server/test/own-navigation.story.ts says.
 * Spec: rules.md TRA-05, « each portal action has a code ».
 */
import type { Trace } from '@carnet/core/model/trace.ts'
import { doorUrls } from '@carnet/web/emergency/addresses.ts'
import { contextualRoot, proUrls } from '@carnet/web/pro/addresses.ts'
import { ownMeasureFileUrl, ownMeasureUrl, profileSectionUrl, urls } from '@carnet/web/urls.ts'

export type TracedRoute =
  /** One of these, or several: which, what is asked and what is decided say. */
  | { readonly traces: readonly Trace['action'][] }
  /** Why there is nothing to tell. */
  | { readonly silent: string }

const document = `${urls.documents}/:id`

/** By method and address, as they are mounted. */
export type TracedRoutes = Readonly<Record<string, TracedRoute>>

/** @spec TRA-05 Mon espace santé */
export const tracedRoutes: TracedRoutes = {
  [`GET ${urls.home}`]: silent('the public site: nobody is known yet'),
  // Each part as the page that shows it.
  [`GET ${urls.carnet}`]: traces(
    'findDocuments',
    'readDocument',
    'listTraces',
    'readAccountSecurity',
    'readHealthProfile',
    'readEmergencyCard',
  ),

  [`GET ${urls.accessibility}`]: silent('the same for everybody'),
  [`GET ${urls.help}`]: silent('guides, and the words of the carnet: the same for everybody'),
  [`GET ${urls.display}`]: silent('how pages look on a device: nobody is known'),
  [`POST ${urls.display}`]: silent('a cookie of the device, which says of nobody who he is'),

  [`GET ${urls.login}`]: silent('a form: nobody is known yet'),
  // Who has the password alone is not in: tries are counted (CON-23), and a history that anybody could fill hides more than it tells.
  [`POST ${urls.login}`]: silent('half of a log-in: nothing is open yet'),
  [`GET ${urls.loginCode}`]: silent('a form: nothing is open yet'),
  [`POST ${urls.loginCode}`]: traces('connect'),
  [`GET ${urls.passkeyLogIn}`]: silent('back to the log-in: nothing is open yet'),
  // What is asked of the device is silent: nothing is open yet.
  [`POST ${urls.passkeyLogIn}`]: traces('connect'),
  [`GET ${urls.franceConnectLogIn}`]: silent('back to the log-in: nothing is open yet'),
  [`POST ${urls.franceConnectLogIn}`]: silent('a departure: nothing is open yet'),
  // What is refused is silent, as a wrong password: tries are counted (CON-23), and whoever came is not in.
  [`GET ${urls.franceConnectReturn}`]: traces('connect', 'linkFranceConnect', 'readAccountSecurity'),
  [`GET ${urls.franceConnectLogOut}`]: silent('back from a log-out that has its line already'),
  [`GET ${urls.franceConnectKeys}`]: silent('public keys: the same for everybody'),
  [`GET ${urls.recover}`]: silent('a form: nobody is known yet'),
  // By the job that answers, seconds later: the door does not know whose card it is.
  [`POST ${urls.recover}`]: traces('askCodeLetter'),
  [`GET ${urls.activate}`]: silent('a form: nobody is known yet'),
  [`POST ${urls.activate}`]: silent('a code that is not judged yet'),
  [`GET ${urls.activateCard}`]: silent('a form: nobody is known yet'),
  [`POST ${urls.activateCard}`]: silent('nothing is open yet, and nothing of the record is read'),
  [`GET ${urls.activateContact}`]: silent('a form: nothing is open yet'),
  [`POST ${urls.activateContact}`]: silent('a code leaves: nothing is open yet'),
  [`GET ${urls.activateContactCode}`]: silent('a form: nothing is open yet'),
  [`POST ${urls.activateContactCode}`]: silent('an address is proven: nothing is open yet'),
  [`GET ${urls.activateAccount}`]: silent('a form: nothing is open yet'),
  [`POST ${urls.activateAccount}`]: traces('activateAccount', 'recoverAccount', 'addPasskey', 'connect'),
  [`GET ${urls.noActivationCode}`]: silent('the same for everybody'),
  [`GET ${urls.activateChild}`]: silent('a form: nobody is known yet'),
  // By the job that answers, seconds later: the door does not know whose numbers they are.
  [`POST ${urls.activateChild}`]: traces('askChildCode'),
  [`GET ${urls.activateChildCode}`]: silent('a form: nobody is known yet'),
  [`POST ${urls.activateChildCode}`]: silent('a code that is not judged yet'),
  [`GET ${urls.activateChildNumbers}`]: silent('a form: nobody is known yet'),
  [`POST ${urls.activateChildNumbers}`]: silent('nothing is open yet, and nothing of the record is read'),
  [`GET ${urls.activateChildChoice}`]: silent('whose record it is, to who proved that he represents him'),
  [`POST ${urls.activateChildChoice}`]: traces('createRecord'),
  [`GET ${urls.oppose}`]: silent('a form: nobody is known yet'),
  [`POST ${urls.oppose}`]: silent('a code that is not judged yet'),
  [`GET ${urls.opposeCard}`]: silent('a form: nobody is known yet'),
  [`POST ${urls.opposeCard}`]: silent('nothing is decided yet, and nothing of the record is read'),
  [`GET ${urls.opposeChoice}`]: silent('whether a record is open, to who proved that it is hers'),
  [`POST ${urls.opposeChoice}`]: traces('recordOpposition', 'createRecord'),
  [`GET ${urls.oppositionProof}`]: traces('downloadOppositionProof'),
  [`POST ${urls.logout}`]: traces('disconnect'),
  [`POST ${urls.stay}`]: silent('somebody is still there: nothing of the record is read'),

  [`POST ${urls.heirs}`]: traces('opposeHeirs', 'acceptHeirs'),
  [`GET ${urls.choice}`]: traces('listHelped'),
  [`POST ${urls.choice}`]: traces('chooseRecord', 'endHelp'),
  [`GET ${urls.invitations}`]: traces('listInvitations'),
  [`POST ${urls.invitations}`]: traces(
    'acceptInvitation',
    'refuseInvitation',
    'useInvitationCode',
    'listInvitations',
  ),

  [`GET ${urls.documents}`]: traces('findDocuments'),
  [`POST ${urls.documents}`]: traces('starDocument', 'unstarDocument'),
  // The list, where all of a sort was chosen.
  [`POST ${urls.severalDocuments}`]: traces(
    'findDocuments',
    'maskDocument',
    'unmaskDocument',
    'downloadDocument',
  ),
  [`GET ${urls.search}`]: traces('findDocuments'),
  [`GET ${urls.timeline}`]: traces('findDocuments'),
  [`GET ${urls.results}`]: traces('findDocuments', 'readDocument'),
  [`GET ${urls.results}/:key`]: traces('findDocuments', 'readDocument'),
  // As the page, and that it leaves the carnet.
  [`GET ${urls.results}/:key/tableau`]: traces('downloadSummary', 'findDocuments', 'readDocument'),
  [`GET ${urls.results}/:key/pour-mon-medecin`]: traces('downloadSummary', 'findDocuments', 'readDocument'),
  // The allergies of the emergency card are told beside.
  [`GET ${urls.treatments}`]: traces('findDocuments', 'readDocument', 'readEmergencyCard'),
  // What is stopped is first looked for among what may be seen.
  [`POST ${urls.treatments}`]: traces(
    'writeTreatments',
    'findDocuments',
    'readDocument',
    'readEmergencyCard',
  ),
  [`GET ${urls.treatmentPlan}`]: traces('findDocuments', 'readDocument', 'readEmergencyCard'),
  [`GET ${urls.careHistory}`]: traces('findDocuments', 'readDocument'),
  [`POST ${urls.careHistory}`]: traces('maskDocument', 'unmaskDocument', 'findDocuments', 'readDocument'),
  [`GET ${urls.vaccinations}`]: traces('findDocuments', 'readDocument'),
  [`POST ${urls.vaccinations}`]: traces('changeReminders'),
  [`GET ${urls.reminders}`]: traces('findDocuments', 'readDocument'),
  [`POST ${urls.reminders}`]: traces('changeReminders'),
  [`GET ${urls.treatmentReminder}`]: traces('findDocuments', 'readDocument'),
  // What it is about is first looked for among what may be seen.
  [`POST ${urls.treatmentReminder}`]: traces('changeReminders', 'findDocuments', 'readDocument'),
  [`GET ${urls.childFollowUp}`]: traces('readHealthProfile', 'findDocuments'),
  [`GET ${urls.vaccinationProof}`]: traces('findDocuments', 'readDocument'),
  [`GET ${urls.vaccineReminder}`]: silent(
    'a day that the address gives, and three words: nothing of the record is read',
  ),
  [`GET ${urls.maskEverything}`]: traces('findDocuments'),
  [`POST ${urls.maskEverything}`]: traces(
    'maskEverything',
    'unmaskEverything',
    'maskHistory',
    'unmaskHistory',
    'maskDirectives',
    'unmaskDirectives',
  ),
  // An important result is asked about first: it is named, and not given.
  [`GET ${document}`]: traces('readDocument', 'findDocuments'),
  [`POST ${document}`]: traces(
    'maskDocument',
    'unmaskDocument',
    'starDocument',
    'unstarDocument',
    'noteDocument',
    'findDocuments',
  ),
  [`GET ${document}/contenu`]: traces('readDocument', 'findDocuments'),
  [`GET ${document}/donnees`]: traces('readDocument', 'findDocuments'),
  [`GET ${document}/imprimer`]: traces('readDocument', 'findDocuments'),
  [`GET ${document}/original`]: traces('downloadDocument', 'readDocument', 'findDocuments'),
  [`GET ${document}/piece/:index`]: traces('downloadDocument', 'readDocument', 'findDocuments'),
  // Whom the holder knows; then the document, named and not given.
  [`GET ${document}/qui-peut-le-voir`]: traces('listAuthorisations', 'findDocuments'),
  [`GET ${document}/modifier`]: traces('findDocuments'),
  [`POST ${document}/modifier`]: traces('editDocument'),
  // Told when it is refused: a form that may be filled in shows nothing of the record.
  [`GET ${urls.addDocument}`]: traces('submitDocuments'),
  [`POST ${urls.addDocument}`]: traces('submitDocuments'),
  [`GET ${urls.deleteDocuments}`]: traces('findDocuments'),
  [`POST ${urls.deleteDocuments}`]: traces('deleteDocument', 'findDocuments'),
  [`GET ${urls.wishes}`]: traces('findDocuments', 'readEmergencyCard', 'fileDirectives'),
  [`POST ${urls.wishes}`]: traces('fileDirectives', 'deleteDocument', 'findDocuments', 'readEmergencyCard'),

  [`GET ${urls.writeDirectives}`]: traces('fileDirectives', 'findDocuments'),
  [`POST ${urls.writeDirectives}`]: traces(
    'fileDirectives',
    'deleteDocument',
    'findDocuments',
    'readEmergencyCard',
  ),
  [`POST ${urls.organDonation}`]: traces('acknowledgeOrganDonation'),

  [`GET ${urls.card}`]: traces('readEmergencyCard'),
  // What documents propose is read of them.
  [`GET ${urls.editCard}`]: traces(
    'readEmergencyCard',
    'findDocuments',
    'readDocument',
    'changeEmergencyCard',
  ),
  [`POST ${urls.editCard}`]: traces(
    'changeEmergencyCard',
    'findDocuments',
    'readDocument',
    'readEmergencyCard',
  ),
  [`POST ${urls.cardLink}`]: traces('makeCardLink', 'revokeCardLink', 'readEmergencyCard'),
  [`GET ${urls.offlineCard}`]: traces('readEmergencyCard', 'makeOfflineCard'),
  [`POST ${urls.offlineCard}`]: traces('makeOfflineCard', 'dropOfflineCard', 'readEmergencyCard'),
  [`GET ${urls.cardKey}`]: silent('a public key, the same for everybody'),
  // Outside of any session: of a code that is nobody’s, in nobody’s history.
  [`GET ${urls.scannedCard}`]: silent('where a card is read: nobody is known yet'),
  [`GET ${urls.scannedCard}/:token`]: traces('scanCardLink'),
  [`POST ${urls.scannedCard}/:token`]: traces('openEmergencyCard'),
  [`GET ${urls.contacts}`]: traces('readEmergencyCard', 'changeEmergencyContacts'),
  [`POST ${urls.contacts}`]: traces('changeEmergencyContacts', 'readEmergencyCard'),

  // Told when it is refused: how far one's own request is tells nothing of the record.
  [`GET ${urls.export}`]: traces('askDownloadPersonalData'),
  [`POST ${urls.export}`]: traces('askDownloadPersonalData'),
  [`POST ${urls.exportArchive}`]: traces('downloadPersonalData', 'askDownloadPersonalData'),

  // Each part as the page that shows it, and that it leaves the carnet.
  [`POST ${urls.exportSummary}`]: traces(
    'downloadSummary',
    'readEmergencyCard',
    'findDocuments',
    'readDocument',
    'askDownloadPersonalData',
  ),

  [`POST ${urls.keepRecord}`]: traces('keepRecord'),
  [`GET ${urls.closeRecord}`]: silent('what closing changes, and a form: nothing of the record is read'),
  // Who closed the record of another is back in his own.
  [`POST ${urls.closeRecord}`]: traces('closeRecord', 'requestDeletion', 'chooseRecord'),
  [`GET ${urls.farewell}`]: silent('the same for everybody: nobody is in any more'),
  [`GET ${urls.closedRecord}`]: silent('that the record is closed, and until when it is kept'),
  [`GET ${urls.suspendedRecord}`]: silent(
    'that the record is suspended: what was asked of it left its own line',
  ),
  [`POST ${urls.suspendedRecord}`]: traces('recordOpposition'),
  [`POST ${urls.closedRecord}`]: traces('reopenRecord'),
  [`GET ${urls.deleteData}`]: silent('what deleting destroys, and a form: nothing of the record is read'),
  [`POST ${urls.deleteData}`]: traces('requestDeletion'),
  [`POST ${urls.cancelDeletion}`]: traces('cancelDeletion'),

  [`GET ${urls.accessLog}`]: traces('listTraces'),
  [`POST ${urls.accessLog}`]: traces('recogniseAccess'),
  [`GET ${urls.accessLogTable}`]: traces('downloadTraces', 'listTraces'),
  [`POST ${urls.accessLogPages}`]: traces('downloadTraces', 'listTraces'),
  // What the page says, and where it stands in the log.
  [`GET ${urls.accessLogProof}`]: traces('listTraces'),
  [`POST ${urls.emergenciesRead}`]: traces('acknowledgeEmergencies'),
  [`GET ${urls.reports}`]: traces('listReports'),
  // Of a service, a form that shows nothing of the record.
  [`GET ${urls.report}`]: traces('listTraces', 'findDocuments'),
  [`POST ${urls.report}`]: traces('reportProblem', 'listTraces', 'findDocuments'),

  [`GET ${urls.professionals}`]: traces('listAuthorisations'),
  [`POST ${urls.professionals}`]: traces(
    'blockProfessional',
    'unblockProfessional',
    'withdrawAuthorisation',
    'setAuthorisationEnd',
    'undoDecision',
    'nameAdministrator',
    'dismissAdministrator',
    'consentExpressly',
    'chooseProfessional',
    'forgetProfessional',
    'listAuthorisations',
  ),
  // Who of the holder’s may be supposed; then her own list, which is what another’s is taken from.
  [`GET ${urls.seeAs}`]: traces('listAuthorisations', 'findDocuments'),
  [`GET ${urls.healthWords}`]: silent('the same for everybody: nothing of a record is read'),
  [`GET ${urls.accessMatrix}`]: silent('the same for everybody: nothing of a record is read'),
  // What documents say is read of them.
  [`GET ${urls.healthProfile}`]: traces('readHealthProfile', 'findDocuments', 'readDocument'),
  [`POST ${urls.healthProfile}`]: traces('writeHealthProfile'),
  [`GET ${profileSectionUrl(':rubrique')}`]: traces('readHealthProfile', 'findDocuments', 'readDocument'),
  [`POST ${profileSectionUrl(':rubrique')}`]: traces(
    'writeHealthProfile',
    'readHealthProfile',
    'findDocuments',
    'readDocument',
  ),
  [`GET ${ownMeasureUrl(':sorte')}`]: traces('readHealthProfile'),
  [`POST ${ownMeasureUrl(':sorte')}`]: traces('writeHealthProfile', 'readHealthProfile'),
  [`GET ${ownMeasureFileUrl(':sorte', 'table')}`]: traces('downloadSummary', 'readHealthProfile'),
  [`GET ${ownMeasureFileUrl(':sorte', 'pages')}`]: traces('downloadSummary', 'readHealthProfile'),
  [`GET ${urls.healthProfilePdf}`]: silent('a form: nothing of the record is read'),
  // Each part as the page that shows it, and that it leaves the carnet.
  [`POST ${urls.healthProfilePdf}`]: traces(
    'downloadSummary',
    'readHealthProfile',
    'readEmergencyCard',
    'findDocuments',
    'readDocument',
  ),
  [`GET ${urls.profile}`]: silent('links: nothing of the record is read'),
  [`GET ${urls.noticeCentre}`]: traces('listNotices'),
  [`POST ${urls.noticeCentre}`]: traces('changeNotices'),
  [`GET ${urls.notices}`]: traces('readNoticeChoices', 'listHelped'),
  [`POST ${urls.notices}`]: traces(
    'changeNoticeChoices',
    'changeHelpNotices',
    'readNoticeChoices',
    'listHelped',
  ),

  [`GET ${urls.emergencyChoices}`]: traces('readEmergencyChoices'),
  [`POST ${urls.emergencyChoices}`]: traces('changeEmergencyChoices', 'readEmergencyChoices'),

  [`GET ${urls.security}`]: traces('readAccountSecurity'),
  [`GET ${urls.addPasskey}`]: silent('a form: nothing of the record is read'),
  // The password alone opens the page of the device.
  [`POST ${urls.addPasskey}`]: traces('addPasskey'),
  [`GET ${urls.security}/cles/:id`]: traces('readAccountSecurity'),
  [`POST ${urls.security}/cles/:id`]: traces('renamePasskey', 'removePasskey', 'readAccountSecurity'),
  [`GET ${urls.addPassword}`]: silent('a form: nothing of the record is read'),
  [`POST ${urls.addPassword}`]: traces('addPassword'),
  // It says whether she has a passkey, as the page that it is reached from does.
  [`GET ${urls.changePassword}`]: traces('readAccountSecurity'),
  [`POST ${urls.changePassword}`]: traces('changePassword', 'readAccountSecurity'),
  [`GET ${urls.franceConnectLink}`]: traces('readAccountSecurity'),
  // The departure to FranceConnect is silent: the return says what came of it.
  [`POST ${urls.franceConnectLink}`]: traces('unlinkFranceConnect', 'readAccountSecurity'),
  [`GET ${urls.changeContact}`]: silent('a form: nothing of the record is read'),
  [`POST ${urls.changeContact}`]: silent('a code leaves: nothing is changed yet'),
  [`GET ${urls.contactCode}`]: silent('a form: nothing of the record is read'),
  [`POST ${urls.contactCode}`]: traces('changeContact'),
  [`GET ${urls.devices}`]: traces('listSessions'),
  [`POST ${urls.devices}`]: traces('closeSessions', 'listSessions'),

  // The list gives how many documents are kept at hand.
  [`GET ${urls.deviceCopy}`]: traces('listDeviceCopies', 'findDocuments'),
  [`POST ${urls.deviceCopy}`]: traces('makeDeviceCopy', 'endDeviceCopy'),
  [`GET ${urls.deviceCopyContact}`]: silent(
    'whether a device may keep what it has: nothing of the record is read',
  ),
  // Each part as the page that shows it; a document leaves as a file.
  [`POST ${urls.deviceCopyContent}`]: traces(
    'readEmergencyCard',
    'readHealthProfile',
    'findDocuments',
    'readDocument',
    'downloadDocument',
  ),
  [`GET ${urls.withoutNetwork}`]: silent('the same for everybody: the device opens what it keeps'),
  [`GET ${urls.serviceWorker}`]: silent('a script, the same for everybody'),

  [`GET ${urls.delegates}`]: traces('listDelegates'),
  [`POST ${urls.delegates}`]: traces('withdrawInvitation', 'renewHelp', 'endHelp', 'listDelegates'),
  [`GET ${urls.inviteCarer}`]: traces('listDelegates'),
  [`POST ${urls.inviteCarer}`]: traces('inviteCarer'),
  [`GET ${urls.inviteRepresentative}`]: traces('listDelegates'),
  [`POST ${urls.inviteRepresentative}`]: traces('inviteRepresentative'),
  [`GET ${urls.delegates}/:id/attestation`]: traces('downloadHelpProof', 'listDelegates'),
}

/** Of the portal of professionals, on the web port too. */
const patient = `${proUrls.patient}/:id`
export const professionalRoutes: TracedRoutes = {
  [`GET ${proUrls.home}`]: silent('the way to where cards are read: nobody is known yet'),
  [`GET ${proUrls.enter}`]: silent('a professional comes in: no record is open yet'),
  [`GET ${proUrls.situation}`]: silent('where he practises: no record is open yet'),
  [`POST ${proUrls.situation}`]: silent('where he practises: no record is open yet'),
  [`POST ${proUrls.logout}`]: silent('what was open is closed, and nothing is read'),
  [`GET ${proUrls.patients}`]: traces('listPatients'),
  [`GET ${proUrls.open}`]: silent('a form: nobody is asked for yet'),
  [`POST ${proUrls.open}`]: traces('testExistence'),
  [`GET ${patient}`]: traces('testExistence', 'findDocuments'),
  [`POST ${patient}/accord`]: traces('authoriseConsultation', 'testExistence', 'findDocuments'),
  [`GET ${patient}/acces`]: traces('testExistence', 'listAuthorisations'),
  [`POST ${patient}/acces`]: traces(
    'authoriseOther',
    'blockProfessional',
    'unblockProfessional',
    'testExistence',
    'listAuthorisations',
  ),
  // Of a new team, a form; of one that is there, what is in it.
  [`GET ${patient}/equipe`]: traces('listAuthorisations'),
  [`POST ${patient}/equipe`]: traces('authoriseTeam'),
  [`GET ${patient}/document`]: traces('readDocument'),
  [`GET ${patient}/piece`]: traces('readDocument'),
  [`GET ${patient}/original`]: traces('readDocument'),
  [`GET ${patient}/traces`]: traces('listTraces'),
  [`GET ${patient}/traces/tableau`]: traces('downloadTraces'),
  // The list names documents of the reader's own, and nobody; reading a request is a line of its sender's history.
  [`GET ${proUrls.corrections}`]: silent('what he was sent, without a word of it: no record is opened'),
  [`GET ${proUrls.corrections}/:id`]: traces('reviewReport'),
  [`POST ${proUrls.corrections}/:id`]: traces('reviewReport'),
  [`GET ${contextualRoot}/:page`]: silent('an address left at once for another: nobody is known yet'),
  [`GET ${contextualRoot}/:page/:ins`]: silent('an address left at once for another: nobody is known yet'),
  [`GET ${proUrls.direct}/:token`]: traces('testExistence'),
}

/** On the port where cards are read: the emergency door, and the log-in of the portal of professionals. */
export const emergencyRoutes: TracedRoutes = {
  [`GET ${doorUrls.door}`]: silent('a form: nobody is asked for yet'),
  [`GET ${doorUrls.card}/:token`]: traces('openEmergencyCard'),
  [`POST ${doorUrls.open}`]: traces('openEmergencyCard'),
  [`GET ${doorUrls.record}/:pass`]: traces('findDocuments', 'openEmergencyCard'),
  [`GET ${doorUrls.record}/:pass/document`]: traces('readDocument'),
  [`GET ${doorUrls.record}/:pass/piece`]: traces('readDocument'),
  [`GET ${doorUrls.record}/:pass/original`]: traces('readDocument'),
  [`POST ${doorUrls.record}/:pass/terminer`]: silent('nothing is read: what was opened is closed'),
  [`GET ${doorUrls.ended}`]: silent('the same for everybody'),
  [`GET ${proUrls.card}`]: silent('who he is: no record is asked for'),
}

/** Nobody adds a page without saying what the history keeps of it. A HEAD is its GET. */
export function requireDeclarationIn(declared: TracedRoutes) {
  return ({ method, url }: { readonly method: string | string[]; readonly url: string }): void => {
    for (const each of [method].flat())
      if (each !== 'HEAD' && declared[`${each} ${url}`] === undefined)
        throw new Error(`${each} ${url} does not say what it traces (traced-routes.ts)`)
  }
}

function traces(...actions: readonly Trace['action'][]): TracedRoute {
  return { traces: actions }
}

function silent(why: string): TracedRoute {
  return { silent: why }
}
