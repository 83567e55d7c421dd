/** TD3.1a and TD3.1b, the documents of a record: ITI-18. soap.md §4. */
import type { PatientId } from '@carnet/core/model/ins.ts'
import { formatStoredQuery, type StoredQuery } from '@carnet/core/wire/xds/iti-18.ts'
import type { DocumentCriteria } from '@carnet/core/wire/xds/iti-18-queries.ts'
import { type QueryResponse, readQueryResponse } from '@carnet/core/wire/xds/iti-18-response.ts'
import type { DocumentEntry } from '@carnet/core/wire/xds/metadata.ts'
import type { Access } from './assertion.ts'
import { DmpRefusal } from './errors.ts'
import type { Exchange } from './exchange.ts'
import { refuseErrors } from './registry-answer.ts'
import { understand } from './understand.ts'

export type FindCriteria = Omit<DocumentCriteria, 'patientId' | 'statuses'> &
  Partial<Pick<DocumentCriteria, 'statuses'>>

/** Approved documents unless `statuses` asks for others. @throws DmpRefusal, DmpUnreachable */
export async function findDocuments(
  exchange: Exchange,
  patient: PatientId,
  criteria: FindCriteria = {},
  access?: Access,
): Promise<readonly DocumentEntry[]> {
  const { entries } = await ask(exchange, patient, access, {
    kind: 'findDocuments',
    returnType: 'LeafClass',
    criteria: {
      patientId: { id: patient.ins, oid: patient.oid, type: 'NH' },
      statuses: ['approved'],
      ...criteria,
    },
  })
  return entries
}

/** The entryUUIDs of these uniqueIds, in no order: for who may not read, but deletes what he deposited. */
export async function findDocumentReferences(
  exchange: Exchange,
  patient: PatientId,
  uniqueIds: readonly string[],
  access?: Access,
): Promise<readonly string[]> {
  const { objectRefs } = await ask(exchange, patient, access, {
    kind: 'getDocuments',
    returnType: 'ObjectRef',
    criteria: { keys: { by: 'uniqueId', values: uniqueIds } },
  })
  return objectRefs
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

/** One stored query. @throws DmpRefusal, DmpUnreachable */
export async function ask(
  exchange: Exchange,
  patient: PatientId,
  access: Access | undefined,
  query: StoredQuery,
): Promise<QueryResponse> {
  const answer = await exchange.send({
    operation: 'storedQuery',
    patient,
    access,
    body: formatStoredQuery(query),
  })
  const response = understand(() => readQueryResponse(answer.body))
  refuseErrors(response)
  return response
}
