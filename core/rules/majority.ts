/** A minor who comes of age. Spec: rules.md LIF-21. */
import type { Day } from '@carnet/core/model/identity.ts'
import type { RuleSettings } from './settings.ts'

type Age = Pick<RuleSettings, 'ageMajorite'>

/**
 * Whoever was born until that day is of age. A birth date without its day, or its month, counts from the last one: nobody
 * is of age too early.
 * @law LIF-21 Code civil, article 414
 */
export function lastBirthOfAge(now: Date, { ageMajorite }: Age): Day {
  const [year, ...rest] = now.toISOString().slice(0, 10).split('-')
  return [String(Number(year) - ageMajorite).padStart(4, '0'), ...rest].join('-')
}

/**
 * On the day of his birthday a person is represented no more, and is asked whether he keeps his record.
 * @law LIF-21 Code civil, article 414
 */
export function isOfAge(birthDate: Day, now: Date, settings: Age): boolean {
  return lastDayOf(birthDate) <= lastBirthOfAge(now, settings)
}

/** Dates compare as text, and no real day stands after the 31st. */
function lastDayOf(birthDate: Day): string {
  const [year, month = '12', day = '31'] = birthDate.split('-')
  return [year, month, day].join('-')
}
