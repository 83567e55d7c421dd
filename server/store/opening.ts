/** Records that wait for their opening, or to join Mon espace santé: whom to inform, whose six weeks are over. */
import type { RecordId, RecordState } from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'
import type { RecordKey } from './sealing.ts'

export type PersonToInform = { readonly id: RecordId; readonly state: RecordState }

/** The persons to inform for whom no message waits yet. */
export async function personsToInform(tx: Tx, limit: number): Promise<readonly PersonToInform[]> {
  const rows = await tx.run<PersonToInform>(
    'persons-to-inform',
    `select r.id, r.state from record r
      where (r.state = 'informed' or r.integration = 'pending') and r.informed_at is null
        and not exists (select from notice n
                         where n.record_id = r.id and n.sent_at is null
                           and n.cause in ('information', 'informationByLetter', 'integration'))
      order by r.id limit $1`,
    [limit],
  )
  return rows
}

export async function markInformed(tx: Tx, recordIds: readonly RecordId[], at: Date): Promise<void> {
  await tx.run(
    'mark-informed',
    `update record set informed_at = $2, state_since = case when state = 'informed' then $2 else state_since end
      where id = any($1) and (state = 'informed' or integration = 'pending') and informed_at is null`,
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

/** LIF-04: told that it will join Mon espace santé until `until`, oldest first, after the one given. */
export async function recordsToAttach(
  tx: Tx,
  asked: { readonly until: Date; readonly after: InformedRecord | undefined; readonly limit: number },
): Promise<readonly InformedRecord[]> {
  const rows = await tx.run<{ id: RecordId; informed_at: Date }>(
    'records-to-attach',
    `select id, informed_at from record
      where state = 'active' and integration = 'pending' and informed_at <= $1
        and ($2::timestamptz is null or (informed_at, id) > ($2, $3::uuid))
      order by informed_at, id limit $4`,
    [asked.until, asked.after?.informedAt ?? null, asked.after?.id ?? null, asked.limit],
  )
  return rows.map((row) => ({ id: row.id, informedAt: row.informed_at }))
}

/** undefined when the holder has opposed it, or closed his record, meanwhile. */
export async function attachInformed(tx: Tx, recordId: RecordId): Promise<RecordKey | undefined> {
  const [row] = await tx.run<{ wrapped_key: Buffer }>(
    'attach-informed-record',
    `update record set attached_to_mes = true, integration = null
      where id = $1 and state = 'active' and integration = 'pending' and informed_at is not null
      returning wrapped_key`,
    [recordId],
  )
  return row && tx.keyring.unwrapRecordKey(recordId, row.wrapped_key)
}

/** The six weeks start again when the message leaves. */
export async function awaitInformation(tx: Tx, recordId: RecordId): Promise<void> {
  await tx.run(
    'await-information',
    `update record set informed_at = null, integration = case when state = 'active' then 'pending' end
      where id = $1 and state in ('informed', 'active')`,
    [recordId],
  )
}

/** When the person was told, and when he last said no; undefined: he was not, or did not. */
export async function choiceOf(
  tx: Tx,
  recordId: RecordId,
): Promise<{ readonly informedAt: Date | undefined; readonly opposedAt: Date | undefined }> {
  const [row] = await tx.run<{ informed_at: Date | null; opposed_at: Date | null }>(
    'choice-before-opening',
    `select r.informed_at,
            coalesce((select max(e.at) from life_event e where e.record_id = r.id and e.kind = 'opposed'),
                     case when r.state = 'opposed' then r.state_since end) as opposed_at
       from record r where r.id = $1`,
    [recordId],
  )
  return { informedAt: row?.informed_at ?? undefined, opposedAt: row?.opposed_at ?? undefined }
}

export async function refuseIntegration(tx: Tx, recordId: RecordId): Promise<void> {
  await tx.run('refuse-integration', `update record set integration = 'refused' where id = $1`, [recordId])
}
