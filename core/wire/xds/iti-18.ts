/** ITI-18, the request: the five stored queries that the DMP uses. IHE ITI TF-2 §3.18; soap.md §4. */
import type { Code } from '@carnet/core/model/code.ts'
import type { DocumentStatus } from '@carnet/core/model/document.ts'
import { formatCodedText, parseCodedText } from '../hl7v2/coded-text.ts'
import { child, type XmlElement } from '../xml/read.ts'
import { type Markup, xml } from '../xml/write.ts'
import { XdsError } from './errors.ts'
import { cx, text } from './fields.ts'
import {
  allOf,
  anyOf,
  instant,
  type ParametersOf,
  readParameters,
  type Slots,
  single,
  slotsOf,
  statuses,
  writeParameters,
} from './iti-18-parameters.ts'
import type { PatientIdentifier } from './metadata.ts'
import { missing } from './registry-object.ts'
import { namespaces, storedQueries } from './vocabulary.ts'

export type ReturnType = 'LeafClass' | 'ObjectRef'

/** An absent criterion narrows nothing; `[]` is met by nothing. `From` is included, `To` is not. */
export type DocumentCriteria = {
  /** Absent: the patient of the VIHF (RG_3010). */
  readonly patientId?: PatientIdentifier
  readonly statuses: readonly DocumentStatus[]
  readonly classCodes?: readonly Code[]
  readonly typeCodes?: readonly Code[]
  readonly formatCodes?: readonly Code[]
  readonly practiceSettingCodes?: readonly Code[]
  readonly healthcareFacilityTypeCodes?: readonly Code[]
  /** One code of each inner list. */
  readonly confidentialityCodes?: readonly (readonly Code[])[]
  readonly eventCodes?: readonly (readonly Code[])[]
  /** Patterns with `%` and `_`. */
  readonly authorPersons?: readonly (readonly string[])[]
  readonly creationTimeFrom?: Date
  readonly creationTimeTo?: Date
  readonly serviceStartTimeFrom?: Date
  readonly serviceStartTimeTo?: Date
  readonly serviceStopTimeFrom?: Date
  readonly serviceStopTimeTo?: Date
  /** Stable documents when absent. */
  readonly objectTypes?: readonly string[]
}

export type SubmissionSetCriteria = {
  readonly patientId?: PatientIdentifier
  readonly statuses: readonly DocumentStatus[]
  readonly sourceIds?: readonly string[]
  readonly submissionTimeFrom?: Date
  readonly submissionTimeTo?: Date
  readonly authorPerson?: string
  readonly contentTypeCodes?: readonly Code[]
}

export type DocumentKeys = {
  readonly by: 'entryUuid' | 'uniqueId'
  readonly values: readonly string[]
}

export type StoredQuery = { readonly returnType: ReturnType } & (
  | { readonly kind: 'findDocuments'; readonly criteria: DocumentCriteria }
  | { readonly kind: 'findSubmissionSets'; readonly criteria: SubmissionSetCriteria }
  | { readonly kind: 'getDocuments'; readonly keys: DocumentKeys }
  | { readonly kind: 'getDocumentsAndAssociations'; readonly keys: DocumentKeys }
  | { readonly kind: 'getAssociations'; readonly uuids: readonly string[] }
)

const code = { parse: parseCodedText, format: formatQueryCode }

const documentParameters: ParametersOf<DocumentCriteria> = {
  patientId: single('$XDSDocumentEntryPatientId', cx),
  statuses: statuses('$XDSDocumentEntryStatus'),
  classCodes: anyOf('$XDSDocumentEntryClassCode', code),
  typeCodes: anyOf('$XDSDocumentEntryTypeCode', code),
  formatCodes: anyOf('$XDSDocumentEntryFormatCode', code),
  practiceSettingCodes: anyOf('$XDSDocumentEntryPracticeSettingCode', code),
  healthcareFacilityTypeCodes: anyOf('$XDSDocumentEntryHealthcareFacilityTypeCode', code),
  confidentialityCodes: allOf('$XDSDocumentEntryConfidentialityCode', code),
  eventCodes: allOf('$XDSDocumentEntryEventCodeList', code),
  authorPersons: allOf('$XDSDocumentEntryAuthorPerson', text),
  creationTimeFrom: instant('$XDSDocumentEntryCreationTimeFrom'),
  creationTimeTo: instant('$XDSDocumentEntryCreationTimeTo'),
  serviceStartTimeFrom: instant('$XDSDocumentEntryServiceStartTimeFrom'),
  serviceStartTimeTo: instant('$XDSDocumentEntryServiceStartTimeTo'),
  serviceStopTimeFrom: instant('$XDSDocumentEntryServiceStopTimeFrom'),
  serviceStopTimeTo: instant('$XDSDocumentEntryServiceStopTimeTo'),
  objectTypes: anyOf('$XDSDocumentEntryType', text),
}

