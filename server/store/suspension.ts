/** Records suspended by the Assurance Maladie, and what their holders answered. LIF-17. */
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'
import type { RecordKey } from './sealing.ts'

export type SuspendedRecord = { readonly id: RecordId; readonly since: Date }

/** Suspended until `until` without opposition, oldest first, after the one given. */
export async function suspendedUntil(
  tx: Tx,
  asked: { readonly until: Date; readonly after: SuspendedRecord | undefined; readonly limit: number },
): Promise<readonly SuspendedRecord[]> {
  return tx.run<{ id: RecordId; since: Date }>(
    'suspended-records',
    `select id, state_since as since from record
      where state = 'suspended' and suspension_opposed_at is null and state_since <= $1
        and ($2::timestamptz is null or (state_since, id) > ($2, $3::uuid))
      order by state_since, id limit $4`,
    [asked.until, asked.after?.since ?? null, asked.after?.id ?? null, asked.limit],
  )
}

export async function opposeSuspension(tx: Tx, recordId: RecordId, at: Date): Promise<void> {
  await tx.run(
    'oppose-suspension',
    `update record set suspension_opposed_at = $2 where id = $1 and state = 'suspended'`,
    [recordId, at],
  )
}

/** undefined when it was restored, or its holder opposed it, meanwhile. What else it waited for is forgotten. */
export async function closeSuspended(
  tx: Tx,
  recordId: RecordId,
  { at, suspendedUntil }: { readonly at: Date; readonly suspendedUntil: Date },
): Promise<RecordKey | undefined> {
  const [row] = await tx.run<{ wrapped_key: Buffer }>(
    'close-suspended-record',
    `update record set state = 'closed', state_since = $2, closing_motive = 'fraud', integration = null
      where id = $1 and state = 'suspended' and suspension_opposed_at is null and state_since <= $3
      returning wrapped_key`,
    [recordId, at, suspendedUntil],
  )
  return row && tx.keyring.unwrapRecordKey(recordId, row.wrapped_key)
}
