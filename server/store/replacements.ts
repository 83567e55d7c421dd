/** Which document took the place of which: what the associations of a record say of it. */
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'
import { documentsByEntryUuid, type StoredDocument } from './documents.ts'

/** What replaced these documents, by their entryUUID: nothing, of an old version of what may be in force. */
export async function replacementsOf(
  tx: Tx,
  recordId: RecordId,
  entryUuids: readonly string[],
): Promise<ReadonlyMap<string, readonly StoredDocument[]>> {
  const links = await tx.run<{ replaced: string; replacing: string }>(
    'replacements-of-documents',
    `select d.entry_uuid as replaced, a.source_uuid as replacing
       from document d
       join document v on v.record_id = $1 and v.logical_id = d.logical_id
       join association a on a.record_id = $1 and a.target_uuid = v.entry_uuid
                         and a.type = 'urn:ihe:iti:2007:AssociationType:RPLC'
      where d.record_id = $1 and d.entry_uuid::text = any($2)
        and not exists (select from document n
                         where n.record_id = $1 and n.logical_id = d.logical_id and n.version > d.version)`,
    [recordId, entryUuids],
  )
  if (links.length === 0) return new Map()
  const replacing = await documentsByEntryUuid(
    tx,
    recordId,
    links.map((link) => link.replacing),
  )
  const byUuid = new Map<string, StoredDocument>(replacing.map((document) => [document.entryUuid, document]))
  const found = new Map<string, StoredDocument[]>()
  for (const { replaced, replacing } of links) {
    const document = byUuid.get(replacing)
    if (document !== undefined) found.set(replaced, [...(found.get(replaced) ?? []), document])
  }
  return found
}