const submissionSetParameters: ParametersOf<SubmissionSetCriteria> = {
  patientId: single('$XDSSubmissionSetPatientId', cx),
  statuses: statuses('$XDSSubmissionSetStatus'),
  sourceIds: anyOf('$XDSSubmissionSetSourceId', text),
  submissionTimeFrom: instant('$XDSSubmissionSetSubmissionTimeFrom'),
  submissionTimeTo: instant('$XDSSubmissionSetSubmissionTimeTo'),
  authorPerson: single('$XDSSubmissionSetAuthorPerson', text),
  contentTypeCodes: anyOf('$XDSSubmissionSetContentType', code),
}

const entryUuids = anyOf('$XDSDocumentEntryEntryUUID', text)
const uniqueIds = anyOf('$XDSDocumentEntryUniqueId', text)
const uuids = anyOf('$uuid', text)

/**
 * Parameters that the query does not have are ignored, as IHE wants.
 * Throws XdsError: `XDSUnknownStoredQuery`, `XDSStoredQueryMissingParam`, `XDSStoredQueryParamNumber`, `XDSRegistryError`.
 */
export function readStoredQuery(
  body: XmlElement,
  options: { readonly patient: 'required' | 'optional' },
): StoredQuery {
  const adhocQuery = child(body, 'AdhocQuery')
  if (adhocQuery === undefined) throw missing(`${body.name}/AdhocQuery`, 'une requête enregistrée')
  const kind = kindOf(adhocQuery.attributes.id ?? '')
  const returnType = returnTypeOf(child(body, 'ResponseOption')?.attributes.returnType)
  const slots = slotsOf(adhocQuery)
  switch (kind) {
    case 'findDocuments': {
      const criteria = readParameters(documentParameters, slots)
      return { kind, returnType, criteria: checked(criteria, documentParameters, options.patient) }
    }
    case 'findSubmissionSets': {
      const criteria = readParameters(submissionSetParameters, slots)
      return { kind, returnType, criteria: checked(criteria, submissionSetParameters, options.patient) }
    }
    case 'getDocuments':
    case 'getDocumentsAndAssociations':
      return { kind, returnType, keys: keysOf(slots) }
    case 'getAssociations':
      return { kind, returnType, uuids: uuids.read(slots) ?? absent(uuids.name) }
  }
}

export function formatStoredQuery(query: StoredQuery): Markup {
  return xml`<query:AdhocQueryRequest xmlns:query="${namespaces.query}"><query:ResponseOption returnType="${query.returnType}" returnComposedObjects="true"/><AdhocQuery xmlns="${namespaces.rim}" id="${storedQueries[query.kind]}">${slotsOfQuery(query)}</AdhocQuery></query:AdhocQueryRequest>`
}

function slotsOfQuery(query: StoredQuery): readonly Markup[] {
  switch (query.kind) {
    case 'findDocuments':
      return writeParameters(documentParameters, query.criteria)
    case 'findSubmissionSets':
      return writeParameters(submissionSetParameters, query.criteria)
    case 'getDocuments':
    case 'getDocumentsAndAssociations':
      return (query.keys.by === 'entryUuid' ? entryUuids : uniqueIds).write(query.keys.values)
    case 'getAssociations':
      return uuids.write(query.uuids)
  }
}

function kindOf(id: string): StoredQuery['kind'] {
  const kind = (Object.keys(storedQueries) as StoredQuery['kind'][]).find(
    (name) => storedQueries[name] === id.trim().toLowerCase(),
  )
  if (kind === undefined)
    throw new XdsError(
      'XDSUnknownStoredQuery',
      'Cette requête enregistrée n’est pas proposée par ce service.',
      {
        location: 'AdhocQuery/@id',
      },
    )
  return kind
}

function returnTypeOf(text: string | undefined): ReturnType {
  if (text !== 'LeafClass' && text !== 'ObjectRef')
    throw new XdsError('XDSRegistryError', 'Le type de retour est LeafClass ou ObjectRef.', {
      location: 'ResponseOption/@returnType',
    })
  return text
}

type Mandatory = Pick<DocumentCriteria, 'patientId' | 'statuses'>

function checked<T extends Mandatory>(
  criteria: Partial<T>,
  parameters: ParametersOf<Mandatory>,
  patient: 'required' | 'optional',
): T {
  if (patient === 'required' && criteria.patientId === undefined) absent(parameters.patientId.name)
  if (criteria.statuses === undefined) absent(parameters.statuses.name)
  return criteria as T
}

function keysOf(slots: Slots): DocumentKeys {
  const byEntryUuid = entryUuids.read(slots)
  const byUniqueId = uniqueIds.read(slots)
  if (byEntryUuid !== undefined && byUniqueId !== undefined)
    throw new XdsError('XDSStoredQueryParamNumber', 'Un seul des deux identifiants est attendu.', {
      location: `${entryUuids.name}, ${uniqueIds.name}`,
    })
  if (byEntryUuid !== undefined) return { by: 'entryUuid', values: byEntryUuid }
  return { by: 'uniqueId', values: byUniqueId ?? absent(`${entryUuids.name}, ${uniqueIds.name}`) }
}

function absent(name: string): never {
  throw new XdsError('XDSStoredQueryMissingParam', 'Un paramètre obligatoire est absent.', { location: name })
}

/** The name of a code is no criterion. */
function formatQueryCode({ code, system }: Code): string {
  return formatCodedText({ code, system })
}
