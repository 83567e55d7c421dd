/** What changes of a document that is already there. Every change is made under its lock, one after the other. */
import type { DocumentFacts, DocumentStatus, EntryUuid } from '@carnet/core/model/document.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'
import { sealFragment } from './document-fragments.ts'
import { documentsByEntryUuid, type StoredDocument } from './documents.ts'
import type { RecordKey } from './sealing.ts'

/**
 * These entries, read once nobody else is changing their documents: until the transaction ends, who comes second waits,
 * then reads what the first has done. The lock of a document is the row of its first version.
 */
export async function lockDocuments(
  tx: Tx,
  recordId: RecordId,
  entryUuids: readonly string[],
): Promise<readonly StoredDocument[]> {
  await tx.run(
    'lock-documents',
    `select 1 from document
      where record_id = $1 and version = 1
        and logical_id in (select logical_id from document where record_id = $1 and entry_uuid::text = any($2))
      order by logical_id
        for no key update`,
    [recordId, entryUuids],
  )
  return documentsByEntryUuid(tx, recordId, entryUuids)
}

/** `fragment`: the entry as it is served from now on, its new status said. */
export async function setStatus(
  tx: Tx,
  key: RecordKey,
  entryUuid: EntryUuid,
  status: DocumentStatus,
  fragment: string,
): Promise<void> {
  await tx.run(
    'set-document-status',
    'update document set status = $3, fragment = $4 where record_id = $1 and entry_uuid = $2',
    [key.recordId, entryUuid, status, sealFragment(key, entryUuid, fragment)],
  )
}

/** Who may see a document may see its old versions, and nobody else: the rights of all are those of the last. */
export async function setVisibility(
  tx: Tx,
  recordId: RecordId,
  logicalId: string,
  { visibility, maskedBy }: Pick<DocumentFacts, 'visibility' | 'maskedBy'>,
): Promise<void> {
  await tx.run(
    'set-document-visibility',
    `update document set masked = $3, masked_by = $6, invisible_to_patient = $4,
            invisible_to_representatives = $5
      where record_id = $1 and logical_id = $2`,
    [
      recordId,
      logicalId,
      visibility.maskedToProfessionals,
      visibility.invisibleToPatient,
      visibility.invisibleToRepresentatives,
      maskedBy ?? null,
    ],
  )
}
