/** What came with a document, and what took the place of what: whoever may see it. */
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'

/** The other documents of the lot in which it came, by their logical ids; not those that were changed with it since. */
export async function companionsOf(
  tx: Tx,
  recordId: RecordId,
  logicalId: string,
): Promise<readonly string[]> {
  const rows = await tx.run<{ logical_id: string }>(
    'companions-of-document',
    `select o.logical_id
       from document d
       join association a on a.record_id = $1 and a.source_uuid = d.submission_uuid
       join document o on o.record_id = $1 and o.entry_uuid = a.target_uuid
      where d.record_id = $1 and d.logical_id = $2 and d.version = 1
        and o.version = 1 and o.logical_id <> d.logical_id and o.submission_uuid = d.submission_uuid`,
    [recordId, logicalId],
  )
  return rows.map(({ logical_id }) => logical_id)
}

/** What these took the place of, or what took theirs: one step, by logical ids. */
export async function replacedWith(
  tx: Tx,
  recordId: RecordId,
  logicalIds: readonly string[],
  direction: 'former' | 'later',
): Promise<readonly string[]> {
  const rows = await tx.run<{ logical_id: string }>(
    `${direction}-versions-of`,
    `select distinct o.logical_id
       from document d
       join association a on a.record_id = $1 and a.type = 'urn:ihe:iti:2007:AssociationType:RPLC'
                         and ${direction === 'former' ? 'a.source_uuid' : 'a.target_uuid'} = d.entry_uuid
       join document o on o.record_id = $1
                      and o.entry_uuid = ${direction === 'former' ? 'a.target_uuid' : 'a.source_uuid'}
      where d.record_id = $1 and d.logical_id = any($2)`,
    [recordId, logicalIds],
  )
  return rows.map(({ logical_id }) => logical_id)
}
