/**
 * THE access decision. One order of checks for every door; the first no wins; what nothing allows is refused.
 * Spec: rules.md §5.1. `decide` makes steps 1 to 4 for the record, `decideDocument` steps 5 and 6 for one document.
 */
import { authorIdsOf, type Caller, type PatientCaller } from '@carnet/core/model/caller.ts'
import type { AccessContext, Action, Check, Decision, DocumentChange } from '@carnet/core/model/decision.ts'
import {
  type DocumentFacts,
  type DocumentStatus,
  directivesType,
  isLotSignature,
} from '@carnet/core/model/document.ts'
import { samePatient } from '@carnet/core/model/ins.ts'
import type { RecordFacts } from '@carnet/core/model/record.ts'
import { type AccessMatrix, cellFor, isInMatrix } from './access-matrix.ts'
import {
  hasExpressConsent,
  isAdministrator,
  isBlocked,
  isDenied,
  isMedecinTraitant,
  isShielded,
  standingOf,
} from './authorisation.ts'
import { type FailedCheck, checks as the } from './checks.ts'
import { isDossierPharmaceutique } from './dispensing.ts'
import { columnOf, isForOwnOnly, mayPerform } from './functional-rights.ts'
import { isOfAge } from './majority.ts'
import {
  delegateMay,
  isForDelegates,
  isLegalRepresentative,
  isOpenInvitation,
  standingMandate,
} from './mandates.ts'
import { isMasked } from './masking.ts'
import { type LifeAsker, type LifeRefusal, objectionOfState } from './record-life.ts'
import type { RuleSettings } from './settings.ts'
import { holderAsDepositor } from './submission.ts'

export type RecordQuestion = {
  readonly caller: Caller
  /** undefined: no record was ever opened. */
  readonly record: RecordFacts | undefined
  readonly access: AccessContext
  readonly settings: RuleSettings
  /** The version in force; without one, no professional reads. */
  readonly matrix: AccessMatrix | undefined
  readonly now: Date
}

/** The document itself may be absent: hidden and absent take the same way. */
export type DocumentQuestion = RecordQuestion & {
  readonly record: RecordFacts
  readonly document: DocumentFacts | undefined
}

/**
 * May this caller do this on this record? Reading a document still needs {@link decideDocument}.
 * The five states that are not active are five reasons: TD0.2 alone tells them apart, every other door gives one answer.
 * @law LIF-02 LIF-03 LIF-13 LIF-17 LIF-18 CSP R1111-28, R1111-36
 * @law CON-07 CON-08 CSP L1111-17 III, R1111-47: to deposit asks no consent, and no choice of the holder refuses it
 * @law MAT-08 Arr. 2023: the consent of the team opens to each member the cells of his own profession
 * @law CON-01 CON-02 CON-05 CON-06 CON-09 CON-11 CON-12 CON-14 CON-26 CSP R1111-46, L1111-17, L1111-19
 * @law CON-04 CON-15 CSP L1111-17 II, R1111-46: who decides for the patient on the access of others
 * @law LIF-20 LIF-21 LIF-22 CNT-07 CSP R1111-40: who is in the holder's space for him
 * @spec VIS-08 VIS-09 EX_0.1-1100, EX_GEN-1550: what a secret session is not for
 * @law FEED-09 CSP L1111-23, R1111-42 e
 * @law EHDS-01 TRA-02 CSP R1111-43: the holder, for his own record
 * @law LIF-13 LIF-16 LIF-20 LIF-22 CSP R1111-36, R1111-40: he closes it and comes back, or who acts for him; not a minor
 * @law VIS-16 CSP L1111-11, R1111-19: directives anticipées, by the holder alone, of age
 * @spec VIS-17 Mon espace santé, `informedAboutOrganDonation`: by the holder alone, whatever his age
 * @law EHDS-02 CNT-01 CSP R1111-42: he adds his own documents to it
 * @law EMG-01 EMG-02 EMG-09 EMG-10 CSP L1111-17 I
 * @law MAT-01 MAT-10 Arr. 2023
 */
