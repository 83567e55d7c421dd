/** What persons asked to take away, one archive after the other, and those that are over. Spec: rules.md TRA-11. */
import { forgetExports, prepareNextExport, type WriteArchive } from '../actions/export-record.ts'
import type { Platform } from '../actions/platform.ts'
import type { Job } from './scheduler.ts'

/** `write`: the formats of the archive, which are the portal's. */
export function prepareExports(platform: Platform, write: WriteArchive): Job {
  return {
    name: 'prepare-exports',
    clock: 'real',
    // Shorter than the scheduler's look: due at each of them. One at a time, so that a server that stops waits for one.
    everyMs: 500,
    async run() {
      await prepareNextExport(platform, write)
    },
  }
}

/** On the clock of the law, which counts the days. */
export function forgetPassedExports(platform: Platform): Job {
  return {
    name: 'forget-passed-exports',
    clock: 'law',
    everyMs: 600_000,
    run: () => forgetExports(platform),
  }
}
