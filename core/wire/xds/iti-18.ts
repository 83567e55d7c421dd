/** ITI-18, the request: a stored query, read and written by the parameters that its criteria declare. soap.md §4. */
import type { Code } from '@carnet/core/model/code.ts'
import { child, type XmlElement } from '../xml/read.ts'
import { type Markup, xml } from '../xml/write.ts'
import { XdsError } from './errors.ts'
import {
  missingParameter,
  type ParametersOf,
  readParameters,
  slotsOf,
  writeParameters,
} from './iti-18-parameters.ts'
import { type QueryCriteria, type QueryKind, queryParameters } from './iti-18-queries.ts'
import type { PatientIdentifier } from './metadata.ts'
import { missing } from './registry-object.ts'
import { namespaces, storedQueries } from './vocabulary.ts'

export type ReturnType = 'LeafClass' | 'ObjectRef'

export type StoredQuery = {
  readonly [Kind in QueryKind]: {
    readonly kind: Kind
    readonly returnType: ReturnType
    readonly criteria: QueryCriteria[Kind]
  }
}[QueryKind]

/** At the DMP, the patient may be the one of the VIHF, and a code may come without its system. */
type Profile = 'dmp' | 'ihe-base'

/**
 * Parameters that the query does not have are ignored, as IHE wants.
 * Throws XdsError: `XDSUnknownStoredQuery`, `XDSStoredQueryMissingParam`, `XDSStoredQueryParamNumber`, `XDSRegistryError`.
 */
export function readStoredQuery(body: XmlElement, profile: Profile): StoredQuery {
  const adhocQuery = child(body, 'AdhocQuery')
  if (adhocQuery === undefined) throw missing(`${body.name}/AdhocQuery`, 'une requête enregistrée')
  const kind = kindOf(adhocQuery.attributes.id ?? '')
  const returnType = returnTypeOf(child(body, 'ResponseOption')?.attributes.returnType)
  const criteria = readParameters(parametersOf(kind), slotsOf(adhocQuery))
  const query = { kind, returnType, criteria } as StoredQuery
  if (profile === 'ihe-base') checkPlainQuery(query)
  return query
}

/** IHE ITI TF-2 §3.18.4.1.2.3.4: a code is asked as `code^^system`. */
function checkPlainQuery(query: StoredQuery): void {
  const parameter = patientParameter(query.kind)
  if (parameter !== undefined && patientOf(query) === undefined) missingParameter(parameter)
  const criteria: Readonly<Record<string, unknown>> = query.criteria
  const withoutSystem = Object.keys(criteria).find((name) =>
    [criteria[name]].flat(2).some((value) => isCode(value) && value.system === ''),
  )
  if (withoutSystem !== undefined)
    throw new XdsError('XDSRegistryError', 'Un code est demandé avec son système\u00a0: code^^système.', {
      location: parametersOf(query.kind)[withoutSystem]!.name,
    })
}

function isCode(value: unknown): value is Code {
  return typeof value === 'object' && value !== null && 'code' in value && 'system' in value
}

export function formatStoredQuery({ kind, returnType, criteria }: StoredQuery): Markup {
  return xml`<query:AdhocQueryRequest xmlns:query="${namespaces.query}"><query:ResponseOption returnType="${returnType}" returnComposedObjects="true"/><AdhocQuery xmlns="${namespaces.rim}" id="${storedQueries[kind]}">${writeParameters(parametersOf(kind), criteria)}</AdhocQuery></query:AdhocQueryRequest>`
}

/** The patient that the query names; a query by ids names none. */
export function patientOf({ criteria }: StoredQuery): PatientIdentifier | undefined {
  return 'patientId' in criteria ? criteria.patientId : undefined
}

/** The slot in which a query of this kind names its patient. */
export function patientParameter(kind: QueryKind): string | undefined {
  const parameters = queryParameters[kind]
  return 'patientId' in parameters ? parameters.patientId.name : undefined
}

/** Of a kind that is only known once the message is there. */
function parametersOf(kind: QueryKind): ParametersOf<Record<string, unknown>> {
  return queryParameters[kind] as unknown as ParametersOf<Record<string, unknown>>
}

function kindOf(id: string): QueryKind {
  const kind = (Object.keys(storedQueries) as QueryKind[]).find(
    (name) => storedQueries[name] === id.trim().toLowerCase(),
  )
  if (kind === undefined)
    throw new XdsError(
      'XDSUnknownStoredQuery',
      'Cette requête enregistrée n’est pas proposée par ce service.',
      { location: 'AdhocQuery/@id' },
    )
  return kind
}

/** `LeafClassWithRepositoryItem` would give documents, which is another right: they are read by ITI-43. */
function returnTypeOf(text: string | undefined): ReturnType {
  if (text !== 'LeafClass' && text !== 'ObjectRef')
    throw new XdsError('XDSRegistryError', 'Le type de retour est LeafClass ou ObjectRef.', {
      location: 'ResponseOption/@returnType',
    })
  return text
}
