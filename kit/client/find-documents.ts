/** TD3.1a and TD3.1b, the documents of a record: ITI-18. soap.md §4. */
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { DocumentCriteria } from '@carnet/core/wire/xds/iti-18-queries.ts'
import type { DocumentEntry } from '@carnet/core/wire/xds/metadata.ts'
import type { Access } from './assertion.ts'
import { DmpRefusal } from './errors.ts'
import type { Exchange } from './exchange.ts'
import { query, queryReferences } from './query.ts'

export type FindCriteria = Partial<Omit<DocumentCriteria, 'patientId'>>

/** Approved documents unless `statuses` asks for others. @throws DmpRefusal, DmpUnreachable */
export async function findDocuments(
  exchange: Exchange,
  patient: PatientId,
  criteria: FindCriteria = {},
  access?: Access,
): Promise<readonly DocumentEntry[]> {
  const asked = { kind: 'findDocuments', criteria: { statuses: ['approved'], ...criteria } } as const
  return (await query(exchange, patient, asked, access)).entries
}

/**
 * The documents that carry one of these references: an examination (`urn:ihe:iti:xds:2016:studyInstanceUID`), a request
 * (accession, order)… as CXi, `id^^^&oid&ISO^type`; `%` stands for any text.
 * @throws DmpRefusal, DmpUnreachable
 */
export async function findDocumentsByReferenceId(
  exchange: Exchange,
  patient: PatientId,
  referenceIds: readonly string[],
  criteria: FindCriteria = {},
  access?: Access,
): Promise<readonly DocumentEntry[]> {
  const asked = {
    kind: 'findDocumentsByReferenceId',
    criteria: { statuses: ['approved'], ...criteria, referenceIds: [referenceIds] },
  } as const
  return (await query(exchange, patient, asked, access)).entries
}

/** The current metadata of one document; undefined when this card sees none. @throws DmpRefusal, DmpUnreachable */
export async function findDocument(
  exchange: Exchange,
  patient: PatientId,
  uniqueId: string,
  access?: Access,
): Promise<DocumentEntry | undefined> {
  const asked = { kind: 'getDocuments', criteria: { keys: { by: 'uniqueId', values: [uniqueId] } } } as const
  const [entry] = (await query(exchange, patient, asked, access)).entries
  return entry
}

/** The entryUUIDs of these uniqueIds, in no order: for who may not read, but deletes what he deposited. */
export function findDocumentReferences(
  exchange: Exchange,
  patient: PatientId,
  uniqueIds: readonly string[],
  access?: Access,
): Promise<readonly string[]> {
  const asked = {
    kind: 'getDocuments',
    criteria: { keys: { by: 'uniqueId', values: uniqueIds } },
  } as const
  return queryReferences(exchange, patient, asked, access)
}

/** The current entryUUID of one document, which every change of it names. @throws DmpRefusal, DmpUnreachable */
export async function findDocumentReference(
  exchange: Exchange,
  patient: PatientId,
  uniqueId: string,
  access?: Access,
): Promise<string> {
  const [reference] = await findDocumentReferences(exchange, patient, [uniqueId], access)
  if (reference !== undefined) return reference
  throw unknownDocument()
}

/** The DMP answers with an empty list: this card sees no such document. */
export function unknownDocument(): DmpRefusal {
  return new DmpRefusal(
    'XDSDocumentUniqueIdError',
    'Aucun document de ce DMP que cette carte puisse voir ne porte cet identifiant unique.',
  )
}
