/** One person, one record (LIF-12): a matricule or traits that INSi gives anew, and two records of one person made one. */
import type { InsuranceAgent } from '@carnet/core/model/caller.ts'
import type { Identity } from '@carnet/core/model/identity.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { objectionToMerge, objectionToNewIdentity } from '@carnet/core/rules/identity-change.ts'
import { isOfAge } from '@carnet/core/rules/majority.ts'
import { changeMatricule, recordIdOf, saveIdentity } from '../store/identity.ts'
import { lockRecords, moveRecord } from '../store/merge.ts'
import { addLifeEvent, lockMatricule } from '../store/record-life.ts'
import { findRecord } from '../store/records.ts'
import { perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'

/** What was before is kept, sealed, with the evidence. The former matricules go on finding the record. */
export function changeIdentity(
  platform: Platform,
  agent: InsuranceAgent,
  patient: PatientId,
  next: { readonly patient: PatientId; readonly identity: Identity },
): Promise<void> {
  return perform(platform, agent, { patient, action: 'changeIns' }, async ({ tx, record, now }) => {
    const objection = objectionToNewIdentity(record.identity, next.identity)
    if (objection !== undefined) throw new Refused(objection)
    await lockMatricule(tx, next.patient)
    const owner = await recordIdOf(tx, next.patient)
    if (owner !== undefined && owner !== record.id) throw new Refused('insOfAnotherRecord')
    await changeMatricule(tx, record.id, next.patient)
    await saveIdentity(tx, record.id, next.identity, {
      minor: !isOfAge(next.identity.birthDate, now, platform.settings),
    })
    await addLifeEvent(tx, record.key, {
      kind: 'insChanged',
      at: now,
      regime: platform.regimeAt(now).name,
      actorId: agent.id,
      motive: { code: 'INSI', text: JSON.stringify({ patient, identity: record.identity }) },
    })
    return { result: undefined, acts: [{}] }
  })
}

/** `patient` keeps his record; what `other` finds enters it, and `other` finds it from then on. */
export function mergeRecords(
  platform: Platform,
  agent: InsuranceAgent,
  patient: PatientId,
  other: PatientId,
): Promise<void> {
  return perform(platform, agent, { patient, action: 'mergeRecords' }, async ({ tx, record, now }) => {
    const merged = await findRecord(tx, other)
    if (merged === undefined) throw new Refused('recordUnknown')
    const objection = objectionToMerge(record, merged)
    if (objection !== undefined) throw new Refused(objection)
    await lockRecords(tx, [record.id, merged.id])
    await moveRecord(tx, merged.key, record.key, now)
    await addLifeEvent(tx, record.key, {
      kind: 'merged',
      at: now,
      regime: platform.regimeAt(now).name,
      actorId: agent.id,
      motive: { code: 'DOUBLON', text: JSON.stringify({ patient: other, identity: merged.identity }) },
    })
    return { result: undefined, acts: [{}] }
  })
}
