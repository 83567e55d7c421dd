/** May this caller change this document? What he may not see is answered as what does not exist; the history tells why. */
import type { DocumentChange, RefusalReason } from '@carnet/core/model/decision.ts'
import { openLabels } from '../store/document-fragments.ts'
import type { StoredDocument } from '../store/documents.ts'
import { type Act, type Permitted, Refused } from './perform.ts'
import { traced } from './read-document.ts'

export type DocumentToChange = {
  readonly document: StoredDocument
  /** The line that tells the change, or why what was asked of it is refused after all. */
  readonly act: Act
}

/** He sees the document, and is told that it is not his to change so. */
const told: readonly RefusalReason[] = [
  'notTheAuthor',
  'patientsOwnDocument',
  'maskedByHolder',
  'notDepositedByHolder',
]

/**
 * `action`: when it is not the one that is performed as a whole. Throws Refused `documentUnknown`, or the reason that
 * concerns the change alone.
 */
export async function refuseUnlessAllowed(
  { tx, record, judge }: Permitted,
  document: StoredDocument | undefined,
  action?: DocumentChange,
): Promise<DocumentToChange> {
  if (document === undefined) throw new Refused('documentUnknown')
  const decision = judge(document, action)
  const label = (await openLabels(tx, record.key, [document.entryUuid])).get(document.entryUuid)!
  const act: Act = {
    ...(action !== undefined && { action }),
    documents: [traced(document, label)],
    checks: decision.checks,
  }
  if (decision.allowed) return { document, act }
  throw new Refused(told.includes(decision.reason) ? decision.reason : 'documentUnknown', undefined, {
    ...act,
    refusal: decision.reason,
  })
}
