/** The record of a person who was informed and did not oppose it: opened, or its failure told to him. LIF-02. */
import { opensAt } from '@carnet/core/rules/opening.ts'
import { stateAfter } from '@carnet/core/rules/record-life.ts'
import { crashPoint } from '../crash-points.ts'
import { giveNotices } from '../store/notices.ts'
import { attachInformed, type InformedRecord, openInformed } from '../store/opening.ts'
import { addLifeEvent } from '../store/record-life.ts'
import { addTrace } from '../store/traces.ts'
import { giveActivationLetter } from './activation-letter.ts'
import type { Platform } from './platform.ts'
import { bySystem } from './system-trace.ts'

/** Throws what prevents the opening: nothing is changed then. */
export async function openByDefault(
  { database, clock, settings }: Platform,
  { id }: InformedRecord,
): Promise<void> {
  await database.transaction(async (tx) => {
    const now = clock.now()
    const state = stateAfter('informed', 'openByDefault')
    if (state === undefined || state === 'none' || state === 'destroyed')
      throw new Error('no state is open by default')
    const key = await openInformed(tx, id, state, now)
    if (key === undefined) return
    crashPoint('opening.opened')
    await giveActivationLetter(tx, id, { actorId: '', at: now, settings })
    await addTrace(tx, key, bySystem('openByDefault', now))
    crashPoint('opening.traced')
  })
  crashPoint('opening.committed')
}

/** LIF-04: a record from before joins Mon espace santé. */
export function attachToMes(platform: Platform, { id }: InformedRecord): Promise<void> {
  return platform.database.transaction(async (tx) => {
    const now = platform.clock.now()
    const key = await attachInformed(tx, id)
    if (key === undefined) return
    await addLifeEvent(tx, key, {
      kind: 'attached',
      at: now,
      regime: platform.regimeAt(now).name,
      actorId: '',
    })
    await addTrace(tx, key, bySystem('attachToMes', now))
  })
}

/** The person is told without delay (R1111-28), once: the notice bears the date of the opening that failed. */
export function tellFailedOpening({ database, settings }: Platform, record: InformedRecord): Promise<void> {
  return database.transaction((tx) =>
    giveNotices(tx, record.id, [{ to: 'holder', cause: 'openingFailed' }], {
      actorId: '',
      at: opensAt(record.informedAt, settings),
    }),
  )
}
