/**
 * Each day, of whoever acted the day before: did he ask, or open, much more than he usually does? trust.md §2. Run again, it
 * finds the same and tells it once. It reads the traces by who left them, and the days before of those alone who did much.
 */
import type { ActivityMeasure } from '@carnet/core/model/activity.ts'
import { civilDay, startOfCivilDay } from '@carnet/core/model/civil-day.ts'
import {
  isUnusual,
  openingActions as opening,
  usualDays,
  usualOf,
} from '@carnet/core/rules/unusual-activity.ts'
import type { Platform } from '../actions/platform.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import { activityByDay, addFinding, busyActors } from '../store/unusual-activity.ts'
import type { Job } from './scheduler.ts'

const dayMs = 86_400_000
/** Twice a day: a node that was away in the morning looks in the evening. */
const everyMs = dayMs / 2
const measures: readonly ActivityMeasure[] = ['existenceTests', 'recordsOpened']

export function findUnusualActivity(
  platform: Platform,
  { log, metrics }: { readonly log: Log; readonly metrics: Pick<Metrics, 'unusualActivity'> },
): Job {
  return {
    name: 'find-unusual-activity',
    clock: 'law',
    everyMs,
    async run(now) {
      const found = await findIn(platform, now)
      for (const measure of found) metrics.unusualActivity(measure)
      if (found.length > 0) log.info('unusual activity found', { findings: found.length })
    },
  }
}

/** What is told for the first time. */
async function findIn({ database, settings }: Platform, now: Date): Promise<readonly ActivityMeasure[]> {
  const until = startOfCivilDay(civilDay(now))
  // Whatever the hour changes of that day, an hour before midnight is the day before.
  const day = civilDay(new Date(until.getTime() - dayMs / 24))
  const from = startOfCivilDay(day)
  const before = { from: new Date(from.getTime() - usualDays * dayMs), until: from, opening }
  const busy = await database.transaction((tx) =>
    busyActors(tx, { from, until, opening }, settings.unusualActivityFloor),
  )
  const found: ActivityMeasure[] = []
  for (const actor of busy)
    await database.transaction(async (tx) => {
      const days = await activityByDay(tx, actor, before)
      for (const measure of measures) {
        const count = actor[measure]
        const usual = usualOf(days.map((one) => one[measure]))
        if (!isUnusual(count, usual, settings)) continue
        const { kind, id } = actor
        if (await addFinding(tx, { actor: { kind, id }, day, measure, count, usual }, now))
          found.push(measure)
      }
    })
  return found
}
