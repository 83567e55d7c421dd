/** A report of the patient, from its sending to its answer. Spec: rules.md CON-24. */

import { civilDay } from '@carnet/core/model/civil-day.ts'
import type { Day } from '@carnet/core/model/identity.ts'
import type { ReportKind, ReportState, ReportVerdict } from '@carnet/core/model/report.ts'
import type { RuleSettings } from './settings.ts'
import { workingDaysAfter } from './working-days.ts'

/** The codes of Mon espace santé; the last is ours. */
export const reportCodes: Readonly<Record<ReportKind, string>> = {
  access: 'SIGNALEMENT_PS',
  document: 'SIGNALEMENT_DOC',
  service: 'SIGNALEMENT_SNR',
  deposits: 'OPPOSITION_DEPOTS',
}

/** What the operator does with a report: he takes it, then answers it; an answer may come at once. */
export type ReportStep = 'take' | ReportVerdict

/**
 * The state after this step; undefined when it is not possible: an answer is given once, and stays.
 * @spec CON-24 Mon espace santé, « ticket with states » (the states are ours)
 * @law EHDS-03 règlement (UE) 2025/327, article 6
 */
export function stateAfter(state: ReportState, step: ReportStep): ReportState | undefined {
  if (state === 'founded' || state === 'unfounded') return undefined
  if (step === 'take') return state === 'sent' ? 'inReview' : undefined
  return step
}

/**
 * The last day to answer it.
 * @spec CON-24 people.md P-18, « answer ≤ 7 working days »
 */
export function reportAnswerBy(
  reportedAt: Date,
  { reportAnswerWorkingDays }: Pick<RuleSettings, 'reportAnswerWorkingDays'>,
): Day {
  return workingDaysAfter(civilDay(reportedAt), reportAnswerWorkingDays)
}

/**
 * Is its answer overdue?
 * @spec CON-24 people.md P-18
 */
export function isAnswerLate(
  { at, closedAt }: { readonly at: Date; readonly closedAt: Date | undefined },
  settings: Pick<RuleSettings, 'reportAnswerWorkingDays'>,
  now: Date,
): boolean {
  return closedAt === undefined && civilDay(now) > reportAnswerBy(at, settings)
}
