/** What a verification of the log holds the lines against: the lines as they are now, and what the law changed in them. */
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'

/** Everything that is read sees the same instant. Asked first. */
export async function readOneInstant(tx: Tx): Promise<void> {
  await tx.run('one-instant', 'set transaction isolation level repeatable read')
}

/** The words of a line as they stand, and the key that opens them; no key: the record is being destroyed, or was. */
export type StoredWords = {
  readonly recordId: RecordId
  readonly id: string
  readonly sealed: Buffer
  readonly documents: readonly string[]
  readonly wrappedKey: Buffer | null
}

export function wordsOfTraces(
  tx: Tx,
  traces: readonly { readonly recordId: RecordId | null; readonly id: string }[],
): Promise<StoredWords[]> {
  const inRecords = traces.filter(({ recordId }) => recordId !== null)
  return tx.run<StoredWords>(
    'words-of-traces',
    `select t.record_id as "recordId", t.id, t.sealed, t.documents, r.wrapped_key as "wrappedKey"
       from unnest($1::uuid[], $2::uuid[]) as asked (record_id, id)
       join trace t using (record_id, id) join record r on r.id = t.record_id`,
    [inRecords.map(({ recordId }) => recordId), inRecords.map(({ id }) => id)],
  )
}

export type SignedStatement = { readonly statement: string; readonly signature: Buffer }

/** Those of these records. */
export function destructionStatements(
  tx: Tx,
  recordIds: readonly RecordId[],
): Promise<readonly SignedStatement[]> {
  return tx.run<SignedStatement>(
    'destruction-statements',
    'select statement, signature from purge_certificate where record_id = any($1)',
    [recordIds],
  )
}

/** Of these records, those whose destruction has begun and is not certified to its end. */
export async function destructionsBegun(
  tx: Tx,
  recordIds: readonly RecordId[],
): Promise<ReadonlySet<RecordId>> {
  const rows = await tx.run<{ record_id: RecordId }>(
    'destructions-begun',
    'select record_id from destruction where record_id = any($1)',
    [recordIds],
  )
  return new Set(rows.map(({ record_id }) => record_id))
}

/** Every record that entered another; they are few. */
export function mergeStatements(tx: Tx): Promise<readonly SignedStatement[]> {
  return tx.run<SignedStatement>('merge-statements', 'select statement, signature from merge_certificate')
}

export type UnknownTrace = {
  readonly recordId: RecordId | null
  readonly id: string
  readonly at: Date
}

/** Lines that are neither in the log nor waiting for it: no act of ours wrote them. */
export function tracesOutsideLog(tx: Tx, limit: number): Promise<readonly UnknownTrace[]> {
  return tx.run<UnknownTrace>(
    'traces-outside-log',
    `select record_id as "recordId", id, at from (
       select record_id, id, at from trace union all select null, id, at from trace_without_record) t
      where not exists (select from trace_leaf l where l.trace_id = t.id)
        and not exists (select from unsealed_trace u where u.id = t.id)
      limit $1`,
    [limit],
  )
}
