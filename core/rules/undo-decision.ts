/** What a patient decided of who reads is taken back for a moment. Spec: people.md §2, P-15. */
import type { LastDecision } from '@carnet/core/model/last-decision.ts'
import type { Authorisation, RecordFacts } from '@carnet/core/model/record.ts'

/** Ten seconds are what a page owes at least: it is read before that, without haste (WCAG 2.2.1). */
const undoSeconds = 600

/**
 * By who made it, as long as nothing else was decided of that person since: what was before comes back, with the agreement
 * that it bore and its end. It gives nobody what he had not.
 * @spec CON-11 CON-13 people.md §2
 */
export function mayUndo(
  { authorisations }: Pick<RecordFacts, 'authorisations'>,
  last: LastDecision,
  { deciderId, now }: { readonly deciderId: string; readonly now: Date },
): boolean {
  const present = authorisations.find(
    ({ actor }) => actor.kind === last.actor.kind && actor.id === last.actor.id,
  )
  return (
    last.deciderId === deciderId &&
    now.getTime() - last.at.getTime() <= undoSeconds * 1000 &&
    isSame(present ?? null, last.left)
  )
}

function isSame(one: Authorisation | null, other: Authorisation | null): boolean {
  if (one === null || other === null) return one === other
  return (
    one.type === other.type &&
    one.grantedAt.getTime() === other.grantedAt.getTime() &&
    one.expiresAt?.getTime() === other.expiresAt?.getTime() &&
    one.administrator === other.administrator &&
    one.expressConsent === other.expressConsent
  )
}