export function decide(question: RecordQuestion): Decision {
  const state = checkRecord(question)
  if (!state.passed) return no([state], state)
  const action = checkAction(question)
  if (!action.passed) return no([state, action], action)
  const profession = checkProfession(question)
  if (!profession.passed) return no([state, action, profession], profession)
  const block = checkBlock(question)
  if (!block.passed) return no([state, action, profession, block], block)
  const authorisation = checkAuthorisation(question)
  const all = [state, action, profession, block, authorisation]
  return authorisation.passed ? { allowed: true, checks: all } : no(all, authorisation)
}

/**
 * Step 2 alone, for what is asked about no record in particular: each record found is then decided by {@link decide}.
 * @spec CON-10 PDT-INF-526 v1.8, TD0.4
 */
export function decideForCaller(question: Omit<RecordQuestion, 'record'>): Decision {
  const action = checkAction({ ...question, record: undefined })
  return action.passed ? { allowed: true, checks: [action] } : no([action], action)
}

/**
 * Given that {@link decide} said yes for the record: may this caller see this document, or change it?
 * @law MAT-01 MAT-06 MAT-07 EMG-06 Arr. 2023
 * @law VIS-03 VIS-04 VIS-05 VIS-09 VIS-20 CON-14 CON-15 EMG-03 CSP R1111-49, R1111-53
 * @spec VIS-02 soap.md §3.5: the signature of a lot is no document of the patient
 * @spec VIS-13 Mon espace santé: `canOwnerDelete`, `canUpdateTitle`, `canUpdateCategory`
 * @spec CON-09 CON-12 MAT-09 VIS-14 VIS-15 EMG-11 PDT-INF-526 v1.8, notes (5), (8), (9) and †
 */
export function decideDocument(question: DocumentQuestion): Decision {
  const { action } = question.access
  if (isChange(action)) return decideChange(question, action)
  return showsDocuments(action) ? decideSight(question) : no([the.action.denied], the.action.denied)
}

/**
 * The status of a document that was replaced, as this caller may know it: what he may not see replaced nothing, so that
 * the document is in force for him. A replacement that was deleted stays one, for whom it could be seen: its author had
 * withdrawn what it replaced.
 * @law VIS-03 VIS-05 VIS-09 CSP R1111-49, R1111-53
 * @spec contract.md §9.3; soap.md §3.6: Approved alone becomes Deprecated by a replacement
 */
export function decideStatus(
  question: RecordQuestion & { readonly record: RecordFacts },
  { status }: Pick<DocumentFacts, 'status'>,
  replacedBy: readonly DocumentFacts[],
): DocumentStatus {
  if (status !== 'deprecated') return status
  const { action, mode } = question.access
  const access = { mode, action: isChange(action) ? sightBefore[action] : action }
  const sees = (document: DocumentFacts) =>
    decideDocument({ ...question, access, document: { ...document, status: 'approved' } }).allowed
  return replacedBy.some(sees) ? status : 'approved'
}

/** Who may not see a document may not change it either; who sees it still needs the right of the official table. */
function decideChange(question: DocumentQuestion, action: DocumentChange): Decision {
  const { caller, document, access } = question
  const inHisSpace = caller.kind === 'patient'
  if (inHisSpace ? !holderChanges.has(action) : action === 'editDocument')
    return no([the.action.denied], the.action.denied)
  const sight = decideSight({ ...question, access: { ...access, action: sightBefore[action] } })
  if (!sight.allowed || document === undefined) return sight
  const right =
    caller.kind === 'patient'
      ? checkHolderChange(action, caller, document)
      : checkChange(question, caller, document)
  if (right === undefined) return sight
  const all = [...sight.checks, right]
  return right.passed ? { allowed: true, checks: all } : no(all, right)
}

/**
 * What the holder sees is his to mask and to show (VIS-03); to name and to delete, only what he deposited: the rest is
 * his professionals' (VIS-13).
 */
function checkHolderChange(
  action: DocumentChange,
  { delegate }: PatientCaller,
  { depositorId, typeCode }: DocumentFacts,
): Check | undefined {
  if (action === 'maskDocument' || action === 'unmaskDocument') return undefined
  // They are not renamed into something else, and nobody removes them for him.
  if (typeCode === directivesType && (action === 'editDocument' || delegate !== undefined))
    return the.action.directivesOfHolder
  return depositorId === holderAsDepositor ? the.change.holdersOwn : the.change.notHoldersOwn
}

