/** What the one decision answers: yes or no, and every check that led there, so that it can be told in words. */
import type { AccessMode } from './caller.ts'

/** Why not: the closed list. Each door translates it (server/api/refusal-answers.ts); words in web/words. */
export type RefusalReason =
  | 'recordUnknown'
  | 'recordOpposed'
  | 'recordClosed'
  | 'recordSuspended'
  | 'recordNotOpenYet'
  | 'recordAlreadyOpen'
  | 'recordAttachedToMes'
  | 'consentMissing'
  | 'searchTooWide'
  | 'accountAlreadyOpen'
  | 'accountMissing'
  | 'channelAlreadyGiven'
  | 'channelMissing'
  | 'lastChannel'
  | 'noticeMustArrive'
  | 'emergencyChoicesIncomplete'
  | 'emergencyChoicesOutdated'
  | 'emergencyChoiceDisabled'
  | 'actionNotAllowedForCaller'
  | 'professionNotInMatrix'
  | 'notARegulationCentre'
  | 'blockedByPatient'
  | 'notAuthorised'
  | 'authorisationExpired'
  | 'expressConsentMissing'
  | 'patientRefusesBrisDeGlace'
  | 'patientRefusesCentre15'
  | 'documentUnknown'
  | 'professionMayNotSeeType'
  | 'maskedToProfessionals'
  | 'notAnnouncedToPatient'
  | 'invisibleToRepresentatives'
  | 'documentDeleted'
  | 'notTheHolder'
  | 'certificateNotValid'
  | 'excludedSector'
  | 'dossierPharmaceutiqueOpposed'
  | 'messageNotAcceptable'
  | 'wrongPatient'
  | 'depositNotAcceptable'
  | 'uniqueIdUsedForOtherBytes'
  | 'uniqueIdUsedElsewhere'
  | 'notTheAuthor'
  | 'patientsOwnDocument'
  | 'maskedByHolder'
  | 'documentAlreadyReplaced'
  | 'replacementNotAcceptable'
  | 'changeNotPossible'
  | 'versionNotCurrent'
  | 'metadataUnmodifiable'
  | 'visibilityIrreversible'
  | 'tooManyRequests'
  | 'recordNotClosed'
  | 'noDeletionRequested'
  | 'insOfAnotherRecord'
  | 'recordNotEmpty'
  | 'medecinTraitantShielded'
  | 'blockIsHolders'
  | 'gestureMissing'
  | 'choiceNotPossible'
  | 'endNotPossible'
  | 'tooManyResults'
  | 'mandateOver'
  | 'keptFromCarer'
  | 'attestationMissing'
  | 'representativesFull'
  | 'carersFull'
  | 'helpedFull'
  | 'alreadyInvited'
  | 'representationNotPossible'
  | 'notClosedByDeath'
  | 'contraryWill'
  | 'heirRequestUnknown'
  | 'invitationOver'
  | 'notDepositedByHolder'
  | 'tooManyToDelete'
  | 'directivesNotForMinors'
  | 'cardCodeWrong'

/** The steps of rules.md §5.1, in their order. */
export type CheckName =
  | 'recordActive'
  | 'callerMayAct'
  | 'professionInMatrix'
  | 'notBlocked'
  | 'authorised'
  | 'matrixCell'
  | 'confidentiality'

/** Why a check passed: what the sentences of « Pourquoi ? » are made of. */
export type Ground =
  | 'recordIsActive'
  | 'recordMayBeOpened'
  | 'stateAllowsIt'
  | 'allowedByFunctionalRights'
  | 'professionIsInMatrix'
  | 'noBlock'
  | 'individualAuthorisation'
  | 'structureAuthorisation'
  | 'careTeamAuthorisation'
  | 'consultationConsent'
  | 'brisDeGlace'
  | 'centre15'
  | 'holder'
  | 'legalRepresentative'
  | 'carer'
  | 'invited'
  | 'emergencyCard'
  | 'noAuthorisationNeeded'
  | 'matrixAllowsType'
  | 'unlistedTypeForPhysician'
  | 'author'
  | 'nothingHidden'
  | 'administrator'
  | 'medecinTraitantPrivilege'
  | 'maskedConsentInEmergency'
  | 'notApplicable'

