/** Who acts for the holder, or helps him, until when, and what for. Spec: rules.md LIF-20 to LIF-22, CNT-07; VIS-09. */
import type { Delegate, MandateKind, PatientCaller } from '@carnet/core/model/caller.ts'
import type { Action } from '@carnet/core/model/decision.ts'
import type { Day } from '@carnet/core/model/identity.ts'
import type { ClosedRecord, Invitation, Mandate, RecordFacts, Suspension } from '@carnet/core/model/record.ts'
import { isClosedOnDemand } from './closing.ts'
import { isOfAge } from './majority.ts'
import type { RuleSettings } from './settings.ts'

/** Parents and tutors represent the holder, a curator assists him: all are legal representatives; a carer is none. */
export function isLegalRepresentative(kind: MandateKind): boolean {
  return kind !== 'carer'
}

/**
 * The mandate by which this delegate is here, if it still stands: revoked, it is gone from the record.
 * @law LIF-20 LIF-21 CSP R1111-40
 * @spec CNT-07 end of duration: refused the same minute
 */
export function standingMandate(
  record: RecordFacts,
  delegate: Pick<Delegate, 'mandateId' | 'kind'>,
  settings: RuleSettings,
  now: Date,
): Mandate | undefined {
  const found = record.mandates.find(({ id, kind }) => id === delegate.mandateId && kind === delegate.kind)
  return found && stands(found, record.birthDate, settings, now) ? found : undefined
}

/**
 * A parent's mandate ends on the day of majority, another at its term.
 * @law LIF-21 LIF-22 CSP R1111-40
 */
export function stands(
  { kind, since, until }: Mandate,
  birthDate: Day,
  settings: RuleSettings,
  now: Date,
): boolean {
  if (since > now || (until !== null && until <= now)) return false
  return kind !== 'parent' || !isOfAge(birthDate, now, settings)
}

/**
 * Is this record offered to who has the mandate? A closed one only to who may open it again; a suspended one to who acts
 * for the holder, and may answer the Assurance Maladie.
 * @law LIF-16 LIF-17 LIF-19 LIF-20 CSP R1111-36, R1111-40
 */
export function isOffered(
  mandate: Mandate,
  of: {
    readonly birthDate: Day
    readonly closed: ClosedRecord | undefined
    readonly suspended?: Suspension | undefined
  },
  settings: RuleSettings,
  now: Date,
): boolean {
  if (!stands(mandate, of.birthDate, settings, now)) return false
  if (of.suspended !== undefined) return delegateMay(mandate.kind, 'closeRecord')
  return of.closed === undefined || (delegateMay(mandate.kind, 'reopenRecord') && isClosedOnDemand(of.closed))
}

/**
 * What a delegate may do of what the holder may. A parent or a tutor acts for him; a curator only assists: the holder
 * acts; a carer reads, and adds, names and deletes when the holder lets him, and shares nothing further.
 * @law LIF-20 LIF-22 VIS-16 Code civil 425, 458, 459; CSP L1111-11
 * @spec CNT-07 Mon espace santé
 */
export function delegateMay(
  kind: MandateKind,
  action: Action,
  { mayWrite = false }: Pick<Mandate, 'mayWrite'> = {},
): boolean {
  // Whoever is invited answers for himself.
  if (isForInvited(action) || ofEachReader.has(action)) return true
  switch (kind) {
    case 'parent':
    case 'tutor':
      return !ofHolderAlone.has(action) && !ofCarer.has(action)
    case 'curator':
      return reading.has(action) || overseeing.has(action)
    case 'carer':
      return (
        reading.has(action) ||
        action === 'endHelp' ||
        ofCarer.has(action) ||
        (mayWrite && writing.has(action))
      )
  }
}

/** What a page offers to whoever is in the holder's space; what he does there, `decide` judges. */
export function spaceOffers({ delegate }: Pick<PatientCaller, 'delegate'>, action: Action): boolean {
  return delegate === undefined ? !isForDelegates(action) : delegateMay(delegate.kind, action, delegate)
}

/**
 * L1111-11: nobody assists nor represents who writes his directives; nor says for him what he has read, or what he keeps
 * at hand on a device of his. L1110-4 V: nor what he wants of his heirs, which « the person » says.
 */
const ofHolderAlone: ReadonlySet<Action> = new Set([
  'fileDirectives',
  'acknowledgeOrganDonation',
  'opposeHeirs',
  'acceptHeirs',
  'maskDirectives',
  'unmaskDirectives',
  'keepRecord',
  'starDocument',
  'unstarDocument',
  'noteDocument',
])
/** For himself, and changing nothing that another reads: what he may see of the record, he may be reminded of. */
const ofEachReader: ReadonlySet<Action> = new Set(['changeReminders'])
/** His own messages: nobody asks for them in his place. */
const ofCarer: ReadonlySet<Action> = new Set(['changeHelpNotices'])
const reading: ReadonlySet<Action> = new Set([
  'findDocuments',
  'readDocument',
  'readEmergencyCard',
  'readHealthProfile',
])
const overseeing: ReadonlySet<Action> = new Set([
  'listTraces',
  'listAuthorisations',
  'listDelegates',
  'listNotices',
  'changeNotices',
  'readEmergencyChoices',
])
const writing: ReadonlySet<Action> = new Set([
  'submitDocuments',
  'editDocument',
  'deleteDocument',
  'writeTreatments',
  'writeHealthProfile',
])

/**
 * What the holder does not do by himself: a minor's second representative is invited by the first, an invitation is
 * answered by who is invited, and a carer says what he himself is told.
 * @law LIF-20 CSP R1111-40
 */
export function isForDelegates(action: Action): boolean {
  return action === 'inviteRepresentative' || isForInvited(action) || ofCarer.has(action)
}

/**
 * What whoever is asked does about it, before anything is open to him.
 * @spec CNT-07 people.md P-22
 */
export function isForInvited(action: Action): boolean {
  return action === 'acceptInvitation' || action === 'refuseInvitation' || action === 'useInvitationCode'
}

/**
 * May it still be answered? To represent a minor ends with the minority, answered or not.
 * @law LIF-20 LIF-21 CSP R1111-40
 * @spec CNT-07 Mon espace santé, « EXPIRED »
 */
export function isOpenInvitation(
  { kind, answerBy }: Pick<Invitation, 'kind' | 'answerBy'>,
  birthDate: Day,
  settings: RuleSettings,
  now: Date,
): boolean {
  return now < answerBy && (kind === 'carer' || !isOfAge(birthDate, now, settings))
}
