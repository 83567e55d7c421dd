/** The registry, asked in each way that a query can be (TD3.1). soap.md §4. */
import type { DocumentStatus } from '@carnet/core/model/document.ts'
import { parseDtm } from '@carnet/core/wire/hl7v2/dtm.ts'
import type { QueryKind } from '@carnet/core/wire/xds/iti-18-queries.ts'
import type { DocumentEntry, PatientIdentifier } from '@carnet/core/wire/xds/metadata.ts'
import { consultationReport } from '@carnet/core/wire/xds/samples.test-data.ts'
import {
  associationTypes,
  confidentialityCodes,
  objectTypes,
  onlineDocument,
} from '@carnet/core/wire/xds/vocabulary.ts'
import { query, queryReferences, type RecordQuery } from '@carnet/kit/client/query.ts'
import { storySoftware } from '../raw-exchange.ts'
import { type Hours, studyOf } from './make-twin.ts'
import { type Question, urn } from './question.ts'
import type { Scenario } from './scenario.ts'
import { nth, type Twin } from './twin.ts'

const statuses: readonly DocumentStatus[] = ['approved', 'deprecated', 'archived', 'deleted']

/** What a query may name. */
type Numbers = {
  readonly patientId: PatientIdentifier
  readonly uniqueId: string
  readonly uuid: string
  readonly lastUuid: string
  readonly lot: string
  readonly lotUuid: string
  readonly visible: string
  readonly visibleUuid: string
  readonly visibleLotUuid: string
  readonly study: string
  readonly entry: DocumentEntry
}

function numbersOf(twin: Twin, { inSharedLot }: Scenario): Numbers {
  const lot = inSharedLot ? nth.lotOfShared : nth.lotOfHidden
  const { ins, oid } = twin.patient
  return {
    patientId: { id: ins, oid },
    uniqueId: twin.oid(nth.hidden),
    uuid: urn(twin.uuid(nth.hidden)),
    lastUuid: urn(twin.uuid(nth.hidden, 2)),
    lot: twin.oid(lot),
    lotUuid: urn(twin.uuid(lot)),
    visible: twin.oid(nth.visible),
    visibleUuid: urn(twin.uuid(nth.visible)),
    visibleLotUuid: urn(twin.uuid(nth.lotOfVisible)),
    study: studyOf(twin),
    entry: twin.entries.get(nth.hidden)!,
  }
}

type Query = {
  readonly [Kind in RecordQuery['kind']]: {
    readonly kind: Kind
    readonly criteria: (numbers: Numbers, hours: Hours) => Extract<RecordQuery, { kind: Kind }>['criteria']
  }
}[RecordQuery['kind']]

/** All that a query may ask of a document, as the hidden one has it. */
const likeIt = ({ patientId, entry }: Numbers) => ({
  patientId,
  statuses,
  classCodes: [entry.classCode],
  typeCodes: [entry.typeCode],
  practiceSettingCodes: [entry.practiceSettingCode],
  healthcareFacilityTypeCodes: [entry.healthcareFacilityTypeCode],
  authorPersons: [['%']],
  creationTimeFrom: new Date(0),
  creationTimeTo: parseDtm(entry.creationTime, ''),
  serviceStartTimeFrom: new Date(0),
  serviceStartTimeTo: parseDtm(entry.serviceStartTime ?? entry.creationTime, ''),
  availabilities: [onlineDocument],
  ...contentsLikeIt({ entry }),
})
/** What it does not say of itself. */
const ofAnExam = ({ entry }: Numbers, { hidden }: Hours) => ({
  statuses,
  eventCodes: [[entry.typeCode]],
  serviceStopTimeFrom: new Date(0),
  serviceStopTimeTo: hidden,
})
const contentsLikeIt = ({ entry }: Pick<Numbers, 'entry'>) => ({
  formatCodes: [entry.formatCode],
  confidentialityCodes: [entry.confidentialityCodes],
  objectTypes: [objectTypes.stableDocument],
})

