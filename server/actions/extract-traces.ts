/** Every trace that one professional left over a period, for the authority that asks for them: EX_AIR-120, TRA-12. */
import {
  type ActorPeriod,
  actorTraces,
  actorTracesWithoutRecord,
  type KnownRecords,
  type Page,
  type Place,
} from '../store/actor-traces.ts'
import type { Tx } from '../store/database.ts'
import { addTraceWithoutRecord, undecided } from '../store/traces.ts'
import type { Platform } from './platform.ts'

const atOnce = 5000
/** Beyond, their keys are unwrapped again: memory does not grow with what is asked. */
const recordsMax = 20_000

/**
 * Each line is JSON. Those in records first, then those about persons without one; oldest first, a page in memory at a time. That it was
 * asked, and by whom, is traced before the first line is given.
 */
export async function* extractTraces(
  { database, clock }: Pick<Platform, 'database' | 'clock'>,
  asked: ActorPeriod,
  askedBy: string,
): AsyncGenerator<readonly string[]> {
  const actor = { kind: 'operator', id: askedBy, name: askedBy } as const
  const line = undecided({ at: clock.now(), action: 'extractTraces', actor })
  await database.transaction((tx) => addTraceWithoutRecord(tx, undefined, line))
  const inPages = async function* (next: (tx: Tx, after: Place | undefined) => Promise<Page<string>>) {
    const read = (after: Place | undefined) => database.read((tx) => next(tx, after))
    let coming = read(undefined)
    for (;;) {
      const { lines, last } = await coming
      const whole = lines.length === atOnce
      // The database finds the next page while this one is written.
      if (whole) {
        coming = read(last)
        coming.catch(() => {})
      }
      if (lines.length > 0) yield lines
      if (!whole) return
    }
  }
  const known: KnownRecords = new Map()
  yield* inPages((tx, after) => {
    if (known.size > recordsMax) known.clear()
    return actorTraces(tx, asked, after, atOnce, known)
  })
  yield* inPages((tx, after) => actorTracesWithoutRecord(tx, asked, after, atOnce))
}
