/** A document that the patient may not see yet does not stay so. Spec: rules.md VIS-05; R1111-53. */
import { civilMonthsAfter } from '@carnet/core/model/civil-day.ts'
import type { RuleSettings } from './settings.ts'

type Delays = Pick<RuleSettings, 'invisiblePatientWarnDays' | 'invisiblePatientMaxMonths'>

/**
 * When the patient is invited to see a professional, if nobody has announced the document to him.
 * @law VIS-05 CSP R1111-53
 */
export function warnsAt(submittedAt: Date, { invisiblePatientWarnDays }: Delays): Date {
  return new Date(submittedAt.getTime() + invisiblePatientWarnDays * 86_400_000)
}

/**
 * When the document becomes visible by itself: the same day of the month, or its last day when it is shorter.
 * @law VIS-05 CSP R1111-53
 */
export function showsAt(submittedAt: Date, { invisiblePatientMaxMonths }: Delays): Date {
  return civilMonthsAfter(submittedAt, invisiblePatientMaxMonths)
}
