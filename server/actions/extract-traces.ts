/** Every trace that one professional left over a period, for the authority that asks for them: EX_AIR-120, TRA-12. */
import {
  type ActorPeriod,
  actorTraces,
  actorTracesWithoutRecord,
  type KnownKeys,
  type PatientTrace,
  type Place,
  type UnnamedTrace,
} from '../store/actor-traces.ts'
import type { Tx } from '../store/database.ts'
import { addTraceWithoutRecord } from '../store/traces.ts'
import type { Platform } from './platform.ts'

/** A line of the history of a record; or, `withoutRecord`, one about a person who has none, whose name was not kept. */
export type ExtractedTrace = PatientTrace | (UnnamedTrace & { readonly withoutRecord: true })

const atOnce = 5000
/** Beyond, they are unwrapped again: memory does not grow with what is asked. */
const keysMax = 20_000

/**
 * Those in records first, then those about persons without one; oldest first, a page in memory at a time. That it was
 * asked, and by whom, is traced before the first line is given.
 */
export async function* extractTraces(
  { database, clock }: Pick<Platform, 'database' | 'clock'>,
  asked: ActorPeriod,
  askedBy: string,
): AsyncGenerator<readonly ExtractedTrace[]> {
  await database.transaction((tx) =>
    addTraceWithoutRecord(tx, undefined, {
      at: clock.now(),
      action: 'extractTraces',
      outcome: 'done',
      actor: { kind: 'operator', id: askedBy, name: askedBy },
      mode: 'normal',
      checks: [],
      documents: [],
      filteredCount: 0,
      returnedCount: 0,
      secretSession: false,
    }),
  )
  const inPages = async function* <T extends Place>(
    next: (tx: Tx, after: Place | undefined) => Promise<readonly T[]>,
  ) {
    const read = (after: T | undefined) => database.read((tx) => next(tx, after))
    let coming = read(undefined)
    for (;;) {
      const page = await coming
      const whole = page.length === atOnce
      // The database finds the next page while this one is written.
      if (whole) {
        coming = read(page.at(-1))
        coming.catch(() => {})
      }
      if (page.length > 0) yield page
      if (!whole) return
    }
  }
  const keys: KnownKeys = new Map()
  yield* inPages((tx, after) => {
    if (keys.size > keysMax) keys.clear()
    return actorTraces(tx, asked, after, atOnce, keys)
  })
  for await (const page of inPages((tx, after) => actorTracesWithoutRecord(tx, asked, after, atOnce)))
    yield page.map((line) => ({ ...line, withoutRecord: true as const }))
}
