/** What persons asked to take away, one archive after the other, and those that are over. Spec: rules.md TRA-11. */
import { forgetExports, prepareNextExport, type WriteArchive } from '../actions/export-record.ts'
import type { Platform } from '../actions/platform.ts'
import type { Job } from './scheduler.ts'

/** `write`: the formats of the archive, which are the portal's. */
export function prepareExports(platform: Platform, write: WriteArchive): Job {
  return {
    name: 'prepare-exports',
    clock: 'real',
    everyMs: 2000,
    async run() {
      while (await prepareNextExport(platform, write));
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
