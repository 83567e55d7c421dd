/**
 * TD1.4 and the operator: the record is closed and kept as an archive (LIF-13, LIF-14, LIF-19, LIF-25). Whoever is in the
 * holder's space leaves it.
 */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { closingMotiveOf } from '@carnet/core/rules/closing.ts'
import { addLifeEvent, changeState, endSessions } from '../store/record-life.ts'
import { actorOf, perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'

export function closeRecord(
  platform: Platform,
  caller: Caller,
  patient: PatientId,
  motive: { readonly code: string; readonly text?: string },
): Promise<void> {
  return perform(platform, caller, { patient, action: 'closeRecord' }, async ({ tx, record, now }) => {
    const change = {
      from: record.state,
      to: 'closed',
      at: now,
      emergency: record.emergency,
      closingMotive: closingMotiveOf(motive.code, platform.settings),
    } as const
    if (!(await changeState(tx, record.id, change))) throw new Refused('recordClosed')
    await endSessions(tx, record.id)
    await addLifeEvent(tx, record.key, {
      kind: 'closed',
      at: now,
      regime: platform.regimeAt(now).name,
      actorId: actorOf(caller).id,
      motive,
    })
    return { result: undefined, acts: [{}] }
  })
}
