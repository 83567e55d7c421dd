/** Tells the holder, every `serviceRecapDays`, which services feed his record by themselves. rules.md TRA-10. */
import { countsInRecap, lastRecapDue } from '@carnet/core/rules/feeders.ts'
import { feedersOf } from '../actions/feeders.ts'
import type { Platform } from '../actions/platform.ts'
import { recapsDue, restartRecap } from '../store/feeders.ts'
import { giveNotices } from '../store/notices.ts'
import { inTurns } from './in-turns.ts'
import type { Job } from './scheduler.ts'

/** What the message says is read when it leaves, seconds later (send-notices.ts): none of it is kept. */
export function recapFeeders(platform: Platform): Job {
  return inTurns(platform.database, {
    name: 'recap-feeders',
    due: (tx, now, limit) => recapsDue(tx, lastRecapDue(now, platform.settings), limit),
    async act(tx, recordId, now) {
      const told = await feedersOf(tx, recordId, countsInRecap, platform.settings)
      if (told.length > 0)
        await giveNotices(tx, recordId, [{ to: 'holder', cause: 'serviceRecap' }], { actorId: '', at: now })
      await restartRecap(tx, recordId, now)
    },
  })
}
