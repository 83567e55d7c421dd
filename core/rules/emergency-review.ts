/** Emergency accesses are reviewed, not only logged. Spec: rules.md §6, EMG-07, EMG-12; trust.md §2. */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { Action } from '@carnet/core/model/decision.ts'
import type { EmergencyMode } from '@carnet/core/model/emergency.ts'
import { opensRecord } from './opens-record.ts'
import type { RuleSettings } from './settings.ts'

/**
 * The mode of an act that goes to the journal; undefined for all others. To look for a record opens nothing, and what was
 * refused was not done: both stay in the history.
 * @law EMG-07 EMG-12 CSP R1111-48
 */
export function emergencyModeOf(
  { caller, action, done }: { readonly caller: Caller; readonly action: Action; readonly done: boolean },
  settings: Pick<RuleSettings, 'rechercheParTraits'>,
): EmergencyMode | undefined {
  if (!done || caller.kind === 'patient' || !opensRecord(action, settings)) return undefined
  return caller.mode === 'normal' ? undefined : caller.mode
}

/**
 * Does one professional use the emergency often enough within a month to be looked at first?
 * @spec EMG-12 (design: the audit of Australia's record found such use unnoticed)
 */
export function isRepeatedUse(
  usesInMonth: number,
  { emergencyRepeatedUses }: Pick<RuleSettings, 'emergencyRepeatedUses'>,
): boolean {
  return usesInMonth >= emergencyRepeatedUses
}