export type Check = {
  /** Step number of rules.md §5.1. */
  readonly step: 1 | 2 | 3 | 4 | 5 | 6
  readonly name: CheckName
  /** Id of the rule in rules.md, `CON-01`. */
  readonly rule: string
} & (
  | { readonly passed: true; readonly because: Ground }
  | { readonly passed: false; readonly because: RefusalReason }
)

export type Decision =
  | { readonly allowed: true; readonly checks: readonly Check[] }
  | { readonly allowed: false; readonly reason: RefusalReason; readonly checks: readonly Check[] }

/** What is asked of a record. One name for every door. */
export type Action =
  | 'testExistence'
  | 'authorise'
  | 'removeAuthorisation'
  /** TD0.3 with the role: to be his médecin traitant no more. */
  | 'removeMedecinTraitant'
  | 'submitDocuments'
  | DocumentChange
  | 'findDocuments'
  | 'findReferences'
  | 'readDocument'
  | 'listTraces'
  | 'listAuthorisations'
  | 'listPatients'
  /** TD0.5, by traits and not by matricule. */
  | 'searchPatients'
  | ConsentAction
  | SpaceAction
  | MaskingAction
  | BlockMaskingAction
  | DelegationAction
  | ReportAction
  | ExportAction
  | CardAction
  | LifeAction
  | LeavingAction
  | AccountAction
  | OperatorAction

/**
 * What decides who reads, beside TD0.3: gestures of the patient in his own space, or of a professional to whom he gave
 * that power. None has a transaction on the wire. Spec: rules.md CON-02 to CON-04, CON-11 to CON-17, CON-26.
 */
export type ConsentAction =
  /** CON-03: he does not oppose, for this session of the professional portal. */
  | 'authoriseConsultation'
  | 'authoriseOther'
  | 'authoriseTeam'
  | 'blockProfessional'
  | 'unblockProfessional'
  | 'withdrawAuthorisation'
  | 'setAuthorisationEnd'
  | 'undoDecision'
  | 'nameAdministrator'
  | 'dismissAdministrator'
  | 'consentExpressly'
  | 'chooseProfessional'
  | 'forgetProfessional'

/**
 * What the holder sets in his own space: the messages and alerts that he gets, what an emergency opens, and, come of age,
 * that he keeps his record. Spec: rules.md TRA-08, EMG-03, EMG-07, LIF-21.
 */
export type SpaceAction =
  | 'readNoticeChoices'
  | 'listNotices'
  | 'changeNotices'
  | 'changeNoticeChoices'
  | 'acknowledgeEmergencies'
  | 'readEmergencyChoices'
  | 'changeEmergencyChoices'
  | 'keepRecord'
  /** What whoever is in the space asks to be reminded of, for himself. Spec: people.md P-09, P-10. */
  | 'changeReminders'
  | StarAction
  | NoteAction
  | WishAction
  | OwnWordsAction

/**
 * What he writes of his treatments and of his health beside his professionals' documents, which it never changes.
 * Spec: rules.md EHDS-02, CNT-06.
 */
export type OwnWordsAction = 'writeTreatments' | 'readHealthProfile' | 'writeHealthProfile'

/** Which documents the holder keeps at hand: a star is his, and tells nobody anything. Spec: people.md P-31. */
export type StarAction = 'starDocument' | 'unstarDocument'

/** What the holder writes for himself about a document; empty, it is erased. Spec: people.md P-05. */
export type NoteAction = 'noteDocument'

/**
 * What the holder alone says of the end of his life, and of what follows it: that he read about organ donation, and whether
 * his heirs may be given anything, which the operator records too for who asks him. Spec: rules.md VIS-16, VIS-17, LIF-19.
 */
export type WishAction = 'fileDirectives' | 'acknowledgeOrganDonation' | 'opposeHeirs' | 'acceptHeirs'

/** The holder hides all his documents from professionals, those to come too, or no longer does. Spec: rules.md VIS-04. */
export type MaskingAction = 'maskEverything' | 'unmaskEverything'

/** The same for one block, apart: his history of care, his directives anticipées. Spec: rules.md VIS-04, CNT-05. */
export type BlockMaskingAction = 'maskHistory' | 'unmaskHistory' | 'maskDirectives' | 'unmaskDirectives'

