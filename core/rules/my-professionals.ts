/**
 * What the patient decides about each professional: blocked, administrator, consented to expressly, chosen; and the
 * consent that one professional collects for others. `decide` has said who may; here, what becomes of the record.
 * Spec: rules.md §4.
 */
import type { Caller, Profession, PsIdNat } from '@carnet/core/model/caller.ts'
import { civilDay, endOfCivilDay } from '@carnet/core/model/civil-day.ts'
import type { RefusalReason } from '@carnet/core/model/decision.ts'
import type { Day } from '@carnet/core/model/identity.ts'
import type {
  Authorisation,
  AuthorisedActor,
  ProfessionalRole,
  RecordFacts,
} from '@carnet/core/model/record.ts'
import { expiryOf, isBlocked, isExpired, type Lasting, standingOf } from './authorisation.ts'
import { expressConsentOf } from './functional-rights.ts'
import type { RuleSettings } from './settings.ts'

/** `unchanged`: what is asked is so already. */
export type Choice =
  | { readonly outcome: 'saved'; readonly authorisation: Authorisation }
  | { readonly outcome: 'removed' | 'unchanged' }
  | { readonly outcome: 'refused'; readonly reason: RefusalReason }

type OnePerson = Extract<AuthorisedActor, { kind: 'professional' | 'structure' }>

const unchanged: Choice = { outcome: 'unchanged' }
const removed: Choice = { outcome: 'removed' }
const refused = (reason: RefusalReason): Choice => ({ outcome: 'refused', reason })

/**
 * Anyone of the directory may be blocked, even never met; the médecin traitant of 2011 may not. `by`: the professional
 * who does it for the patient, when it is not the patient: one professional, never himself. What the patient blocks after
 * him is the patient's own.
 * @law CON-11 CON-14 CON-15 CSP L1111-19, R1111-46
 */
export function decideBlock(
  record: RecordFacts,
  target: OnePerson,
  by: PsIdNat | null,
  { settings, now }: { readonly settings: RuleSettings; readonly now: Date },
): Choice {
  if (settings.medecinTraitantPrivilege === 'legacy2011' && target.id === record.medecinTraitant)
    return refused('medecinTraitantShielded')
  if (by !== null && (target.kind !== 'professional' || target.id === by)) return refused('choiceNotPossible')
  const present = ofActor(record, target)
  const blocked = present?.type === 'deny' ? present : undefined
  if (blocked !== undefined && (by !== null || blocked.collectedBy === null)) return unchanged
  return {
    outcome: 'saved',
    authorisation: {
      actor: target,
      type: 'deny',
      grantedAt: blocked?.grantedAt ?? now,
      expiresAt: null,
      collectedBy: by,
      administrator: false,
      expressConsent: false,
    },
  }
}

/**
 * Back to no authorisation at all: a new agreement is needed. Whom the patient blocked himself, he alone unblocks: `by`
 * undoes what a professional did for him.
 * @law CON-13 CON-14 CON-15 CSP L1111-19; Mon espace santé
 */
export function decideUnblock(record: RecordFacts, target: OnePerson, by: PsIdNat | null): Choice {
  const present = ofActor(record, target)
  if (present?.type !== 'deny') return unchanged
  return by !== null && present.collectedBy === null ? refused('blockIsHolders') : removed
}

/**
 * The patient takes back an authorisation, of a person, a structure or a whole team; a block is not one.
 * @law CON-11 CSP L1111-19
 */
export function decideWithdrawal(record: RecordFacts, target: Pick<AuthorisedActor, 'kind' | 'id'>): Choice {
  return ofActor(record, target)?.type === 'permit' ? removed : unchanged
}

/**
 * The patient chooses the last day of an authorisation: sooner than it would end, or later, but never beyond one that
 * he would give today (CON-06).
 * @law CON-11 CSP L1111-19
 * @spec CON-06 people.md P-15, « set end date »
 */
export function decideEnd(
  record: Pick<RecordFacts, 'authorisations'>,
  target: { readonly kind: Lasting; readonly id: string },
  lastDay: Day,
  { settings, now }: { readonly settings: RuleSettings; readonly now: Date },
): Choice {
  const present = ofActor(record, target)
  if (present?.type !== 'permit' || isExpired(present, now)) return refused('choiceNotPossible')
  const longest = expiryOf(target.kind, now, settings)
  if (lastDay < civilDay(now) || lastDay > civilDay(longest)) return refused('endNotPossible')
  const wanted = endOfCivilDay(lastDay)
  const expiresAt = wanted < longest ? wanted : longest
  return present.expiresAt?.getTime() === expiresAt.getTime()
    ? unchanged
    : { outcome: 'saved', authorisation: { ...present, expiresAt } }
}

/**
 * An administrator is named among those who are authorised, himself and now.
 * @law CON-15 Mon espace santé
 */
export function decideAdministrator(record: RecordFacts, target: OnePerson, now: Date): Choice {
  const present = ofActor(record, target)
  if (target.kind !== 'professional' || present?.type !== 'permit' || isExpired(present, now))
    return refused('choiceNotPossible')
  return present.administrator
    ? unchanged
    : { outcome: 'saved', authorisation: { ...present, administrator: true } }
}

/** @law CON-15 Mon espace santé: removed at once, his authorisation stays */
export function decideDismissal(record: RecordFacts, target: OnePerson): Choice {
  const present = ofActor(record, target)
  return present?.administrator === true
    ? { outcome: 'saved', authorisation: { ...present, administrator: false } }
    : unchanged
}

/**
 * To a médecin du travail or sapeur-pompier, by the patient himself: nobody else needs it, and an ordinary authorisation is not one.
 * `sectors`: where he practises.
 * @law CON-26 CSP L1111-17 IV, V
 */
