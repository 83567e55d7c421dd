/**
 * A change of regime is an event that is kept (rules.md §2.1). The one that opens without explicit consent also integrates
 * the records from before: their holders are told, and have six weeks (LIF-04).
 */
import type { Platform } from '../actions/platform.ts'
import type { Log } from '../log.ts'
import { addRegimeChange, awaitIntegration, regimeChanges } from '../store/regime-changes.ts'
import type { Job } from './scheduler.ts'

const atOnce = 500

export function followRegimes(platform: Platform, log: Log): Job {
  const { database } = platform
  return {
    name: 'follow-regimes',
    clock: 'law',
    everyMs: 3_600_000,
    async run(now) {
      const regime = platform.regimeAt(now)
      const [last] = await database.transaction((tx) => regimeChanges(tx, 1))
      if (last?.name === regime.name) return
      // The first start finds its regime; it changes nothing for anybody.
      if (last !== undefined && regime.settings.integratesEarlierRecords) {
        const before = new Date(`${regime.effectiveFrom}T00:00:00Z`)
        while ((await database.transaction((tx) => awaitIntegration(tx, before, atOnce))) === atOnce);
      }
      // Written last: stopped half-way, the next run does the rest.
      await database.transaction((tx) =>
        addRegimeChange(tx, { at: now, name: regime.name, previous: last?.name ?? null }),
      )
      if (last !== undefined) log.info('regime changed', { regime: regime.name, previous: last.name })
    },
  }
}
