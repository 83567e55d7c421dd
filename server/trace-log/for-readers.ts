/** What the portal tells of the log to the holder of a record, who doubts his history. TRA-14; people.md P-18. */
import type { Database } from '../store/database.ts'
import { traceLog } from '../store/trace-log.ts'
import { proveTraces } from './prove.ts'

/** His page gives them no number of their own either: web/ui/access-sentence. */
const veiled: ReadonlySet<string> = new Set(['staff', 'insuranceAgent', 'operator'])

export function sealedLogOf(database: Database) {
  return {
    head: () =>
      database.read(async (tx) => {
        const { headSize: lines, headAt: at } = await traceLog(tx)
        return lines === 0 || at === null ? undefined : { lines, at }
      }),
    async prove(traceIds: readonly string[]) {
      return `${JSON.stringify(await proveTraces(database, { traceIds, veiled }), null, 1)}\n`
    },
  }
}
