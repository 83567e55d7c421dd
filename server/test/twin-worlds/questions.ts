/** Every transaction, asked about the hidden document and about all that might tell of it. soap.md §1.2, §4. */
import type { DocumentStatus } from '@carnet/core/model/document.ts'
import { hidingCodes } from '@carnet/core/wire/cda/to-xds.ts'
import { formatDtm, parseDtm } from '@carnet/core/wire/hl7v2/dtm.ts'
import { formatPropertiesUpdate, formatStatusUpdate } from '@carnet/core/wire/xds/document-update.ts'
import type { QueryKind } from '@carnet/core/wire/xds/iti-18-queries.ts'
import { formatRetrieveRequest } from '@carnet/core/wire/xds/iti-43.ts'
import type { DocumentEntry, PatientIdentifier, SubmissionSet } from '@carnet/core/wire/xds/metadata.ts'
import { consultationReport } from '@carnet/core/wire/xds/samples.test-data.ts'
import {
  associationTypes,
  confidentialityCodes,
  dmpRepositoryUniqueId,
  objectTypes,
  onlineDocument,
} from '@carnet/core/wire/xds/vocabulary.ts'
import { readAdministrativeData, updateAdministrativeData } from '@carnet/kit/client/administrative-data.ts'
import { authorise } from '@carnet/kit/client/authorise.ts'
import { closeRecord } from '@carnet/kit/client/close-record.ts'
import { createRecord, reopenRecord } from '@carnet/kit/client/create-record.ts'
import type { Exchange } from '@carnet/kit/client/exchange.ts'
import { findRecord } from '@carnet/kit/client/find-record.ts'
import { listAuthorisations } from '@carnet/kit/client/list-authorisations.ts'
import { listPatients } from '@carnet/kit/client/list-patients.ts'
import {
  changePatientChannel,
  openPatientAccess,
  renewPatientAccess,
} from '@carnet/kit/client/patient-access.ts'
import { query, queryReferences, type RecordQuery } from '@carnet/kit/client/query.ts'
import { searchPatients } from '@carnet/kit/client/search-patients.ts'
import { authorOf } from '@carnet/kit/client/situation.ts'
import { professionalIdOf } from '../demonstration-calls.ts'
import { storySoftware } from '../raw-exchange.ts'
import { type Hours, studyOf } from './make-twin.ts'
import type { CardAsker, Scenario } from './scenario.ts'
import type { Stage } from './stage.ts'
import { type Deposit, lotOf, nth, type Twin } from './twin.ts'

export type Asked = { readonly exchange: Exchange; readonly twin: Twin }

export type Question = {
  /** As server/api/soap/transactions.ts numbers them. */
  readonly code: string
  /** What of the transaction: one way to ask it at least is drawn for each pair. The code when absent. */
  readonly kind?: string
  readonly about: string
  readonly ask: (asked: Asked) => Promise<unknown>
}

/** In the order in which they are asked: what changes something comes after what looks. */
export function questionsOf(
  stage: Stage,
  scenario: Scenario & { readonly asker: CardAsker },
  hours: Hours,
): Question[] {
  const feeds = scenario.asker.card.startsWith('cps') ? 'TD2.1' : 'TD2.2'
  return [
    ...ofTheRecord(),
    ...ofLists(stage, hours),
    ...ofQueries(queries, scenario, hours),
    ...ofReading(),
    ...ofChanges(hours),
    ...ofDeposits(scenario, hours, feeds, stage.taken),
    ...ofLists(stage, hours),
    ...ofQueries(queries.slice(0, 1), scenario, hours),
    ...ofAccount(),
    ...ofLife(),
  ]
}

function ofTheRecord(): Question[] {
  return [
    { code: 'TD0.2', about: 'existence', ask: ({ exchange, twin }) => findRecord(exchange, twin.patient) },
    {
      code: 'TD1.3a',
      about: 'données administratives',
      ask: ({ exchange, twin }) => readAdministrativeData(exchange, twin.patient),
    },
    ...(['TOUTE', 'ACTIVE', 'INTERDITE'] as const).map(
      (which): Question => ({
        code: 'TD1.6',
        about: which,
        ask: ({ exchange, twin }) => listAuthorisations(exchange, twin.patient, which),
      }),
    ),
    {
      code: 'TD0.5',
      about: 'traits',
      ask: ({ exchange, twin: { identity } }) =>
        searchPatients(exchange, {
          name: identity.birthName,
          givenName: identity.birthFirstName,
          birthDate: identity.birthDate,
          sex: identity.sex,
          city: 'LE MANS',
        }),
    },
  ]
}