const holderChanges: ReadonlySet<DocumentChange> = new Set([
  'maskDocument',
  'unmaskDocument',
  'editDocument',
  'deleteDocument',
])

function decideSight(question: DocumentQuestion): Decision {
  const { caller, document } = question
  if (document === undefined) return no([the.absent], the.absent)
  const limit = checkOwnOnly(question, document)
  if (limit !== undefined) return no([limit], limit)
  const cell = checkCell(question, document)
  if (!cell.passed) return no([cell], cell)
  const confidentiality =
    caller.kind === 'patient'
      ? checkForPatient(question, caller, document)
      : checkConfidentiality(question, caller, document)
  const both = [cell, confidentiality]
  return confidentiality.passed ? { allowed: true, checks: both } : no(both, confidentiality)
}

function no(checks: readonly Check[], failed: FailedCheck): Decision {
  return { allowed: false, reason: failed.because, checks }
}

/** Step 1. Most actions need an active record; to create or to reopen one needs another state. */
function checkRecord({ caller, record, access, settings }: RecordQuestion): Check {
  const objection = objectionOfState(access.action, record, settings, askerOf(caller))
  if (objection !== undefined) return objections[objection]
  switch (access.action) {
    case 'createRecord':
      return the.record.mayBeCreated
    case 'reopenRecord':
      return the.record.mayBeReopened
    case 'informPerson':
    case 'informByLetter':
    case 'recordOpposition':
    case 'restoreRecord':
    case 'requestDeletion':
    case 'cancelDeletion':
    case 'opposeDossierPharmaceutique':
    case 'acceptDossierPharmaceutique':
    case 'changeIns':
      return the.record.stateAllowsIt
    case 'closeRecord':
      return record?.state === 'active' ? the.record.active : the.record.stateAllowsIt
    default:
      return the.record.active
  }
}

function askerOf({ kind }: Caller): LifeAsker {
  if (kind === 'insuranceAgent') return 'operator'
  return kind === 'patient' ? 'holder' : 'professional'
}

const objections: Readonly<Record<LifeRefusal, FailedCheck>> = {
  recordUnknown: the.record.unknown,
  recordNotOpenYet: the.record.informed,
  recordOpposed: the.record.opposed,
  recordSuspended: the.record.suspended,
  recordClosed: the.record.closed,
  recordAlreadyOpen: the.record.alreadyOpen,
  recordAttachedToMes: the.record.attachedToMes,
  recordNotClosed: the.record.notClosed,
  noDeletionRequested: the.record.noDeletionRequested,
}

/** Step 2, the functional right. */
function checkAction({ caller, record, access, settings, now }: RecordQuestion): Check {
  const { action } = access
  if (caller.kind === 'patient') {
    const { delegate } = caller
    if (delegate === undefined && isForDelegates(action)) return the.action.notForHolder
    const mandate = record?.mandates.find(({ id }) => id === delegate?.mandateId)
    // Of a mandate that is no more, the end is told (step 4), not what it let do.
    if (delegate !== undefined && !delegateMay(delegate.kind, action, mandate ?? { mayWrite: true }))
      return delegate.kind === 'carer' ? the.action.deniedToCarer : the.action.deniedToDelegate
  }
  if (caller.kind !== 'patient' && caller.secretSession) {
    if (!settings.fonctionsGestionMineurs) return the.action.noSecretSession
    if (action === 'createRecord') return the.action.notInSecret
  }
  switch (mayPerform(caller, record, access, settings)) {
    case 'granted':
      if (caller.kind !== 'patient' || record === undefined || isOfAge(record.birthDate, now, settings))
        return the.action[action]
      // L1111-11: « toute personne majeure ».
      if (action === 'fileDirectives') return the.action.notForMinors
      return caller.delegate === undefined && (action === 'closeRecord' || action === 'reopenRecord')
        ? the.action.forRepresentatives
        : the.action[action]
    case 'notARegulationCentre':
      return the.action.notARegulationCentre
    case 'actionNotAllowedForCaller':
      return columnOf(caller, record) === 'c' ? the.action.deniedToOccupational : the.action.denied
  }
}

