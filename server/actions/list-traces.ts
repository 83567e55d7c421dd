/** « Qui a regardé mon carnet »: every line about the holder, or what of them is for this reader (TRA-02, TRA-03, TRA-06). */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { DocumentFacts } from '@carnet/core/model/document.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Trace, TraceActor } from '@carnet/core/model/trace.ts'
import { actionsIn, linesIn, type TraceGroup, type TraceView } from '@carnet/core/rules/trace-groups.ts'
import { lineAsAnswered, type TraceReach, traceReach } from '@carnet/core/rules/trace-readers.ts'
import type { Tx } from '../store/database.ts'
import { type DocumentInList, documentsByUniqueId, documentsInList } from '../store/documents.ts'
import { recognisedAccesses } from '../store/recognised-accesses.ts'
import { reportsMax, reportsOf } from '../store/reports.ts'
import { countTraces, type TraceCriteria, tracesOf } from '../store/traces.ts'
import { feedersOf } from './feeders.ts'
import { actorOf, type Permitted, perform } from './perform.ts'
import type { Platform } from './platform.ts'

export type TraceList = {
  readonly traces: readonly Trace[]
  /** Those of everybody, or of the reader alone: what the law gives him. */
  readonly reads: TraceReach['lines']
  /** Emergency accesses, newest first, whatever was asked. */
  readonly emergencies: readonly Trace[]
  readonly total: number
  /** Where these begin: past the last line, the last page is given. */
  readonly offset: number
  /** EntryUUID of each document of these lines that the reader may open, by uniqueId. */
  readonly documents: ReadonlyMap<string, string>
  readonly openedAt: Date
  /** Whose lines these are, when those of one were asked for. */
  readonly only: TraceActor | undefined
  /** What their reader said of these lines, by id: he recognises them, or disputes them. */
  readonly marks: ReadonlyMap<string, AccessMark>
  /** Those that feed the record by themselves, in the view of the services (TRA-10). */
  readonly services: Awaited<ReturnType<typeof feedersOf>>
}

export type AccessMark = 'recognised' | 'disputed'

export type WhichTraces = Pick<TraceCriteria, 'kind' | 'from' | 'until'> & {
  readonly view?: TraceView
  readonly group?: TraceGroup
  /** Those of whoever left this line, when its reader may read it; else none. */
  readonly sameActorAs?: string
}

export type TraceQuery = WhichTraces & { readonly limit: number; readonly offset: number }

const emergenciesMax = 20

/**
 * A line about a document still invisible to its reader waits until it is visible; no count tells that it does. Which
 * lines are his, and what of them, is the law's to say: traceReach.
 */
export function listTraces(
  platform: Platform,
  caller: Caller,
  patient: PatientId,
  asked: TraceQuery,
): Promise<TraceList> {
  return perform(platform, caller, { patient, action: 'listTraces' }, async (permitted) => {
    const { tx, record, judge } = permitted
    const { reads, narrowing, visiblePart, openableIn } = await visibleHistory(caller, permitted)
    const { limit, offset, ...which } = asked
    const { criteria, only } = await criteriaOf(permitted, narrowing, which)
    const pageAt = (offset: number) => tracesOf(tx, record.key, { ...criteria, limit, offset })
    const [total, askedPage, emergencies] = await Promise.all([
      countTraces(tx, record.id, criteria),
      pageAt(offset),
      tracesOf(tx, record.key, { kind: 'emergencies', ...narrowing, limit: emergenciesMax }),
    ])
    const from = Math.min(offset, Math.max(0, Math.ceil(total / limit) - 1) * limit)
    const page = from === offset ? askedPage : await pageAt(from)
    const result: TraceList = {
      traces: page.map(visiblePart),
      reads,
      emergencies: emergencies.map(visiblePart),
      total,
      offset: from,
      only,
      documents: openableIn([...page, ...emergencies]),
      openedAt: record.stateSince,
      marks: await marksOn(permitted, caller, page),
      services:
        asked.view === 'services'
          ? await feedersOf(tx, record.id, (document) => judge(document).allowed, platform.settings)
          : [],
    }
    return { result, acts: [{}] }
  })
}

