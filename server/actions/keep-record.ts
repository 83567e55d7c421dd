/** Come of age, the holder says that he keeps his record: his own consent, collected again. rules.md LIF-21. */
import type { PatientCaller } from '@carnet/core/model/caller.ts'
import { saveKeepsRecord } from '../store/record-choices.ts'
import { perform } from './perform.ts'
import type { Platform } from './platform.ts'

export function keepRecord(platform: Platform, caller: PatientCaller): Promise<void> {
  const request = { patient: caller.patient, action: 'keepRecord' } as const
  return perform(platform, caller, request, async ({ tx, record }) => {
    await saveKeepsRecord(tx, record.id)
    return { result: undefined, acts: [{}] }
  })
}