/**
 * Who represents the holder, or helps him: invited, then a delegate by the mandate of the same id. `endHelp`: by the
 * holder, or by the carer himself. Spec: rules.md LIF-20, CNT-07.
 */
export type DelegationAction =
  | 'listDelegates'
  | 'inviteRepresentative'
  | 'inviteCarer'
  | 'renewHelp'
  | 'withdrawInvitation'
  /** By a code that the holder gave: who has it is then the one who is asked. Spec: people.md P-22. */
  | 'useInvitationCode'
  | InvitationAnswer
  | 'endHelp'
  /** By a carer, for himself: is he told of what is added there? */
  | 'changeHelpNotices'

/** An access, a document or a service that is not as it should be; an access that is. Spec: rules.md CON-24. */
export type ReportAction = 'reportProblem' | 'listReports' | 'recogniseAccess'

/** A person takes his data away: what he may see of the record, prepared for him, then given. Spec: rules.md TRA-11. */
export type ExportAction = 'askDownloadPersonalData' | 'downloadPersonalData' | 'downloadSummary'

/** The emergency card, and whom to warn. Spec: people.md P-12, P-14. */
export type CardAction =
  | 'readEmergencyCard'
  | 'changeEmergencyCard'
  | 'changeEmergencyContacts'
  | 'makeCardLink'
  | 'revokeCardLink'
  /** The QR code that is read without network. */
  | 'makeOfflineCard'
  | 'dropOfflineCard'
  /** By whoever holds it: its QR code is read, which shows nothing; then its code is given, which shows the card. */
  | 'scanCardLink'
  | 'openEmergencyCard'

export type InvitationAnswer = 'acceptInvitation' | 'refuseInvitation'

/** What reads or changes the record itself: its administrative data and its life. Spec: soap.md §1.2, TD1.1 to TD1.4. */
export type LifeAction =
  | 'readAdministrativeData'
  | 'updateAdministrativeData'
  | 'createRecord'
  | 'reopenRecord'
  | 'closeRecord'

/**
 * No to what the Assurance Maladie is about to do; and the end of what a closing keeps. By the person, by who represents
 * him, or by the operator whom they asked. Spec: rules.md LIF-03, LIF-04, LIF-15, LIF-17.
 */
export type LeavingAction = 'recordOpposition' | 'requestDeletion' | 'cancelDeletion'

/** What a professional does for the holder's account on the internet. Spec: soap.md §1.2, TD1.5. */
export type AccountAction = 'openPatientAccess' | 'changePatientChannel' | 'renewPatientAccess'
/** What an agent of the Assurance Maladie alone does: to the life of a record, never to its content. Spec: rules.md §3. */
export const operatorActions = [
  'informPerson',
  'informByLetter',
  'sendActivationCode',
  'suspendRecord',
  'restoreRecord',
  'opposeDossierPharmaceutique',
  'acceptDossierPharmaceutique',
  'changeIns',
  /** CON-14: whom the Assurance Maladie declares. */
  'declareMedecinTraitant',
  'withdrawMedecinTraitant',
  /** LIF-20, LIF-22: on the proof that was seen. */
  'attachRepresentative',
  'detachRepresentative',
  /** P-22: at the desk, for a person without a device. */
  'nameCarer',
  'dismissCarer',
  'mergeRecords',
  /** EHDS-04: what an archive holds, into an empty record. */
  'importArchive',
  /** LIF-19: what heirs ask for, and what is decided. */
  'recordHeirRequest',
  'reviewHeirRequests',
  'refuseHeirRequest',
  'grantHeirRequest',
] as const

export type OperatorAction = (typeof operatorActions)[number]

const ofOperatorAlone: ReadonlySet<Action> = new Set(operatorActions)

export function isOperatorAction(action: Action): action is OperatorAction {
  return ofOperatorAlone.has(action)
}

/** What changes a document that is already there. The content never does. Spec: soap.md §1.5, rows 2.1 and 3.3. */
export type DocumentChange =
  | 'replaceDocument'
  | 'deleteDocument'
  | 'archiveDocument'
  | 'unarchiveDocument'
  | 'maskDocument'
  | 'unmaskDocument'
  | 'showToPatient'
  | 'showToRepresentatives'
  /** Title, type and date, by the holder and for what he deposited (VIS-13). */
  | 'editDocument'

export type AccessContext = { readonly action: Action; readonly mode: AccessMode }
