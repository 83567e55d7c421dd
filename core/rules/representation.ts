/**
 * Whom the operator may attach to a record as a legal representative, on proof: the child's parents, the tutor or the
 * curator whom a judge named. Spec: rules.md LIF-20, LIF-22.
 */
import type { MandateKind } from '@carnet/core/model/caller.ts'
import type { RefusalReason } from '@carnet/core/model/decision.ts'
import type { Day } from '@carnet/core/model/identity.ts'
import type { Mandate, RecordFacts } from '@carnet/core/model/record.ts'
import { isOfAge, majorityOf } from './majority.ts'
import { isLegalRepresentative, stands } from './mandates.ts'
import type { RuleSettings } from './settings.ts'

export type RepresentativeKind = Exclude<MandateKind, 'carer'>

/** The parents, or a guardian beside one. */
const ofMinorMax = 2

type When = { readonly settings: RuleSettings; readonly now: Date }

/**
 * A parent represents a minor, and may be one; a curator assists an adult; who has charge of another's rights is of age. Of
 * an adult, the judge names as many as he wants (Code civil 447); a minor has two at most.
 * @law LIF-20 LIF-22 CSP R1111-40; Code civil 371-1, 395, 425, 440, 447
 */
export function objectionToAttaching(
  kind: RepresentativeKind,
  holder: Pick<RecordFacts, 'birthDate' | 'mandates'>,
  person: {
    readonly birthDate: Day
    readonly isHolder: boolean
    /** The mandates on this record that are his. */
    readonly mandateIds: readonly string[]
  },
  { settings, now }: When,
): RefusalReason | undefined {
  const minor = !isOfAge(holder.birthDate, now, settings)
  if (person.isHolder) return 'representationNotPossible'
  if (kind === 'parent' ? !minor : kind === 'curator' && minor) return 'representationNotPossible'
  if (kind !== 'parent' && !isOfAge(person.birthDate, now, settings)) return 'representationNotPossible'
  const present = holder.mandates.filter(
    (each) => isLegalRepresentative(each.kind) && stands(each, holder.birthDate, settings, now),
  )
  if (present.some(({ id }) => person.mandateIds.includes(id))) return 'alreadyInvited'
  return minor && present.length >= ofMinorMax ? 'representativesFull' : undefined
}

/**
 * When it ends by itself: the minority of whom a parent represents; else the term that the judge gave, if he gave one.
 * @law LIF-21 LIF-22 Code civil, articles 414, 441
 */
export function termOfAttaching(
  kind: RepresentativeKind,
  { birthDate }: Pick<RecordFacts, 'birthDate'>,
  said: Date | null,
  settings: RuleSettings,
): Mandate['until'] {
  return kind === 'parent' ? majorityOf(birthDate, settings) : said
}
