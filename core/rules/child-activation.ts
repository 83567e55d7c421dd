/** A parent has the carnet of his child opened, by the two matricules and a code. Spec: rules.md LIF-05, LIF-20. */
import type { Day } from '@carnet/core/model/identity.ts'
import type { Mandate, RecordState } from '@carnet/core/model/record.ts'
import { isOfAge } from './majority.ts'
import { stands } from './mandates.ts'
import type { RuleSettings } from './settings.ts'

/**
 * That by which he opens the record of a minor, of which it was told that it will open, or to which somebody said no: he
 * is his parent today, or his guardian; undefined: by none. Who is of age has a code of his own ({@link ./activation.ts}).
 * @law LIF-05 CSP R1111-28, R1111-40
 * @spec LIF-05 LIF-20 Mon espace santé, « nirFutureUser »
 */
export function mandateToOpen(
  child: { readonly state: RecordState; readonly birthDate: Day } | undefined,
  mandates: readonly Mandate[],
  { settings, now }: { readonly settings: RuleSettings; readonly now: Date },
): Mandate | undefined {
  if (child?.state !== 'informed' && child?.state !== 'opposed') return undefined
  const { birthDate } = child
  if (isOfAge(birthDate, now, settings)) return undefined
  return mandates.find(
    (each) => (each.kind === 'parent' || each.kind === 'tutor') && stands(each, birthDate, settings, now),
  )
}
