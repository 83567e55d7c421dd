/** Every check that a decision may hold, made once: step, rule, and why. Spec: rules.md §5.1. */
import type { Action, Check, CheckName, Ground, RefusalReason } from '@carnet/core/model/decision.ts'
import type { RecordState } from '@carnet/core/model/record.ts'

export type PassedCheck = Extract<Check, { passed: true }>
export type FailedCheck = Extract<Check, { passed: false }>

const record = at(1, 'recordActive')
const action = at(2, 'callerMayAct')
const profession = at(2, 'professionInMatrix')
const block = at(3, 'notBlocked')
const authorised = at(4, 'authorised')
const cell = at(5, 'matrixCell')
const confidentiality = at(6, 'confidentiality')

export const checks = {
  record: {
    unknown: record.fail('LIF-03', 'recordUnknown'),
    informed: record.fail('LIF-02', 'recordNotOpenYet'),
    opposed: record.fail('LIF-03', 'recordOpposed'),
    active: record.pass('LIF-18', 'recordIsActive'),
    suspended: record.fail('LIF-17', 'recordSuspended'),
    closed: record.fail('LIF-18', 'recordClosed'),
    mayBeCreated: record.pass('LIF-08', 'recordMayBeOpened'),
    mayBeReopened: record.pass('LIF-11', 'recordMayBeOpened'),
    alreadyOpen: record.fail('LIF-08', 'recordAlreadyOpen'),
    stateAllowsIt: record.pass('LIF-17', 'stateAllowsIt'),
    notClosed: record.fail('LIF-15', 'recordNotClosed'),
    noDeletionRequested: record.fail('LIF-15', 'noDeletionRequested'),
    attachedToMes: record.fail('LIF-25', 'recordAttachedToMes'),
  } satisfies Record<RecordState | 'unknown', Check> & Record<string, Check>,

  action: {
    testExistence: action.pass('CON-09', 'allowedByFunctionalRights'),
    authorise: action.pass('CON-27', 'allowedByFunctionalRights'),
    removeAuthorisation: action.pass('CON-27', 'allowedByFunctionalRights'),
    submitDocuments: action.pass('CON-09', 'allowedByFunctionalRights'),
    replaceDocument: action.pass('VIS-14', 'allowedByFunctionalRights'),
    deleteDocument: action.pass('VIS-14', 'allowedByFunctionalRights'),
    archiveDocument: action.pass('VIS-15', 'allowedByFunctionalRights'),
    unarchiveDocument: action.pass('VIS-15', 'allowedByFunctionalRights'),
    maskDocument: action.pass('VIS-15', 'allowedByFunctionalRights'),
    unmaskDocument: action.pass('VIS-15', 'allowedByFunctionalRights'),
    showToPatient: action.pass('VIS-15', 'allowedByFunctionalRights'),
    showToRepresentatives: action.pass('VIS-15', 'allowedByFunctionalRights'),
    editDocument: action.pass('VIS-13', 'allowedByFunctionalRights'),
    findDocuments: action.pass('MAT-09', 'allowedByFunctionalRights'),
    findReferences: action.pass('MAT-09', 'allowedByFunctionalRights'),
    readDocument: action.pass('MAT-09', 'allowedByFunctionalRights'),
    listTraces: action.pass('TRA-02', 'allowedByFunctionalRights'),
    listAuthorisations: action.pass('CON-11', 'allowedByFunctionalRights'),
    listPatients: action.pass('CON-10', 'allowedByFunctionalRights'),
    searchPatients: action.pass('EMG-02', 'allowedByFunctionalRights'),
    authoriseOther: action.pass('CON-04', 'allowedByFunctionalRights'),
    authoriseTeam: action.pass('CON-02', 'allowedByFunctionalRights'),
    blockProfessional: action.pass('CON-11', 'allowedByFunctionalRights'),
    unblockProfessional: action.pass('CON-13', 'allowedByFunctionalRights'),
    withdrawAuthorisation: action.pass('CON-11', 'allowedByFunctionalRights'),
    nameAdministrator: action.pass('CON-15', 'allowedByFunctionalRights'),
    dismissAdministrator: action.pass('CON-15', 'allowedByFunctionalRights'),
    consentExpressly: action.pass('CON-26', 'allowedByFunctionalRights'),
    chooseProfessional: action.pass('CON-17', 'allowedByFunctionalRights'),
    forgetProfessional: action.pass('CON-17', 'allowedByFunctionalRights'),
    readNoticeChoices: action.pass('TRA-08', 'allowedByFunctionalRights'),
    changeNoticeChoices: action.pass('TRA-08', 'allowedByFunctionalRights'),
    acknowledgeEmergencies: action.pass('EMG-07', 'allowedByFunctionalRights'),
    fileDirectives: action.pass('VIS-16', 'allowedByFunctionalRights'),
    acknowledgeOrganDonation: action.pass('VIS-17', 'allowedByFunctionalRights'),
    maskEverything: action.pass('VIS-04', 'allowedByFunctionalRights'),
    unmaskEverything: action.pass('VIS-04', 'allowedByFunctionalRights'),
    listDelegates: action.pass('CNT-07', 'allowedByFunctionalRights'),
    inviteRepresentative: action.pass('LIF-20', 'allowedByFunctionalRights'),
    inviteCarer: action.pass('CNT-07', 'allowedByFunctionalRights'),
    withdrawInvitation: action.pass('CNT-07', 'allowedByFunctionalRights'),
    acceptInvitation: action.pass('LIF-20', 'allowedByFunctionalRights'),
    refuseInvitation: action.pass('LIF-20', 'allowedByFunctionalRights'),
    endHelp: action.pass('EHDS-01', 'allowedByFunctionalRights'),
    reportProblem: action.pass('CON-24', 'allowedByFunctionalRights'),
    listReports: action.pass('CON-24', 'allowedByFunctionalRights'),
    askDownloadPersonalData: action.pass('TRA-11', 'allowedByFunctionalRights'),
    downloadPersonalData: action.pass('TRA-11', 'allowedByFunctionalRights'),
    readAdministrativeData: action.pass('CON-10', 'allowedByFunctionalRights'),
    updateAdministrativeData: action.pass('LIF-25', 'allowedByFunctionalRights'),
    createRecord: action.pass('LIF-10', 'allowedByFunctionalRights'),
    reopenRecord: action.pass('LIF-10', 'allowedByFunctionalRights'),
    closeRecord: action.pass('LIF-25', 'allowedByFunctionalRights'),
    openPatientAccess: action.pass('CON-22', 'allowedByFunctionalRights'),
    changePatientChannel: action.pass('CON-22', 'allowedByFunctionalRights'),
    renewPatientAccess: action.pass('CON-22', 'allowedByFunctionalRights'),
    informPerson: action.pass('LIF-01', 'allowedByFunctionalRights'),
    informByLetter: action.pass('LIF-01', 'allowedByFunctionalRights'),
    recordOpposition: action.pass('LIF-03', 'allowedByFunctionalRights'),
    suspendRecord: action.pass('LIF-17', 'allowedByFunctionalRights'),
    restoreRecord: action.pass('LIF-17', 'allowedByFunctionalRights'),
    requestDeletion: action.pass('LIF-15', 'allowedByFunctionalRights'),
    cancelDeletion: action.pass('LIF-15', 'allowedByFunctionalRights'),
    opposeDossierPharmaceutique: action.pass('FEED-09', 'allowedByFunctionalRights'),
    acceptDossierPharmaceutique: action.pass('FEED-09', 'allowedByFunctionalRights'),
    changeIns: action.pass('LIF-12', 'allowedByFunctionalRights'),
    mergeRecords: action.pass('LIF-12', 'allowedByFunctionalRights'),
    denied: action.fail('CON-21', 'actionNotAllowedForCaller'),
    notForMinors: action.fail('VIS-16', 'directivesNotForMinors'),
    forRepresentatives: action.fail('LIF-20', 'actionNotAllowedForCaller'),
    directivesOfHolder: action.fail('VIS-16', 'actionNotAllowedForCaller'),
    deniedToDelegate: action.fail('LIF-22', 'actionNotAllowedForCaller'),
    notForHolder: action.fail('LIF-20', 'actionNotAllowedForCaller'),
    deniedToCarer: action.fail('CNT-07', 'actionNotAllowedForCaller'),
    notInSecret: action.fail('VIS-09', 'actionNotAllowedForCaller'),
    noSecretSession: action.fail('VIS-08', 'actionNotAllowedForCaller'),
    deniedToOccupational: action.fail('CON-26', 'actionNotAllowedForCaller'),
    notARegulationCentre: action.fail('EMG-02', 'notARegulationCentre'),
  } satisfies Record<Action, Check> & Record<string, Check>,

  /** Step 2 again, for one document: the notes of the table. */
  change: {
    author: action.pass('VIS-15', 'author'),
    medecinTraitant: action.pass('VIS-15', 'medecinTraitantPrivilege'),
    notTheAuthor: action.fail('VIS-15', 'notTheAuthor'),
    ownReplacement: action.pass('VIS-14', 'author'),
    othersReplacement: action.fail('VIS-14', 'notTheAuthor'),
    patientsOwn: action.fail('VIS-15', 'patientsOwnDocument'),
    holdersOwn: action.pass('VIS-13', 'author'),
    notHoldersOwn: action.fail('VIS-13', 'notDepositedByHolder'),
  },

  profession: {
    listed: profession.pass('MAT-01', 'professionIsInMatrix'),
    unlisted: profession.fail('MAT-01', 'professionNotInMatrix'),
    notApplicable: profession.pass('MAT-01', 'notApplicable'),
  },

  block: {
    none: block.pass('CON-12', 'noBlock'),
    medecinTraitant: block.pass('CON-14', 'medecinTraitantPrivilege'),
    author: block.pass('CON-12', 'author'),
    notApplicable: block.pass('CON-12', 'notApplicable'),
    blocked: block.fail('CON-12', 'blockedByPatient'),
  },

  authorised: {
    notNeeded: authorised.pass('CON-09', 'noAuthorisationNeeded'),
    onDemandOfHolder: authorised.pass('LIF-13', 'noAuthorisationNeeded'),
    consentToBeTold: authorised.pass('CON-01', 'noAuthorisationNeeded'),
    holder: authorised.pass('EHDS-01', 'holder'),
    holderOfTraces: authorised.pass('TRA-02', 'holder'),
    medecinTraitantOfTraces: authorised.pass('TRA-02', 'medecinTraitantPrivilege'),
    administratorOfTraces: authorised.pass('TRA-02', 'administrator'),
    authorOfTraces: authorised.pass('TRA-02', 'author'),
    legalRepresentative: authorised.pass('LIF-20', 'legalRepresentative'),
    carer: authorised.pass('CNT-07', 'carer'),
    invited: authorised.pass('LIF-20', 'invited'),
    invitationOver: authorised.fail('LIF-20', 'invitationOver'),
    mandateOver: authorised.fail('LIF-21', 'mandateOver'),
    individualAuthorisation: authorised.pass('CON-01', 'individualAuthorisation'),
    structureAuthorisation: authorised.pass('CON-05', 'structureAuthorisation'),
    careTeamAuthorisation: authorised.pass('CON-02', 'careTeamAuthorisation'),
    expressConsent: authorised.pass('CON-26', 'individualAuthorisation'),
    administrator: authorised.pass('CON-15', 'administrator'),
    medecinTraitant: authorised.pass('CON-14', 'medecinTraitantPrivilege'),
    brisDeGlace: authorised.pass('EMG-01', 'brisDeGlace'),
    centre15: authorised.pass('EMG-02', 'centre15'),
    author: authorised.pass('CON-12', 'author'),
    notAuthorised: authorised.fail('CON-01', 'notAuthorised'),
    authorisationExpired: authorised.fail('CON-06', 'authorisationExpired'),
    expressConsentMissing: authorised.fail('CON-26', 'expressConsentMissing'),
    brisDeGlaceOpposed: authorised.fail('EMG-01', 'patientRefusesBrisDeGlace'),
    centre15Opposed: authorised.fail('EMG-02', 'patientRefusesCentre15'),
    othersDocument: authorised.fail('MAT-09', 'notAuthorised'),
    dossierPharmaceutiqueOpposed: authorised.fail('FEED-09', 'dossierPharmaceutiqueOpposed'),
    notTheHolder: authorised.fail('EHDS-01', 'notTheHolder'),
  },

  cell: {
    read: cell.pass('MAT-01', 'matrixAllowsType'),
    readBySpeciality: cell.pass('MAT-07', 'matrixAllowsType'),
    unlistedForPhysician: cell.pass('MAT-06', 'unlistedTypeForPhysician'),
    author: cell.pass('VIS-03', 'author'),
    notApplicable: cell.pass('MAT-01', 'notApplicable'),
    closed: cell.fail('MAT-01', 'professionMayNotSeeType'),
    unlisted: cell.fail('MAT-06', 'professionMayNotSeeType'),
  },

  confidentiality: {
    nothingHidden: confidentiality.pass('VIS-03', 'nothingHidden'),
    author: confidentiality.pass('VIS-03', 'author'),
    administrator: confidentiality.pass('CON-15', 'administrator'),
    medecinTraitant: confidentiality.pass('CON-14', 'medecinTraitantPrivilege'),
    emergency: confidentiality.pass('EMG-03', 'maskedConsentInEmergency'),
    masked: confidentiality.fail('VIS-03', 'maskedToProfessionals'),
    allMasked: confidentiality.fail('VIS-04', 'maskedToProfessionals'),
    notAnnounced: confidentiality.fail('VIS-05', 'notAnnouncedToPatient'),
    excludedForCarer: confidentiality.fail('CNT-07', 'keptFromCarer'),
    representatives: confidentiality.fail('VIS-09', 'invisibleToRepresentatives'),
    deleted: confidentiality.fail('VIS-20', 'documentDeleted'),
    lotSignature: confidentiality.fail('VIS-02', 'documentUnknown'),
  },

  absent: confidentiality.fail('VIS-20', 'documentUnknown'),
}

function at(step: Check['step'], name: CheckName) {
  return {
    pass: (rule: string, because: Ground): PassedCheck =>
      Object.freeze({ step, name, rule, passed: true, because }),
    fail: (rule: string, because: RefusalReason): FailedCheck =>
      Object.freeze({ step, name, rule, passed: false, because }),
  }
}
