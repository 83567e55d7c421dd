/** Tells the author of directives anticipées, every year, that they are in his record. VIS-16, R1111-19. */
import { directivesType } from '@carnet/core/model/document.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import { areInForce, areToldToAuthor, lastDirectivesToRemind } from '@carnet/core/rules/directives.ts'
import { holderTypeSystem } from '@carnet/core/rules/holder-documents.ts'
import type { Platform } from '../actions/platform.ts'
import type { Tx } from '../store/database.ts'
import { remindersDue, restartReminder, stopReminder } from '../store/directives-reminder.ts'
import { documentsOf } from '../store/documents.ts'
import { giveNotices } from '../store/notices.ts'
import type { Job } from './scheduler.ts'

const atOnce = 100
const narrowing = { typeCodes: [{ code: directivesType, system: holderTypeSystem }] }

export function remindDirectives(platform: Platform): Job {
  const remind = async (tx: Tx, recordId: RecordId, now: Date) => {
    const inForce = (await documentsOf(tx, recordId, narrowing)).filter(areInForce)
    if (inForce.length === 0) return stopReminder(tx, recordId)
    if (inForce.some(areToldToAuthor))
      await giveNotices(tx, recordId, [{ to: 'holder', cause: 'directivesReminder' }], {
        actorId: '',
        at: now,
      })
    await restartReminder(tx, recordId, now)
  }
  const remindSome = (now: Date) =>
    platform.database.transaction(async (tx) => {
      const due = await remindersDue(tx, lastDirectivesToRemind(now, platform.settings), atOnce)
      for (const recordId of due) await remind(tx, recordId, now)
      return due.length
    })
  return {
    name: 'remind-directives',
    clock: 'law',
    everyMs: 3_600_000,
    async run(now) {
      while ((await remindSome(now)) === atOnce);
    },
  }
}
