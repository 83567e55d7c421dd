/**
 * Paired worlds, with and without a document that the caller may not see: the answers are the same, byte for byte. In
 * memory, from what the server itself decides and writes with. Catalogue of tests: trust.md §4, T-42; contract.md §9.3.
 */
import type { AccessMode, Caller } from '@carnet/core/model/caller.ts'
import type { DocumentFacts, DocumentStatus, EntryUuid, UniqueId } from '@carnet/core/model/document.ts'
import { decide, decideDocument, decideStatus } from '@carnet/core/rules/decide.ts'
import { regimes } from '@carnet/core/rules/regimes.ts'
import * as they from '@carnet/core/rules/test/people.ts'
import { block, document, permit, record } from '@carnet/core/rules/test/people.ts'
import type { StoredQuery } from '@carnet/core/wire/xds/iti-18.ts'
import { plainDisplay } from '@carnet/web/display.ts'
import { arrange } from '@carnet/web/patient/arrange-documents.ts'
import { documentsPage } from '@carnet/web/patient/documents.ts'
import { wholeDocumentList } from '@carnet/web/urls.ts'
import { visibleContent } from '../actions/find-documents.ts'
import type { Permitted } from '../actions/perform.ts'
import { asSeen } from '../actions/status-as-seen.ts'
import { filedAs, summaryOf } from '../api/portal/patient/document-summary.ts'
import { refusalAnswers } from '../api/refusal-answers.ts'
import { answerOf, recordQueryOf } from '../api/soap/td-3-1-find-documents.ts'
import type { StoredDocument } from '../store/documents.ts'
import type { StoredAssociation, StoredSubmission } from '../store/submissions.ts'

export type CampaignResult = {
  readonly worlds: number
  readonly answers: number
  /** The first world in which an answer told the two apart. */
  readonly difference: string | undefined
}

type World = {
  readonly documents: readonly StoredDocument[]
  readonly submissions: readonly StoredSubmission[]
  readonly associations: readonly StoredAssociation[]
}

/** `blind`: the decision is not asked, as a server that forgot to would do. For the test of the campaign itself. */
export async function campaign(options: {
  readonly worlds: number
  readonly seed: number
  readonly blind?: boolean
}): Promise<CampaignResult> {
  const random = randomFrom(options.seed)
  let answers = 0
  let worlds = 0
  while (worlds < options.worlds) {
    const { caller, mode, facts, settings, whole } = worldFrom(random)
    const question = { caller, record: facts, settings, matrix: they.provisional, now: they.now }
    const access = { action: 'findDocuments', mode } as const
    if (!decide({ ...question, access }).allowed) continue
    const judge = (seen: DocumentFacts, action: 'findDocuments' | 'readDocument' = 'findDocuments') =>
      decideDocument({ ...question, access: { action, mode }, document: seen })
    const hidden = whole.documents.find((seen) => !judge(seen).allowed)
    if (hidden === undefined) continue
    // What its author withdrew stays withdrawn when its replacement is deleted: who could see that one is told.
    const wasSeen = hidden.status === 'deleted' && judge({ ...hidden, status: 'approved' }).allowed
    if (
      wasSeen &&
      whole.associations.some(({ type, source }) => type === 'RPLC' && source === hidden.entryUuid)
    )
      continue
    worlds++
    const [reading, absent] = [
      judge(hidden, 'readDocument'),
      decideDocument({ ...question, access: { action: 'readDocument', mode }, document: undefined }),
    ]
    const sees = (seen: DocumentFacts) => options.blind === true || judge(seen).allowed
    const statusOf = (seen: DocumentFacts, by: readonly DocumentFacts[]) =>
      options.blind === true ? seen.status : decideStatus({ ...question, access }, seen, by)
    const law = { sees, statusOf }
    const [withIt, without] = [
      await answersTo(whole, law, hidden),
      await answersTo(lacking(whole, hidden), law, hidden),
    ]
    const told = (decision: typeof reading) =>
      decision.allowed ? 'read' : JSON.stringify(refusalAnswers[decision.reason])
    withIt.push(told(reading))
    without.push(told(absent))
    answers += withIt.length
    const at = withIt.findIndex((answer, index) => answer !== without[index])
    if (at >= 0)
      return {
        worlds,
        answers,
        difference: JSON.stringify({ caller, mode, hidden, with: withIt[at], without: without[at] }),
      }
  }
  return { worlds, answers, difference: undefined }
}

