/** Minors who come of age. LIF-21. */
import type { Day } from '@carnet/core/model/identity.ts'
import type { RecordId, RecordState } from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'
import type { RecordKey } from './sealing.ts'

export type Minor = { readonly id: RecordId; readonly birthDate: Day }

/** Born until `bornUntil`, as dates compare, eldest first, after the one given. */
export async function minorsBornUntil(
  tx: Tx,
  asked: { readonly bornUntil: Day; readonly after: Minor | undefined; readonly limit: number },
): Promise<readonly Minor[]> {
  return tx.run<Minor>(
    'minors-born-until',
    `select id, birth_date as "birthDate" from record
      where minor and birth_date <= $1 and ($2::text is null or (birth_date, id) > ($2, $3::uuid))
      order by birth_date, id limit $4`,
    [asked.bornUntil, asked.after?.birthDate ?? null, asked.after?.id ?? null, asked.limit],
  )
}

/** undefined when he came of age already: it happens once. */
export async function comeOfAge(
  tx: Tx,
  recordId: RecordId,
): Promise<{ readonly key: RecordKey; readonly state: RecordState } | undefined> {
  const [row] = await tx.run<{ wrapped_key: Buffer; state: RecordState }>(
    'come-of-age',
    'update record set minor = false, asked_to_keep = true where id = $1 and minor returning wrapped_key, state',
    [recordId],
  )
  return row && { key: tx.keyring.unwrapRecordKey(recordId, row.wrapped_key), state: row.state }
}

/**
 * Active, born until `bornUntil` and after who is of age already, not told yet: eldest first, held until the end of the
 * transaction.
 */
export async function minorsToTell(
  tx: Tx,
  { ofAge, bornUntil, limit }: { readonly ofAge: Day; readonly bornUntil: Day; readonly limit: number },
): Promise<readonly RecordId[]> {
  const rows = await tx.run<{ id: RecordId }>(
    'minors-to-tell-of-majority',
    `select id from record
      where minor and not told_of_majority and state = 'active' and birth_date > $1 and birth_date <= $2
      order by birth_date, id limit $3 for update skip locked`,
    [ofAge, bornUntil, limit],
  )
  return rows.map(({ id }) => id)
}

export async function markToldOfMajority(tx: Tx, recordId: RecordId): Promise<void> {
  await tx.run('mark-told-of-majority', 'update record set told_of_majority = true where id = $1', [recordId])
}
