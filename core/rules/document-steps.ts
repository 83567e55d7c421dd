/** Steps 5 and 6 of the access decision, about one document, and what changes it: see {@link ./decide.ts} for their order. */
import { authorIdsOf, type Caller, type PatientCaller } from '@carnet/core/model/caller.ts'
import type { AccessContext, Action, Check, DocumentChange } from '@carnet/core/model/decision.ts'
import { type DocumentFacts, directivesType, isLotSignature } from '@carnet/core/model/document.ts'
import { samePatient } from '@carnet/core/model/ins.ts'
import type { RecordFacts } from '@carnet/core/model/record.ts'
import { cellFor } from './access-matrix.ts'
import type { DocumentQuestion } from './access-question.ts'
import { isAdministrator, isBlocked, isMedecinTraitant } from './authorisation.ts'
import { type FailedCheck, checks as the } from './checks.ts'
import { columnOf, isForOwnOnly } from './functional-rights.ts'
import { standingMandate } from './mandates.ts'
import { isMasked } from './masking.ts'
import { checkProfession, checkReading } from './record-steps.ts'
import { holderAsDepositor } from './submission.ts'

/**
 * Where step 4 was passed for one's own documents only, another's is refused:
 * a reference search without authorisation, and a blocked author who may read his own.
 * @spec CON-12 MAT-09 PDT-INF-526 v1.8, notes (5) and (9)
 */
export function checkOwnOnly(question: DocumentQuestion, document: DocumentFacts): FailedCheck | undefined {
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

function asReading({ mode }: AccessContext): AccessContext {
  return { action: 'findDocuments', mode }
}

/**
 * Step 5. Stays in force in emergency (EMG-06).
 * @law MAT-01 MAT-06 MAT-07 EMG-06 Arr. 2023
 */
export function checkCell({ caller, settings, matrix }: DocumentQuestion, document: DocumentFacts): Check {
  if (caller.kind === 'patient') return the.cell.notApplicable
  if (isAuthor(caller, document)) return the.cell.author
  if (caller.kind !== 'professional' || matrix === undefined) return the.cell.closed
  return the.cell[cellFor(matrix, caller.profession, document.typeSystem, document.typeCode, settings)]
}

/**
 * Step 6, for the holder and his representatives: what is masked to professionals is not masked to them.
 * @law VIS-05 VIS-09 VIS-20 CSP R1111-53
 */
export function checkForPatient(
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

/**
 * Step 6, for everyone else.
 * @law VIS-03 VIS-04 CON-14 CON-15 EMG-03 CSP R1111-49
 */
export function checkConfidentiality(
  question: DocumentQuestion,
  caller: Exclude<Caller, { kind: 'patient' }>,
  document: DocumentFacts,
): Check {
  const { record, access, settings } = question
  const { btg, etreat, masked: maskedToo } = record.emergency
  const opensMasked = maskedToo && settings.maskedInEmergency === 'consent'
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
      return btg && opensMasked ? the.confidentiality.emergency : masked
    case 'centre15':
      return etreat && opensMasked ? the.confidentiality.emergency : masked
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

/** How a document is seen before it is changed. Step 4 again: one's own is replaced and deleted without authorisation. */
export const sightBefore: Readonly<Record<DocumentChange, Action>> = {
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

export function isChange(action: Action): action is DocumentChange {
  return Object.hasOwn(sightBefore, action)
}

/**
 * Notes (8), (9) and † of the official table; undefined when it makes no difference between documents.
 * @spec VIS-14 VIS-15 PDT-INF-526 v1.8, notes (8), (9) and †
 */
export function checkChange(
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
  const forOwnOnly = isForOwnOnly(caller, record, access, settings)
  if (forOwnOnly && !isAuthor(caller, document)) return the.change.notTheAuthor
  // The author's right is over what a professional masked. Of the rest, the médecin traitant keeps his cell, where he is
  // left to see what is masked.
  const ofHolder = action === 'unmaskDocument' && document.maskedBy === 'holder'
  const entrusted =
    columnOf(caller, record, settings) === 'd' && sightOfMasked(question, caller) !== undefined
  if (ofHolder && !entrusted && !settings.authorUnmasksHolders) return the.change.holdersMask
  return forOwnOnly ? the.change.author : undefined
}

/**
 * What the holder sees is his to mask and to show (VIS-03); to name and to delete, only what he deposited: the rest is
 * his professionals' (VIS-13).
 * @law VIS-03 CSP R1111-49
 * @spec VIS-13 VIS-16 Mon espace santé: `canOwnerDelete`, `canUpdateTitle`, `canUpdateCategory`
 */
export function checkHolderChange(
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

export const holderChanges: ReadonlySet<DocumentChange> = new Set([
  'maskDocument',
  'unmaskDocument',
  'editDocument',
  'deleteDocument',
])

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
