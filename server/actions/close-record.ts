/** TD1.4: the record is closed on demand of its holder, and kept as an archive (LIF-13, LIF-14, LIF-25). */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { addLifeEvent, changeState } from '../store/record-life.ts'
import { actorOf, perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'

export function closeRecord(
  platform: Platform,
  caller: Caller,
  patient: PatientId,
  motive: { readonly code: string; readonly text?: string },
): Promise<void> {
  return perform(platform, caller, { patient, action: 'closeRecord' }, async ({ tx, record, now }) => {
    const change = { from: 'active', to: 'closed', at: now, emergency: record.emergency } as const
    if (!(await changeState(tx, record.id, change))) throw new Refused('recordClosed')
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