const inAll = { documentStatuses: statuses, submissionSetStatuses: statuses, folderStatuses: statuses }
const links = Object.values(associationTypes)
const ties = ['approved', 'deprecated'] as const
/** Those that the lots of both worlds have. */
const contentTypes = ['03', '07', '97'].map((code) => ({ code, system: '1.2.250.1.213.2.2' }))

export const queries: readonly Query[] = [
  { kind: 'getAll', criteria: () => inAll },
  {
    kind: 'getAll',
    criteria: ({ patientId, entry }) => ({
      patientId,
      ...inAll,
      associationStatuses: ties,
      ...contentsLikeIt({ entry }),
    }),
  },
  { kind: 'findDocuments', criteria: () => ({ statuses }) },
  {
    kind: 'findDocuments',
    criteria: ({ entry }) => ({ statuses: ['approved'], typeCodes: [entry.typeCode] }),
  },
  {
    kind: 'findDocuments',
    criteria: ({ entry }) => ({ statuses, classCodes: [entry.classCode], authorPersons: [['%']] }),
  },
  {
    kind: 'findDocuments',
    criteria: () => {
      const { maskedToProfessionals: code, system } = confidentialityCodes
      return { statuses, confidentialityCodes: [[{ code, system }]] }
    },
  },
  { kind: 'findDocuments', criteria: likeIt },
  { kind: 'findDocuments', criteria: ofAnExam },
  {
    kind: 'findDocumentsByReferenceId',
    criteria: ({ study }) => ({ statuses, referenceIds: [[study]] }),
  },
  {
    kind: 'findDocumentsByReferenceId',
    criteria: (numbers, hours) => ({
      ...likeIt(numbers),
      ...ofAnExam(numbers, hours),
      referenceIds: [[numbers.study, '%']],
    }),
  },
  { kind: 'findSubmissionSets', criteria: () => ({ statuses }) },
  {
    kind: 'findSubmissionSets',
    criteria: (_, { hidden, since }) => ({
      statuses,
      submissionTimeFrom: hidden,
      submissionTimeTo: since,
    }),
  },
  {
    kind: 'findSubmissionSets',
    criteria: ({ patientId }) => ({
      patientId,
      statuses,
      sourceIds: [storySoftware.oid],
      authorPerson: '%',
      contentTypeCodes: contentTypes,
    }),
  },
  { kind: 'findFolders', criteria: () => ({ statuses }) },
  {
    kind: 'findFolders',
    criteria: ({ patientId, entry }, { hidden, since }) => ({
      patientId,
      statuses,
      lastUpdateTimeFrom: hidden,
      lastUpdateTimeTo: since,
      codes: [[entry.classCode]],
    }),
  },
  {
    kind: 'getDocuments',
    criteria: ({ uniqueId }) => ({ keys: { by: 'uniqueId', values: [uniqueId] } }),
  },
  {
    kind: 'getDocuments',
    criteria: ({ uniqueId, visible }) => ({
      keys: { by: 'uniqueId', values: [uniqueId, visible] },
      metadataLevel: 2,
    }),
  },
  {
    kind: 'getDocuments',
    criteria: ({ uuid, lastUuid, visibleUuid }) => ({
      keys: { by: 'entryUuid', values: [uuid, lastUuid, visibleUuid] },
    }),
  },
  { kind: 'getDocuments', criteria: ({ uuid }) => ({ keys: { by: 'logicalId', values: [uuid] } }) },
  {
    kind: 'getFolders',
    criteria: ({ uniqueId }) => ({ keys: { by: 'uniqueId', values: [uniqueId] }, metadataLevel: 2 }),
  },
  {
    kind: 'getAssociations',
    criteria: ({ uuid, lastUuid, lotUuid }) => ({
      uuids: [uuid, lastUuid, lotUuid],
      associationStatuses: ties,
    }),
  },
  {
    kind: 'getAssociations',
    criteria: ({ visibleUuid, visibleLotUuid }) => ({ uuids: [visibleUuid, visibleLotUuid] }),
  },
  {
    kind: 'getDocumentsAndAssociations',
    criteria: ({ uniqueId }) => ({ keys: { by: 'uniqueId', values: [uniqueId] } }),
  },
  {
    kind: 'getDocumentsAndAssociations',
    criteria: ({ lastUuid, visibleUuid }) => ({
      keys: { by: 'entryUuid', values: [lastUuid, visibleUuid] },
      metadataLevel: 2,
      associationStatuses: ties,
    }),
  },
  {
    kind: 'getSubmissionSets',
    criteria: ({ uuid, lastUuid }) => ({ uuids: [uuid, lastUuid], associationStatuses: ties }),
  },
  {
    kind: 'getSubmissionSetAndContents',
    criteria: ({ lotUuid }) => ({ key: { by: 'entryUuid', value: lotUuid } }),
  },
  {
    kind: 'getSubmissionSetAndContents',
    criteria: ({ lot }) => ({ key: { by: 'uniqueId', value: lot } }),
  },
  {
    kind: 'getSubmissionSetAndContents',
    criteria: ({ lot, entry }) => ({
      key: { by: 'uniqueId', value: lot },
      associationStatuses: ties,
      ...contentsLikeIt({ entry }),
    }),
  },
  {
    kind: 'getFolderAndContents',
    criteria: ({ lotUuid, entry }) => ({
      key: { by: 'entryUuid', value: lotUuid },
      associationStatuses: ties,
      ...contentsLikeIt({ entry }),
    }),
  },
  {
    kind: 'getFoldersForDocument',
    criteria: ({ uniqueId }) => ({ key: { by: 'uniqueId', value: uniqueId }, associationStatuses: ties }),
  },
  {
    kind: 'getRelatedDocuments',
    criteria: ({ uniqueId }) => ({ key: { by: 'uniqueId', value: uniqueId }, associationTypes: links }),
  },
  {
    kind: 'getRelatedDocuments',
    criteria: ({ visibleUuid }) => ({
      key: { by: 'entryUuid', value: visibleUuid },
      associationTypes: links,
      associationStatuses: ties,
      objectTypes: [objectTypes.stableDocument],
    }),
  },
]