/** What was asked, within what is its reader's. `only`: whose lines, when those of one were asked for. */
export async function criteriaOf(
  { tx, record }: Pick<Permitted, 'tx' | 'record'>,
  narrowing: TraceCriteria,
  { view, group, sameActorAs, ...plain }: WhichTraces,
): Promise<{ readonly criteria: TraceCriteria; readonly only: TraceActor | undefined }> {
  const only =
    sameActorAs === undefined
      ? undefined
      : (await tracesOf(tx, record.key, { ...narrowing, id: sameActorAs, limit: 1 }))[0]?.actor
  const criteria: TraceCriteria = {
    ...plain,
    ...narrowing,
    ...(view !== undefined && linesIn(view)),
    ...(group !== undefined && { actions: actionsIn(group) }),
    // Of a line that is not his to read, as of none: nobody's.
    ...(sameActorAs !== undefined && (only === undefined ? { actorKinds: [] } : { actor: only })),
  }
  return { criteria, only }
}

/** His own only: nobody is told what another says of a line. */
async function marksOn(
  { tx, record }: Permitted,
  caller: Caller,
  lines: readonly Trace[],
): Promise<ReadonlyMap<string, AccessMark>> {
  if (caller.kind !== 'patient') return new Map()
  const readerId = actorOf(caller).id
  const ids = lines.map(({ id }) => id)
  const [recognised, reports] = await Promise.all([
    recognisedAccesses(tx, { recordId: record.id, readerId }, ids),
    reportsOf(tx, record.key, { reporterId: readerId, limit: reportsMax }),
  ])
  const disputed = reports.flatMap(({ subject }) =>
    subject.kind === 'access' ? [subject, ...(subject.others ?? [])] : [],
  )
  return new Map([
    ...[...recognised].map((id) => [id, 'recognised'] as const),
    ...disputed.map(({ traceId }) => [traceId, 'disputed'] as const),
  ])
}

/**
 * What of the history is this reader’s: which lines, which part of each, which of their documents he may open. `about`:
 * as far as these documents go (uniqueIds), for who looks at lines that name no other.
 */
export async function visibleHistory(
  caller: Caller,
  { tx, record, now, judge }: Permitted,
  about?: readonly string[],
): Promise<{
  readonly reads: TraceReach['lines']
  readonly narrowing: TraceCriteria
  readonly visiblePart: (trace: Trace) => Trace
  /** EntryUUID by uniqueId. What was deleted is told, and opened no more. */
  readonly openableIn: (lines: readonly Trace[]) => ReadonlyMap<string, string>
}> {
  const told = new Map<string, DocumentInList>()
  const hiddenDocuments: string[] = []
  const documents = about === undefined ? documentsInList(tx, record.id) : named(tx, record.id, about)
  for (const document of currentVersions(await documents))
    if (judge(document, 'listTraces').allowed) told.set(document.uniqueId, document)
    else hiddenDocuments.push(document.uniqueId)
  const reach = traceReach(record, caller, now)
  const reader = actorOf(caller)
  return {
    reads: reach.lines,
    openableIn(lines) {
      const named = new Set(lines.flatMap(({ documents }) => documents.map(({ uniqueId }) => uniqueId)))
      const openable = new Map<string, string>()
      for (const uniqueId of named) {
        const document = told.get(uniqueId)
        if (document !== undefined && judge(document, 'readDocument').allowed)
          openable.set(uniqueId, document.entryUuid)
      }
      return openable
    },
    narrowing: {
      hiddenDocuments,
      keepingRefusalsOf: reader,
      withoutSecret: !reach.secretSessions,
      withoutMaskingOfEverything: !reach.maskingOfEverything,
      ...(reach.lines === 'own' && { actorId: reader.id }),
    },
    visiblePart: ({ secretCount = 0, ...trace }) =>
      lineAsAnswered(
        {
          ...trace,
          ...(!reach.secretSessions && { returnedCount: trace.returnedCount - secretCount }),
          ...(!reach.filteredCounts && { filteredCount: 0 }),
        },
        reader,
        ({ uniqueId }) => told.has(uniqueId),
      ),
  }
}

async function named(tx: Tx, recordId: RecordId, uniqueIds: readonly string[]): Promise<DocumentInList[]> {
  return uniqueIds.length === 0 ? [] : documentsByUniqueId(tx, recordId, uniqueIds)
}

/** Of each document, the version whose visibility counts. */
export function currentVersions<T extends DocumentFacts>(documents: readonly T[]): Iterable<T> {
  const latest = new Map<string, T>()
  for (const document of documents)
    if ((latest.get(document.uniqueId)?.version ?? 0) < document.version)
      latest.set(document.uniqueId, document)
  return latest.values()
}
