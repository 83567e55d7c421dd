/** Directives anticipées: whose they are, what a new set makes of the former, when their author is reminded. Spec: rules.md VIS-16. */
import { civilMonthsAfter } from '@carnet/core/model/civil-day.ts'
import { type DocumentFacts, directivesType } from '@carnet/core/model/document.ts'
import type { RecordFacts } from '@carnet/core/model/record.ts'
import type { Objection } from './document-changes.ts'
import { isOfAge } from './majority.ts'
import type { RuleSettings } from './settings.ts'
import { holderAsDepositor, type SubmittedEntry } from './submission.ts'

export function isDirectives({ typeCode }: Pick<DocumentFacts, 'typeCode'>): boolean {
  return typeCode === directivesType
}

/**
 * May these enter, whoever deposits them? Those of a person of age, and seen by their author: a set that he does not see
 * would take the place of his own without a word.
 * @law VIS-16 CSP L1111-11, R1111-19
 */
export function objectionToDirectives(
  { birthDate }: Pick<RecordFacts, 'birthDate'>,
  entries: readonly Pick<SubmittedEntry, 'typeCode' | 'visibility'>[],
  { settings, now }: { readonly settings: RuleSettings; readonly now: Date },
): Objection | undefined {
  const directives = entries.filter(isDirectives)
  if (directives.length === 0) return undefined
  if (!isOfAge(birthDate, now, settings)) return { reason: 'directivesNotForMinors' }
  if (directives.some(({ visibility }) => visibility.invisibleToPatient))
    return { reason: 'depositNotAcceptable', detail: hiddenFromAuthor }
  return undefined
}

const hiddenFromAuthor =
  'Des directives anticipées sont écrites par le patient\u00a0: elles ne peuvent pas être non visibles par le patient.'

export function areInForce({ status }: Pick<DocumentFacts, 'status'>): boolean {
  return status === 'approved' || status === 'archived'
}

/**
 * What becomes of a set in force when `depositorId` brings another. The holder was warned that his own is not kept;
 * what a professional deposited is not the holder's to delete, and a professional's software warned nobody.
 * @law VIS-16 CSP R1111-19
 * @spec VIS-13 Mon espace santé
 */
export function fateOfFormerDirectives(
  former: Pick<DocumentFacts, 'depositorId'>,
  depositorId: string,
): 'deleted' | 'deprecated' {
  return former.depositorId === holderAsDepositor && depositorId === holderAsDepositor
    ? 'deleted'
    : 'deprecated'
}

/**
 * Who deposited his directives, or was reminded of them, until then is reminded now that they are there.
 * @law VIS-16 CSP R1111-19
 */
export function lastDirectivesToRemind(
  now: Date,
  { rappelDirectivesMois }: Pick<RuleSettings, 'rappelDirectivesMois'>,
): Date {
  return civilMonthsAfter(now, -rappelDirectivesMois)
}

/**
 * Is there a set of which its author may be told?
 * @law VIS-16 CSP R1111-19
 */
export function areToldToAuthor({
  status,
  visibility,
}: Pick<DocumentFacts, 'status' | 'visibility'>): boolean {
  return areInForce({ status }) && !visibility.invisibleToPatient
}
