/** « Ma carte d’urgence » and « Personnes à prévenir »: read, filled from what documents say, changed. people.md P-12, P-14. */
import type { PatientCaller } from '@carnet/core/model/caller.ts'
import { civilDay } from '@carnet/core/model/civil-day.ts'
import { type DocumentFacts, directivesType, type UniqueId } from '@carnet/core/model/document.ts'
import {
  type CardContent,
  type CardEntry,
  type CardLink,
  type CardObjection,
  type CardScan,
  declaredContacts,
  type EmergencyCard,
  type EmergencyContact,
  entriesOffered,
  proposedEntries,
} from '@carnet/core/model/emergency-card.ts'
import type { HealthStatement } from '@carnet/core/model/health-statement.ts'
import { usualName } from '@carnet/core/model/identity.ts'
import type { RecordFacts } from '@carnet/core/model/record.ts'
import {
  entriesAfter,
  isForBearer,
  objectionToCard,
  objectionToContacts,
  visibleEntries,
} from '@carnet/core/rules/emergency-card.ts'
import { holderTypeSystem } from '@carnet/core/rules/holder-documents.ts'
import { isOfAge } from '@carnet/core/rules/majority.ts'
import { spaceOffers } from '@carnet/core/rules/mandates.ts'
import { cardLinkOf } from '../store/card-links.ts'
import { scansAgain } from '../store/card-scans.ts'
import { renewDeviceCopies } from '../store/device-copies.ts'
import { documentsByUniqueId, documentsOf } from '../store/documents.ts'
import { cardOf, lockCard, saveCard } from '../store/emergency-cards.ts'
import { contactOf } from '../store/record-life.ts'
import { tracesOf } from '../store/traces.ts'
import { type Outcome, type Permitted, perform } from './perform.ts'
import type { Platform } from './platform.ts'
import { readStructured, type StructuredReader } from './read-structured.ts'
import { currentAsSeen } from './status-as-seen.ts'

export type CardOfReader = {
  readonly card: EmergencyCard
  /** Of who may make one: the link of its QR code, and when it was scanned. */
  readonly square: { readonly link: CardLink | undefined; readonly scans: readonly CardScan[] } | undefined
}

/** Leaves its line. */
export function readEmergencyCard(platform: Platform, caller: PatientCaller): Promise<CardOfReader> {
  const request = { patient: caller.patient, action: 'readEmergencyCard' } as const
  return perform(platform, caller, request, async (permitted) => {
    const { tx, record } = permitted
    const mayLink = spaceOffers(caller, 'makeCardLink')
    const square = mayLink
      ? { link: await cardLinkOf(tx, record.key), scans: await scansOf(permitted) }
      : undefined
    return { result: { card: await cardAsSeen(permitted, readerIn(permitted)), square }, acts: [{}] }
  })
}

const scansMax = 10

async function scansOf({ tx, record }: Permitted): Promise<readonly CardScan[]> {
  const lines = await tracesOf(tx, record.key, {
    actions: ['scanCardLink', 'openEmergencyCard'],
    limit: scansMax,
  })
  const again = await scansAgain(tx, record.id, scansMax)
  // In bris de glace the record was opened, and the card with it.
  const ofCard = lines.filter(({ mode }) => mode === 'normal')
  return ofCard.map(({ at, action, outcome, actor: { kind, name, profession } }) => {
    const since = again.find((each) => each.at.getTime() === at.getTime())
    return {
      at,
      what: outcome === 'refused' ? 'refused' : action === 'scanCardLink' ? 'scanned' : 'opened',
      ...(kind === 'professional' && { by: { name, ...(profession !== undefined && { profession }) } }),
      ...(since && { again: since }),
    }
  })
}

/** That of whoever holds the card, whoever he is. */
export function sightOfBearer({ readableByHolder }: Permitted): Sight {
  return (document) => readableByHolder(document) && isForBearer(document)
}

/** Who may see this document: who asks, or the holder where another asks. */
type Sight = (document: DocumentFacts) => boolean

/** That of who asks. */
export function readerIn({ judge }: Permitted): Sight {
  return (document) => judge(document, 'readDocument').allowed
}

/** With what is read on it besides: who it is about, and whether his directives are there. */
export async function cardAsSeen(permitted: Permitted, sees: Sight): Promise<EmergencyCard> {
  const { tx, record } = permitted
  const card = await cardOf(tx, record.key)
  const mayRead = await mayReadIn(permitted, card, sees)
  return {
    ...card,
    entries: visibleEntries(card.entries, mayRead),
    holder: { name: usualName(record.identity), birthDate: record.birthDate },
    directives: await hasDirectives(permitted, sees),
  }
}

/** In force as who reads the card knows: what replaced them without his seeing it replaced nothing. */
async function hasDirectives({ tx, record }: Permitted, sees: Sight): Promise<boolean> {
  const all = await documentsOf(tx, record.id, {
    typeCodes: [{ code: directivesType, system: holderTypeSystem }],
  })
  const replaced = (by: readonly DocumentFacts[]) => by.some((one) => sees({ ...one, status: 'approved' }))
  const statusOf: Permitted['statusOf'] = ({ status }, by) =>
    status === 'deprecated' && !replaced(by) ? 'approved' : status
  const { current } = await currentAsSeen({ tx, record, statusOf }, all.filter(sees))
  return current.length > 0
}

/** Which of the documents that the card was taken from a reader may read, or could as long as they were there. */
async function mayReadIn(
  { tx, record }: Permitted,
  { entries }: Pick<CardContent, 'entries'>,
  sees: Sight,
): Promise<(uniqueId: UniqueId) => boolean> {
  const sources = [...new Set(entries.flatMap(({ source }) => source?.uniqueId ?? []))]
  if (sources.length === 0) return () => false
  const documents = await documentsByUniqueId(tx, record.id, sources)
  const readable = documents.filter((document) => sees({ ...document, status: 'approved' }))
  const uniqueIds = new Set(readable.map(({ uniqueId }) => uniqueId))
  return (uniqueId) => uniqueIds.has(uniqueId)
}

