/** LIF-15: the holder of a closed record asks that its data be deleted before the ten years, or changes his mind. */
import type { InsuranceAgent } from '@carnet/core/model/caller.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { cancelDeletion as cancel, requestDeletion as request } from '../store/deletion.ts'
import { giveNotices } from '../store/notices.ts'
import { addLifeEvent } from '../store/record-life.ts'
import { perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'

/** Asked twice, it counts from the first time. */
export function requestDeletion(
  platform: Platform,
  agent: InsuranceAgent,
  patient: PatientId,
): Promise<void> {
  return perform(platform, agent, { patient, action: 'requestDeletion' }, async ({ tx, record, now }) => {
    if (record.deletionRequestedAt === undefined) {
      await request(tx, record.id, now)
      await giveNotices(tx, record.id, [{ to: 'holder', cause: 'deletionRequested' }], {
        actorId: agent.id,
        at: now,
      })
      await addLifeEvent(tx, record.key, {
        kind: 'deletionRequested',
        at: now,
        regime: platform.regimeAt(now).name,
        actorId: agent.id,
      })
    }
    return { result: undefined, acts: [{}] }
  })
}

export function cancelDeletion(platform: Platform, agent: InsuranceAgent, patient: PatientId): Promise<void> {
  return perform(platform, agent, { patient, action: 'cancelDeletion' }, async ({ tx, record, now }) => {
    if (!(await cancel(tx, record.id))) throw new Refused('noDeletionRequested')
    await giveNotices(tx, record.id, [{ to: 'holder', cause: 'deletionCancelled' }], {
      actorId: agent.id,
      at: now,
    })
    await addLifeEvent(tx, record.key, {
      kind: 'deletionCancelled',
      at: now,
      regime: platform.regimeAt(now).name,
      actorId: agent.id,
    })
    return { result: undefined, acts: [{}] }
  })
}
