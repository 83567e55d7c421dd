/**
 * « Voir comme »: the list of the documents as another would receive it. Read and selected as TD3.1 reads and selects,
 * decided as it decides; told within what the reader himself may see, as if nothing else were there. No act of the other.
 */
import type { PatientCaller, Profession } from '@carnet/core/model/caller.ts'
import type { Check, RefusalReason } from '@carnet/core/model/decision.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { anyProfessional, type SupposedSituation, supposedRecord } from '@carnet/core/rules/see-as.ts'
import { type DocumentLabel, openLabels } from '../store/document-fragments.ts'
import type { StoredDocument } from '../store/documents.ts'
import {
  answerTo,
  type RecordContent,
  type RecordQuery,
  readContent,
  visibleDocuments,
} from './find-documents.ts'
import { type KnownViewer, knownDelegates, knownProfessionals, type Viewer } from './known-viewers.ts'
import { type Permitted, perform } from './perform.ts'
import type { Platform } from './platform.ts'
import { currentAsSeen, replacementsAmong } from './status-as-seen.ts'

export type AskedViewer =
  | { readonly kind: 'known'; readonly key: string }
  | {
      readonly kind: 'any'
      readonly profession: Pick<Profession, 'code' | 'system'>
      readonly situation: SupposedSituation
    }

export type Received = StoredDocument & {
  /** What replaces it is hidden from him, and to the reader it is an old version. */
  readonly former: boolean
  readonly checks: readonly Check[]
}

export type Kept = StoredDocument & { readonly because: RefusalReason; readonly checks: readonly Check[] }

type Labelled = { readonly label: DocumentLabel }

/** Newest first, all of them, and with their words those that the page shows. */
type Part<D> = { readonly all: readonly D[]; readonly shown: readonly (D & Labelled)[] }

export type Sight = {
  /** What he would be refused as a whole; then nothing is told document by document. */
  readonly refusal: RefusalReason | undefined
  /** What he would receive, and by which checks. */
  readonly received: Part<Received>
  /** What the reader's own list has and his would not. */
  readonly kept: Part<Kept>
}

/** What a page shows of a list of that length, as `slice` takes it. */
export type Shown = Readonly<Record<'received' | 'kept', readonly [from: number, to: number]>>

export type SeenAs = {
  readonly known: readonly KnownViewer[]
  /** undefined: nobody was asked for, or he is none of the holder's. */
  readonly viewer: Viewer | undefined
  readonly sight: Sight | undefined
}

/** How the list is asked for, by whom writes the question of TD3.1. */
export type ListQuery = Pick<RecordQuery, 'narrowing' | 'readsSubmissions' | 'touching' | 'select'>

/** Who may read whom the holder authorised reads this too: a carer does not. */
export function seeAs(
  platform: Platform,
  caller: PatientCaller,
  patient: PatientId,
  query: ListQuery,
  asked: AskedViewer | undefined,
  shown: Shown,
): Promise<SeenAs> {
  return perform<SeenAs>(platform, caller, { patient, action: 'listAuthorisations' }, async (permitted) => {
    const known = [
      ...(await knownProfessionals(permitted, caller)),
      ...(await knownDelegates(permitted, caller, platform.settings)),
    ]
    const listed = { returnedCount: known.length }
    const viewer = asked && viewerOf(asked, known)
    if (viewer === undefined) return { result: { known, viewer, sight: undefined }, acts: [listed] }
    const situation = asked?.kind === 'any' ? asked.situation : undefined
    const facts =
      viewer.kind === 'patient'
        ? permitted.record
        : supposedRecord(permitted.record, viewer, situation, caller, permitted.now)
    const { sight, own, secretCount } = await sightOf(
      permitted,
      permitted.supposing(viewer, facts),
      query,
      shown,
    )
    return {
      result: { known, viewer, sight },
      acts: [listed, { action: 'findDocuments', returnedCount: own.length, secretCount }],
    }
  })
}

function viewerOf(asked: AskedViewer, known: readonly KnownViewer[]): Viewer | undefined {
  return asked.kind === 'known'
    ? known.find(({ key }) => key === asked.key)?.caller
    : anyProfessional(asked.profession, asked.situation)
}

async function sightOf(
  permitted: Permitted,
  supposed: ReturnType<Permitted['supposing']>,
  query: ListQuery,
  shown: Shown,
): Promise<{ readonly sight: Sight; readonly own: readonly StoredDocument[]; readonly secretCount: number }> {
  const { tx, record, judge, statusOf } = permitted
  const reader: Pick<Permitted, 'tx' | 'record' | 'judge' | 'statusOf'> = {
    tx,
    record,
    judge: (document, action = 'findDocuments') => judge(document, action),
    statusOf: (document, by, action = 'findDocuments') => statusOf(document, by, action),
  }
  const content = await readContent(permitted, query)
  const visible = visibleDocuments(reader, content.documents)
  const { current: own, secretCount } = await currentAsSeen(reader, visible)
  const theirs = supposed.onRecord.allowed
    ? await answerWithin(reader, supposed, { ...content, documents: visible }, query)
    : []
  const inOwn = new Set(own.map(({ entryUuid }) => entryUuid))
  const inTheirs = new Set(theirs.map(({ entryUuid }) => entryUuid))
  const refusal = supposed.onRecord.allowed ? undefined : supposed.onRecord.reason
  const received = theirs.map((document) => ({
    ...document,
    former: !inOwn.has(document.entryUuid),
    checks: supposed.judge(document).checks,
  }))
  const kept = own.flatMap((document) => {
    const decision = supposed.judge(document)
    return refusal !== undefined || inTheirs.has(document.entryUuid) || decision.allowed
      ? []
      : [{ ...document, because: decision.reason, checks: decision.checks }]
  })
  const partOf = async <D extends StoredDocument>(
    documents: readonly D[],
    [from, to]: Shown[keyof Shown],
  ): Promise<Part<D>> => {
    const all = documents.toSorted(newestFirst)
    const seen = all.slice(from, to)
    const labels = await openLabels(
      tx,
      record.key,
      seen.map(({ entryUuid }) => entryUuid),
    )
    return { all, shown: seen.map((document) => ({ ...document, label: labels.get(document.entryUuid)! })) }
  }
  const sight: Sight = {
    refusal,
    received: await partOf(received, shown.received),
    kept: await partOf(kept, shown.kept),
  }
  return { sight, own, secretCount }
}

const newestFirst = (a: StoredDocument, b: StoredDocument) => dateOf(b) - dateOf(a)

function dateOf({ serviceStartTime, submittedAt }: StoredDocument): number {
  return (serviceStartTime ?? submittedAt).getTime()
}

/** What the reader does not know of replaced nothing: else a document that is missing would tell him of it. */
async function answerWithin(
  reader: Pick<Permitted, 'tx' | 'record' | 'judge'>,
  supposed: Pick<Permitted, 'judge' | 'statusOf'>,
  content: RecordContent,
  query: ListQuery,
): Promise<readonly StoredDocument[]> {
  const all = await replacementsAmong(reader, content.documents)
  const known = new Map(
    [...all].map(([uuid, by]) => [
      uuid,
      by.filter((document) => reader.judge({ ...document, status: 'approved' }).allowed),
    ]),
  )
  return answerTo(supposed, content, known, query).selected.documents
}