/** Of each kind of query, the parameters that one of the questions gives. */
export function criteriaAsked(): ReadonlyMap<QueryKind, ReadonlySet<string>> {
  const numbers: Numbers = {
    ...{ uniqueId: '', uuid: '', lastUuid: '', lot: '', lotUuid: '', study: '' },
    ...{ visible: '', visibleUuid: '', visibleLotUuid: '' },
    patientId: consultationReport.patientId,
    entry: consultationReport,
  }
  const now = new Date(0)
  const hours: Hours = { opening: now, hidden: now, since: now, asked: now }
  const byKind = Map.groupBy(queries, ({ kind }) => kind)
  return new Map(
    [...byKind].map(([kind, asked]) => [
      kind,
      new Set(asked.flatMap(({ criteria }) => Object.keys(criteria(numbers, hours)))),
    ]),
  )
}

/** Both ways to answer: TD3.1a says what is found, TD3.1b its references. */
export function ofQueries(asked: readonly Query[], scenario: Scenario, hours: Hours): Question[] {
  return asked.flatMap(({ kind, criteria }, at) =>
    ([query, queryReferences] as const).map(
      (asking): Question => ({
        code: asking === query ? 'TD3.1a' : 'TD3.1b',
        kind,
        about: `${kind} ${at}`,
        ask: ({ exchange, twin }) =>
          asking(exchange, twin.patient, {
            kind,
            criteria: criteria(numbersOf(twin, scenario), hours),
          } as RecordQuery),
      }),
    ),
  )
}