export function decideExpressConsent(
  record: RecordFacts,
  target: { readonly id: PsIdNat; readonly profession: Profession; readonly sectors: readonly string[] },
  { settings, now }: { readonly settings: RuleSettings; readonly now: Date },
): Choice {
  const actor = { kind: 'professional', id: target.id } as const
  if (
    settings.medecinTravailLecture === 'never' ||
    expressConsentOf(target.profession, target.sectors, settings) === undefined
  )
    return refused('choiceNotPossible')
  const present = ofActor(record, actor)
  if (present?.type === 'deny') return refused('blockedByPatient')
  if (present?.expressConsent === true && !isExpired(present, now)) return unchanged
  return {
    outcome: 'saved',
    authorisation: {
      actor,
      type: 'permit',
      grantedAt: now,
      expiresAt: expiryOf('professional', now, settings),
      collectedBy: null,
      administrator: false,
      expressConsent: true,
    },
  }
}

/** What a professional says when he records the consent of the patient for others: nothing of it is presumed. */
type Told = {
  readonly settings: RuleSettings
  readonly now: Date
  /** The box that he ticked himself: the patient was told, and does not oppose. */
  readonly told: boolean
  /** In a secret session, representatives are not told of it (VIS-09). */
  readonly secret?: boolean
}

/**
 * A professional collects the consent for another, to whom he entrusts a part of the care: he told the patient why, and
 * how it will be read.
 * @law CON-04 CSP L1111-17 II, R1111-46 al. 4
 */
export function decideGrantToOther(
  record: RecordFacts,
  target: OnePerson,
  collectedBy: PsIdNat,
  { settings, now, told, secret = false }: Told,
): Choice {
  if (!told) return refused('gestureMissing')
  if (target.id === collectedBy) return refused('choiceNotPossible')
  const present = ofActor(record, target)
  if (present?.type === 'deny') return refused('blockedByPatient')
  if (present !== undefined && !isExpired(present, now)) return unchanged
  return {
    outcome: 'saved',
    authorisation: {
      actor: target,
      type: 'permit',
      grantedAt: now,
      expiresAt: expiryOf(target.kind, now, settings),
      collectedBy,
      administrator: present?.administrator ?? false,
      expressConsent: false,
      ...(secret && { secret }),
    },
  }
}

/**
 * One initial consent, collected by a member, opens to every member. A member changes who is in the team as long as the
 * consent lasts: that does not prolong it. An expired one is collected again.
 * @law CON-02 CSP L1110-12, R1111-46 al. 2; CE 15 octobre 2025 n° 490409
 */
export function decideTeam(
  record: RecordFacts,
  team: Extract<AuthorisedActor, { kind: 'careTeam' }>,
  collectedBy: PsIdNat,
  { settings, now, told, secret = false }: Told,
): Choice {
  if (!told) return refused('gestureMissing')
  const present = ofActor(record, team)
  const isMember = (actor: AuthorisedActor | undefined) =>
    actor?.kind === 'careTeam' && actor.members.includes(collectedBy)
  if (!isMember(team) || (present !== undefined && !isMember(present.actor)))
    return refused('choiceNotPossible')
  // One alone is no team: he asks for himself.
  if (new Set(team.members).size < 2) return refused('choiceNotPossible')
  const lasts = present !== undefined && !isExpired(present, now)
  const kept = lasts ? present.secret === true : secret
  return {
    outcome: 'saved',
    authorisation: {
      actor: team,
      type: 'permit',
      grantedAt: lasts ? present.grantedAt : now,
      expiresAt: lasts ? present.expiresAt : expiryOf('careTeam', now, settings),
      collectedBy: lasts ? present.collectedBy : collectedBy,
      administrator: false,
      expressConsent: false,
      ...(kept && { secret: true }),
    },
  }
}

/**
 * Not in the team: the patient is asked at each consultation, which is one session of the professional portal. Nothing is
 * asked of who reads already; nothing of it is left to the next session, nor to his software.
 * @law CON-03 CSP R1111-46 al. 3, Arr. 2023
 */
export function decideConsultation(record: RecordFacts, caller: Caller, given: Told): Choice {
  const { settings, now, told, secret = false } = given
  if (caller.kind !== 'professional' || caller.portalSession === undefined)
    return refused('actionNotAllowedForCaller')
  if (isBlocked(record, caller, settings)) return refused('blockedByPatient')
  if (!told) return refused('gestureMissing')
  const { id, endsAt } = caller.portalSession
  const standing = standingOf(record, caller, now)
  if (standing !== 'notAuthorised' && standing !== 'authorisationExpired') return unchanged
  return {
    outcome: 'saved',
    authorisation: {
      actor: { kind: 'consultation', id, professional: caller.id },
      type: 'permit',
      grantedAt: now,
      expiresAt: endsAt,
      collectedBy: caller.id,
      administrator: false,
      expressConsent: false,
      ...(secret && { secret }),
    },
  }
}

/**
 * May this professional be given this role? The médecin traitant is declared at the Assurance Maladie, not chosen here.
 * @law CON-14 CON-16 CON-17 Mon espace santé
 */
export function mayHaveRole(role: ProfessionalRole | null, { code }: Profession): boolean {
  switch (role) {
    case null:
      return true
    case 'pharmacienCorrespondant':
      return code === '21'
    case 'sageFemmeReferente':
      return code === '50'
  }
}

function ofActor(
  { authorisations }: Pick<RecordFacts, 'authorisations'>,
  target: Pick<AuthorisedActor, 'kind' | 'id'>,
): Authorisation | undefined {
  return authorisations.find(({ actor }) => actor.kind === target.kind && actor.id === target.id)
}
