/** The holder hides all his documents from professionals, those to come too, or no longer does. rules.md VIS-04. */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { MaskingAction } from '@carnet/core/model/decision.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { saveEverythingMasked } from '../store/record-choices.ts'
import { perform } from './perform.ts'
import type { Platform } from './platform.ts'

/** What is said of each document does not change: no version of it is made. Done twice, it is done once. */
export function maskEverything(
  platform: Platform,
  caller: Caller,
  patient: PatientId,
  action: MaskingAction,
): Promise<'done' | 'unchanged'> {
  return perform(platform, caller, { patient, action }, async ({ tx, record }) => {
    const changed = await saveEverythingMasked(tx, record.id, action === 'maskEverything')
    return { result: changed ? 'done' : 'unchanged', acts: [{}] }
  })
}