/**
 * What the form shows: the card, and what documents propose for it. The history keeps which documents it was taken from,
 * or that he may not change it.
 */
export async function openCardToChange(
  platform: Platform,
  caller: PatientCaller,
  reader: StatementReader,
): Promise<{ readonly card: EmergencyCard; readonly proposed: readonly CardEntry[] }> {
  const request = { patient: caller.patient, action: 'changeEmergencyCard' } as const
  const card = await perform(platform, caller, request, async (permitted) => ({
    result: await cardAsSeen(permitted, readerIn(permitted)),
    acts: [{ action: 'readEmergencyCard' as const }],
  }))
  return { card, proposed: await entriesProposed(platform, caller, reader) }
}

export type StatementReader = StructuredReader<readonly HealthStatement[]>

/** The one place that says what a card may be filled with: a list of treatments made elsewhere would enter here. */
export function entriesProposed(
  platform: Platform,
  caller: PatientCaller,
  reader: StatementReader,
): Promise<readonly CardEntry[]> {
  return readStructured(platform, caller, caller.patient, reader, async ({ documents, label, now }) => {
    const telling = await label(documents.filter(({ content }) => content !== null && content.length > 0))
    const stating = telling.map(({ uniqueId, label, serviceStartTime, submittedAt, content }) => ({
      uniqueId,
      title: label.title,
      at: (serviceStartTime ?? submittedAt).toISOString(),
      statements: content ?? [],
    }))
    const result = proposedEntries(stating, now)
    const taken = new Set(result.map(({ source }) => source?.uniqueId))
    const shown = documents.filter(({ uniqueId }) => taken.has(uniqueId))
    return { result, documents: new Set(shown.map(({ entryUuid }) => entryUuid)) }
  })
}

export type CardSaid = {
  readonly written: readonly CardEntry[]
  readonly noKnownAllergy: boolean
  /** Does he keep, or take, this entry that a document says? */
  readonly keeps: (entry: CardEntry) => boolean
}

/** Why nothing was changed; undefined: it was. */
export function changeEmergencyCard(
  platform: Platform,
  caller: PatientCaller,
  proposed: readonly CardEntry[],
  { written, noKnownAllergy, keeps }: CardSaid,
): Promise<CardObjection | undefined> {
  const request = { patient: caller.patient, action: 'changeEmergencyCard' } as const
  return perform(platform, caller, request, async (permitted) => {
    const { tx, record, now } = permitted
    const card = await lockCard(tx, record.key)
    const mayRead = await mayReadIn(permitted, card, readerIn(permitted))
    const said = [
      ...entriesOffered(visibleEntries(card.entries, mayRead), proposed).filter(keeps),
      ...written,
    ]
    const entries = entriesAfter(card.entries, said, mayRead)
    const objection = objectionToCard({ entries, noKnownAllergy })
    if (objection !== undefined) return refused(objection)
    await saveCard(tx, record.key, { ...card, entries, noKnownAllergy }, now)
    await renewDeviceCopies(tx, record.id)
    return { result: undefined, acts: [{}] }
  })
}

/** The history keeps that it was tried. */
function refused<T>(why: T): Outcome<T> {
  return { result: why, acts: [{ refusal: 'choiceNotPossible' }] }
}

/** What the form shows; for a list that is still empty, whom the record names already. */
export function openContactsToChange(
  platform: Platform,
  caller: PatientCaller,
): Promise<{
  readonly contacts: readonly EmergencyContact[]
  readonly declared: boolean
  /** May he name his personne de confiance here? */
  readonly mayTrust: boolean
}> {
  const request = { patient: caller.patient, action: 'changeEmergencyContacts' } as const
  return perform(platform, caller, request, async ({ tx, record, now }) => {
    const { contacts } = await cardOf(tx, record.key)
    // Who represents the holder is his alone to read (personal-data.ts).
    const own = caller.delegate === undefined && contacts.length === 0
    const named = own ? declaredContacts(await contactOf(tx, record.key)) : []
    const mayTrust = mayDesignate(platform, caller, record, now)
    const result = { contacts: [...contacts, ...named], declared: named.length > 0, mayTrust }
    return { result, acts: [{ action: 'readEmergencyCard' }] }
  })
}

/** The holder himself, of age: nobody designates in his place (L1111-6). */
function mayDesignate(
  { settings }: Platform,
  { delegate }: PatientCaller,
  { birthDate }: Pick<RecordFacts, 'birthDate'>,
  now: Date,
): boolean {
  return delegate === undefined && isOfAge(birthDate, now, settings)
}

/** Why nothing was changed; undefined: it was. */
export function changeEmergencyContacts(
  platform: Platform,
  caller: PatientCaller,
  contacts: readonly EmergencyContact[],
): Promise<ReturnType<typeof objectionToContacts>> {
  const request = { patient: caller.patient, action: 'changeEmergencyContacts' } as const
  return perform(platform, caller, request, async ({ tx, record, now }) => {
    const card = await lockCard(tx, record.key)
    const objection = objectionToContacts(contacts, {
      former: card.contacts,
      mayTrust: mayDesignate(platform, caller, record, now),
      today: civilDay(now),
      settings: platform.settings,
    })
    if (objection !== undefined) return refused(objection)
    await saveCard(tx, record.key, { ...card, contacts }, now)
    await renewDeviceCopies(tx, record.id)
    return { result: undefined, acts: [{}] }
  })
}
