/** What the seeded records say: consents and authorisations, dated from the day of the seeding. */
import type { PsIdNat } from '@carnet/core/model/caller.ts'
import type { Authorisation, AuthorisedActor, EmergencyConsents } from '@carnet/core/model/record.ts'
import type { DemonstrationRecord } from '../people-types.ts'
import { psIds } from './structures.ts'

const dayMs = 86_400_000

export type PsSlug = keyof typeof psIds

export const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * dayMs)

/** EMG-04. */
const emergencyByDefault: EmergencyConsents = { etreat: true, btg: true, masked: false }

export function recordFacts(
  since: Date,
  facts: Partial<Omit<DemonstrationRecord, 'since'>> = {},
): DemonstrationRecord {
  return {
    since,
    emergency: emergencyByDefault,
    medecinTraitant: null,
    authorisations: [],
    internetAccountOpen: true,
    attachedToMes: true,
    ...facts,
  }
}

/** One year from `grantedAt` (CON-06), collected by the professional himself as TD0.3 does. */
export function permit(slug: PsSlug, grantedAt: Date, more: Partial<Authorisation> = {}): Authorisation {
  return {
    actor: professional(slug),
    type: 'permit',
    grantedAt,
    expiresAt: new Date(grantedAt.getTime() + 365 * dayMs),
    collectedBy: psIds[slug],
    administrator: false,
    expressConsent: false,
    ...more,
  }
}

/** CON-02: one consent for the team, collected by the first of its members. */
export function team(
  id: string,
  [first, ...others]: readonly [PsSlug, ...PsSlug[]],
  grantedAt: Date,
): Authorisation {
  const members = [first, ...others].map((slug) => psIds[slug])
  return permit(first, grantedAt, { actor: { kind: 'careTeam', id, members } })
}

/** CON-12: a block has no end, and the patient alone made it. */
export function block(slug: PsSlug, grantedAt: Date): Authorisation {
  return permit(slug, grantedAt, { type: 'deny', expiresAt: null, collectedBy: null })
}

export function medecinTraitant(slug: PsSlug): PsIdNat {
  return psIds[slug]
}

function professional(slug: PsSlug): AuthorisedActor {
  return { kind: 'professional', id: psIds[slug] }
}
