/**
 * What a record has for who opens it: the first time, its last years; then what is new since the last visit (EX_3.1-1020),
 * by submissions, then their documents twenty at a time. soap.md §4.
 */
import { civilMonthsAfter } from '@carnet/core/model/civil-day.ts'
import type { Code } from '@carnet/core/model/code.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { vaccinationTypes } from '@carnet/core/model/vaccination.ts'
import { defaultRuleSettings } from '@carnet/core/rules/settings.ts'
import type { DocumentEntry } from '@carnet/core/wire/xds/metadata.ts'
import { associationTypes, statusUrns } from '@carnet/core/wire/xds/vocabulary.ts'
import type { Access } from './assertion.ts'
import type { Exchange } from './exchange.ts'
import { type FindCriteria, findDocuments } from './find-documents.ts'
import { query, type RecordQuery } from './query.ts'

const batchSize = 20

export type FirstVisit = {
  readonly now: Date
  /** All, when none is named. */
  readonly typeCodes?: readonly Code[]
  /** What a software asks for by itself, before a professional asks for more (soap.md §4); 2. */
  readonly lpsAutomaticSearchMaxYears?: number
}

/**
 * The documents of the last years of care, of some types or of all, and the vaccinations whatever their date: what a
 * software shows when it opens a record for the first time. Never asked without a user who opens it (EX_3.1-2030); next visits: {@link newDocumentsSince}.
 * @throws DmpRefusal, DmpUnreachable
 */
export async function documentsAtFirstVisit(
  exchange: Exchange,
  patient: PatientId,
  { now, typeCodes, lpsAutomaticSearchMaxYears }: FirstVisit,
  access?: Access,
): Promise<readonly DocumentEntry[]> {
  const years = lpsAutomaticSearchMaxYears ?? defaultRuleSettings.lpsAutomaticSearchMaxYears
  const serviceStartTimeFrom = civilMonthsAfter(now, -12 * years)
  const others = typeCodes?.filter((type) => !tellsOfVaccinations(type))
  const vaccinations = (typeCodes ?? vaccinationTypes).filter(tellsOfVaccinations)
  const asked: readonly FindCriteria[] = [
    ...(others?.length === 0 ? [] : [{ serviceStartTimeFrom, ...(others && { typeCodes: others }) }]),
    ...(vaccinations.length === 0 ? [] : [{ typeCodes: vaccinations }]),
  ]
  const found = await Promise.all(asked.map((criteria) => findDocuments(exchange, patient, criteria, access)))
  return [...new Map(found.flat().map((entry) => [entry.entryUuid, entry])).values()]
}

function tellsOfVaccinations({ code, system }: Code): boolean {
  return vaccinationTypes.some((type) => type.code === code && type.system === system)
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
