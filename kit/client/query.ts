/** TD3.1, any stored query of IHE: ITI-18. soap.md §4. */
import type { PatientId } from '@carnet/core/model/ins.ts'
import { formatStoredQuery, type ReturnType, type StoredQuery } from '@carnet/core/wire/xds/iti-18.ts'
import { type QueryCriteria, type QueryKind, queryParameters } from '@carnet/core/wire/xds/iti-18-queries.ts'
import { type QueryResponse, readQueryResponse } from '@carnet/core/wire/xds/iti-18-response.ts'
import type { Access } from './assertion.ts'
import type { Exchange } from './exchange.ts'
import { refuseErrors } from './registry-answer.ts'
import { understand } from './understand.ts'

/** What is asked of one record: its patient goes without saying. */
export type RecordQuery = {
  readonly [Kind in QueryKind]: {
    readonly kind: Kind
    readonly criteria: Omit<QueryCriteria[Kind], 'patientId'>
  }
}[QueryKind]

/**
 * The objects that the query selects, with their metadata. What this card may not see is not among them, nor told of.
 * @throws DmpRefusal, DmpUnreachable
 */
export function query(
  exchange: Exchange,
  patient: PatientId,
  asked: RecordQuery,
  access?: Access,
): Promise<QueryResponse> {
  return ask(exchange, patient, asked, 'LeafClass', access)
}

/** The ids alone of what the query selects, of any kind and in no order. @throws DmpRefusal, DmpUnreachable */
export async function queryReferences(
  exchange: Exchange,
  patient: PatientId,
  asked: RecordQuery,
  access?: Access,
): Promise<readonly string[]> {
  return (await ask(exchange, patient, asked, 'ObjectRef', access)).objectRefs
}

async function ask(
  exchange: Exchange,
  patient: PatientId,
  { kind, criteria }: RecordQuery,
  returnType: ReturnType,
  access: Access | undefined,
): Promise<QueryResponse> {
  const about =
    'patientId' in queryParameters[kind]
      ? { patientId: { id: patient.ins, oid: patient.oid, type: 'NH' } }
      : {}
  const stored = { kind, returnType, criteria: { ...about, ...criteria } } as StoredQuery
  const body = formatStoredQuery(stored)
  const answer = await exchange.send({ operation: 'storedQuery', patient, access, body })
  const response = understand(() => readQueryResponse(answer.body))
  refuseErrors(response)
  return response
}
