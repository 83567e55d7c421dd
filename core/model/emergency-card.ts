/** The emergency card: what its holder lets others read of him, and whom to warn. Spec: people.md P-12, P-14. */
import type { ContactDetails } from './contact.ts'
import type { UniqueId } from './document.ts'
import {
  type HealthStatement,
  isCurrent,
  isOfCard,
  keyOfStatement,
  type StatementTopic,
} from './health-statement.ts'
import type { Day } from './identity.ts'

/** Topics in which the holder may write; the blood group comes from a document only. */
export const writtenTopics = ['allergies', 'treatments', 'implants', 'conditions'] as const
export type WrittenTopic = (typeof writtenTopics)[number]

/** The document that an entry was taken from, as it was that day. */
export type CardSource = {
  readonly uniqueId: UniqueId
  readonly title: string
  /** ISO 8601: of the care, or of the deposit. */
  readonly at: string
}

/** Absent `source`: the holder wrote it himself. */
export type CardEntry = {
  readonly topic: StatementTopic
  readonly words: string
  readonly source?: CardSource
}

/** Spec: rules.md CNT-04. */
export const contactRelations = ['mother', 'father', 'child', 'spouse', 'tutor', 'other'] as const
export type ContactRelation = (typeof contactRelations)[number]

/**
 * Why one is named: EMERGENCY_CONTACT, TRUSTED_CONTACT (the personne de confiance of L1111-6), CAREGIVER_CONTACT,
 * HELP_CONTACT. Spec: rules.md CNT-04.
 */
export const contactKinds = ['emergency', 'trusted', 'caregiver', 'help'] as const
export type ContactKind = (typeof contactKinds)[number]

/** Of a personne de confiance: the day, when the holder says it, and whether it is written and signed by both. */
export type Designation = { readonly on?: Day; readonly signed: boolean }

export type EmergencyContact = {
  readonly name: string
  readonly relation: ContactRelation
  /** Absent: `emergency`. */
  readonly kind?: ContactKind
  readonly designation?: Designation
  readonly phones: readonly string[]
  /** This person knows that she is named here. */
  readonly informed: boolean
}

/** Why a card, or a list of persons to warn, is not kept as it was written. */
export type CardObjection = 'wordsTooLong' | 'tooManyEntries' | 'allergyAndNone' | 'bloodGroupNotDocumented'
export type ContactObjection =
  | 'nameMissing'
  | 'phoneMissing'
  | 'phoneWrong'
  | 'contactTooLong'
  | 'tooManyContacts'
  | 'severalTrusted'
  | 'trustedNotYours'
  | 'designationWrong'

/** The card is read in seconds: what is longer, or more, is read in the record. Characters, and entries on one topic. */
export const cardLimits = { words: 120, entries: 8, name: 80, phones: 2 } as const

export type CardContent = {
  readonly entries: readonly CardEntry[]
  /** The holder says that he has none that he knows of: nothing is concluded from a list left empty. */
  readonly noKnownAllergy: boolean
  /** In the order in which they are to be called. */
  readonly contacts: readonly EmergencyContact[]
}

export const emptyCard: CardContent = { entries: [], noKnownAllergy: false, contacts: [] }

/** The card with what stands on it, and was not written by the holder. */
export type EmergencyCard = CardContent & {
  readonly holder: CardHolder
  /** His directives anticipées are in his record. */
  readonly directives: boolean
  /** undefined: nothing was ever put on it. */
  readonly changedAt: Date | undefined
  /** Since when it may be read without network; undefined: it may not. */
  readonly offlineSince: Date | undefined
}

/** What its offline QR code holds: without where each entry comes from, nor who knows that he is named. */
export type OfflineCard = {
  readonly holder: CardHolder
  readonly issuedAt: Date
  readonly entries: readonly Pick<CardEntry, 'topic' | 'words'>[]
  readonly noKnownAllergy: boolean
  readonly contacts: readonly Pick<EmergencyContact, 'name' | 'relation' | 'phones'>[]
  readonly directives: boolean
}

