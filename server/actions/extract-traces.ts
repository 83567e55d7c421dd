/** Every trace that one professional left over a period, for the authority that asks for them: EX_AIR-120, TRA-12. */
import {
  type ActorPeriod,
  actorTraces,
  actorTracesWithoutRecord,
  type KnownRecords,
} from '../store/actor-traces.ts'
import { addTraceWithoutRecord, undecided } from '../store/traces.ts'
import type { Platform } from './platform.ts'

/** Beyond, their keys are unwrapped again: memory does not grow with what is asked. */
const recordsMax = 20_000

/**
 * Each line is JSON. Those in records first, then those about persons without one; oldest first, a page in memory at a
 * time, `give` waited for. That it was asked, and by whom, is traced before the first line is given.
 * @spec TRA-12 EX_AIR-120
 */
export async function extractTraces(
  { database, clock }: Pick<Platform, 'database' | 'clock'>,
  asked: ActorPeriod,
  askedBy: string,
  give: (lines: readonly string[]) => Promise<void>,
): Promise<void> {
  const actor = { kind: 'operator', id: askedBy, name: askedBy } as const
  const line = undecided({ at: clock.now(), action: 'extractTraces', actor })
  await database.transaction((tx) => addTraceWithoutRecord(tx, undefined, line))
  await database.transaction(async (tx) => {
    const known: KnownRecords = new Map()
    for await (const lines of actorTraces(tx, asked, known)) {
      await give(lines)
      if (known.size > recordsMax) known.clear()
    }
    for await (const lines of actorTracesWithoutRecord(tx, asked)) await give(lines)
  })
}
