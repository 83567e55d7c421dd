/** Six weeks to oppose, from the sending of the information. Spec: rules.md LIF-01, LIF-02, LIF-04, LIF-08. */
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
 * Whoever was informed until then has had his six weeks, and his record opens. undefined: none opens without the explicit
 * consent of its holder.
 * @law LIF-02 LIF-08 LIF-10 CSP R1111-28; décret 2016-914
 */
export function lastInformedToOpen(
  now: Date,
  { opensByDefault, oppositionDelayDays }: Delay & Pick<RuleSettings, 'opensByDefault'>,
): Date | undefined {
  return opensByDefault ? lastInformedToAttach(now, { oppositionDelayDays }) : undefined
}

/**
 * A record that existed before is attached to Mon espace santé after the same delay.
 * @law LIF-04 CSP R1111-40
 */
export function lastInformedToAttach(now: Date, { oppositionDelayDays }: Delay): Date {
  return new Date(now.getTime() - oppositionDelayDays * dayMs)
}
