/** One person, one record: a matricule that changes, two records that are those of one person. Spec: rules.md LIF-12, FEED-11. */
import type { RefusalReason } from '@carnet/core/model/decision.ts'
import { differingTraits, type IdentityTraits } from '@carnet/core/model/identity.ts'
import type { PatientRecord } from '@carnet/core/model/record.ts'

type Merged = Pick<PatientRecord, 'id' | 'state' | 'identity'>

/**
 * What forbids that `other` becomes part of `kept`; undefined when nothing does. The four traits must agree: two persons
 * in one record would read each other. What is closed, suspended or opposed stays so: a merge undoes nobody's choice.
 * @spec LIF-12 FEED-11 rules.md §3, motive « doublon / erreur d'identité »
 */
export function objectionToMerge(kept: Merged, other: Merged): RefusalReason | undefined {
  // The two matricules already find one record.
  if (kept.id === other.id) return 'insOfAnotherRecord'
  if (differingTraits(kept.identity, other.identity).length > 0) return 'wrongPatient'
  switch (other.state) {
    case 'active':
    case 'informed':
      return undefined
    case 'opposed':
      return 'recordOpposed'
    case 'suspended':
      return 'recordSuspended'
    case 'closed':
      return 'recordClosed'
  }
}

/** Marriage, adoption, a correction of the civil status change one trait or two; more is another person. */
const changedTraitsMax = 2

/**
 * What forbids that a record takes this identity in place of its own; undefined when nothing does.
 * @spec LIF-12 FEED-11 design: a matricule typed wrong must not give a record to somebody else
 */
export function objectionToNewIdentity(
  present: IdentityTraits,
  next: IdentityTraits,
): Extract<RefusalReason, 'wrongPatient'> | undefined {
  return differingTraits(present, next).length > changedTraitsMax ? 'wrongPatient' : undefined
}