/** Step 2, for reading: the profession is in the matrix. */
function checkProfession({ caller, access, settings, matrix }: RecordQuestion): Check {
  if (caller.kind !== 'professional' || !reads(access.action)) return the.profession.notApplicable
  return matrix !== undefined && isInMatrix(matrix, caller.profession, settings)
    ? the.profession.listed
    : the.profession.unlisted
}

/** Step 3. Applies in every mode, emergency included. */
function checkBlock(question: RecordQuestion): Check {
  const { caller, record, access, settings } = question
  const inOwnName = caller.kind === 'patient' || caller.kind === 'insuranceAgent'
  if (record === undefined || inOwnName || openToBlocked.has(access.action)) return the.block.notApplicable
  if (!isDenied(record, caller)) return the.block.none
  if (isShielded(record, caller, settings)) return the.block.medecinTraitant
  return readsOwnOnly(question) ? the.block.author : the.block.blocked
}

/** Step 4. */
function checkAuthorisation(question: RecordQuestion): Check {
  const { caller, record, access, now } = question
  if (record === undefined) return the.authorised.notNeeded
  switch (access.action) {
    case 'testExistence':
    // Who opposed centre 15 is found and marked so (soap.md §5.4): opening his record is what is refused.
    case 'searchPatients':
    case 'findReferences':
      return the.authorised.notNeeded
    case 'deleteDocument':
      return caller.kind === 'patient' ? checkHolder(question, record, caller) : the.authorised.notNeeded
    case 'editDocument':
      return caller.kind === 'patient' ? checkHolder(question, record, caller) : the.authorised.notAuthorised
    case 'authorise':
    case 'authoriseTeam':
    case 'removeAuthorisation':
    case 'createRecord':
      return the.authorised.consentToBeTold
    case 'reopenRecord':
      return caller.kind === 'patient'
        ? checkHolder(question, record, caller)
        : the.authorised.consentToBeTold
    // Nothing is read nor opened: the holder closes at any time, and says it to whom he wants.
    case 'closeRecord':
      return caller.kind === 'patient'
        ? checkHolder(question, record, caller)
        : the.authorised.onDemandOfHolder
    // The law gives these to the Assurance Maladie; nothing is read by them.
    case 'informPerson':
    case 'informByLetter':
    case 'recordOpposition':
    case 'suspendRecord':
    case 'restoreRecord':
    case 'requestDeletion':
    case 'cancelDeletion':
    case 'opposeDossierPharmaceutique':
    case 'acceptDossierPharmaceutique':
    case 'changeIns':
    case 'mergeRecords':
      return the.authorised.notNeeded
    case 'readAdministrativeData':
    case 'updateAdministrativeData':
    case 'openPatientAccess':
    case 'changePatientChannel':
    case 'renewPatientAccess':
      return caller.kind === 'patient' ? the.authorised.notAuthorised : checkReading(question, record, caller)
    case 'submitDocuments':
    case 'replaceDocument':
      if (caller.kind === 'patient') return checkHolder(question, record, caller)
      if (record.opposesDossierPharmaceutique && isDossierPharmaceutique(caller, question.settings))
        return the.authorised.dossierPharmaceutiqueOpposed
      // L1111-17 I: the opposition to bris de glace is to « consulté ou alimenté »; to régulation, to « consulté » only.
      return access.mode === 'brisDeGlace' && !record.emergency.btg
        ? the.authorised.brisDeGlaceOpposed
        : the.authorised.notNeeded
    case 'listPatients':
      return the.authorised[standingOf(record, caller, question.now)]
    case 'authoriseOther':
      return caller.kind === 'patient' ? the.authorised.notAuthorised : checkReading(question, record, caller)
    case 'blockProfessional':
    case 'unblockProfessional':
    case 'withdrawAuthorisation':
    case 'nameAdministrator':
    case 'dismissAdministrator':
    case 'consentExpressly':
    case 'chooseProfessional':
    case 'forgetProfessional':
    case 'readNoticeChoices':
    case 'changeNoticeChoices':
    case 'acknowledgeEmergencies':
    case 'fileDirectives':
    case 'acknowledgeOrganDonation':
    case 'maskEverything':
    case 'unmaskEverything':
    case 'listDelegates':
    case 'inviteRepresentative':
    case 'inviteCarer':
    case 'withdrawInvitation':
    case 'endHelp':
    case 'changeHelpNotices':
    case 'reportProblem':
    case 'listReports':
    case 'askDownloadPersonalData':
    case 'downloadPersonalData':
      return caller.kind === 'patient'
        ? checkHolder(question, record, caller)
        : checkPower(question, record, caller)
    case 'acceptInvitation':
    case 'refuseInvitation':
      return caller.kind === 'patient' ? checkInvited(question, record, caller) : the.authorised.notAuthorised
    case 'findDocuments':
    case 'readDocument':
    case 'archiveDocument':
    case 'unarchiveDocument':
    case 'maskDocument':
    case 'unmaskDocument':
    case 'showToPatient':
    case 'showToRepresentatives':
    case 'listTraces':
    case 'listAuthorisations':
      switch (caller.kind) {
        case 'patient':
          return access.action === 'listTraces'
            ? checkHolder(question, record, caller, the.authorised.holderOfTraces)
            : checkHolder(question, record, caller)
        case 'professional':
          if (access.action === 'listTraces') return checkTraceReader(record, caller, now)
          return readsOwnOnly(question) ? the.authorised.author : checkReading(question, record, caller)
        case 'structure':
        case 'staff':
        case 'insuranceAgent':
          return the.authorised.notAuthorised
      }
  }
  return the.authorised.notAuthorised
}

