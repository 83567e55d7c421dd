/** Much more than usual, in one day, by one professional or one structure: what is looked at, and when it is told. Spec: trust.md §2. */
import type { Action } from '@carnet/core/model/decision.ts'
import type { RuleSettings } from './settings.ts'

/** The acts that open a record, as far as the count goes; feeding it opens nothing. */
export const openingActions: readonly Action[] = [
  'findDocuments',
  'readDocument',
  'listTraces',
  'listAuthorisations',
  'readAdministrativeData',
  'openEmergencyCard',
]

/** Days before, in which one’s own usual is measured. */
export const usualDays = 30

/**
 * The median of the days on which something was done; nothing, of who had done nothing.
 * @spec trust.md §2: « 5× own 30-day median »
 */
export function usualOf(counts: readonly number[]): number {
  const active = counts.filter((count) => count > 0).toSorted((a, b) => a - b)
  const middle = Math.floor(active.length / 2)
  const upper = active[middle] ?? 0
  return active.length % 2 === 0 ? ((active[middle - 1] ?? 0) + upper) / 2 : upper
}

/**
 * Above the factor of one's own usual, and above a floor: a quiet practice whose day is busy is no finding.
 * @spec trust.md §2 (the floor: design)
 */
export function isUnusual(
  count: number,
  usual: number,
  {
    unusualActivityFactor,
    unusualActivityFloor,
  }: Pick<RuleSettings, 'unusualActivityFactor' | 'unusualActivityFloor'>,
): boolean {
  return count > unusualActivityFloor && count > unusualActivityFactor * usual
}
