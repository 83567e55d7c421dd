/** A minor who comes of age. Spec: rules.md LIF-21. */
import type { Day } from '@carnet/core/model/identity.ts'
import type { RuleSettings } from './settings.ts'

type Age = Pick<RuleSettings, 'ageMajorite'>

/**
 * Whoever was born until that day is of age. A birth date without its day, or its month, counts from the first one: in
 * doubt, the young adult alone reads (unverified).
 * @law LIF-21 Code civil, article 414
 * @spec VIS-08 EX_GEN-1550 age-majorite
 */
export function lastBirthOfAge(now: Date, { ageMajorite }: Age): Day {
  const [year, ...rest] = now.toISOString().slice(0, 10).split('-')
  return [String(Number(year) - ageMajorite).padStart(4, '0'), ...rest].join('-')
}

/**
 * The day of majority, at midnight in universal time, as {@link isOfAge} counts it.
 * @law LIF-21 Code civil, article 414
 */
export function majorityOf(birthDate: Day, { ageMajorite }: Age): Date {
  const [year, month = '01', day = '01'] = birthDate.split('-')
  const birthday = new Date(`${Number(year) + ageMajorite}-${month}-01T00:00:00Z`)
  // Born on 29 February: of age on 1 March.
  birthday.setUTCDate(Number(day))
  return birthday
}

/**
 * On the day of his birthday a person is represented no more, and is asked whether he keeps his record.
 * @law LIF-21 Code civil, article 414
 */
export function isOfAge(birthDate: Day, now: Date, settings: Age): boolean {
  const [year, month = '01', day = '01'] = birthDate.split('-')
  return [year, month, day].join('-') <= lastBirthOfAge(now, settings)
}