/** TRA-02: some read every line, anyone his own; neither needs an authorisation. */
function checkTraceReader(record: RecordFacts, caller: Caller, now: Date): Check {
  if (isMedecinTraitant(record, caller)) return the.authorised.medecinTraitantOfTraces
  return isAdministrator(record, caller, now)
    ? the.authorised.administratorOfTraces
    : the.authorised.authorOfTraces
}

function checkHolder(
  { settings, now }: RecordQuestion,
  record: RecordFacts,
  { patient, delegate }: PatientCaller,
  holder: Check = the.authorised.holder,
): Check {
  if (!samePatient(record.patient, patient)) return the.authorised.notTheHolder
  if (delegate === undefined) return holder
  if (standingMandate(record, delegate, settings, now) === undefined) return the.authorised.mandateOver
  return isLegalRepresentative(delegate.kind) ? the.authorised.legalRepresentative : the.authorised.carer
}

/** He answers for himself, on the record that he is invited to: nothing of it is open to him yet. */
function checkInvited(
  { settings, now }: RecordQuestion,
  record: RecordFacts,
  { patient, delegate }: PatientCaller,
): Check {
  if (!samePatient(record.patient, patient)) return the.authorised.notTheHolder
  const invitation = record.invitations.find(
    ({ id, kind }) => id === delegate?.mandateId && kind === delegate.kind,
  )
  return invitation !== undefined && isOpenInvitation(invitation, record.birthDate, settings, now)
    ? the.authorised.invited
    : the.authorised.invitationOver
}

/** Whom the patient, or the regime of 2011, gave the power to block others (CON-14, CON-15). */
function checkPower(
  { settings, now }: RecordQuestion,
  record: RecordFacts,
  caller: Exclude<Caller, { kind: 'patient' }>,
): Check {
  if (isAdministrator(record, caller, now)) return the.authorised.administrator
  return isShielded(record, caller, settings) ? the.authorised.medecinTraitant : the.authorised.notAuthorised
}

/** What opens reading to a professional: an emergency and the patient's choice about it, or an authorisation. */
function checkReading(
  { access, now }: RecordQuestion,
  record: RecordFacts,
  caller: Exclude<Caller, { kind: 'patient' }>,
): Check {
  switch (access.mode) {
    case 'brisDeGlace':
      return record.emergency.btg ? the.authorised.brisDeGlace : the.authorised.brisDeGlaceOpposed
    case 'centre15':
      return record.emergency.etreat ? the.authorised.centre15 : the.authorised.centre15Opposed
    case 'normal': {
      const occupational = columnOf(caller, record) === 'c'
      if (occupational && hasExpressConsent(record, caller, now)) return the.authorised.expressConsent
      const standing = standingOf(record, caller, now)
      const open = standing !== 'notAuthorised' && standing !== 'authorisationExpired'
      // CON-26: an ordinary authorisation lets him see the list, never the documents.
      if (occupational && (!open || access.action === 'readDocument'))
        return the.authorised.expressConsentMissing
      return the.authorised[standing]
    }
  }
  return the.authorised.notAuthorised
}

