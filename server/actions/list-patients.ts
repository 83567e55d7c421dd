/** TD0.4: the records on which an authorisation of the caller stands. soap.md §1.3, §1.5 notes (2) and (3). */
import { type Caller, isCareCaller, type Professional } from '@carnet/core/model/caller.ts'
import type { DocumentFacts } from '@carnet/core/model/document.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import { authorisedUntil } from '@carnet/core/rules/authorisation.ts'
import { listsByDateOnly, listsByDocument } from '@carnet/core/rules/functional-rights.ts'
import type { Tx } from '../store/database.ts'
import { findCaller } from '../store/directory.ts'
import { type DatedDocument, documentsOfRecords } from '../store/documents.ts'
import { contactsOf } from '../store/record-life.ts'
import { type NamedActor, recordsAuthorising } from '../store/records.ts'
import type { StoredRecord } from '../store/stored-record.ts'
import { lastActs } from '../store/traces.ts'
import { type Candidates, type PermittedOnMany, performOnMany, Refused } from './perform.ts'
import type { Platform } from './platform.ts'

export type PatientsAsked = {
  /** What `since` bounds, and what the list is sorted by, newest first. */
  readonly by: 'authorisation' | 'lastDocument'
  readonly since?: Date
  /** A professional of the caller's structure: for its staff and its certificate. */
  readonly ownerId?: string
}

export type ListedRecord = {
  readonly record: StoredRecord
  readonly civility: string | undefined
  readonly medecinTraitant: boolean
  /** Of what authorises him; null: it has no end. */
  readonly until: Date | null
  readonly lastActAt: Date | undefined
  /** Of the documents that the caller may see, none other: absent for who never sees any. */
  readonly lastChangeAt: Date | undefined
  readonly lastAdditionAt: Date | undefined
}

export function listPatients(
  platform: Platform,
  caller: Caller,
  asked: PatientsAsked,
): Promise<readonly ListedRecord[]> {
  let owner = caller
  return performOnMany(
    platform,
    caller,
    'listPatients',
    async (tx) => {
      const candidates = await findCandidates(tx, caller, asked)
      owner = candidates.onBehalfOf
      return candidates
    },
    async (permitted) => {
      const listed = (await describe(permitted, owner, caller))
        .filter(({ lastChangeAt }) => asked.by === 'authorisation' || isSince(lastChangeAt, asked.since))
        .sort((a, b) => orderOf(b, asked.by, owner) - orderOf(a, asked.by, owner))
      return { result: listed, served: listed.map(({ record }) => record) }
    },
  )
}

async function findCandidates(tx: Tx, caller: Caller, asked: PatientsAsked): Promise<Candidates> {
  const onBehalfOf = await ownerOf(tx, caller, asked)
  const since = asked.by === 'authorisation' ? asked.since : undefined
  return { onBehalfOf, records: await recordsAuthorising(tx, actorsOf(onBehalfOf), since) }
}

/** Note (2): a professional of the same structure. */
async function ownerOf(tx: Tx, caller: Caller, { by, since, ownerId }: PatientsAsked): Promise<Caller> {
  const refused = new Refused('actionNotAllowedForCaller')
  if (!isCareCaller(caller)) throw refused
  if (by === 'lastDocument' && !listsByDocument(caller)) throw refused
  if (listsByDateOnly(caller) && since === undefined) throw refused
  if (ownerId === undefined || (caller.kind === 'professional' && caller.id === ownerId)) return caller
  if (caller.kind === 'professional') throw refused
  const { professional, practises } = await findCaller(tx, {
    structure: caller.structure.id,
    professional: ownerId,
  })
  if (professional === undefined || !practises) throw refused
  const { id, lastName, firstName, professionCode, professionSystem, specialities } = professional
  const owner: Professional = {
    kind: 'professional',
    id,
    lastName,
    firstName,
    profession: { code: professionCode, system: professionSystem, specialities },
    structure: caller.structure,
    authentication: 'DIRECTE',
    mode: 'normal',
    secretSession: false,
  }
  return owner
}

function actorsOf(caller: Caller): readonly NamedActor[] {
  switch (caller.kind) {
    case 'professional':
      return [
        { kind: 'professional', id: caller.id },
        { kind: 'structure', id: caller.structure.id },
        ...(caller.portalSession === undefined
          ? []
          : [{ kind: 'consultation', id: caller.portalSession.id } as const]),
      ]
    case 'structure':
    case 'staff':
      return [{ kind: 'structure', id: caller.structure.id }]
    case 'patient':
    case 'insuranceAgent':
    case 'cardBearer':
      return []
  }
}

async function describe(
  { tx, records, now, mayList }: PermittedOnMany,
  owner: Caller,
  caller: Caller,
): Promise<readonly ListedRecord[]> {
  const ownerId = owner.kind === 'professional' ? owner.id : undefined
  const documents = await documentsOfRecords(tx, idsOf(records))
  const acts = await lastActs(
    tx,
    ownerId === undefined
      ? []
      : records.map((record) => ({
          recordId: record.id,
          actorId: ownerId,
          // What one did oneself, one knows.
          hiddenDocuments: owner === caller ? [] : hiddenIn(record, documents.get(record.id) ?? [], mayList),
        })),
  )
  const contacts = await contactsOf(
    tx,
    records.map(({ key }) => key),
  )
  return records.map((record) => ({
    record,
    civility: contacts.get(record.id)?.civility,
    medecinTraitant: ownerId !== undefined && record.medecinTraitant === ownerId,
    until: authorisedUntil(record, owner, now) ?? null,
    lastActAt: acts.get(`${record.id} ${ownerId}`),
    ...datesOf(documents.get(record.id) ?? [], (document) => mayList(record, document)),
  }))
}

function hiddenIn(
  record: StoredRecord,
  documents: readonly DocumentFacts[],
  mayList: PermittedOnMany['mayList'],
): readonly string[] {
  return documents.filter((document) => !mayList(record, document)).map(({ uniqueId }) => uniqueId)
}

/** A document that may not be seen leaves no date: rights are computed on the last version of each (soap.md §3). */
function datesOf(
  documents: readonly DatedDocument[],
  visible: (document: DocumentFacts) => boolean,
): Pick<ListedRecord, 'lastChangeAt' | 'lastAdditionAt'> {
  const last = new Map<string, DatedDocument>()
  for (const document of documents)
    if (document.version > (last.get(document.logicalId)?.version ?? 0))
      last.set(document.logicalId, document)
  const seen = [...last.values()].filter(visible)
  return {
    lastChangeAt: newest(seen.map(({ versionAt }) => versionAt)),
    lastAdditionAt: newest(seen.map(({ submittedAt }) => submittedAt)),
  }
}

function newest(dates: readonly Date[]): Date | undefined {
  return dates.reduce<Date | undefined>(
    (last, date) => (last === undefined || date > last ? date : last),
    undefined,
  )
}

function isSince(date: Date | undefined, since: Date | undefined): boolean {
  return date !== undefined && (since === undefined || date >= since)
}

function orderOf({ record, lastChangeAt }: ListedRecord, by: PatientsAsked['by'], owner: Caller): number {
  if (by === 'lastDocument') return lastChangeAt?.getTime() ?? 0
  const actors: readonly string[] = actorsOf(owner).map(({ id }) => id)
  return Math.max(
    0,
    ...record.authorisations
      .filter(({ actor }) => actor.kind === 'careTeam' || actors.includes(actor.id))
      .map(({ grantedAt }) => grantedAt.getTime()),
  )
}

function idsOf(records: readonly StoredRecord[]): readonly RecordId[] {
  return records.map(({ id }) => id)
}
