/** Records that wait for their opening: whom to inform, whose six weeks are over. */
import type { RecordId, RecordState } from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'
import type { RecordKey } from './sealing.ts'

/** The persons to inform for whom no message waits yet. */
export async function personsToInform(tx: Tx, limit: number): Promise<readonly RecordId[]> {
  const rows = await tx.run<{ id: RecordId }>(
    'persons-to-inform',
    `select r.id from record r
      where r.state = 'informed' and r.informed_at is null
        and not exists (select from notice n
                         where n.record_id = r.id and n.cause = 'information' and n.sent_at is null)
      order by r.id limit $1`,
    [limit],
  )
  return rows.map(({ id }) => id)
}

export async function markInformed(tx: Tx, recordIds: readonly RecordId[], at: Date): Promise<void> {
  await tx.run(
    'mark-informed',
    `update record set informed_at = $2, state_since = $2
      where id = any($1) and state = 'informed' and informed_at is null`,
    [recordIds, at],
  )
}

export type InformedRecord = { readonly id: RecordId; readonly informedAt: Date }

/** Informed until `until`, oldest first, after the one given. */
export async function recordsToOpen(
  tx: Tx,
  asked: { readonly until: Date; readonly after: InformedRecord | undefined; readonly limit: number },
): Promise<readonly InformedRecord[]> {
  const rows = await tx.run<{ id: RecordId; informed_at: Date }>(
    'records-to-open',
    `select id, informed_at from record
      where state = 'informed' and informed_at <= $1
        and ($2::timestamptz is null or (informed_at, id) > ($2, $3::uuid))
      order by informed_at, id limit $4`,
    [asked.until, asked.after?.informedAt ?? null, asked.after?.id ?? null, asked.limit],
  )
  return rows.map((row) => ({ id: row.id, informedAt: row.informed_at }))
}

/** undefined when the person has opposed it meanwhile, or it is open already. */
export async function openInformed(
  tx: Tx,
  recordId: RecordId,
  to: RecordState,
  at: Date,
): Promise<RecordKey | undefined> {
  const [row] = await tx.run<{ wrapped_key: Buffer }>(
    'open-informed-record',
    `update record set state = $2, state_since = $3, attached_to_mes = true
      where id = $1 and state = 'informed' returning wrapped_key`,
    [recordId, to, at],
  )
  return row && tx.keyring.unwrapRecordKey(recordId, row.wrapped_key)
}
