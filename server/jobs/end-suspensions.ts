/** Closes what was suspended six weeks ago and whose holder did not oppose it. LIF-17. */
import { lastSuspendedToClose } from '@carnet/core/rules/closing.ts'
import type { Platform } from '../actions/platform.ts'
import { endSuspension } from '../actions/suspend-record.ts'
import type { Log } from '../log.ts'
import { type SuspendedRecord, suspendedUntil } from '../store/suspension.ts'
import type { Job } from './scheduler.ts'

const atOnce = 100

export function endSuspensions(platform: Platform, log: Log): Job {
  const { database } = platform
  return {
    name: 'end-suspensions',
    clock: 'law',
    everyMs: 3_600_000,
    async run(now) {
      const until = lastSuspendedToClose(now, platform.settings)
      let after: SuspendedRecord | undefined
      for (;;) {
        const due = await database.transaction((tx) => suspendedUntil(tx, { until, after, limit: atOnce }))
        for (const record of due)
          await endSuspension(platform, record, until).catch((error: unknown) =>
            log.fault('suspension not ended', error),
          )
        if (due.length < atOnce) return
        after = due.at(-1)
      }
    },
  }
}
