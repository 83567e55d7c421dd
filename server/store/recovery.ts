/** Who can no longer enter, and asked for a letter: her card as it was typed, until a job looks whose it is. rules.md LIF-05. */
import type { RecordId } from '@carnet/core/model/record.ts'
import { serialHashOf } from './activation.ts'
import type { Tx } from './database.ts'

/** `serial`: digits alone. */
export async function addRecoveryRequest(
  tx: Tx,
  { ins, serial, at }: { readonly ins: string; readonly serial: string; readonly at: Date },
): Promise<void> {
  await tx.run(
    'add-recovery-request',
    'insert into recovery_request (ins, serial_hash, asked_at) values ($1, $2, $3)',
    [ins, serialHashOf(tx, serial), at],
  )
}

export type RecoveryRequest = {
  /** Whose matricule and card go together; undefined: nobody's. */
  readonly recordId: RecordId | undefined
  readonly askedAt: Date
}

/** The oldest, which waits no more; undefined: none does. */
export async function takeRecoveryRequest(tx: Tx): Promise<RecoveryRequest | undefined> {
  const [row] = await tx.run<{ record_id: RecordId | null; asked_at: Date }>(
    'take-recovery-request',
    `with taken as (
       delete from recovery_request
        where id = (select id from recovery_request order by asked_at, id limit 1 for update skip locked)
        returning ins, serial_hash, asked_at)
     select t.asked_at,
            (select p.record_id from patient_identifier p join carte_vitale v using (record_id)
              where p.ins = t.ins and v.serial_hash = t.serial_hash limit 1) as record_id
       from taken t`,
    [],
  )
  return row && { recordId: row.record_id ?? undefined, askedAt: row.asked_at }
}

/** When a letter with a code was last given to her; undefined: none was. */
export async function lastCodeLetterOf(tx: Tx, recordId: RecordId): Promise<Date | undefined> {
  const [row] = await tx.run<{ at: Date | null }>(
    'last-code-letter',
    `select max(at) as at from notice where record_id = $1 and cause in ('activationCode', 'recoveryCode')`,
    [recordId],
  )
  return row?.at ?? undefined
}
