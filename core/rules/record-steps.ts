/** Steps 1 to 4 of the access decision, about the record as a whole: see {@link ./decide.ts} for their order. */
import { type Caller, isCareCaller, type PatientCaller } from '@carnet/core/model/caller.ts'
import { type Action, type Check, isOperatorAction } from '@carnet/core/model/decision.ts'
import { samePatient } from '@carnet/core/model/ins.ts'
import type { RecordFacts } from '@carnet/core/model/record.ts'
import { isInMatrix } from './access-matrix.ts'
import type { RecordQuestion } from './access-question.ts'
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
import { columnOf, mayPerform } from './functional-rights.ts'
import { isOfAge, isRepresented } from './majority.ts'
import {
  delegateMay,
  isForDelegates,
  isForInvited,
  isLegalRepresentative,
  isOpenInvitation,
  standingMandate,
} from './mandates.ts'
import { type LifeAsker, type LifeRefusal, objectionOfState } from './record-life.ts'

/**
 * Step 1. Most actions need an active record; to create or to reopen one needs another state.
 * @law LIF-02 LIF-03 LIF-13 LIF-17 LIF-18 CSP R1111-28, R1111-36
 */
export function checkRecord({ caller, record, access, settings }: RecordQuestion): Check {
  const objection = objectionOfState(access.action, record, settings, askerOf(caller))
  if (objection !== undefined) return objections[objection]
  switch (access.action) {
    case 'createRecord':
      return the.record.mayBeCreated
    case 'reopenRecord':
      return the.record.mayBeReopened
    case 'recordOpposition':
    case 'requestDeletion':
    case 'cancelDeletion':
    case 'opposeHeirs':
    case 'acceptHeirs':
      return the.record.stateAllowsIt
    case 'testExistence':
      return record?.state === 'closed' ? the.record.mayBeTested : the.record.active
    case 'closeRecord':
      return inItsState(record)
    default:
      return isOperatorAction(access.action) ? inItsState(record) : the.record.active
  }
}

function inItsState(record: RecordFacts | undefined): Check {
  return record?.state === 'active' ? the.record.active : the.record.stateAllowsIt
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
  notClosedByDeath: the.record.notClosedByDeath,
  consentMissing: the.record.opensByConsent,
}

/**
 * Step 2, the functional right.
 * @spec CON-09 MAT-09 PDT-INF-526 v1.8; VIS-08 VIS-09 EX_0.1-1100, EX_GEN-1550
 * @law LIF-13 LIF-15 LIF-19 LIF-20 LIF-22 VIS-16 CSP L1110-4 V, L1111-11, R1111-36, R1111-40
 */
export function checkAction({ caller, record, access, settings, now }: RecordQuestion): Check {
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
    if (inTheOpen.has(action)) return the.action.notInSecret
    // Of age, with nobody who represents him, he is the only one from whom the access would be hidden.
    if (record !== undefined && !isAboutMany(action) && !isRepresented(record, settings, now))
      return the.action.noSecretFromHolder
  }
  if (isOfOtherDoor(caller, action)) return the.action.consentEachConsultation
  switch (mayPerform(caller, record, access, settings)) {
    case 'granted':
      if (caller.kind !== 'patient' || record === undefined || isOfAge(record.birthDate, now, settings))
        return the.action[action]
      // L1111-11: « toute personne majeure ».
      if (action === 'fileDirectives') return the.action.notForMinors
      // L1110-4 V: of a minor, those who had authority over him keep the right that was theirs.
      if (action === 'opposeHeirs' || action === 'acceptHeirs') return the.action.heirsOfMinor
      return caller.delegate === undefined && isOfWholeLife(action)
        ? the.action.forRepresentatives
        : the.action[action]
    case 'notARegulationCentre':
      return the.action.notARegulationCentre
    case 'actionNotAllowedForCaller':
      return columnOf(caller, record, settings) === 'c' ? the.action.deniedToOccupational : the.action.denied
  }
}

/**
 * What becomes of the whole record, of its holder's account, or of who is blocked, is seen by who represents the minor,
 * wherever it came from, and is told to him: there is no doing it in secret.
 * @spec VIS-09 EX_0.1-1100: what is secret is what is deposited and read, not the life of the record
 */
const inTheOpen: ReadonlySet<Action> = new Set([
  'createRecord',
  'reopenRecord',
  'closeRecord',
  'updateAdministrativeData',
  'openPatientAccess',
  'changePatientChannel',
  'renewPatientAccess',
  'blockProfessional',
  'unblockProfessional',
])

