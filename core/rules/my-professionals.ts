/**
 * What the patient decides about each professional: blocked, administrator, consented to expressly, chosen; and the
 * consent that one professional collects for others. `decide` has said who may; here, what becomes of the record.
 * Spec: rules.md §4.
 */
import type { Profession, PsIdNat } from '@carnet/core/model/caller.ts'
import { civilDay, endOfCivilDay } from '@carnet/core/model/civil-day.ts'
import type { RefusalReason } from '@carnet/core/model/decision.ts'
import type { Day } from '@carnet/core/model/identity.ts'
import type {
  Authorisation,
  AuthorisedActor,
  ProfessionalRole,
  RecordFacts,
} from '@carnet/core/model/record.ts'
import { expiryOf, isExpired } from './authorisation.ts'
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
 * who does it for the patient, when it is not the patient.
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
  if (ofActor(record, target)?.type === 'deny') return unchanged
  return {
    outcome: 'saved',
    authorisation: {
      actor: target,
      type: 'deny',
      grantedAt: now,
      expiresAt: null,
      collectedBy: by,
      administrator: false,
      expressConsent: false,
    },
  }
}

/**
 * Back to no authorisation at all: a new agreement is needed.
 * @law CON-13 Mon espace santé
 */
export function decideUnblock(record: RecordFacts, target: OnePerson): Choice {
  return ofActor(record, target)?.type === 'deny' ? removed : unchanged
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
  target: Pick<AuthorisedActor, 'kind' | 'id'>,
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

/**
 * A professional collects the consent for another, to whom he entrusts a part of the care.
 * @law CON-04 CSP L1111-17 II, R1111-46 al. 4
 */
export function decideGrantToOther(
  record: RecordFacts,
  target: OnePerson,
  collectedBy: PsIdNat,
  { settings, now }: { readonly settings: RuleSettings; readonly now: Date },
): Choice {
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
    },
  }
}

/**
 * One initial consent, collected by a member, opens to every member. A member changes who is in the team as long as the
 * consent lasts: that does not prolong it. An expired one is collected again.
 * @law CON-02 CSP L1110-12, R1111-46 al. 2
 */
export function decideTeam(
  record: RecordFacts,
  team: Extract<AuthorisedActor, { kind: 'careTeam' }>,
  collectedBy: PsIdNat,
  { settings, now }: { readonly settings: RuleSettings; readonly now: Date },
): Choice {
  const present = ofActor(record, team)
  const isMember = (actor: AuthorisedActor | undefined) =>
    actor?.kind === 'careTeam' && actor.members.includes(collectedBy)
  if (!isMember(team) || (present !== undefined && !isMember(present.actor)))
    return refused('choiceNotPossible')
  const lasts = present !== undefined && !isExpired(present, now)
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
