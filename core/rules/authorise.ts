/** What TD0.3 records: the patient's consent, told by the professional. Spec: soap.md §5.3; rules.md CON-01, CON-05, CON-06. */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { RefusalReason } from '@carnet/core/model/decision.ts'
import type { Authorisation, AuthorisedActor, RecordFacts } from '@carnet/core/model/record.ts'
import { expiryOf, isBlocked, isExpired } from './authorisation.ts'
import type { RuleSettings } from './settings.ts'

export type Grant =
  /** To be stored in place of the actor's authorisation, if he had one. */
  | { readonly outcome: 'granted'; readonly authorisation: Authorisation }
  /** « Autorisation déjà présente aucune action effectuée »: AJOUT is idempotent and does not prolong. */
  | { readonly outcome: 'alreadyPresent'; readonly authorisation: Authorisation }
  | { readonly outcome: 'refused'; readonly reason: RefusalReason }

/**
 * AJOUT: the caller himself is authorised; by a CPE, its structure.
 * @law CON-01 CON-05 CON-06 CSP R1111-46
 * @spec VIS-09 EX_0.1-1100: in a secret session, representatives are not told of it
 * @spec CON-11 CON-27 PDT-INF-526 v1.8, note (1)
 */
export function decideGrant(caller: Caller, record: RecordFacts, settings: RuleSettings, now: Date): Grant {
  const actor = beneficiaryOf(caller)
  if (actor === undefined) return { outcome: 'refused', reason: 'actionNotAllowedForCaller' }
  if (isBlocked(record, caller, settings)) return { outcome: 'refused', reason: 'blockedByPatient' }
  const present = permitOf(record, actor)
  const secret = caller.kind !== 'patient' && caller.secretSession
  if (present !== undefined && !isExpired(present, now)) {
    if (!present.secret || secret) return { outcome: 'alreadyPresent', authorisation: present }
    // Given again outside the secret session, it is one that representatives are told of.
    const { secret: _secret, ...open } = present
    return { outcome: 'granted', authorisation: open }
  }
  return {
    outcome: 'granted',
    authorisation: {
      actor,
      type: 'permit',
      grantedAt: now,
      expiresAt: expiryOf(actor.kind, now, settings),
      collectedBy: caller.kind === 'professional' ? caller.id : null,
      // Named by the patient, not by the software: renewing neither gives nor takes it (CON-15).
      administrator: present?.administrator ?? false,
      expressConsent: false,
      ...(secret && { secret }),
    },
  }
}

export type Removal =
  | { readonly outcome: 'removed'; readonly authorisation: Authorisation }
  | { readonly outcome: 'absent' }
  | { readonly outcome: 'refused'; readonly reason: RefusalReason }

/**
 * SUPPRESSION: one's own authorisation only. A block is the patient's word and stays (CON-13).
 * @spec CON-27 CON-13 PDT-INF-526 v1.8, « remove own »
 */
export function decideRemoval(caller: Caller, record: RecordFacts, settings: RuleSettings): Removal {
  if (caller.kind !== 'professional') return { outcome: 'refused', reason: 'actionNotAllowedForCaller' }
  if (isBlocked(record, caller, settings)) return { outcome: 'refused', reason: 'blockedByPatient' }
  const present = permitOf(record, { kind: 'professional', id: caller.id })
  return present === undefined ? { outcome: 'absent' } : { outcome: 'removed', authorisation: present }
}

type Beneficiary = Extract<AuthorisedActor, { kind: 'professional' | 'structure' }>

function beneficiaryOf(caller: Caller): Beneficiary | undefined {
  switch (caller.kind) {
    case 'professional':
      return { kind: 'professional', id: caller.id }
    case 'staff':
      return { kind: 'structure', id: caller.structure.id }
    case 'structure':
    case 'patient':
    case 'insuranceAgent':
    case 'cardBearer':
      return undefined
  }
}

function permitOf(record: RecordFacts, actor: Beneficiary): Authorisation | undefined {
  return record.authorisations.find(
    (each) => each.type === 'permit' && each.actor.kind === actor.kind && each.actor.id === actor.id,
  )
}
