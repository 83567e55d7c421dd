/**
 * TD1.4, the operator, and the holder in his space: the record is closed and kept as an archive (LIF-13, LIF-14, LIF-19,
 * LIF-25). Whoever is in the holder's space leaves it.
 */
import type { Caller, PatientCaller } from '@carnet/core/model/caller.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { ClosingMotive } from '@carnet/core/model/record.ts'
import { closingMotiveOf, codeOfClosing } from '@carnet/core/rules/closing.ts'
import { addLifeEvent, changeState, endSessions } from '../store/record-life.ts'
import { actorOf, perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'
import { fileDeletionRequest } from './request-deletion.ts'
import { tellLifeChange } from './tell-life-change.ts'

type Motive = { readonly code: string; readonly text?: string }

export function closeRecord(
  platform: Platform,
  caller: Caller,
  patient: PatientId,
  motive: Motive,
): Promise<void> {
  return close(platform, caller, patient, {
    ...motive,
    because: closingMotiveOf(motive.code, caller, platform.settings),
  })
}

/**
 * In his space, by himself or by who acts for him: nobody has to say why. `deletes`: « supprimer aussi mes données »,
 * asked of what is closed by the same act; closed without it, he would be out of his space and think it asked.
 */
export function closeOwnRecord(
  platform: Platform,
  caller: PatientCaller,
  { deletes }: { readonly deletes: boolean },
): Promise<void> {
  const because = caller.delegate === undefined ? 'holderRequest' : 'representativeRequest'
  const code = codeOfClosing(because, platform.settings)
  return close(platform, caller, caller.patient, { code, because }, deletes)
}

function close(
  platform: Platform,
  caller: Caller,
  patient: PatientId,
  { because, ...motive }: Motive & { readonly because: ClosingMotive },
  deletes = false,
): Promise<void> {
  return perform(platform, caller, { patient, action: 'closeRecord' }, async (permitted) => {
    const { tx, record, now } = permitted
    const change = {
      from: record.state,
      to: 'closed',
      at: now,
      emergency: record.emergency,
      closingMotive: because,
    } as const
    if (!(await changeState(tx, record.id, change))) throw new Refused('recordClosed')
    await endSessions(tx, record.id)
    await tellLifeChange(platform, permitted, caller, 'closed', because)
    await addLifeEvent(tx, record.key, {
      kind: 'closed',
      at: now,
      regime: platform.regimeAt(now).name,
      actorId: actorOf(caller).id,
      motive,
    })
    if (!deletes) return { result: undefined, acts: [{}] }
    const closed = { state: 'closed', closedBecause: because } as const
    const deletion = permitted.decideOnceIts(closed, 'requestDeletion')
    if (!deletion.allowed) throw new Refused(deletion.reason)
    await fileDeletionRequest(platform, permitted, caller, because)
    return { result: undefined, acts: [{}, { action: 'requestDeletion', checks: deletion.checks }] }
  })
}
