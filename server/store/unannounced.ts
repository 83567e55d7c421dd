/** Documents that the patient may not see yet, across records: what the announcements read. */
import type { EntryUuid, UniqueId } from '@carnet/core/model/document.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'
import type { RecordKey } from './sealing.ts'

export type UnannouncedDocument = {
  readonly recordId: RecordId
  /** Of its current version. */
  readonly entryUuid: EntryUuid
  readonly uniqueId: UniqueId
  readonly submittedAt: Date
  readonly invisibleToRepresentatives: boolean
}

/** Of open records, deposited until `until`, oldest first, after the one given. */
export async function unannouncedDocuments(
  tx: Tx,
  asked: { readonly until: Date; readonly after: UnannouncedDocument | undefined; readonly limit: number },
): Promise<readonly UnannouncedDocument[]> {
  const { after } = asked
  const rows = await tx.run<{
    record_id: RecordId
    entry_uuid: EntryUuid
    unique_id: UniqueId
    submitted_at: Date
    invisible_to_representatives: boolean
  }>(
    'unannounced-documents',
    // The words of the index, to the letter: the signature of a lot is no document of the patient.
    `select d.record_id, d.entry_uuid, d.unique_id, d.submitted_at, d.invisible_to_representatives
       from document d join record r on r.id = d.record_id and r.state = 'active'
      where d.invisible_to_patient and d.status <> 'deleted' and d.type_code <> 'E1762^^ASTM'
        and d.submitted_at <= $1
        and ($2::timestamptz is null or (d.submitted_at, d.record_id, d.entry_uuid) > ($2, $3::uuid, $4::uuid))
        and not exists (select from document n
                         where n.record_id = d.record_id and n.logical_id = d.logical_id and n.version > d.version)
      order by d.submitted_at, d.record_id, d.entry_uuid limit $5`,
    [asked.until, after?.submittedAt ?? null, after?.recordId ?? null, after?.entryUuid ?? null, asked.limit],
  )
  return rows.map((row) => ({
    recordId: row.record_id,
    entryUuid: row.entry_uuid,
    uniqueId: row.unique_id,
    submittedAt: row.submitted_at,
    invisibleToRepresentatives: row.invisible_to_representatives,
  }))
}

/** undefined when the record is no longer open. */
export async function keyOfOpenRecord(tx: Tx, recordId: RecordId): Promise<RecordKey | undefined> {
  const [row] = await tx.run<{ wrapped_key: Buffer }>(
    'key-of-open-record',
    `select wrapped_key from record where id = $1 and state = 'active' for key share`,
    [recordId],
  )
  return row && tx.keyring.unwrapRecordKey(recordId, row.wrapped_key)
}
