/** What the person writes of her treatments, beside what documents say of them. Spec: people.md P-09. */
import type { DeclaredTreatment, StoppedTreatment } from '@carnet/core/model/treatment.ts'
import type { Tx } from './database.ts'
import { type RecordKey, seal, unsealerOf } from './sealing.ts'

export type OwnTreatment =
  | ({ readonly kind: 'declared' } & DeclaredTreatment)
  | ({ readonly kind: 'stopped' } & StoppedTreatment)

export const ownTreatmentPlace = (id: string) => `own treatment ${id}`

/** The oldest first: the ids follow time. */
export async function ownTreatmentsOf(tx: Tx, key: RecordKey): Promise<readonly OwnTreatment[]> {
  const rows = await tx.run<{ id: string; sealed: Buffer }>(
    'own-treatments',
    'select id, sealed from own_treatment where record_id = $1 order by id',
    [key.recordId],
  )
  const unsealed = unsealerOf(key)
  return rows.map(({ id, sealed }) => ({
    ...(JSON.parse(unsealed(ownTreatmentPlace(id), sealed).toString()) as OwnTreatment),
    id,
  }))
}

export async function addOwnTreatment(tx: Tx, key: RecordKey, own: OwnTreatment): Promise<void> {
  await tx.run('add-own-treatment', 'insert into own_treatment (record_id, id, sealed) values ($1, $2, $3)', [
    key.recordId,
    own.id,
    seal(key, ownTreatmentPlace(own.id), JSON.stringify(own)),
  ])
}

/** False when it was not there any more. */
export async function removeOwnTreatment(tx: Tx, key: RecordKey, id: string): Promise<boolean> {
  const gone = await tx.run(
    'remove-own-treatment',
    'delete from own_treatment where record_id = $1 and id::text = $2 returning 1',
    [key.recordId, id],
  )
  return gone.length > 0
}
