/** What may stand on an emergency card, and who is shown which part of it. Spec: people.md P-12, P-14; rules.md CNT-04. */
import type { RefusalReason } from '@carnet/core/model/decision.ts'
import type { DocumentFacts, UniqueId } from '@carnet/core/model/document.ts'
import {
  type CardContent,
  type CardEntry,
  type CardObjection,
  type ContactObjection,
  cardLimits,
  type EmergencyContact,
  entriesOn,
  trustedIn,
} from '@carnet/core/model/emergency-card.ts'
import { keyOfStatement, statementTopics } from '@carnet/core/model/health-statement.ts'
import { type Day, isDay } from '@carnet/core/model/identity.ts'
import type { RuleSettings } from './settings.ts'

/** @spec EHDS-02 people.md P-12: « groupe sanguin (only if documented) » */
export function objectionToCard({
  entries,
  noKnownAllergy,
}: Omit<CardContent, 'contacts'>): CardObjection | undefined {
  if (entries.some(({ words }) => words.length > cardLimits.words)) return 'wordsTooLong'
  if (statementTopics.some((topic) => entriesOn({ entries }, topic).length > cardLimits.entries))
    return 'tooManyEntries'
  if (noKnownAllergy && entriesOn({ entries }, 'allergies').length > 0) return 'allergyAndNone'
  return entries.some(({ topic, source }) => topic === 'bloodGroup' && source === undefined)
    ? 'bloodGroupNotDocumented'
    : undefined
}

/**
 * Whom to warn, and how: somebody without a telephone number cannot be. One personne de confiance at most, whom the
 * holder alone names, of age: to who acts for him, the one of before stays as it was.
 * @spec CNT-04 people.md P-14: up to `emergencyContactsMax`, with an order
 * @law CNT-04 CSP L1111-6: « toute personne majeure peut désigner une personne de confiance », in writing, signed by both
 */
export function objectionToContacts(
  contacts: readonly EmergencyContact[],
  {
    former,
    mayTrust,
    today,
    settings: { emergencyContactsMax },
  }: {
    readonly former: readonly EmergencyContact[]
    /** The holder writes, and is of age. */
    readonly mayTrust: boolean
    readonly today: Day
    readonly settings: Pick<RuleSettings, 'emergencyContactsMax'>
  },
): { readonly why: ContactObjection; readonly at: number } | undefined {
  if (contacts.length > emergencyContactsMax) return { why: 'tooManyContacts', at: emergencyContactsMax }
  for (const [at, contact] of contacts.entries()) {
    const why = objectionToContact(contact, today)
    if (why !== undefined) return { why, at }
  }
  const trusted = contacts.flatMap(({ kind }, at) => (kind === 'trusted' ? [at] : []))
  if (trusted.length > 1) return { why: 'severalTrusted', at: trusted[1]! }
  return mayTrust || isSamePerson(trustedIn(contacts), trustedIn(former))
    ? undefined
    : { why: 'trustedNotYours', at: trusted[0] ?? 0 }
}

function isSamePerson(one: EmergencyContact | undefined, other: EmergencyContact | undefined): boolean {
  return (
    one?.name === other?.name &&
    one?.designation?.on === other?.designation?.on &&
    (one?.designation?.signed ?? false) === (other?.designation?.signed ?? false)
  )
}

function objectionToContact(
  { name, phones, designation }: EmergencyContact,
  today: Day,
): ContactObjection | undefined {
  if (name === '') return 'nameMissing'
  if (name.length > cardLimits.name) return 'contactTooLong'
  if (phones.length === 0) return 'phoneMissing'
  if (phones.length > cardLimits.phones || !phones.every(isPhone)) return 'phoneWrong'
  const { on } = designation ?? {}
  return on !== undefined && (!isDay(on) || on > today) ? 'designationWrong' : undefined
}

/** As people write it: `06 12 34 56 78`, `+33 6…`, a foreign number. */
function isPhone(phone: string): boolean {
  const digits = phone.replace(/[\s.\u00a0\u202f()/-]/g, '')
  return /^\+?\d{3,15}$/.test(digits) && phone.length <= 30
}

/**
 * Of what its holder may read, what a printed card tells whoever holds it: a representative may be the one that scans.
 * @spec VIS-09
 */
export function isForBearer({ visibility }: Pick<DocumentFacts, 'visibility'>): boolean {
  return !visibility.invisibleToRepresentatives
}

/**
 * The entries that a reader of the card is shown: what was taken from a document that he may not read is not there.
 * @spec VIS-09 CNT-07
 */
export function visibleEntries(
  entries: readonly CardEntry[],
  mayRead: (uniqueId: UniqueId) => boolean,
): readonly CardEntry[] {
  return entries.filter(({ source }) => source === undefined || mayRead(source.uniqueId))
}

/**
 * The card after somebody wrote it who sees part of it: what he does not see stays as it was.
 * @spec VIS-09
 */
export function entriesAfter(
  present: readonly CardEntry[],
  said: readonly CardEntry[],
  mayRead: (uniqueId: UniqueId) => boolean,
): readonly CardEntry[] {
  const seen = visibleEntries(present, mayRead)
  const kept = present.filter((entry) => !seen.includes(entry))
  const keys = new Set(kept.map(keyOfStatement))
  return [...kept, ...said.filter((entry) => !keys.has(keyOfStatement(entry)))]
}

/**
 * The six digits that stand beside the QR code, if it is still that of the card. All are compared, whichever differs: the
 * time says nothing.
 * @spec EMG-07 people.md P-12
 */
export function objectionToCardCode(
  expected: string | undefined,
  given: string,
): Extract<RefusalReason, 'cardCodeWrong'> | undefined {
  if (expected === undefined) return 'cardCodeWrong'
  let differs = expected.length ^ given.length
  for (let at = 0; at < expected.length; at++) differs |= expected.charCodeAt(at) ^ given.charCodeAt(at)
  return differs === 0 ? undefined : 'cardCodeWrong'
}
