/** What was read once of a structured document, sealed. It can be made again from the document at any time. */
import type { Tx } from './database.ts'
import { type RecordKey, seal, unsealerOf } from './sealing.ts'

const extractPlace = (uniqueId: string, reader: string) => `document extract ${reader} ${uniqueId}`

/** What this reader made of these documents, by uniqueId. To call only for what was decided visible. */
export async function openExtracts(
  tx: Tx,
  key: RecordKey,
  reader: string,
  uniqueIds: readonly string[],
): Promise<ReadonlyMap<string, unknown>> {
  if (uniqueIds.length === 0) return new Map()
  const rows = await tx.run<{ unique_id: string; sealed: Buffer }>(
    'open-extracts',
    'select unique_id, sealed from document_extract where record_id = $1 and reader = $2 and unique_id = any($3)',
    [key.recordId, reader, uniqueIds],
  )
  const unsealed = unsealerOf(key)
  return new Map(
    rows.map((row) => [
      row.unique_id,
      JSON.parse(unsealed(extractPlace(row.unique_id, reader), row.sealed).toString()),
    ]),
  )
}

/** Two readers at once write the same: the first stays. Of a record that went meanwhile, nothing is kept. */
export async function addExtracts(
  tx: Tx,
  key: RecordKey,
  reader: string,
  extracts: ReadonlyMap<string, unknown>,
): Promise<void> {
  await tx.run(
    'add-extracts',
    `insert into document_extract (record_id, unique_id, reader, sealed)
     select r.id, e.unique_id, $2, e.sealed
       from (select id from record where id = $1 and wrapped_key is not null for share) as r,
            unnest($3::text[], $4::bytea[]) as e(unique_id, sealed)
     on conflict do nothing`,
    [
      key.recordId,
      reader,
      [...extracts.keys()],
      [...extracts].map(([id, extract]) => seal(key, extractPlace(id, reader), JSON.stringify(extract))),
    ],
  )
}
