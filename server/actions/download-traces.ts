/** The history as a file, « Qui a regardé mon carnet » or « Traces »: what the page would list, one line after the other. people.md P-18; rules.md TRA-06. */
import type { PatientCaller, Professional } from '@carnet/core/model/caller.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { Trace } from '@carnet/core/model/trace.ts'
import type { Database } from '../store/database.ts'
import type { RecordKey } from '../store/sealing.ts'
import { type TraceCriteria, tracesOf } from '../store/traces.ts'
import { criteriaOf, visibleHistory, type WhichTraces } from './list-traces.ts'
import { perform } from './perform.ts'
import type { Platform } from './platform.ts'

export type TakenHistory = {
  readonly at: Date
  /** Newest first, as it stood then. */
  readonly lines: () => AsyncGenerator<Trace>
}

/** That it leaves stands in the history before its first line does. */
export function downloadTraces(
  platform: Platform,
  caller: PatientCaller | Professional,
  patient: PatientId,
  which: WhichTraces,
): Promise<TakenHistory> {
  return perform(platform, caller, { patient, action: 'listTraces' }, async (permitted) => {
    const { record, now } = permitted
    const { narrowing, visiblePart } = await visibleHistory(caller, permitted)
    const { criteria } = await criteriaOf(permitted, narrowing, which)
    const history = { key: record.key, criteria, until: now }
    return {
      result: {
        at: now,
        async *lines() {
          for await (const trace of linesOf(platform.database, history)) yield visiblePart(trace)
        },
      },
      acts: [{ action: 'downloadTraces' }],
    }
  })
}

const linesAtOnce = 500
/** No id comes after it: all the lines of the moment are there. */
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** A page in memory at a time, newest first; what is written meanwhile is not among them. */
export async function* linesOf(
  database: Database,
  {
    key,
    criteria,
    until,
  }: { readonly key: RecordKey; readonly criteria: TraceCriteria; readonly until: Date },
): AsyncGenerator<Trace> {
  let after: Pick<Trace, 'at' | 'id'> | undefined = { at: until, id: lastId }
  while (after !== undefined) {
    const asked = { ...criteria, after, limit: linesAtOnce }
    const page: readonly Trace[] = await database.read((tx) => tracesOf(tx, key, asked))
    yield* page
    after = page.length < linesAtOnce ? undefined : page.at(-1)
  }
}
