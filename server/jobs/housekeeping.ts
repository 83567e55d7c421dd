/** What a crash or the passing of time leaves behind, tidied. All of it on real time: none of it is the law's. */
import type { Log } from '../log.ts'
import type { Blobs } from '../store/blobs.ts'
import { committedBlobs } from '../store/committed-blobs.ts'
import type { Database } from '../store/database.ts'
import { forgetDirectAccesses } from '../store/direct-accesses.ts'
import { forgetUsedAssertions } from '../store/directory.ts'
import { forgetEmergencyPasses } from '../store/emergency-passes.ts'
import { forgetCardReadings } from '../store/professional-sessions.ts'
import { forgetPassedWindows } from '../store/rates.ts'
import type { Job } from './scheduler.ts'

const everyMs = 600_000
/** Older than any deposit under way: requests end before (requestTimeout). */
const settleAfterMs = 600_000

export function settleDeposits({
  database,
  blobs,
  log,
}: {
  readonly database: Database
  readonly blobs: Blobs
  readonly log: Log
}): Job {
  return {
    name: 'settle-deposits',
    clock: 'real',
    everyMs,
    async run() {
      const isCommitted = (names: readonly string[]) =>
        database.transaction((tx) => committedBlobs(tx, names))
      const settled = await blobs.settle(isCommitted, settleAfterMs)
      if (settled.placed + settled.discarded > 0) log.info('unfinished deposits settled', settled)
    },
  }
}

export function forgetAssertions(database: Database): Job {
  return {
    name: 'forget-used-assertions',
    clock: 'real',
    everyMs,
    run: (now) => database.transaction((tx) => forgetUsedAssertions(tx, now)),
  }
}

/** Who has asked nothing for as long as the window lasts is counted no more. */
export function forgetRates(database: Database): Job {
  return {
    name: 'forget-rates',
    clock: 'real',
    everyMs,
    run: () => database.transaction(forgetPassedWindows),
  }
}

/**
 * What was opened in bris de glace is open for a time, and no longer; a card that was read, for a minute, and what a software
 * asked for, for ten.
 */
export function forgetPasses(database: Database): Job {
  return {
    name: 'forget-emergency-passes',
    clock: 'real',
    everyMs,
    run: () =>
      database.transaction(async (tx) => {
        await forgetEmergencyPasses(tx)
        await forgetCardReadings(tx)
        await forgetDirectAccesses(tx)
      }),
  }
}

/** The demonstration's revocation list lives a month; without a fresh one no card is accepted. */
export function refreshDemonstration(write: (now: Date) => Promise<unknown>): Job {
  return {
    name: 'refresh-demonstration',
    clock: 'real',
    everyMs,
    async run(now) {
      await write(now)
    },
  }
}
