/**
 * THE access decision. One order of checks for every door; the first no wins; what nothing allows is refused.
 * Spec: rules.md §5.1. `decide` makes steps 1 to 4 for the record, `decideDocument` steps 5 and 6 for one document.
 */
import type { Action, Check, Decision, DocumentChange } from '@carnet/core/model/decision.ts'
import type { DocumentFacts, DocumentStatus } from '@carnet/core/model/document.ts'
import type { RecordFacts } from '@carnet/core/model/record.ts'
import type { DocumentQuestion, RecordQuestion } from './access-question.ts'
import { type FailedCheck, checks as the } from './checks.ts'
import {
  checkCell,
  checkChange,
  checkConfidentiality,
  checkForPatient,
  checkHolderChange,
  checkOwnOnly,
  holderChanges,
  isChange,
  sightBefore,
} from './document-steps.ts'
import {
  checkAction,
  checkAuthorisation,
  checkBlock,
  checkProfession,
  checkRecord,
  reads,
} from './record-steps.ts'

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
 * @law EHDS-08 règlement (UE) 2025/327, articles 11 and 12: professionals read; a vital interest opens what the patient let it open
 * @law EHDS-02 CNT-01 CSP R1111-42: he adds his own documents to it
 * @law EMG-01 EMG-02 EMG-09 EMG-10 CSP L1111-17 I
 * @law MAT-01 MAT-10 Arr. 2023
 */
export function decide(question: RecordQuestion): Decision {
  const state = checkRecord(question)
  if (!state.passed) {
    // TD0.2 alone tells an unknown, an opposed and a closed record apart (contract.md §3.1): to those who may ask it.
    const right = question.access.action === 'testExistence' ? decideForCaller(question) : undefined
    return right?.allowed === false ? right : no([state], state)
  }
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

function showsDocuments(action: Action): boolean {
  return reads(action) || action === 'findReferences' || action === 'listTraces'
}

function no(checks: readonly Check[], failed: FailedCheck): Decision {
  return { allowed: false, reason: failed.because, checks }
}
