/** « Qui a regardé mon carnet »: every line about the holder (TRA-02, TRA-06). */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { Trace } from '@carnet/core/model/trace.ts'
import { documentsByUniqueId } from '../store/documents.ts'
import { countTraces, type TraceCriteria, tracesOf } from '../store/traces.ts'
import { type Permitted, perform } from './perform.ts'
import type { Platform } from './platform.ts'

export type { TraceCriteria } from '../store/traces.ts'

export type TraceList = {
  readonly traces: readonly Trace[]
  /** Emergency accesses, newest first, whatever was asked. */
  readonly emergencies: readonly Trace[]
  readonly total: number
  /** EntryUUID of each document named, by uniqueId. */
  readonly documents: ReadonlyMap<string, string>
  readonly openedAt: Date
}

const emergenciesMax = 20

export function listTraces(
  platform: Platform,
  caller: Caller,
  patient: PatientId,
  asked: TraceCriteria & { readonly limit: number; readonly offset: number },
): Promise<TraceList> {
  return perform(platform, caller, { patient, action: 'listTraces' }, async (permitted) => {
    const { tx, record } = permitted
    const page = await tracesOf(tx, record.key, asked)
    const emergencies = await tracesOf(tx, record.key, { kind: 'emergencies', limit: emergenciesMax })
    const documents = await visibleDocuments(permitted, [...page, ...emergencies])
    const result: TraceList = {
      traces: page.flatMap((trace) => visiblePart(trace, documents)),
      emergencies: emergencies.flatMap((trace) => visiblePart(trace, documents)),
      total: await countTraces(tx, record.id, asked),
      documents,
      openedAt: record.stateSince,
    }
    return { result, acts: [{}] }
  })
}

/** Of the documents that the lines name, those that the reader may see now. */
export async function visibleDocuments(
  { tx, record, judge }: Permitted,
  traces: readonly Trace[],
): Promise<ReadonlyMap<string, string>> {
  const uniqueIds = [...new Set(traces.flatMap((trace) => trace.documents.map(({ uniqueId }) => uniqueId)))]
  const visible = new Map<string, string>()
  for (const document of await documentsByUniqueId(tx, record.id, uniqueIds))
    if (!visible.has(document.uniqueId) && judge(document).allowed)
      visible.set(document.uniqueId, document.entryUuid)
  return visible
}

/** A line about a document still invisible to its reader waits until it is visible. */
function visiblePart(trace: Trace, visible: ReadonlyMap<string, string>): readonly Trace[] {
  if (trace.documents.length === 0) return [trace]
  const documents = trace.documents.filter(({ uniqueId }) => visible.has(uniqueId))
  return documents.length === 0 ? [] : [{ ...trace, documents }]
}