export type CardHolder = {
  readonly name: string
  /** May be partial. */
  readonly birthDate: string
}

export function entriesOn<T extends Pick<CardEntry, 'topic'>>(
  { entries }: { readonly entries: readonly T[] },
  topic: StatementTopic,
): readonly T[] {
  return entries.filter((entry) => entry.topic === topic)
}

/** Whom the holder designated, at most one. */
export function trustedIn(contacts: readonly EmergencyContact[]): EmergencyContact | undefined {
  return contacts.find(({ kind }) => kind === 'trusted')
}

/** A card that says nothing of allergies would be read as one that says there are none. */
export function isFilled({ entries, noKnownAllergy }: Omit<CardContent, 'contacts'>): boolean {
  return noKnownAllergy || entries.some(({ topic }) => topic === 'allergies')
}

/** What its QR code holds, and what stands beside it. */
export type CardLink = {
  /** 128 bits, base64url. */
  readonly token: string
  /** Six digits, printed beside it; absent: professionals alone open it, with their own card. */
  readonly code?: string | undefined
  readonly madeAt: Date
}

/** Its QR code was scanned: nothing was shown, the right digits were given, or wrong ones. */
export type CardScan = {
  readonly at: Date
  readonly what: 'scanned' | 'opened' | 'refused'
  /** A professional, with his own card and without the digits. */
  readonly by?: { readonly name: string; readonly profession?: string }
  /** How often it was scanned again afterwards, before the next line. */
  readonly again?: { readonly count: number; readonly lastAt: Date }
}

export type StatingDocument = CardSource & { readonly statements: readonly HealthStatement[] }

/** What documents propose for a card, once each, from the first document that says it: the newest come first. */
export function proposedEntries(documents: readonly StatingDocument[], now: Date): readonly CardEntry[] {
  const found = new Map<string, CardEntry>()
  for (const { statements, uniqueId, title, at } of documents)
    for (const statement of statements.filter(isOfCard).filter((each) => isCurrent(each, now))) {
      const key = keyOfStatement(statement)
      const { topic, words } = statement
      if (!found.has(key)) found.set(key, { topic, words, source: { uniqueId, title, at } })
    }
  return [...found.values()]
}

/** What the form offers of documents: what stands on the card already, and what they say besides. */
export function entriesOffered(
  present: readonly CardEntry[],
  proposed: readonly CardEntry[],
): readonly CardEntry[] {
  const offered = new Map<string, CardEntry>()
  for (const entry of [...present, ...proposed])
    if (entry.source !== undefined && !offered.has(keyOfStatement(entry)))
      offered.set(keyOfStatement(entry), entry)
  return [...offered.values()]
}

const relationCodes: Readonly<Record<string, ContactRelation>> = {
  MTH: 'mother',
  FTH: 'father',
  CHILD: 'child',
  SON: 'child',
  DAU: 'child',
  SPS: 'spouse',
  HUSB: 'spouse',
  WIFE: 'spouse',
  GUARD: 'tutor',
}

/** The representatives that the administrative data name, as persons to warn: proposed, and not informed of it. */
export function declaredContacts({
  representatives,
}: Pick<ContactDetails, 'representatives'>): readonly EmergencyContact[] {
  return representatives.map(({ givenNames, familyName, relation, telecoms }) => ({
    name: [...givenNames, familyName].join(' '),
    relation: relationCodes[relation] ?? 'other',
    phones: telecoms
      .flatMap(({ value }) => (value.startsWith('tel:') ? [value.slice('tel:'.length)] : []))
      .slice(0, 2),
    informed: false,
  }))
}

/** Whole years, as people count them; undefined when the birth date does not tell them. */
export function ageOf(birthDate: string, today: string): number | undefined {
  const [year, month, day] = birthDate.split('-').map(Number)
  const [thisYear = 0, thisMonth = 0, thisDay = 0] = today.split('-').map(Number)
  if (!year || !month || !day) return undefined
  const before = thisMonth < month || (thisMonth === month && thisDay < day)
  return thisYear - year - (before ? 1 : 0)
}
