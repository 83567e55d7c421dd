/** « Garder sous la main »: the documents that the holder wants first, without network too. people.md P-31. */
import type { PatientCaller } from '@carnet/core/model/caller.ts'
import type { StarAction } from '@carnet/core/model/decision.ts'
import { deviceCopyLimits } from '@carnet/core/model/device-copy.ts'
import { renewDeviceCopies } from '../store/device-copies.ts'
import { documentsByEntryUuid } from '../store/documents.ts'
import { addStar, lockStars, removeStars } from '../store/starred-documents.ts'
import { perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'
import { starsFor } from './stars-as-seen.ts'

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
    await lockStars(tx, record.id)
    const stars = await starsFor(caller, permitted)
    if (action === 'unstarDocument')
      await removeStars(tx, record.id, [logicalId, ...(stars.get(logicalId) ?? [])])
    else {
      // What is gone, or may be seen no more, does not count: nobody could take its star away.
      const others = [...stars.keys()].filter((each) => each !== logicalId)
      if (others.length >= deviceCopyLimits.documents)
        return { result: 'tooMany' as const, acts: [{ refusal: 'choiceNotPossible' as const }] }
      await addStar(tx, record.id, logicalId, now)
    }
    await renewDeviceCopies(tx, record.id)
    return { result: 'done' as const, acts: [{}] }
  })
}