async function answersTo(
  { documents, submissions, associations }: World,
  { sees, statusOf }: Pick<Permitted, 'statusOf'> & { readonly sees: (seen: DocumentFacts) => boolean },
  hidden: StoredDocument,
): Promise<string[]> {
  const replacements = replacementsIn({ documents, associations })
  const judge = { judge: (seen: DocumentFacts) => (sees(seen) ? seenOf : notSeen) }
  const answers: string[] = []
  for (const query of queriesAbout(hidden)) {
    const { select, touching, readsSubmissions } = recordQueryOf(query)
    const read = { documents, submissions: readsSubmissions ? submissions : [] }
    const objects = touching?.(read)
    const links = touching === undefined ? [] : associations.filter((one) => touches(one, objects))
    const seen = visibleContent(judge, { ...read, associations: links })
    const found = select({ ...seen, documents: asSeen({ statusOf }, seen.documents, replacements) })
    const pieces = answerOf(query, {
      currentPatient: undefined,
      documents: found.documents.map((one) => ({
        ...one,
        fragment: `<ExtrinsicObject id="${one.entryUuid}" status="${one.status}"/>`,
      })),
      submissions: found.submissions.map((one) => ({
        ...one,
        fragment: `<RegistryPackage id="${one.entryUuid}"/>`,
      })),
      associations: found.associations,
    })
    answers.push([...pieces].join(''))
  }
  const listed = asSeen({ statusOf }, documents.filter(sees), replacements).filter(
    ({ status }) => status === 'approved' || status === 'archived',
  )
  answers.push(
    documentsPage({
      helpPhone: '3422',
      assets: {
        stylesheet: '/carnet.css',
        icon: '/carnet.svg',
        photoScript: '',
        readAloudScript: '',
        passkeyScript: '',
        deviceCopyScript: '',
        withoutNetworkScript: '',
        passphraseScript: '',
        manifest: '',
        sessionScript: '',
      },
      display: plainDisplay,
      entries: new Set(),
      demo: false,
      holder: { name: 'Camille Martin' },
      csrf: '',
      now: they.now,
      list: arrange(
        listed.map((document) => ({ ...filedAs(document), starred: false })),
        { ...wholeDocumentList, specialityOf: () => '' },
      ),
      secondsLeft: 900,
      described: new Map(
        listed.map((one) => [one.entryUuid, summaryOf({ ...one, label: labelOf(one) }, null)]),
      ),
      hasOwn: false,
      query: wholeDocumentList,
    }),
  )
  return answers
}

const seenOf = { allowed: true, checks: [] } as const
const notSeen = { allowed: false, reason: 'documentUnknown', checks: [] } as const

/** All of them when the query says no object. */
function touches({ source, target }: StoredAssociation, objects: readonly string[] | undefined): boolean {
  return objects === undefined || objects.includes(source) || objects.includes(target)
}

