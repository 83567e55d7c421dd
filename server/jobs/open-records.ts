/** Informs the persons for whom a record waits, and opens it six weeks later unless they opposed it. LIF-01, LIF-02. */
import { lastInformedToAttach, lastInformedToOpen } from '@carnet/core/rules/opening.ts'
import { attachToMes, openByDefault, tellFailedOpening } from '../actions/open-by-default.ts'
import type { Platform } from '../actions/platform.ts'
import { crashPoint } from '../crash-points.ts'
import type { Log } from '../log.ts'
import { giveNotices } from '../store/notices.ts'
import { type InformedRecord, personsToInform, recordsToAttach, recordsToOpen } from '../store/opening.ts'
import type { Job } from './scheduler.ts'

const everyMs = 3_600_000
const atOnce = 100

/** The delay does not start here: it starts when the message leaves. */
export function informPersons({ database }: Platform): Job {
  const informSome = (now: Date) =>
    database.transaction(async (tx) => {
      const persons = await personsToInform(tx, atOnce)
      for (const { id, state } of persons) {
        const cause = state === 'active' ? 'integration' : 'information'
        await giveNotices(tx, id, [{ to: 'holder', cause }], { actorId: '', at: now })
      }
      if (persons.length > 0) crashPoint('information.given')
      return persons.length
    })
  return {
    name: 'inform-persons',
    clock: 'law',
    everyMs,
    async run(now) {
      while ((await informSome(now)) === atOnce);
    },
  }
}

/** One transaction per record: what prevents one opening does not prevent the others. */
export function openRecords(platform: Platform, log: Log): Job {
  const { database } = platform
  return {
    name: 'open-records',
    clock: 'law',
    everyMs,
    async run(now) {
      const until = lastInformedToOpen(now, platform.settings)
      if (until === undefined) return
      let after: InformedRecord | undefined
      for (;;) {
        const due = await database.transaction((tx) => recordsToOpen(tx, { until, after, limit: atOnce }))
        for (const record of due)
          await openByDefault(platform, record).catch((error: unknown) => {
            log.fault('record not opened', error)
            return tellFailedOpening(platform, record)
          })
        if (due.length < atOnce) return
        after = due.at(-1)
      }
    },
  }
}

/** LIF-04, after the same six weeks. */
export function attachRecords(platform: Platform, log: Log): Job {
  const { database } = platform
  return {
    name: 'attach-records',
    clock: 'law',
    everyMs,
    async run(now) {
      const until = lastInformedToAttach(now, platform.settings)
      let after: InformedRecord | undefined
      for (;;) {
        const due = await database.transaction((tx) => recordsToAttach(tx, { until, after, limit: atOnce }))
        for (const record of due)
          await attachToMes(platform, record).catch((error: unknown) =>
            log.fault('record not attached', error),
          )
        if (due.length < atOnce) return
        after = due.at(-1)
      }
    },
  }
}
