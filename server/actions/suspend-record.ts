/** LIF-17: the Assurance Maladie suspends a record for fraud or a serious malfunction, tells its holder, and restores it. */
import type { InsuranceAgent } from '@carnet/core/model/caller.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { giveNotices } from '../store/notices.ts'
import { addLifeEvent, changeState } from '../store/record-life.ts'
import { closeSuspended, type SuspendedRecord } from '../store/suspension.ts'
import { addTrace } from '../store/traces.ts'
import { perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'
import { bySystem } from './system-trace.ts'

export function suspendRecord(
  platform: Platform,
  agent: InsuranceAgent,
  patient: PatientId,
  reason: string,
): Promise<void> {
  return perform(platform, agent, { patient, action: 'suspendRecord' }, async ({ tx, record, now }) => {
    const change = { from: 'active', to: 'suspended', at: now, emergency: record.emergency } as const
    if (!(await changeState(tx, record.id, change))) throw new Refused('recordSuspended')
    await giveNotices(tx, record.id, [{ to: 'holder', cause: 'suspended' }], { actorId: agent.id, at: now })
    await addLifeEvent(tx, record.key, {
      kind: 'suspended',
      at: now,
      regime: platform.regimeAt(now).name,
      actorId: agent.id,
      motive: { code: 'SUSPENSION', text: reason },
    })
    return { result: undefined, acts: [{}] }
  })
}

export function restoreRecord(platform: Platform, agent: InsuranceAgent, patient: PatientId): Promise<void> {
  return perform(platform, agent, { patient, action: 'restoreRecord' }, async ({ tx, record, now }) => {
    const change = {
      from: 'suspended',
      to: 'active',
      at: now,
      emergency: record.emergency,
      attached: record.attachedToMes,
    } as const
    if (!(await changeState(tx, record.id, change))) throw new Refused('recordAlreadyOpen')
    await addLifeEvent(tx, record.key, {
      kind: 'restored',
      at: now,
      regime: platform.regimeAt(now).name,
      actorId: agent.id,
    })
    return { result: undefined, acts: [{}] }
  })
}

/** At the end of the six weeks. Nothing happens when it was restored, or its holder opposed the closing, meanwhile. */
export function endSuspension(
  platform: Platform,
  { id }: SuspendedRecord,
  suspendedUntil: Date,
): Promise<void> {
  return platform.database.transaction(async (tx) => {
    const now = platform.clock.now()
    const key = await closeSuspended(tx, id, { at: now, suspendedUntil })
    if (key === undefined) return
    await giveNotices(tx, id, [{ to: 'holder', cause: 'suspensionClosed' }], { actorId: '', at: now })
    await addLifeEvent(tx, key, {
      kind: 'closed',
      at: now,
      regime: platform.regimeAt(now).name,
      actorId: '',
      motive: { code: 'SUSPENSION' },
    })
    await addTrace(tx, key, bySystem('closeSuspended', now))
  })
}
