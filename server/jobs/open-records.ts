/** Informs the persons for whom a record waits, and opens it six weeks later unless they opposed it. LIF-01, LIF-02. */
import { lastInformedToOpen } from '@carnet/core/rules/opening.ts'
import { openByDefault, tellFailedOpening } from '../actions/open-by-default.ts'
import type { Platform } from '../actions/platform.ts'
import type { Log } from '../log.ts'
import { giveNotices } from '../store/notices.ts'
import { type InformedRecord, personsToInform, recordsToOpen } from '../store/opening.ts'
import type { Job } from './scheduler.ts'

const everyMs = 3_600_000
const atOnce = 100

/** The delay does not start here: it starts when the message leaves. */
export function informPersons({ database }: Platform): Job {
  const informSome = (now: Date) =>
    database.transaction(async (tx) => {
      const ids = await personsToInform(tx, atOnce)
      for (const id of ids)
        await giveNotices(tx, id, [{ to: 'holder', cause: 'information' }], { actorId: '', at: now })
      return ids.length
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
  const { database, settings } = platform
  return {
    name: 'open-records',
    clock: 'law',
    everyMs,
    async run(now) {
      const until = lastInformedToOpen(now, settings)
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