function ofLists({ carnet }: Stage, { opening, hidden, since }: Hours): Question[] {
  const psOwnerId = professionalIdOf(carnet, 'helene-martin')
  return [
    {},
    { dateType: 'LASTDOC' },
    { dateType: 'LASTDOC', startDate: hidden },
    { dateType: 'LASTDOC', startDate: since },
    { dateType: 'LASTAUTORIZATION', startDate: opening },
    { dateType: 'LASTAUTORIZATION', psOwnerId },
    { dateType: 'LASTDOC', startDate: hidden, psOwnerId },
  ].map((request) => ({
    code: 'TD0.4',
    about: JSON.stringify(request),
    ask: ({ exchange }) => listPatients(exchange, request as Parameters<typeof listPatients>[1]),
  }))
}

const statuses: readonly DocumentStatus[] = ['approved', 'deprecated', 'archived', 'deleted']
const urn = (uuid: string) => `urn:uuid:${uuid}`

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
/** Those that the lots of both worlds have. */
const contentTypes = ['03', '07', '97'].map((code) => ({ code, system: '1.2.250.1.213.2.2' }))

const queries: readonly Query[] = [
  { kind: 'getAll', criteria: () => inAll },
  {
    kind: 'getAll',
    criteria: ({ patientId, entry }) => ({ patientId, ...inAll, ...contentsLikeIt({ entry }) }),
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
    criteria: ({ uniqueId }) => ({ keys: { by: 'uniqueId', values: [uniqueId] } }),
  },
  {
    kind: 'getAssociations',
    criteria: ({ uuid, lastUuid, lotUuid }) => ({ uuids: [uuid, lastUuid, lotUuid] }),
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
    }),
  },
  { kind: 'getSubmissionSets', criteria: ({ uuid, lastUuid }) => ({ uuids: [uuid, lastUuid] }) },
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
    criteria: ({ lot, entry }) => ({ key: { by: 'uniqueId', value: lot }, ...contentsLikeIt({ entry }) }),
  },
  {
    kind: 'getFolderAndContents',
    criteria: ({ lotUuid, entry }) => ({
      key: { by: 'entryUuid', value: lotUuid },
      ...contentsLikeIt({ entry }),
    }),
  },
  {
    kind: 'getFoldersForDocument',
    criteria: ({ uniqueId }) => ({ key: { by: 'uniqueId', value: uniqueId } }),
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
function ofQueries(asked: readonly Query[], scenario: Scenario, hours: Hours): Question[] {
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

function ofReading(): Question[] {
  const asked: readonly (readonly number[])[] = [
    [nth.hidden],
    [nth.visible, nth.hidden],
    [nth.hidden, nth.hidden, nth.shared],
    [nth.visible, nth.visible + 1],
  ]
  return asked.map((some) => ({
    code: 'TD3.2',
    about: some.join(' et '),
    ask: ({ exchange, twin }) =>
      exchange.send({
        operation: 'retrieveDocuments',
        patient: twin.patient,
        attachments: [],
        body: formatRetrieveRequest(
          some.map((one) => ({
            repositoryUniqueId: dmpRepositoryUniqueId,
            documentUniqueId: twin.oid(one),
          })),
        ),
      }),
  }))
}

type Change = {
  readonly code: string
  readonly about: string
  readonly body: (asked: Asked) => ReturnType<typeof formatStatusUpdate>
}

function ofChanges({ asked: at }: Hours): Question[] {
  const status = (
    code: string,
    of: number,
    original: DocumentStatus,
    next: DocumentStatus,
    version = 1,
  ): Change => ({
    code,
    about: `${of}, version ${version}, de ${original} à ${next}`,
    body: (asked) =>
      formatStatusUpdate(lotOfChange(asked, at, nth.lotOfOwn + 90), {
        entryUuid: urn(asked.twin.uuid(of, version)),
        original,
        next,
      }),
  })
  const properties = (
    code: string,
    of: number,
    about: string,
    change: (entry: DocumentEntry) => DocumentEntry,
    version = 1,
  ): Change => ({
    code,
    about: `${of}, ${about}`,
    body: (asked) => {
      const { twin } = asked
      const entry = change(twin.entries.get(of)!)
      const versioned = { ...entry, entryUuid: 'Document01', logicalId: urn(twin.uuid(of)) }
      return formatPropertiesUpdate(lotOfChange(asked, at, nth.lotOfOwn + 91), versioned, version)
    },
  })
  const masking = (entry: DocumentEntry) => coded(entry, { maskedToProfessionals: true })
  const changes = [
    properties('TD3.3a', nth.hidden, 'à masquer', masking),
    properties('TD3.3a', nth.hidden, 'à masquer, version passée', masking, 7),
    properties('TD3.3a', nth.hidden, 'à démasquer', (entry) => coded(entry, {})),
    properties('TD3.3a', nth.hidden, 'sous un autre titre', (entry) => ({
      ...masking(entry),
      title: 'Autre',
    })),
    properties('TD3.3b', nth.hidden, 'à montrer au patient', (entry) =>
      coded(entry, { invisibleToRepresentatives: true }),
    ),
    status('TD3.3c', nth.hidden, 'approved', 'deleted'),
    status('TD3.3c', nth.hidden, 'archived', 'deleted'),
    status('TD3.3c', nth.hidden, 'approved', 'deleted', 2),
    status('TD3.3d', nth.hidden, 'approved', 'archived'),
    status('TD3.3d', nth.hidden, 'archived', 'approved'),
    status('TD3.3d', nth.visible, 'approved', 'archived'),
    properties('TD3.3a', nth.visible + 1, 'à masquer', masking),
  ]
  return changes.map(({ code, about, body }) => ({
    code,
    about,
    ask: (asked) =>
      asked.exchange.send({ operation: 'updateDocument', patient: asked.twin.patient, body: body(asked) }),
  }))
}

function coded(entry: DocumentEntry, hideFrom: Parameters<typeof hidingCodes>[0]): DocumentEntry {
  const kept = entry.confidentialityCodes.filter(({ system }) => system !== confidentialityCodes.system)
  return { ...entry, confidentialityCodes: [...kept, ...hidingCodes(hideFrom)] }
}

function lotOfChange({ exchange, twin }: Asked, at: Date, lot: number): SubmissionSet {
  const { situation, software } = exchange
  return {
    entryUuid: 'SubmissionSet01',
    submissionTime: formatDtm(at),
    authors: [authorOf(situation)],
    contentTypeCode: { code: '97', system: '1.2.250.1.213.2.2' },
    patientId: { id: twin.patient.ins, oid: twin.patient.oid, type: 'NH' },
    sourceId: software.oid,
    uniqueId: twin.oid(lot),
  }
}

/**
 * A document's identifier that is taken is refused as such, wherever it is: that is what contract.md §3.1 wants, and all
 * that is told. Where nothing is hidden, what is taken is a document of someone else. A lot's number is its sender's.
 */
function ofDeposits(
  { hiddenType, inSharedLot }: Scenario,
  { asked: at }: Hours,
  feeds: 'TD2.1' | 'TD2.2',
  taken: string,
): Question[] {
  const own = (rank: number, more: Partial<Deposit> = {}): Deposit => ({
    nth: nth.own + rank,
    type: '11488-4',
    title: `Déposé ${rank}`,
    ...more,
  })
  const deposit = (
    code: string,
    about: string,
    lot: number,
    documents: readonly Deposit[],
    change: (twin: Twin) => Twin = (twin) => twin,
  ): Question => ({
    code: `${feeds}${code}`,
    about,
    async ask({ exchange, twin: asked }) {
      const twin = change(asked)
      const { body, parts } = await lotOf(twin, exchange.situation, { lot, at, documents })
      const attachments = parts.map(({ body: bytes, ...part }) => ({
        ...part,
        sizeBytes: 0,
        open: () => bytes,
      }))
      return exchange.send({ operation: 'provideAndRegister', patient: twin.patient, body, attachments })
    },
  })
  return [
    deposit('b', 'à la place du document caché', nth.lotOfOwn + 1, [own(1, { replaces: nth.hidden })]),
    deposit('b', 'à la place du document caché, d’un autre type', nth.lotOfOwn + 2, [
      own(2, { replaces: nth.hidden, type: hiddenType, hideFrom: { invisibleToPatient: true } }),
    ]),
    deposit('b', 'à la place d’un document visible', nth.lotOfOwn + 3, [own(3, { replaces: nth.visible })]),
    deposit('a', 'un nouveau document, du même type que le caché', nth.lotOfOwn + 4, [
      own(4, { type: hiddenType }),
    ]),
    deposit('b', 'à la place de ce qu’on a déposé et du document caché', nth.lotOfOwn + 5, [
      own(5, { replaces: nth.own + 4 }),
      own(6, { replaces: nth.hidden }),
    ]),
    deposit('a', 'un document dont l’identifiant est déjà pris', nth.lotOfOwn + 7, [own(7)], (twin) =>
      numbered(twin, nth.own + 7, twin.side === 'with' ? twin.oid(nth.hidden) : taken),
    ),
    deposit('a', 'un lot du numéro de celui du document caché', nth.lotOfOwn + 8, [own(8)], (twin) =>
      numbered(twin, nth.lotOfOwn + 8, twin.oid(inSharedLot ? nth.lotOfShared : nth.lotOfHidden)),
    ),
  ]
}

/** Of which one number is another. */
function numbered(twin: Twin, one: number, number: string): Twin {
  return { ...twin, oid: (asked) => (asked === one ? number : twin.oid(asked)) }
}

function ofAccount(): Question[] {
  const byMail = { type: 'EMAIL', canal: 'aglae@example.org' } as const
  const byPhone = { type: 'SMS', canal: '0639980198', action: 'AJOUT' } as const
  return [
    {
      code: 'TD1.5a',
      about: 'compte',
      ask: ({ exchange, twin }) => openPatientAccess(exchange, twin.patient, byMail),
    },
    {
      code: 'TD1.5b',
      about: 'canal ajouté',
      ask: ({ exchange, twin }) => changePatientChannel(exchange, twin.patient, byPhone),
    },
    {
      code: 'TD1.5b',
      about: 'canal remplacé',
      ask: ({ exchange, twin }) =>
        changePatientChannel(exchange, twin.patient, { ...byMail, action: 'MODIFICATION' }),
    },
    {
      code: 'TD1.5c',
      about: 'canal retiré',
      ask: ({ exchange, twin }) =>
        changePatientChannel(exchange, twin.patient, { type: 'SMS', canal: '', action: 'SUPPRESSION' }),
    },
    {
      code: 'TD1.5d',
      about: 'secrets',
      ask: ({ exchange, twin }) => renewPatientAccess(exchange, twin.patient),
    },
  ]
}

function ofLife(): Question[] {
  const collected = { gesture: 'consentCollected', identityStatus: 'qualified' } as const
  return [
    {
      code: 'TD1.3b',
      about: 'adresse',
      ask: ({ exchange, twin }) =>
        updateAdministrativeData(exchange, twin.patient, { oppositions: { centre15: false } }),
    },
    {
      code: 'TD1.1',
      about: 'déjà ouvert',
      ask: ({ exchange, twin }) =>
        createRecord(exchange, twin.patient, { ...collected, identity: twin.identity }),
    },
    {
      code: 'TD1.2',
      about: 'déjà ouvert',
      ask: ({ exchange, twin }) => reopenRecord(exchange, twin.patient, collected),
    },
    ...[false, true].flatMap((asMedecinTraitant): Question[] =>
      (['consentCollected', 'authorisationGivenUp'] as const).map((gesture) => ({
        code: 'TD0.3',
        kind: asMedecinTraitant ? 'médecin traitant' : 'sans rôle',
        about: asMedecinTraitant ? `${gesture}, médecin traitant` : gesture,
        ask: ({ exchange, twin }) => authorise(exchange, twin.patient, { gesture, asMedecinTraitant }),
      })),
    ),
    {
      code: 'TD1.4',
      about: 'fermeture',
      ask: ({ exchange, twin }) => closeRecord(exchange, twin.patient, { gesture: 'askedByPatient' }),
    },
    { code: 'TD0.2', about: 'fermé', ask: ({ exchange, twin }) => findRecord(exchange, twin.patient) },
    {
      code: 'TD1.2',
      about: 'réouverture',
      ask: ({ exchange, twin }) => reopenRecord(exchange, twin.patient, collected),
    },
  ]
}
