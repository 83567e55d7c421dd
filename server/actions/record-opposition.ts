/**
 * A person says no, within his six weeks: to the opening of a record (LIF-03), to its joining Mon espace santé (LIF-04), or
 * to the closing of a record that is suspended (LIF-17): by himself, by who represents him, or through the operator. The
 * proof leaves with the next messages.
 */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { RecordState } from '@carnet/core/model/record.ts'
import { stateAfter } from '@carnet/core/rules/record-life.ts'
import { giveNotices } from '../store/notices.ts'
import { refuseIntegration } from '../store/opening.ts'
import { addLifeEvent, changeState } from '../store/record-life.ts'
import { opposeSuspension } from '../store/suspension.ts'
import { actorOf, type Permitted, perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'

/** What the person has opposed. */
export type Opposed = 'opening' | 'integration' | 'closing'

export function recordOpposition(platform: Platform, caller: Caller, patient: PatientId): Promise<Opposed> {
  return perform(platform, caller, { patient, action: 'recordOpposition' }, async (permitted) => {
    const { tx, record, now } = permitted
    const opposed = await oppose(permitted)
    const actorId = actorOf(caller).id
    if (opposed !== 'closing')
      await giveNotices(tx, record.id, [{ to: 'holder', cause: 'opposed' }], { actorId, at: now })
    await addLifeEvent(tx, record.key, {
      kind: opposed === 'closing' ? 'suspensionOpposed' : 'opposed',
      at: now,
      regime: platform.regimeAt(now).name,
      actorId,
    })
    return { result: opposed, acts: [{}] }
  })
}

async function oppose({ tx, record, now }: Permitted): Promise<Opposed> {
  switch (record.state) {
    case 'suspended':
      await opposeSuspension(tx, record.id, now)
      return 'closing'
    case 'active':
      await refuseIntegration(tx, record.id)
      return 'integration'
    default: {
      const to = stateAfter(record.state, 'oppose') as RecordState
      const change = { from: record.state, to, at: now, emergency: record.emergency }
      if (!(await changeState(tx, record.id, change))) throw new Refused('recordAlreadyOpen')
      return 'opening'
    }
  }
}
