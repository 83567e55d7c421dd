/** The day from which a holder reaches his record by himself. Spec: rules.md §2.1. */
import { civilDay } from '@carnet/core/model/civil-day.ts'
import type { Day } from '@carnet/core/model/identity.ts'
import type { RuleSettings } from './settings.ts'

/**
 * The day to come on which the holder’s pages open; undefined when they are open.
 * @spec rules.md §2.1: « web portal opens on a dated switch »
 */
export function portalOpensOn(
  { patientPortalOpensOn: day }: Pick<RuleSettings, 'patientPortalOpensOn'>,
  now: Date,
): Day | undefined {
  return day !== null && civilDay(now) < day ? day : undefined
}
