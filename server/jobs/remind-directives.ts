/** Tells the author of directives anticipées, every year, that they are in his record. VIS-16, R1111-19. */
import { directivesType } from '@carnet/core/model/document.ts'
import { areInForce, areToldToAuthor, lastDirectivesToRemind } from '@carnet/core/rules/directives.ts'
import { holderTypeSystem } from '@carnet/core/rules/holder-documents.ts'
import type { Platform } from '../actions/platform.ts'
import { remindersDue, restartReminder, stopReminder } from '../store/directives-reminder.ts'
import { documentsOf } from '../store/documents.ts'
import { giveNotices } from '../store/notices.ts'
import { inTurns } from './in-turns.ts'
import type { Job } from './scheduler.ts'

const narrowing = { typeCodes: [{ code: directivesType, system: holderTypeSystem }] }

export function remindDirectives(platform: Platform): Job {
  return inTurns(platform.database, {
    name: 'remind-directives',
    due: (tx, now, limit) => remindersDue(tx, lastDirectivesToRemind(now, platform.settings), limit),
    async act(tx, recordId, now) {
      const inForce = (await documentsOf(tx, recordId, narrowing)).filter(areInForce)
      if (inForce.length === 0) return stopReminder(tx, recordId)
      if (inForce.some(areToldToAuthor))
        await giveNotices(tx, recordId, [{ to: 'holder', cause: 'directivesReminder' }], {
          actorId: '',
          at: now,
        })
      await restartReminder(tx, recordId, now)
    },
  })
}
