/** TD3.3c and TD3.3d: a document archived, taken out of the archive, or deleted. Deleted, it is for nobody any more. */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { DocumentChange } from '@carnet/core/model/decision.ts'
import type { DocumentStatus } from '@carnet/core/model/document.ts'
import { findWrongPatient, type PatientStatement } from '@carnet/core/rules/wrong-patient.ts'
import { crashPoint } from '../crash-points.ts'
import { lockDocuments } from '../store/document-changes.ts'
import { documentsByUniqueId } from '../store/documents.ts'
import { replacementsOf } from '../store/replacements.ts'
import { addAssociations, type StoredAssociation } from '../store/submissions.ts'
import { refuseUnlessAllowed } from './document-to-change.ts'
import { fileLot } from './file-lot.ts'
import { perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'
import { restateDocuments } from './restate-documents.ts'
import { oneAsSeen } from './status-as-seen.ts'
import type { PreparedSubmission } from './store-submission.ts'

export type PreparedStatusChange = Pick<PreparedSubmission, 'patient' | 'submission' | 'restate'> & {
  readonly action: DocumentChange
  /** What the sender believes the status to be. */
  readonly original: DocumentStatus
  readonly next: DocumentStatus
  /** Its target is the entry that changes. */
  readonly association: StoredAssociation
  /** Whom the lot says that it is about. */
  readonly lotPatient: PatientStatement
}

export function changeStatus(
  platform: Platform,
  caller: Caller,
  prepared: PreparedStatusChange,
): Promise<void> {
  const { patient, action, original, next, association } = prepared
  return perform(platform, caller, { patient, action }, async (permitted) => {
    const { tx, record } = permitted
    const wrong = findWrongPatient(record, [prepared.lotPatient])
    if (wrong !== undefined) throw new Refused('wrongPatient', wrong)
    const [found] = await lockDocuments(tx, record.id, [association.target])
    const { document, act } = await refuseUnlessAllowed(permitted, found)
    if ((await oneAsSeen(permitted, document)).status !== original)
      throw new Refused('changeNotPossible', 'OriginalStatus n’est pas le statut actuel du document.', act)
    await fileLot(permitted, caller, prepared.submission)
    crashPoint('status.lot-added')
    await addAssociations(tx, record.id, [association])
    // Deleted is the document, whatever its version.
    const changed =
      next === 'deleted' ? await documentsByUniqueId(tx, record.id, [document.uniqueId]) : [document]
    // Out of the archive, what was replaced is an old version again.
    const wasReplaced = (await replacementsOf(tx, record.id, [document.entryUuid])).size > 0
    const stored = next === 'approved' && wasReplaced ? 'deprecated' : next
    await restateDocuments(permitted, prepared, changed, stored)
    crashPoint('status.set')
    return { result: undefined, acts: [act] }
  })
}