/**
 * Where step 4 was passed for one's own documents only, another's is refused:
 * a reference search without authorisation, and a blocked author who may read his own.
 */
function checkOwnOnly(question: DocumentQuestion, document: DocumentFacts): FailedCheck | undefined {
  const { caller, record, access, settings } = question
  if (caller.kind === 'patient')
    return samePatient(record.patient, caller.patient) ? undefined : the.authorised.notTheHolder
  // Staff and certificates never read: a reference of their own, and that is all (MAT-09).
  if (caller.kind !== 'professional' || caller.authentication === 'INDIRECTE')
    return access.action === 'findReferences' && isAuthor(caller, document)
      ? undefined
      : the.authorised.othersDocument
  if (isAuthor(caller, document)) return undefined
  if (isBlocked(record, caller, settings)) return the.block.blocked
  if (access.action !== 'findReferences') return undefined
  const profession = checkProfession({ ...question, access: asReading(access) })
  if (!profession.passed) return profession
  const reading = checkReading(question, record, caller)
  return reading.passed ? undefined : reading
}

/** Notes (8), (9) and † of the official table; undefined when it makes no difference between documents. */
function checkChange(
  question: DocumentQuestion,
  caller: Exclude<Caller, { kind: 'patient' }>,
  document: DocumentFacts,
): Check | undefined {
  const { record, access, settings } = question
  const { action } = access
  if (action === 'replaceDocument')
    return isAuthor(caller, document) ? the.change.ownReplacement : the.change.othersReplacement
  const removes =
    action === 'deleteDocument' || action === 'archiveDocument' || action === 'unarchiveDocument'
  if (removes && isHolders(record, document))
    return isMedecinTraitant(record, caller) ? the.change.medecinTraitant : the.change.patientsOwn
  const forOwnOnly = isForOwnOnly(caller, record, access)
  if (forOwnOnly && !isAuthor(caller, document)) return the.change.notTheAuthor
  // The author's right is over what a professional masked. Of the rest, the médecin traitant keeps his cell, where he is
  // left to see what is masked.
  const ofHolder = action === 'unmaskDocument' && document.maskedBy === 'holder'
  const entrusted = columnOf(caller, record) === 'd' && sightOfMasked(question, caller) !== undefined
  if (ofHolder && !entrusted && !settings.authorUnmasksHolders) return the.change.holdersMask
  return forOwnOnly ? the.change.author : undefined
}

/** Step 5. Stays in force in emergency (EMG-06). */
function checkCell({ caller, settings, matrix }: DocumentQuestion, document: DocumentFacts): Check {
  if (caller.kind === 'patient') return the.cell.notApplicable
  if (isAuthor(caller, document)) return the.cell.author
  if (caller.kind !== 'professional' || matrix === undefined) return the.cell.closed
  return the.cell[cellFor(matrix, caller.profession, document.typeSystem, document.typeCode, settings)]
}

/** Step 6, for the holder and his representatives: what is masked to professionals is not masked to them. */
function checkForPatient(
  { record, access, settings, now }: DocumentQuestion,
  { delegate }: PatientCaller,
  document: DocumentFacts,
): Check {
  // None of his documents, whatever its codes become.
  if (isLotSignature(document)) return the.confidentiality.lotSignature
  // The holder keeps reading what happened to a document that is no longer there (VIS-20).
  if (document.status === 'deleted' && access.action !== 'listTraces') return the.confidentiality.deleted
  if (document.visibility.invisibleToPatient) return the.confidentiality.notAnnounced
  if (delegate === undefined) return the.confidentiality.nothingHidden
  // A carer sees no more than a representative does.
  if (document.visibility.invisibleToRepresentatives) return the.confidentiality.representatives
  if (standingMandate(record, delegate, settings, now)?.excludedClasses.includes(document.classCode))
    return the.confidentiality.excludedForCarer
  return the.confidentiality.nothingHidden
}