function queriesAbout(hidden: StoredDocument): readonly StoredQuery[] {
  const statuses = ['approved', 'deprecated', 'archived'] as const
  const typeCodes = [{ code: hidden.typeCode, system: hidden.typeSystem, display: '' }]
  const byId = { by: 'entryUuid', values: [hidden.entryUuid, uuid(1), uuid(2)] } as const
  const known = [1, 2, 3, 4, 5, 6, 7, 8].map(uuid)
  return (['LeafClass', 'ObjectRef'] as const).flatMap((returnType): StoredQuery[] => [
    { kind: 'findDocuments', returnType, criteria: { statuses } },
    { kind: 'findDocuments', returnType, criteria: { statuses, typeCodes } },
    { kind: 'findSubmissionSets', returnType, criteria: { statuses: ['approved'] } },
    { kind: 'getDocuments', returnType, criteria: { keys: { by: 'uniqueId', values: [hidden.uniqueId] } } },
    { kind: 'getDocuments', returnType, criteria: { keys: byId } },
    { kind: 'getDocumentsAndAssociations', returnType, criteria: { keys: byId } },
    {
      kind: 'getAssociations',
      returnType,
      criteria: { uuids: [hidden.entryUuid, hidden.submissionUuid, ...known] },
    },
    { kind: 'getSubmissionSets', returnType, criteria: { uuids: [hidden.entryUuid, ...known] } },
    {
      kind: 'getSubmissionSetAndContents',
      returnType,
      criteria: { key: { by: 'entryUuid', value: hidden.submissionUuid } },
    },
    {
      kind: 'getRelatedDocuments',
      returnType,
      criteria: { key: { by: 'entryUuid', value: uuid(1) }, associationTypes: ['RPLC', 'HasMember'] },
    },
  ])
}

/** As if it had never been deposited: a lot that held nothing else never was either. */
function lacking({ documents, submissions, associations }: World, hidden: StoredDocument): World {
  const present = documents.filter((one) => one !== hidden)
  const rest = submissions.filter(({ entryUuid }) =>
    present.some(({ submissionUuid }) => submissionUuid === entryUuid),
  )
  const gone = (id: string) =>
    id === hidden.entryUuid ||
    (submissions.some((lot) => lot.entryUuid === id) && !rest.some((lot) => lot.entryUuid === id))
  const links = associations.filter(({ source, target }) => !gone(source) && !gone(target))
  return {
    documents: present.map((one) =>
      replacedBy(one, associations).join() === hidden.entryUuid ? inForce(one) : one,
    ),
    submissions: rest.map((lot) => ({ ...lot, says: saidBy(lot, links) })),
    associations: links,
  }
}

function saidBy(
  { entryUuid }: Pick<StoredSubmission, 'entryUuid'>,
  associations: readonly StoredAssociation[],
) {
  return associations.filter(({ submissionUuid }) => submissionUuid === entryUuid)
}

/** The entries that replace this one. */
function replacedBy(
  { entryUuid }: StoredDocument,
  associations: readonly StoredAssociation[],
): readonly string[] {
  return associations
    .filter(({ type, target }) => type === 'RPLC' && target === entryUuid)
    .map(({ source }) => source)
}

function replacementsIn({
  documents,
  associations,
}: Pick<World, 'documents' | 'associations'>): ReadonlyMap<string, readonly StoredDocument[]> {
  const replaced = documents.filter((one) => replacedBy(one, associations).length > 0)
  return new Map(
    replaced.map((one) => {
      const sources = replacedBy(one, associations)
      return [one.entryUuid, documents.filter(({ entryUuid }) => sources.includes(entryUuid))]
    }),
  )
}

const inForce = (one: StoredDocument): StoredDocument => ({ ...one, status: 'approved' })

const statusChoices: readonly DocumentStatus[] = ['approved', 'approved', 'deprecated', 'archived', 'deleted']
const modes: readonly AccessMode[] = ['normal', 'brisDeGlace', 'centre15']
const professionals = [
  they.doctor,
  they.otherDoctor,
  they.regulator,
  they.nurse,
  they.regulationNurse,
  they.pharmacist,
  they.dentist,
  they.socialWorker,
]

