/**
 * What a record has for who opens it: the first time, its last years; then what is new since the last visit (EX_3.1-1020),
 * by submissions, then their documents twenty at a time. soap.md §4.
 */
import type { Code } from '@carnet/core/model/code.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { DocumentEntry } from '@carnet/core/wire/xds/metadata.ts'
import { associationTypes, statusUrns } from '@carnet/core/wire/xds/vocabulary.ts'
import type { Access } from './assertion.ts'
import type { Exchange } from './exchange.ts'
import { findDocuments } from './find-documents.ts'
import { query, type RecordQuery } from './query.ts'

const batchSize = 20

/** What a software may ask for by itself, before a professional asks for more (soap.md §4). */
const firstVisitYears = 2

/**
 * The documents of the last two years of care, of some types or of all: what a software shows when it opens a record for
 * the first time. Never asked without a user who opens it (EX_3.1-2030); next visits: {@link newDocumentsSince}.
 * @throws DmpRefusal, DmpUnreachable
 */
export async function documentsAtFirstVisit(
  exchange: Exchange,
  patient: PatientId,
  { now, typeCodes }: { readonly now: Date; readonly typeCodes?: readonly Code[] },
  access?: Access,
): Promise<readonly DocumentEntry[]> {
  const serviceStartTimeFrom = new Date(now)
  serviceStartTimeFrom.setUTCFullYear(now.getUTCFullYear() - firstVisitYears)
  return findDocuments(exchange, patient, { serviceStartTimeFrom, ...(typeCodes && { typeCodes }) }, access)
}

/** What a lot does to a document that it names. */
const changes: readonly string[] = [associationTypes.hasMember, associationTypes.updatesAvailabilityStatus]

/**
 * The documents submitted or changed from `since` on, in their present version; replaced ones are left out.
 * @throws DmpRefusal, DmpUnreachable
 */
export async function newDocumentsSince(
  exchange: Exchange,
  patient: PatientId,
  since: Date,
  access?: Access,
): Promise<readonly DocumentEntry[]> {
  const ask = (asked: RecordQuery) => query(exchange, patient, asked, access)
  const { submissionSets } = await ask({
    kind: 'findSubmissionSets',
    criteria: { statuses: ['approved'], submissionTimeFrom: since },
  })
  const sets = new Set(submissionSets.map(({ entryUuid }) => entryUuid))
  const members = new Set<string>()
  for (const uuids of batches([...sets])) {
    const { associations } = await ask({ kind: 'getAssociations', criteria: { uuids } })
    for (const { type, source, target } of associations)
      if (changes.includes(type) && sets.has(source)) members.add(target)
  }
  const found = new Map<string, DocumentEntry>()
  for (const values of batches([...members])) {
    const { entries } = await ask({
      kind: 'getDocumentsAndAssociations',
      criteria: { keys: { by: 'entryUuid', values } },
    })
    for (const entry of entries) keepNewest(found, entry)
  }
  return [...found.values()]
}

/** Versions of one document share its `lid`; what is Deprecated was replaced by another. */
function keepNewest(found: Map<string, DocumentEntry>, entry: DocumentEntry): void {
  if (entry.availabilityStatus === statusUrns.deprecated) return
  const key = entry.logicalId ?? entry.entryUuid
  const known = found.get(key)
  if (known === undefined || (entry.version ?? 1) >= (known.version ?? 1)) found.set(key, entry)
}

function batches<T>(values: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(values.length / batchSize) }, (_, rank) =>
    values.slice(rank * batchSize, (rank + 1) * batchSize),
  )
}