/** Step 6, for everyone else. */
function checkConfidentiality(
  question: DocumentQuestion,
  caller: Exclude<Caller, { kind: 'patient' }>,
  document: DocumentFacts,
): Check {
  const { record, access, settings } = question
  const author = isAuthor(caller, document)
  const medecinTraitant = isMedecinTraitant(record, caller)
  if (document.status === 'deleted' && !(settings.deletedReadable && (author || medecinTraitant)))
    return the.confidentiality.deleted
  if (!isMasked(record, document)) return the.confidentiality.nothingHidden
  const masked = document.visibility.maskedToProfessionals
    ? the.confidentiality.masked
    : the.confidentiality.allMasked
  if (author) return the.confidentiality.author
  switch (access.mode) {
    case 'normal':
      return sightOfMasked(question, caller) ?? masked
    // Both consents, for the médecin traitant and administrators too.
    case 'brisDeGlace':
      return record.emergency.btg && record.emergency.masked ? the.confidentiality.emergency : masked
    case 'centre15':
      return record.emergency.etreat && record.emergency.masked ? the.confidentiality.emergency : masked
  }
  return masked
}

/** Whom the holder, or the regime of 2011, lets see what is masked, outside an emergency (CON-14, CON-15). */
function sightOfMasked(
  { record, settings, now }: DocumentQuestion,
  caller: Exclude<Caller, { kind: 'patient' }>,
): Check | undefined {
  if (isAdministrator(record, caller, now)) return the.confidentiality.administrator
  return settings.medecinTraitantPrivilege === 'legacy2011' && isMedecinTraitant(record, caller)
    ? the.confidentiality.medecinTraitant
    : undefined
}

/**
 * The depositor and every author in the metadata (contract.md §3.1). A person is an author by his own number: the
 * structure where he works makes him no author of what a colleague wrote. A certificate, or a CPE, speaks for its
 * structure.
 */
function isAuthor(caller: Exclude<Caller, { kind: 'patient' }>, { authorIds }: DocumentFacts): boolean {
  return authorIdsOf(caller).some((id) => authorIds.includes(id))
}

/** Written by the holder himself, under whichever of his matricules (LIF-12). */
function isHolders({ patient, otherMatricules = [] }: RecordFacts, { authorIds }: DocumentFacts): boolean {
  return [patient.ins, ...otherMatricules].some((ins) => authorIds.includes(ins))
}

/** `blockedAuthorReadsOwn`: the other reading of R1111-49. */
function readsOwnOnly({ caller, record, access, settings }: RecordQuestion): boolean {
  return (
    settings.blockedAuthorReadsOwn &&
    record !== undefined &&
    reads(access.action) &&
    isBlocked(record, caller, settings)
  )
}

function asReading({ mode }: AccessContext): AccessContext {
  return { action: 'findDocuments', mode }
}

/** Step 2 asks the matrix whether the profession is named; the others are told by the table of functional rights. */
const reading: ReadonlySet<Action> = new Set(['findDocuments', 'readDocument'])

function reads(action: Action): boolean {
  return reading.has(action)
}

/** How a document is seen before it is changed. Step 4 again: one's own is replaced and deleted without authorisation. */
const sightBefore: Readonly<Record<DocumentChange, Action>> = {
  replaceDocument: 'findReferences',
  deleteDocument: 'findReferences',
  archiveDocument: 'findDocuments',
  unarchiveDocument: 'findDocuments',
  maskDocument: 'findDocuments',
  unmaskDocument: 'findDocuments',
  showToPatient: 'findDocuments',
  showToRepresentatives: 'findDocuments',
  editDocument: 'findDocuments',
}

function isChange(action: Action): action is DocumentChange {
  return Object.hasOwn(sightBefore, action)
}

function showsDocuments(action: Action): boolean {
  return reads(action) || action === 'findReferences' || action === 'listTraces'
}

/**
 * CON-12: a blocked professional still tests existence, deposits, finds his own documents, replaces and deletes them. What
 * is not named here is stopped.
 */
const openToBlocked: ReadonlySet<Action> = new Set([
  'testExistence',
  'searchPatients',
  'submitDocuments',
  'replaceDocument',
  'deleteDocument',
  'findReferences',
])