function worldFrom(random: Random) {
  const drawn: Caller = random.one([...professionals, they.holder, they.parent])
  const mode = drawn.kind === 'patient' ? 'normal' : random.one(modes)
  const caller = drawn.kind === 'patient' ? drawn : { ...drawn, mode }
  const facts = record({
    authorisations:
      drawn.kind === 'patient'
        ? []
        : random.one([[permit(drawn)], [permit(drawn, { administrator: true })], [block(they.dentist)], []]),
    everythingMasked: random.below(8) === 0,
    medecinTraitant: random.one([null, they.doctor.id]),
    emergency: { etreat: true, btg: true, masked: random.chance() },
  })
  const count = 2 + random.below(7)
  const lots = 1 + random.below(4)
  const documents = Array.from({ length: count }, (_, rank): StoredDocument => {
    const type = random.one(they.documentTypes)
    return {
      ...document({
        entryUuid: uuid(rank + 1) as EntryUuid,
        logicalId: uuid(rank + 1),
        uniqueId: `1.2.250.1.999.${rank + 1}` as UniqueId,
        typeCode: type.code,
        typeSystem: type.system,
        classCode: type.classCode,
        status: random.one(statusChoices),
        visibility: {
          maskedToProfessionals: random.chance(),
          invisibleToPatient: random.chance(),
          invisibleToRepresentatives: random.chance(),
        },
        authorIds: random.one([['899900000099'], [they.nurse.id], [they.camille.ins]]),
      }),
      submissionUuid: uuid(100 + random.below(lots)),
      depositorId: '899900000099',
      authorPersons: [],
      objectType: 'urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1',
      formatCode: someCode,
      practiceSettingCode: someCode,
      healthcareFacilityTypeCode: someCode,
      confidentialityCodes: [],
      eventCodes: [],
      referenceIds: [],
      creationTime: they.now,
      serviceStartTime: they.now,
      serviceStopTime: null,
      sizeBytes: 1,
      blobName: '',
      wrappedBlobKey: Buffer.alloc(0),
    } as StoredDocument
  })
  const members = documents.map(
    ({ submissionUuid, entryUuid }, rank): StoredAssociation => ({
      entryUuid: uuid(200 + rank),
      type: 'HasMember',
      source: submissionUuid,
      target: entryUuid,
      submissionUuid,
      slots: {},
    }),
  )
  const replacements = documents
    .slice(1)
    .flatMap(({ entryUuid, submissionUuid }, rank): StoredAssociation[] =>
      random.chance()
        ? [
            {
              entryUuid: uuid(300 + rank),
              type: 'RPLC',
              source: entryUuid,
              target: documents[rank]!.entryUuid,
              submissionUuid,
              slots: {},
            },
          ]
        : [],
    )
  const stored = documents.map((one) =>
    replacedBy(one, replacements).length > 0 ? ({ ...one, status: 'deprecated' } as const) : one,
  )
  const associations = [...members, ...replacements]
  const submissions = [...new Set(documents.map(({ submissionUuid }) => submissionUuid))].map(
    (entryUuid, rank) =>
      ({
        entryUuid,
        uniqueId: `1.2.250.1.999.9.${rank}`,
        sourceId: '1.2.3',
        status: 'approved',
        submittedAt: they.now,
        authorPersons: [],
        contentTypeCode: someCode,
        depositorId: '899900000099',
        says: saidBy({ entryUuid }, associations),
      }) as StoredSubmission,
  )
  const whole: World = { documents: stored, submissions, associations }
  return { caller, mode, facts, settings: random.one(regimes).settings, whole }
}

const someCode = { code: 'x', system: '1.2.3', display: 'X' }

function labelOf({ uniqueId }: StoredDocument) {
  return { title: `Titre ${uniqueId}`, typeDisplay: '', mimeType: 'text/xml', hash: '', authors: [] }
}

function uuid(rank: number): string {
  return `7953af1a-ba1c-11eb-816f-${String(rank).padStart(12, '0')}`
}

type Random = {
  below(limit: number): number
  chance(): boolean
  one<T>(from: readonly T[]): T
}

/** The same worlds from the same seed. */
function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const below = (limit: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
  return { below, chance: () => below(2) === 1, one: (from) => from[below(from.length)]! }
}
