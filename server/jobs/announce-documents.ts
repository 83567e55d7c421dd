/** What the patient may not see yet: at 14 days he is invited to see a professional, at a month it is shown. VIS-05. */
import { showsAt, warnsAt } from '@carnet/core/rules/announcement.ts'
import { restateEntry } from '@carnet/core/wire/xds/document-entry.ts'
import { shownToPatient } from '@carnet/core/wire/xds/entry-version.ts'
import { associationTypes } from '@carnet/core/wire/xds/vocabulary.ts'
import type { Platform } from '../actions/platform.ts'
import { type AnnouncedWriting, showUnannounced } from '../actions/show-unannounced.ts'
import type { Log } from '../log.ts'
import { giveNotices } from '../store/notices.ts'
import { type UnannouncedDocument, unannouncedDocuments } from '../store/unannounced.ts'
import type { Job } from './scheduler.ts'

const atOnce = 100
const writing: AnnouncedWriting = {
  hasMember: associationTypes.hasMember,
  restate: restateEntry,
  shownToPatient,
}

/** Its work is that of the documents hidden from their patients, and none stays so beyond a month. */
export function announceDocuments(platform: Platform, log: Log): Job {
  const { database } = platform

  const announce = async (document: UnannouncedDocument, now: Date) => {
    if (showsAt(document.submittedAt, platform.settings) <= now)
      return showUnannounced(platform, writing, document)
    const at = warnsAt(document.submittedAt, platform.settings)
    // A message may be read by the representatives from whom the document is kept.
    if (at <= now && !document.invisibleToRepresentatives)
      await database.transaction((tx) =>
        giveNotices(tx, document.recordId, [{ to: 'holder', cause: 'unannounced' }], { actorId: '', at }),
      )
  }
  return {
    name: 'announce-documents',
    clock: 'law',
    everyMs: 3_600_000,
    async run(now) {
      let after: UnannouncedDocument | undefined
      for (;;) {
        const waiting = await database.transaction((tx) =>
          unannouncedDocuments(tx, { until: now, after, limit: atOnce }),
        )
        for (const document of waiting)
          await announce(document, now).catch((error: unknown) => log.fault('document not announced', error))
        if (waiting.length < atOnce) return
        after = waiting.at(-1)
      }
    },
  }
}