/**
 * TD0.3 gives what lasts, on the wire; the professional portal asks the patient again in each session.
 * @law CON-03 CSP R1111-46 al. 3; contract.md §3.1
 */
function isOfOtherDoor(caller: Caller, action: Action): boolean {
  const inPortal = caller.kind === 'professional' && caller.portalSession !== undefined
  return action === (inPortal ? 'authorise' : 'authoriseConsultation')
}

/** Asked before a patient is chosen: a minor is not left out of a list, nor found alone, for the session that asks it. */
function isAboutMany(action: Action): boolean {
  return action === 'searchPatients' || action === 'listPatients'
}

/** LIF-20: of a minor's record, his representatives decide alone. */
function isOfWholeLife(action: Action): boolean {
  return (
    action === 'createRecord' ||
    action === 'recordOpposition' ||
    action === 'closeRecord' ||
    action === 'reopenRecord' ||
    action === 'requestDeletion' ||
    action === 'cancelDeletion'
  )
}

/**
 * Step 2, for reading: the profession is in the matrix.
 * @law MAT-01 MAT-10 Arr. 2023
 */
export function checkProfession({ caller, access, settings, matrix }: RecordQuestion): Check {
  if (caller.kind !== 'professional' || !isForProfessionsOfMatrix(access.action))
    return the.profession.notApplicable
  return matrix !== undefined && isInMatrix(matrix, caller.profession, settings)
    ? the.profession.listed
    : the.profession.unlisted
}

/**
 * Step 3. Applies in every mode, emergency included.
 * @law CON-12 CSP R1111-46
 */
