/**
 * A change of regime is an event that is kept, and so is another value of its settings (rules.md §2.1). The one that opens
 * without explicit consent also integrates the records from before: their holders are told, and have six weeks (LIF-04).
 */
import { startOfCivilDay } from '@carnet/core/model/civil-day.ts'
import { integratesSince, settingsThatDiffer } from '@carnet/core/rules/regimes.ts'
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
      const { name, settings } = regime
      const [last] = await database.transaction((tx) => regimeChanges(tx, 1))
      const changed = settingsThatDiffer(settings, last?.settings ?? {})
      if (last?.name === name && changed.length === 0) return
      const since = integratesSince(platform.regimes, regime)
      // The first start finds its regime; it changes nothing for anybody.
      if (last !== undefined && last.name !== name && since !== undefined) {
        const before = startOfCivilDay(since)
        while ((await database.transaction((tx) => awaitIntegration(tx, before, atOnce))) === atOnce);
      }
      // Written last: stopped half-way, the next run does the rest.
      await database.transaction((tx) =>
        addRegimeChange(tx, { at: now, name, previous: last?.name ?? null, settings }),
      )
      if (last !== undefined)
        log.info('regime changed', { regime: name, previous: last.name, settings: changed.join(' ') })
    },
  }
}
