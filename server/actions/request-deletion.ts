/**
 * LIF-15: the holder of a closed record, or who represents him, asks that its data be deleted before the ten years, or
 * changes his mind; in his space, or through the operator.
 */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { ClosingMotive } from '@carnet/core/model/record.ts'
import { cancelDeletion as cancel, requestDeletion as request } from '../store/deletion.ts'
import { addLifeEvent } from '../store/record-life.ts'
import { actorOf, type Permitted, perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'
import { tellLifeChange } from './tell-life-change.ts'

/** Asked twice, it counts from the first time. */
export function requestDeletion(platform: Platform, caller: Caller, patient: PatientId): Promise<void> {
  return perform(platform, caller, { patient, action: 'requestDeletion' }, async (permitted) => {
    const { deletionRequestedAt, closedBecause } = permitted.record
    if (deletionRequestedAt === undefined)
      await fileDeletionRequest(platform, permitted, caller, closedBecause)
    return { result: undefined, acts: [{}] }
  })
}

/** Of a record that is closed by now, on this motive. */
export async function fileDeletionRequest(
  platform: Platform,
  permitted: Permitted,
  caller: Caller,
  closedBecause: ClosingMotive | undefined,
): Promise<void> {
  const { tx, record, now } = permitted
  await request(tx, record.id, now)
  await tellLifeChange(platform, permitted, caller, 'deletionRequested', closedBecause)
  await addLifeEvent(tx, record.key, {
    kind: 'deletionRequested',
    at: now,
    regime: platform.regimeAt(now).name,
    actorId: actorOf(caller).id,
  })
}

export function cancelDeletion(platform: Platform, caller: Caller, patient: PatientId): Promise<void> {
  return perform(platform, caller, { patient, action: 'cancelDeletion' }, async (permitted) => {
    const { tx, record, now } = permitted
    if (!(await cancel(tx, record.id))) throw new Refused('noDeletionRequested')
    await tellLifeChange(platform, permitted, caller, 'deletionCancelled', record.closedBecause)
    await addLifeEvent(tx, record.key, {
      kind: 'deletionCancelled',
      at: now,
      regime: platform.regimeAt(now).name,
      actorId: actorOf(caller).id,
    })
    return { result: undefined, acts: [{}] }
  })
}
