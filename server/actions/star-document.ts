/** « Garder sous la main »: the documents that the holder wants first, without network too. people.md P-31. */
import type { PatientCaller } from '@carnet/core/model/caller.ts'
import type { StarAction } from '@carnet/core/model/decision.ts'
import { deviceCopyLimits } from '@carnet/core/model/device-copy.ts'
import { renewDeviceCopies } from '../store/device-copies.ts'
import { documentsByEntryUuid, documentsInList } from '../store/documents.ts'
import { addStar, lockStars, removeStar, starredDocuments } from '../store/starred-documents.ts'
import { type Permitted, perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'

/** Throws Refused `documentUnknown`, the same for one that does not exist and for one that may not be seen. */
export function starDocument(
  platform: Platform,
  caller: PatientCaller,
  { entryUuid, action }: { readonly entryUuid: string; readonly action: StarAction },
): Promise<'done' | 'tooMany'> {
  return perform(platform, caller, { patient: caller.patient, action }, async (permitted) => {
    const { tx, record, judge, now } = permitted
    const [document] = await documentsByEntryUuid(tx, record.id, [entryUuid])
    if (document === undefined || !judge(document, 'readDocument').allowed)
      throw new Refused('documentUnknown')
    const { logicalId } = document
    if (action === 'unstarDocument') await removeStar(tx, record.id, logicalId)
    else {
      await lockStars(tx, record.id)
      const others = (await readableStars(permitted)).filter((each) => each !== logicalId)
      if (others.length >= deviceCopyLimits.documents)
        return { result: 'tooMany' as const, acts: [{ refusal: 'choiceNotPossible' as const }] }
      await addStar(tx, record.id, logicalId, now)
    }
    await renewDeviceCopies(tx, record.id)
    return { result: 'done' as const, acts: [{}] }
  })
}

/** What is gone, or may be seen no more, does not count: nobody could take its star away. */
async function readableStars({ tx, record, judge }: Permitted): Promise<readonly string[]> {
  const starred = await starredDocuments(tx, record.id)
  const readable = (await documentsInList(tx, record.id)).filter(
    (document) => starred.has(document.logicalId) && judge(document, 'readDocument').allowed,
  )
  return [...new Set(readable.map(({ logicalId }) => logicalId))]
}
