/** Several documents that their reader chose, given as files: as one download each, whatever holds them together. rules.md TRA-05. */
import type { PatientCaller } from '@carnet/core/model/caller.ts'
import { usualName } from '@carnet/core/model/identity.ts'
import { openLabels } from '../store/document-fragments.ts'
import { blobOf, documentsByEntryUuid } from '../store/documents.ts'
import { listed } from './list-documents.ts'
import { type Act, perform } from './perform.ts'
import type { Platform } from './platform.ts'
import { type ReleasedDocument, traced } from './read-document.ts'
import { asSeen, replacementsAmong } from './status-as-seen.ts'

/** As many as a page of the list: who wants more takes all of it away (TRA-11). */
export const downloadedAtOnceMax = 50

export type DownloadedDocuments = {
  readonly holder: string
  readonly at: Date
  readonly documents: readonly ReleasedDocument[]
}

/** Those that he may see, each in the version that he asked for; of another nothing is said. A line of the history for each. */
export function downloadDocuments(
  platform: Platform,
  caller: PatientCaller,
  entryUuids: readonly string[],
): Promise<DownloadedDocuments> {
  if (entryUuids.length > downloadedAtOnceMax) throw new RangeError('too many documents for one download')
  const request = { patient: caller.patient, action: 'readDocument' } as const
  return perform(platform, caller, request, async (permitted) => {
    const { tx, record, judge, now } = permitted
    const asked = await documentsByEntryUuid(tx, record.id, entryUuids)
    const allowed = asked.filter((document) => judge(document).allowed)
    const seen = asSeen(permitted, allowed, await replacementsAmong(permitted, allowed))
    const labels = await openLabels(
      tx,
      record.key,
      seen.map(({ entryUuid }) => entryUuid),
    )
    const documents = seen.map((document) => {
      const blob = blobOf(record.key, document)
      return {
        ...listed(permitted, platform.settings, document, labels.get(document.entryUuid)!),
        open: () => platform.blobs.read(blob),
      }
    })
    const given = documents.map(
      (document): Act => ({
        action: 'downloadDocument',
        documents: [traced(document, document.label)],
        checks: judge(document).checks,
        returnedCount: 1,
      }),
    )
    const unknown = new Set(entryUuids).size - documents.length
    const refused = Array.from({ length: unknown }, (): Act => ({ refusal: 'documentUnknown' }))
    return {
      result: { holder: usualName(record.identity), at: now, documents },
      acts: [...given, ...refused],
    }
  })
}