export function checkBlock(question: RecordQuestion): Check {
  const { caller, record, access, settings } = question
  if (record === undefined || !isCareCaller(caller) || openToBlocked.has(access.action))
    return the.block.notApplicable
  if (!isDenied(record, caller)) return the.block.none
  if (isShielded(record, caller, settings)) return the.block.medecinTraitant
  return readsOwnOnly(question) ? the.block.author : the.block.blocked
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

/**
 * Step 4.
 * @law CON-01 CON-04 CON-07 CON-08 CON-15 CSP L1111-17, R1111-46, R1111-47
 */
export function checkAuthorisation(question: RecordQuestion): Check {
  const { caller, record } = question
  if (record === undefined) return the.authorised.notNeeded
  return caller.kind === 'patient'
    ? checkInHolderSpace(question, record, caller)
    : checkOfOthers(question, record, caller)
}

/** What is done there, step 2 has said; what is left is whose record it is. */
function checkInHolderSpace(question: RecordQuestion, record: RecordFacts, caller: PatientCaller): Check {
  const { action } = question.access
  if (isForInvited(action)) return checkInvited(question, record, caller)
  return action === 'listTraces'
    ? checkHolder(question, record, caller, the.authorised.holderOfTraces)
    : checkHolder(question, record, caller)
}

/** What is not named here is the holder's alone. */
function checkOfOthers(
  question: RecordQuestion,
  record: RecordFacts,
  caller: Exclude<Caller, { kind: 'patient' }>,
): Check {
  const { access, now } = question
  // The law gives these to the Assurance Maladie; nothing is read by them.
  if (isOperatorAction(access.action)) return the.authorised.notNeeded
  switch (access.action) {
    case 'testExistence':
    // Who opposed centre 15 is found and marked so (soap.md §5.4): opening his record is what is refused.
    case 'searchPatients':
    case 'findReferences':
    case 'deleteDocument':
      return the.authorised.notNeeded
    case 'authorise':
    case 'authoriseTeam':
    case 'authoriseConsultation':
    case 'removeAuthorisation':
    case 'removeMedecinTraitant':
    case 'createRecord':
    case 'reopenRecord':
      return the.authorised.consentToBeTold
    // Nothing is read nor opened: the holder closes at any time, and says it to whom he wants.
    case 'closeRecord':
      return the.authorised.onDemandOfHolder
    case 'scanCardLink':
      return the.authorised.emergencyCard
    case 'openEmergencyCard':
      return checkCard(question, record, caller)
    case 'recordOpposition':
    case 'requestDeletion':
    case 'cancelDeletion':
    case 'opposeHeirs':
    case 'acceptHeirs':
      return the.authorised.notNeeded
    case 'readAdministrativeData':
    case 'updateAdministrativeData':
    case 'openPatientAccess':
    case 'changePatientChannel':
    case 'renewPatientAccess':
    case 'authoriseOther':
      return checkReading(question, record, caller)
    case 'submitDocuments':
    case 'replaceDocument':
      if (record.opposesDossierPharmaceutique && isDossierPharmaceutique(caller, question.settings))
        return the.authorised.dossierPharmaceutiqueOpposed
      // L1111-17 I: the opposition to bris de glace is to « consulté ou alimenté »; to régulation, to « consulté » only.
      return access.mode === 'brisDeGlace' && !record.emergency.btg
        ? the.authorised.brisDeGlaceOpposed
        : the.authorised.notNeeded
    case 'listPatients':
      return the.authorised[standingOf(record, caller, now)]
    case 'blockProfessional':
    case 'unblockProfessional':
      return checkPower(question, record, caller)
    case 'listTraces':
      return caller.kind === 'professional'
        ? checkTraceReader(record, caller, now)
        : the.authorised.notAuthorised
    case 'findDocuments':
    case 'readDocument':
    case 'archiveDocument':
    case 'unarchiveDocument':
    case 'maskDocument':
    case 'unmaskDocument':
    case 'showToPatient':
    case 'showToRepresentatives':
    case 'listAuthorisations':
      if (caller.kind !== 'professional') return the.authorised.notAuthorised
      return readsOwnOnly(question) ? the.authorised.author : checkReading(question, record, caller)
  }
  return the.authorised.notAuthorised
}

/**
 * He put the code on his card for whoever helps him: a professional who holds it reads it under his own name. Who has his
 * number alone reads it in bris de glace.
 * @law EMG-01 EMG-07 CSP L1111-17 I, R1111-48
 */
function checkCard(
  question: RecordQuestion,
  record: RecordFacts,
  caller: Exclude<Caller, { kind: 'patient' }>,
): Check {
  if (caller.kind === 'cardBearer') return the.authorised.emergencyCard
  if (caller.kind !== 'professional') return the.authorised.notAuthorised
  if (question.access.mode !== 'normal') return checkReading(question, record, caller)
  const { holdsCardOf } = caller
  return holdsCardOf !== undefined && samePatient(record.patient, holdsCardOf)
    ? the.authorised.emergencyCard
    : the.authorised.notAuthorised
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

/**
 * What opens reading to a professional: an emergency and the patient's choice about it, or an authorisation.
 * @law CON-01 CON-02 CON-26 EMG-01 EMG-02 CSP L1111-17 I, R1111-46
 */
export function checkReading(
  { access, now, settings }: RecordQuestion,
  record: RecordFacts,
  caller: Exclude<Caller, { kind: 'patient' }>,
): Check {
  switch (access.mode) {
    case 'brisDeGlace':
      return record.emergency.btg ? the.authorised.brisDeGlace : the.authorised.brisDeGlaceOpposed
    case 'centre15':
      return record.emergency.etreat ? the.authorised.centre15 : the.authorised.centre15Opposed
    case 'normal': {
      const occupational = columnOf(caller, record, settings) === 'c'
      if (occupational && hasExpressConsent(record, caller, now)) return the.authorised.expressConsent
      const standing = standingOf(record, caller, now)
      const open = standing !== 'notAuthorised' && standing !== 'authorisationExpired'
      // CON-26: the table says oui to TD3.1 and non to TD3.2 in his column (« metadata and deposit only »); but to list is
      // to consult, which asks an authorisation of everybody (CON-01). He cannot record one: it is his structure's, by
      // its staff or by the patient. Without any he feeds only: a list names diseases to who speaks to the employer.
      if (occupational && (!open || access.action === 'readDocument'))
        return the.authorised.expressConsentMissing
      return the.authorised[standing]
    }
  }
  return the.authorised.notAuthorised
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

/** Step 2 asks the matrix whether the profession is named; the others are told by the table of functional rights. */
const reading: ReadonlySet<Action> = new Set(['findDocuments', 'readDocument'])

/** A card tells what documents do: whose profession reads none of them does not read it as a professional. */
function isForProfessionsOfMatrix(action: Action): boolean {
  return reads(action) || action === 'openEmergencyCard'
}

/** @law MAT-01 Arr. 2023: what the matrix is asked about */
export function reads(action: Action): boolean {
  return reading.has(action)
}
