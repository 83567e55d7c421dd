/** The measures that a person notes, each sealed under the key of her record. Spec: rules.md CNT-06. */
import type { OwnMeasure } from '@carnet/core/model/own-measure.ts'
import type { Tx } from './database.ts'
import { type RecordKey, seal, unsealerOf } from './sealing.ts'

export const ownMeasurePlace = (id: string) => `own measure ${id}`

export async function ownMeasuresOf(tx: Tx, key: RecordKey): Promise<readonly OwnMeasure[]> {
  const rows = await tx.run<{ id: string; sealed: Buffer }>(
    'own-measures',
    'select id, sealed from own_measure where record_id = $1 order by id',
    [key.recordId],
  )
  const unsealed = unsealerOf(key)
  return rows.map(({ id, sealed }) => ({
    ...(JSON.parse(unsealed(ownMeasurePlace(id), sealed).toString()) as OwnMeasure),
    id,
  }))
}

/** Written again under its id, it is corrected. */
export async function saveOwnMeasure(tx: Tx, key: RecordKey, measure: OwnMeasure): Promise<void> {
  await tx.run(
    'save-own-measure',
    `insert into own_measure (record_id, id, sealed) values ($1, $2, $3)
     on conflict (record_id, id) do update set sealed = $3`,
    [key.recordId, measure.id, seal(key, ownMeasurePlace(measure.id), JSON.stringify(measure))],
  )
}

export async function removeOwnMeasure(tx: Tx, key: RecordKey, id: string): Promise<void> {
  await tx.run('remove-own-measure', 'delete from own_measure where record_id = $1 and id::text = $2', [
    key.recordId,
    id,
  ])
}
