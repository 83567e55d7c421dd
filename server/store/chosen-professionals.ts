/** « Mes professionnels »: whom the patient chose, and the role he gave. Gives no access. Spec: rules.md CON-16, CON-17. */
import type { PsIdNat } from '@carnet/core/model/caller.ts'
import type { ChosenProfessional, ProfessionalRole, RecordId } from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'

/** In the order in which they were chosen. */
export async function chosenProfessionals(
  tx: Tx,
  recordId: RecordId,
): Promise<readonly ChosenProfessional[]> {
  const rows = await tx.run<{ professional_id: PsIdNat; role: ProfessionalRole | null; chosen_at: Date }>(
    'chosen-professionals',
    `select professional_id, role, chosen_at from chosen_professional where record_id = $1
      order by chosen_at, professional_id`,
    [recordId],
  )
  return rows.map((row) => ({ id: row.professional_id, role: row.role, chosenAt: row.chosen_at }))
}

/** Whoever had this role has it no more; he stays among the professionals. */
export async function chooseProfessional(
  tx: Tx,
  recordId: RecordId,
  { id, role, chosenAt }: ChosenProfessional,
): Promise<void> {
  // Two at once would both find the role free.
  await tx.run('lock-record-row', 'select from record where id = $1 for update', [recordId])
  await tx.run(
    'release-role',
    `update chosen_professional set role = null where record_id = $1 and role = $2 and professional_id <> $3`,
    [recordId, role, id],
  )
  await tx.run(
    'choose-professional',
    `insert into chosen_professional (record_id, professional_id, role, chosen_at) values ($1, $2, $3, $4)
     on conflict (record_id, professional_id) do update set role = excluded.role`,
    [recordId, id, role, chosenAt],
  )
}

export async function forgetProfessional(tx: Tx, recordId: RecordId, id: PsIdNat): Promise<boolean> {
  const forgotten = await tx.run(
    'forget-professional',
    'delete from chosen_professional where record_id = $1 and professional_id = $2 returning 1',
    [recordId, id],
  )
  return forgotten.length > 0
}
