/** A report of the patient, from its sending to its answer. Spec: rules.md CON-24. */

import { authorIdsOf, type Caller } from '@carnet/core/model/caller.ts'
import { civilDay, civilMonthsAfter } from '@carnet/core/model/civil-day.ts'
import type { DocumentFacts } from '@carnet/core/model/document.ts'
import type { Day } from '@carnet/core/model/identity.ts'
import type { ReportKind, ReportState, ReportVerdict } from '@carnet/core/model/report.ts'
import type { RuleSettings } from './settings.ts'
import { holderAsDepositor } from './submission.ts'
import { workingDaysAfter } from './working-days.ts'

/** The codes of Mon espace santé; the last is ours. */
export const reportCodes: Readonly<Record<ReportKind, string>> = {
  access: 'SIGNALEMENT_PS',
  document: 'SIGNALEMENT_DOC',
  service: 'SIGNALEMENT_SNR',
  deposits: 'OPPOSITION_DEPOTS',
  correction: 'DEMANDE_RECTIFICATION',
}

/** What the operator, or the author of a document, does with a report: he takes it, then answers it; an answer may come at once. */
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

type Asked = { readonly at: Date; readonly kind: ReportKind }

/**
 * The last day to answer it: who wrote a document has a month to correct it.
 * @spec CON-24 people.md P-18, « answer ≤ 7 working days »
 * @law EHDS-03 règlement (UE) 2016/679, articles 12 §3 et 16: « dans un délai d’un mois à compter de la réception »
 */
export function reportAnswerBy(
  { at, kind }: Asked,
  { reportAnswerWorkingDays }: Pick<RuleSettings, 'reportAnswerWorkingDays'>,
): Day {
  return kind === 'correction'
    ? civilDay(civilMonthsAfter(at, 1))
    : workingDaysAfter(civilDay(at), reportAnswerWorkingDays)
}

/**
 * As whom the caller answers what is asked of an author: himself, or the structure that his certificate speaks for.
 * @law EHDS-03 règlement (UE) 2025/327, article 6
 */
export function correctionsAnsweredBy(caller: Caller): readonly string[] {
  switch (caller.kind) {
    case 'professional':
    case 'structure':
      return authorIdsOf(caller)
    case 'patient':
    case 'staff':
    case 'insuranceAgent':
    case 'cardBearer':
      return []
  }
}

/**
 * Who wrote a document is asked to correct it; what the holder added he corrects himself (VIS-13).
 * @law EHDS-03 règlement (UE) 2025/327, article 6
 */
export function mayAskCorrection({ depositorId }: Pick<DocumentFacts, 'depositorId'>): boolean {
  return depositorId !== holderAsDepositor
}

/**
 * Is its answer overdue?
 * @spec CON-24 people.md P-18
 */
export function isAnswerLate(
  { closedAt, ...asked }: Asked & { readonly closedAt: Date | undefined },
  settings: Pick<RuleSettings, 'reportAnswerWorkingDays'>,
  now: Date,
): boolean {
  return closedAt === undefined && civilDay(now) > reportAnswerBy(asked, settings)
}
