/** The lines of the history that their reader said he recognises. people.md P-18. */
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'

/** Who says so, as the history names him: empty, the holder; else the mandate of his representative. */
type Reader = { readonly recordId: RecordId; readonly readerId: string }

/** Said twice, it is said once. */
export async function saveRecognisedAccess(
  tx: Tx,
  { recordId, readerId }: Reader,
  traceId: string,
): Promise<void> {
  await tx.run(
    'save-recognised-access',
    `insert into recognised_access (record_id, reader_id, trace_id) values ($1, $2, $3) on conflict do nothing`,
    [recordId, readerId, traceId],
  )
}

/** Those of these lines that he recognised. */
export async function recognisedAccesses(
  tx: Tx,
  { recordId, readerId }: Reader,
  traceIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.run<{ trace_id: string }>(
    'recognised-accesses',
    'select trace_id from recognised_access where record_id = $1 and reader_id = $2 and trace_id = any($3)',
    [recordId, readerId, traceIds],
  )
  return new Set(rows.map(({ trace_id }) => trace_id))
}
