/** Tells the holder, every `serviceRecapDays`, which services feed his record by themselves. rules.md TRA-10. */
import type { RecordId } from '@carnet/core/model/record.ts'
import { countsInRecap, lastRecapDue } from '@carnet/core/rules/feeders.ts'
import { feedersOf } from '../actions/feeders.ts'
import type { Platform } from '../actions/platform.ts'
import type { Tx } from '../store/database.ts'
import { recapsDue, restartRecap } from '../store/feeders.ts'
import { giveNotices } from '../store/notices.ts'
import type { Job } from './scheduler.ts'

const atOnce = 100

/** What the message says is read when it leaves, seconds later (send-notices.ts): none of it is kept. */
export function recapFeeders(platform: Platform): Job {
  const recap = async (tx: Tx, recordId: RecordId, now: Date) => {
    const told = await feedersOf(tx, recordId, countsInRecap, platform.settings)
    if (told.length > 0)
      await giveNotices(tx, recordId, [{ to: 'holder', cause: 'serviceRecap' }], { actorId: '', at: now })
    await restartRecap(tx, recordId, now)
  }
  const recapSome = (now: Date) =>
    platform.database.transaction(async (tx) => {
      const due = await recapsDue(tx, lastRecapDue(now, platform.settings), atOnce)
      for (const recordId of due) await recap(tx, recordId, now)
      return due.length
    })
  return {
    name: 'recap-feeders',
    clock: 'law',
    everyMs: 3_600_000,
    async run(now) {
      while ((await recapSome(now)) === atOnce);
    },
  }
}
