/** A minor who comes of age. Spec: rules.md LIF-21. */

import { civilDay, startOfCivilDay } from '@carnet/core/model/civil-day.ts'
import type { Visibility } from '@carnet/core/model/document.ts'
import type { Day } from '@carnet/core/model/identity.ts'
import type { Mandate, RecordFacts } from '@carnet/core/model/record.ts'
import type { RuleSettings } from './settings.ts'

type Age = Pick<RuleSettings, 'ageMajorite'>
type Notice = Pick<RuleSettings, 'ageMajorite' | 'majorityNoticeDays'>

/**
 * Whoever was born until that day is of age. A birth date without its day, or its month, counts from the first one: in
 * doubt, the young adult alone reads (unverified).
 * @law LIF-21 Code civil, article 414
 * @spec VIS-08 EX_GEN-1550 age-majorite
 */
export function lastBirthOfAge(now: Date, { ageMajorite }: Age): Day {
  const [year, ...rest] = civilDay(now).split('-')
  return [String(Number(year) - ageMajorite).padStart(4, '0'), ...rest].join('-')
}

/**
 * When the day of majority begins, as {@link isOfAge} counts it.
 * @law LIF-21 Code civil, article 414
 */
export function majorityOf(birthDate: Day, { ageMajorite }: Age): Date {
  const [year, month = '01', day = '01'] = birthDate.split('-')
  // Born on 29 February: of age on 1 March.
  const birthday = new Date(Date.UTC(Number(year) + ageMajorite, Number(month) - 1, Number(day)))
  return startOfCivilDay(birthday.toISOString().slice(0, 10))
}

/**
 * On the day of his birthday a person is represented no more, and is asked whether he keeps his record.
 * @law LIF-21 Code civil, article 414
 */
export function isOfAge(birthDate: Day, now: Date, settings: Age): boolean {
  const [year, month = '01', day = '01'] = birthDate.split('-')
  return [year, month, day].join('-') <= lastBirthOfAge(now, settings)
}

/**
 * Whoever was born until that day, and is not of age yet, is told with his parents that he soon will be.
 * @spec LIF-21 conception (unverified)
 */
export function lastBirthToTell(now: Date, settings: Notice): Day {
  return lastBirthOfAge(daysAfter(now, settings.majorityNoticeDays), settings)
}

/**
 * When the record will close to its parents, once they have been told that it will.
 * @spec LIF-21 conception (unverified)
 */
export function majorityToCome(birthDate: Day, settings: Notice, now: Date): Date | undefined {
  const birthday = majorityOf(birthDate, settings)
  return now < birthday && birthday <= daysAfter(now, settings.majorityNoticeDays) ? birthday : undefined
}

/**
 * Did the majority end this mandate? A parent who still represented on the eve; not one who was revoked before.
 * @law LIF-21 Code civil, article 414
 */
export function isEndedByMajority(
  { kind, since, until }: Pick<Mandate, 'kind' | 'since' | 'until'>,
  birthDate: Day,
  settings: Age,
  now: Date,
): boolean {
  const birthday = majorityOf(birthDate, settings)
  return kind === 'parent' && birthday <= now && since < birthday && (until === null || until >= birthday)
}

/**
 * Is the parent still told why the record is open to him no more?
 * @spec LIF-21 people.md P-21, « elle seule décide maintenant »
 */
export function isMajorityRecent(birthDate: Day, settings: Notice, now: Date): boolean {
  return now < daysAfter(majorityOf(birthDate, settings), settings.majorityNoticeDays)
}

/**
 * Is there anybody to read this record in the holder's place? His parents until he is of age, whether they came or not;
 * then a tutor, or the curator who assists him. Whoever has nobody has nobody to hide an access from, but himself.
 * @law LIF-21 LIF-22 VIS-09 CSP L1111-5
 */
export function isRepresented(
  { birthDate, mandates }: Pick<RecordFacts, 'birthDate' | 'mandates'>,
  settings: Age,
  now: Date,
): boolean {
  const byOthers = mandates.some(
    ({ kind, since, until }) =>
      kind !== 'carer' && kind !== 'parent' && since <= now && (until === null || until > now),
  )
  return byOthers || !isOfAge(birthDate, now, settings)
}

/**
 * What a document says of itself to its holder: once he is of age, what was kept from his representatives is a document
 * like any other. Where somebody represents him still, a tutor, it is kept from him and says so.
 * @law LIF-21 VIS-09
 */
export function visibilityToHolder(
  visibility: Visibility,
  holder: Pick<RecordFacts, 'birthDate' | 'mandates'>,
  settings: Age,
  now: Date,
): Visibility {
  if (isRepresented(holder, settings, now)) return visibility
  return { ...visibility, invisibleToRepresentatives: false }
}

function daysAfter(at: Date, days: number): Date {
  return new Date(at.getTime() + days * 86_400_000)
}
