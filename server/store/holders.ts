/** Whose a record is, and whether it is an archive or suspended: what a log-in and a choice of records show. */
import type { Identity } from '@carnet/core/model/identity.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { ClosedRecord, RecordId, Suspension } from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'
import type { RecordKey } from './sealing.ts'
import { type IdentityRow, identityOfRow, type RecordRow } from './stored-record.ts'

/**
 * The holder of a record: his current matricule, the name he uses, whether his record is an archive, or suspended, and
 * whether he still has to say that he keeps it.
 */
export async function holderOf(
  tx: Tx,
  recordId: RecordId,
): Promise<{
  patient: PatientId
  name: string
  firstName: string
  closed: ClosedRecord | undefined
  suspended: Suspension | undefined
  askedToKeep: boolean
}> {
  const [row] = await tx.run<
    ClosingRow & {
      ins: PatientId['ins']
      ins_oid: PatientId['oid']
      first: string
      last: string
      asked_to_keep: boolean
    }
  >(
    'holder-of-record',
    `select p.ins, p.ins_oid, coalesce(r.used_first_name, r.birth_first_name) as first,
            coalesce(r.used_name, r.birth_name) as last, r.asked_to_keep, ${closingColumns}
       from record r join patient_identifier p on p.record_id = r.id and p.current
      where r.id = $1`,
    [recordId],
  )
  if (row === undefined) throw new Error('a record has no holder')
  return {
    patient: { ins: row.ins, oid: row.ins_oid },
    name: `${row.first} ${row.last}`,
    firstName: row.first,
    closed: closedRecordOf(row),
    suspended: suspensionOf(row),
    askedToKeep: row.asked_to_keep,
  }
}

export type ClosingRow = Pick<
  RecordRow,
  'state' | 'state_since' | 'closing_motive' | 'deletion_requested_at' | 'suspension_opposed_at'
>

/** Of the table `record`, named `r`. */
export const closingColumns =
  'r.state, r.state_since, r.closing_motive, r.deletion_requested_at, r.suspension_opposed_at'

/** undefined: it is no archive. */
export function closedRecordOf(row: ClosingRow): ClosedRecord | undefined {
  if (row.state !== 'closed') return undefined
  return {
    since: row.state_since,
    because: row.closing_motive ?? undefined,
    deletionRequestedAt: row.deletion_requested_at ?? undefined,
  }
}

/** undefined: nobody suspended it. */
export function suspensionOf(row: ClosingRow): Suspension | undefined {
  if (row.state !== 'suspended') return undefined
  return { since: row.state_since, opposed: row.suspension_opposed_at !== null }
}

/** All that is known of who the holder is. */
export async function identityOf(tx: Tx, recordId: RecordId): Promise<Identity> {
  const [row] = await tx.run<IdentityRow>(
    'identity-of-holder',
    `select birth_name, birth_first_name, first_names, used_name, used_first_name, birth_date, sex, birth_place
       from record where id = $1`,
    [recordId],
  )
  if (row === undefined) throw new Error('a holder has no record')
  return identityOfRow(row)
}

/** Under which what is the person's alone is sealed, beside what `perform` unseals for her. */
export async function keyOf(tx: Tx, recordId: RecordId): Promise<RecordKey> {
  const [row] = await tx.run<{ wrapped_key: Buffer }>(
    'key-of-person',
    'select wrapped_key from record where id = $1',
    [recordId],
  )
  if (row === undefined) throw new Error('a person has no record')
  return tx.keyring.unwrapRecordKey(recordId, row.wrapped_key)
}
