/** Within about a second of its act, each line of the histories has its place in the log, and a head soon stands over it. TRA-14. */
import { setImmediate as othersFirst } from 'node:timers/promises'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Database } from '../store/database.ts'
import { isFull, nextBatch } from '../trace-log/seal.ts'
import { completeWitness } from '../trace-log/witness.ts'
import type { Job } from './scheduler.ts'

/** Then the lease is given back for a moment, so that a server that stops does not wait for a million lines. */
const batchesAtOnce = 100

export function sealTraces({
  database,
  clock,
  log,
  witnessFile,
}: {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  readonly witnessFile: string
}): Job {
  let witnessed: number | undefined
  const seal = async () => {
    const batch = await nextBatch(database, clock.realNow())
    const { vanished } = batch
    if (vanished > 0) log.warn('traces gone before they were sealed', { vanished })
    if (batch.headSize !== witnessed) {
      const { size, ahead } = await completeWitness(database, witnessFile)
      if (ahead && witnessed === undefined)
        log.warn('the witness of the traces is ahead of the log: restored, or cut', { size })
      witnessed = ahead ? batch.headSize : size
    }
    return batch
  }
  return {
    name: 'seal-traces',
    clock: 'real',
    // Shorter than the scheduler's look: due at each of them.
    everyMs: 500,
    async run() {
      for (let batches = 1; isFull(await seal()) && batches < batchesAtOnce; batches++) await othersFirst()
    },
  }
}
