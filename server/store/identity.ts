/** The matricules and traits of a person, which may change; the record stays his. LIF-12. */
import type { Identity } from '@carnet/core/model/identity.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'

/** The record that this matricule finds, current or former; undefined when it finds none. */
export async function recordIdOf(tx: Tx, { ins, oid }: PatientId): Promise<RecordId | undefined> {
  const [row] = await tx.run<{ record_id: RecordId }>(
    'record-of-matricule',
    'select record_id from patient_identifier where ins = $1 and ins_oid = $2',
    [ins, oid],
  )
  return row?.record_id
}

/** The former ones go on finding the record. */
export async function changeMatricule(tx: Tx, recordId: RecordId, { ins, oid }: PatientId): Promise<void> {
  await tx.run('former-matricules', 'update patient_identifier set current = false where record_id = $1', [
    recordId,
  ])
  await tx.run(
    'current-matricule',
    `insert into patient_identifier (ins, ins_oid, record_id, current) values ($1, $2, $3, true)
     on conflict (ins, ins_oid) do update set current = true where patient_identifier.record_id = $3`,
    [ins, oid, recordId],
  )
}

export async function saveIdentity(
  tx: Tx,
  recordId: RecordId,
  identity: Identity,
  { minor }: { readonly minor: boolean },
): Promise<void> {
  await tx.run(
    'save-identity',
    `update record set birth_name = $2, birth_first_name = $3, first_names = $4, used_name = $5,
            used_first_name = $6, birth_date = $7, sex = $8, birth_place = $9, minor = $10 where id = $1`,
    [
      recordId,
      identity.birthName,
      identity.birthFirstName,
      identity.firstNames,
      identity.usedName ?? null,
      identity.usedFirstName ?? null,
      identity.birthDate,
      identity.sex,
      identity.birthPlace,
      minor,
    ],
  )
}
