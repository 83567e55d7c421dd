/** Six weeks to oppose, from the sending of the information. Spec: rules.md LIF-01, LIF-02, LIF-04. */
import type { RuleSettings } from './settings.ts'

const dayMs = 86_400_000

type Delay = Pick<RuleSettings, 'oppositionDelayDays'>

/**
 * When the record of a person informed at `informedAt` opens, unless he has opposed it.
 * @law LIF-01 LIF-02 CSP R1111-28
 */
export function opensAt(informedAt: Date, { oppositionDelayDays }: Delay): Date {
  return new Date(informedAt.getTime() + oppositionDelayDays * dayMs)
}

/**
 * Whoever was informed until then has had his six weeks.
 * @law LIF-02 LIF-04 CSP R1111-28, R1111-40: a record that existed before is attached after the same delay
 */
export function lastInformedToOpen(now: Date, { oppositionDelayDays }: Delay): Date {
  return new Date(now.getTime() - oppositionDelayDays * dayMs)
}
