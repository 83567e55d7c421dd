/** Generated stored queries for tests: each with its parameters, those that may be absent at times absent. */
import fc from 'fast-check'
import { filled, instant, record } from '../texts.test-data.ts'
import { patientIdentifier } from './arbitraries.test-data.ts'
import type { StoredQuery } from './iti-18.ts'
import type { QueryCriteria, QueryKind } from './iti-18-queries.ts'
import { associationTypes, objectTypes, onlineDocument } from './vocabulary.ts'

const list = <V>(value: fc.Arbitrary<V>) => fc.array(value, { minLength: 1, maxLength: 3 })
const code = record({
  code: filled,
  system: fc.constantFrom('2.16.840.1.113883.6.1', '1.2.250.1.213.2.5'),
})
const statuses = fc.subarray(['approved', 'deprecated', 'archived', 'deleted'] as const, { minLength: 1 })
const returnType = fc.constantFrom('LeafClass' as const, 'ObjectRef' as const)
const keysOf = <By extends string>(...by: readonly By[]) =>
  record({ by: fc.constantFrom(...by), values: list(filled) })
const keyOf = <By extends string>(...by: readonly By[]) =>
  record({ by: fc.constantFrom(...by), value: filled })
const filter = {
  formatCodes: list(code),
  confidentialityCodes: list(list(code)),
  objectTypes: fc.constant([objectTypes.stableDocument]),
}
const document = {
  patientId: patientIdentifier,
  classCodes: list(code),
  typeCodes: list(code),
  practiceSettingCodes: list(code),
  healthcareFacilityTypeCodes: list(code),
  eventCodes: list(list(code)),
  authorPersons: list(list(filled)),
  creationTimeFrom: instant,
  creationTimeTo: instant,
  serviceStartTimeFrom: instant,
  serviceStartTimeTo: instant,
  serviceStopTimeFrom: instant,
  serviceStopTimeTo: instant,
  availabilities: fc.constant([onlineDocument]),
  ...filter,
}
const metadataLevel = fc.constantFrom(1, 2)
const associationStatuses = statuses

/** One arbitrary for the criteria of each kind. */
const criteria: { readonly [Kind in QueryKind]: fc.Arbitrary<QueryCriteria[Kind]> } = {
  findDocuments: record({ statuses }, document),
  findDocumentsByReferenceId: record({ statuses, referenceIds: list(list(filled)) }, document),
  findSubmissionSets: record(
    { statuses },
    {
      patientId: patientIdentifier,
      sourceIds: list(filled),
      submissionTimeFrom: instant,
      submissionTimeTo: instant,
      authorPerson: filled,
      contentTypeCodes: list(code),
    },
  ),
  findFolders: record(
    { statuses },
    {
      patientId: patientIdentifier,
      lastUpdateTimeFrom: instant,
      lastUpdateTimeTo: instant,
      codes: list(list(code)),
    },
  ),
  getAll: record(
    { documentStatuses: statuses, submissionSetStatuses: statuses, folderStatuses: statuses },
    { patientId: patientIdentifier, associationStatuses, ...filter },
  ),
  getDocuments: record({ keys: keysOf('entryUuid', 'uniqueId', 'logicalId') }, { metadataLevel }),
  getFolders: record({ keys: keysOf('entryUuid', 'uniqueId', 'logicalId') }, { metadataLevel }),
  getAssociations: record({ uuids: list(filled) }, { associationStatuses }),
  getDocumentsAndAssociations: record(
    { keys: keysOf('entryUuid', 'uniqueId') },
    { metadataLevel, associationStatuses },
  ),
  getSubmissionSets: record({ uuids: list(filled) }, { associationStatuses }),
  getSubmissionSetAndContents: record(
    { key: keyOf('entryUuid', 'uniqueId') },
    { associationStatuses, ...filter },
  ),
  getFolderAndContents: record({ key: keyOf('entryUuid', 'uniqueId') }, { associationStatuses, ...filter }),
  getFoldersForDocument: record({ key: keyOf('entryUuid', 'uniqueId') }, { associationStatuses }),
  getRelatedDocuments: record(
    {
      key: keyOf('entryUuid', 'uniqueId'),
      associationTypes: fc.subarray(Object.values(associationTypes), { minLength: 1 }),
    },
    { objectTypes: filter.objectTypes, associationStatuses },
  ),
}

export const queryKinds = Object.keys(criteria) as readonly QueryKind[]

export function storedQuery(kind: QueryKind): fc.Arbitrary<StoredQuery> {
  const query = record({
    kind: fc.constant(kind),
    returnType,
    criteria: criteria[kind] as fc.Arbitrary<object>,
  })
  return query as fc.Arbitrary<StoredQuery>
}
