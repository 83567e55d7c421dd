/** « Qui a regardé mon carnet »: every line about the holder, in his own words later (TRA-02, TRA-06). */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { Trace } from '@carnet/core/model/trace.ts'
import { documentsByUniqueId } from '../store/documents.ts'
import { tracesOf } from '../store/traces.ts'
import { perform } from './perform.ts'
import type { Platform } from './platform.ts'

export function listTraces(
  platform: Platform,
  caller: Caller,
  patient: PatientId,
  page: { readonly before?: Date; readonly limit: number },
): Promise<readonly Trace[]> {
  return perform(platform, caller, { patient, action: 'listTraces' }, async ({ tx, record, judge }) => {
    const traces = await tracesOf(tx, record.key, page)
    const uniqueIds = [
      ...new Set(traces.flatMap((trace) => trace.documents.map((document) => document.uniqueId))),
    ]
    const visible = new Set<string>()
    for (const document of await documentsByUniqueId(tx, record.id, uniqueIds))
      if (judge(document).allowed) visible.add(document.uniqueId)
    // A line about a document still invisible to its reader waits until it is visible.
    const result = traces.flatMap((trace) => {
      if (trace.documents.length === 0) return [trace]
      const documents = trace.documents.filter((document) => visible.has(document.uniqueId))
      return documents.length === 0 ? [] : [{ ...trace, documents }]
    })
    return { result, acts: [{}] }
  })
}
