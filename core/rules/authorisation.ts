/** Who the patient authorised, blocked or named, and until when. Spec: rules.md §4 (CON). */
import { type Caller, isCareCaller } from '@carnet/core/model/caller.ts'
import { civilMonthsAfter } from '@carnet/core/model/civil-day.ts'
import type { Ground, RefusalReason } from '@carnet/core/model/decision.ts'
import type { Authorisation, AuthorisedActor, RecordFacts } from '@carnet/core/model/record.ts'
import type { RuleSettings } from './settings.ts'

/** What authorises a reading in normal mode, or why nothing does. */
export type Standing =
  | Extract<
      Ground,
      'individualAuthorisation' | 'structureAuthorisation' | 'careTeamAuthorisation' | 'consultationConsent'
    >
  | Extract<RefusalReason, 'notAuthorised' | 'authorisationExpired'>

/**
 * The nearest valid authorisation: his own, then his structure's, then his care team's, then that of this one session.
 * What TD0.3 records lasts as CON-06 says, from one session to the next.
 * @law CON-03 CSP R1111-46 al. 3; contract.md §3.1
 */
export function standingOf(record: RecordFacts, caller: Caller, now: Date): Standing {
  let standing: Standing = 'notAuthorised'
  for (const authorisation of record.authorisations) {
    if (authorisation.type !== 'permit' || !concerns(authorisation.actor, caller)) continue
    const found = isExpired(authorisation, now) ? 'authorisationExpired' : groundOf(authorisation.actor)
    if (nearness[found] > nearness[standing]) standing = found
  }
  return standing
}

const nearness: Record<Standing, number> = {
  notAuthorised: 0,
  authorisationExpired: 1,
  consultationConsent: 2,
  careTeamAuthorisation: 3,
  structureAuthorisation: 4,
  individualAuthorisation: 5,
}

/** How long what authorises him lasts; null: it has no end. undefined: nothing does. */
export function authorisedUntil(record: RecordFacts, caller: Caller, now: Date): Date | null | undefined {
  let until: Date | null | undefined
  for (const each of record.authorisations) {
    if (each.type !== 'permit' || !concerns(each.actor, caller) || isExpired(each, now)) continue
    if (each.expiresAt === null) return null
    if (until === undefined || until === null || each.expiresAt > until) until = each.expiresAt
  }
  return until
}

/** CON-26: given by the patient himself to this physician, and still valid. */
export function hasExpressConsent(record: RecordFacts, caller: Caller, now: Date): boolean {
  return record.authorisations.some(
    (each) =>
      each.expressConsent &&
      each.type === 'permit' &&
      isPersonal(each.actor, caller) &&
      !isExpired(each, now),
  )
}

/**
 * The patient forbade this person, his structure or his team; CON-14 shields the médecin traitant of 2011. A block has
 * no end: it waits for the return of who ceased his activity.
 * @law CON-12 CON-18 Mon espace santé
 */
export function isBlocked(record: RecordFacts, caller: Caller, settings: RuleSettings): boolean {
  return isDenied(record, caller) && !isShielded(record, caller, settings)
}

export function isDenied(record: RecordFacts, caller: Caller): boolean {
  for (const authorisation of record.authorisations)
    if (authorisation.type === 'deny' && concerns(authorisation.actor, caller)) return true
  return false
}

export function isShielded(record: RecordFacts, caller: Caller, settings: RuleSettings): boolean {
  return settings.medecinTraitantPrivilege === 'legacy2011' && isMedecinTraitant(record, caller)
}

/** CON-14: the one declared at the Assurance Maladie. */
export function isMedecinTraitant(record: RecordFacts | undefined, caller: Caller): boolean {
  return caller.kind === 'professional' && record !== undefined && record.medecinTraitant === caller.id
}

/** CON-15: named by the patient, as long as his authorisation lasts. */
export function isAdministrator(record: RecordFacts, caller: Caller, now: Date): boolean {
  for (const each of record.authorisations)
    if (
      each.administrator &&
      each.type === 'permit' &&
      isPersonal(each.actor, caller) &&
      !isExpired(each, now)
    )
      return true
  return false
}

/** `AUTORISATION` of the existence test, code system 1.2.250.1.213.4.1.2.6.2. */
export type AuthorisationStatus = 'VALIDE' | 'EXPIRE' | 'INTERDIT' | 'NON_EXISTE'

/** What TD0.2 tells a caller about himself (a CPE or a structure: about its structure). Spec: soap.md §5.2; CON-06, CON-13. */
export function authorisationStatus(
  record: RecordFacts | undefined,
  caller: Caller,
  now: Date,
  settings: RuleSettings,
): AuthorisationStatus {
  if (record === undefined) return 'NON_EXISTE'
  if (isBlocked(record, caller, settings)) return 'INTERDIT'
  switch (standingOf(record, caller, now)) {
    case 'individualAuthorisation':
    case 'structureAuthorisation':
    case 'careTeamAuthorisation':
    case 'consultationConsent':
      return 'VALIDE'
    case 'authorisationExpired':
      return 'EXPIRE'
    case 'notAuthorised':
      return 'NON_EXISTE'
  }
}

/** What lasts from one session to the next: all but the consent of one consultation, which ends with it. */
export type Lasting = Exclude<AuthorisedActor['kind'], 'consultation'>

/** CON-06: valid before this instant, expired from it on. The 31 of a month that has none gives its last day. */
export function expiryOf(actor: Lasting, grantedAt: Date, settings: RuleSettings): Date {
  const { ps, organisation } = settings.dureeAutorisationMonths
  return civilMonthsAfter(grantedAt, actor === 'professional' ? ps : organisation)
}

export function isExpired({ expiresAt }: Authorisation, now: Date): boolean {
  return expiresAt !== null && expiresAt.getTime() <= now.getTime()
}

/** True when the choice of the patient about this actor applies to this caller. */
function concerns(actor: AuthorisedActor, caller: Caller): boolean {
  if (!isCareCaller(caller)) return false
  switch (actor.kind) {
    case 'professional':
      return caller.kind === 'professional' && actor.id === caller.id
    case 'structure':
      return actor.id === caller.structure.id
    case 'careTeam':
      return caller.kind === 'professional' && actor.members.includes(caller.id)
    case 'consultation':
      return (
        caller.kind === 'professional' &&
        actor.professional === caller.id &&
        actor.id === caller.portalSession?.id
      )
  }
}

function isPersonal(actor: AuthorisedActor, caller: Caller): boolean {
  return actor.kind === 'professional' && concerns(actor, caller)
}

function groundOf(actor: AuthorisedActor): Standing {
  switch (actor.kind) {
    case 'professional':
      return 'individualAuthorisation'
    case 'structure':
      return 'structureAuthorisation'
    case 'careTeam':
      return 'careTeamAuthorisation'
    case 'consultation':
      return 'consultationConsent'
  }
}
