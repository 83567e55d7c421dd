/** « Mes choix en cas d’urgence »: what the holder lets an emergency open, and how he changes it. rules.md EMG-03; people.md P-20. */
import type { PatientCaller } from '@carnet/core/model/caller.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { EmergencyConsents } from '@carnet/core/model/record.ts'
import { decideEmergencyChange } from '@carnet/core/rules/emergency-choices.ts'
import { holdEmergencyConsents, saveEmergencyConsents } from '../store/record-choices.ts'
import { perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'

export function readEmergencyChoices(
  platform: Platform,
  caller: PatientCaller,
  patient: PatientId,
): Promise<EmergencyConsents> {
  return perform(platform, caller, { patient, action: 'readEmergencyChoices' }, async ({ record }) => ({
    result: record.emergency,
    acts: [{}],
  }))
}

/** `seen`: those that he had before him. Done twice, it is done once. */
export function changeEmergencyChoices(
  platform: Platform,
  caller: PatientCaller,
  patient: PatientId,
  asked: { readonly seen: Partial<EmergencyConsents>; readonly wanted: Partial<EmergencyConsents> },
): Promise<'done' | 'unchanged'> {
  const request = { patient, action: 'changeEmergencyChoices' } as const
  return perform(platform, caller, request, async ({ tx, record }) => {
    const change = decideEmergencyChange(await holdEmergencyConsents(tx, record.id), asked)
    if (change.outcome === 'refused') throw new Refused(change.reason)
    if (change.outcome === 'saved') await saveEmergencyConsents(tx, record.id, change.emergency)
    return { result: change.outcome === 'saved' ? 'done' : 'unchanged', acts: [{}] }
  })
}
