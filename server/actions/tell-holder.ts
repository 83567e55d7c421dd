/** « Il y a du nouveau dans votre carnet. »: what was added that he may see, without a word of what. people.md P-27. */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { DocumentFacts } from '@carnet/core/model/document.ts'
import type { Notice } from '@carnet/core/model/notice.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import { newsOf, noticesOfAdded } from '@carnet/core/rules/news.ts'
import type { Tx } from '../store/database.ts'
import { giveNotices } from '../store/notices.ts'
import type { Permitted } from './perform.ts'
import type { Platform } from './platform.ts'

export function tellOfAdded(
  { settings }: Pick<Platform, 'settings'>,
  { tx, record, now, readableByHolder }: Permitted,
  caller: Caller,
  added: readonly DocumentFacts[],
): Promise<void> {
  return tell(tx, record.id, noticesOfAdded(caller, added.filter(readableByHolder), settings), now)
}

/** What was kept from him until now. */
export function tellOfShown(
  tx: Tx,
  recordId: RecordId,
  shown: readonly DocumentFacts[],
  at: Date,
): Promise<void> {
  return tell(tx, recordId, newsOf(shown), at)
}

/** Without an actor: whoever adds within the hour, it is one message. */
function tell(tx: Tx, recordId: RecordId, notices: readonly Notice[], at: Date): Promise<void> {
  return giveNotices(tx, recordId, notices, { actorId: '', at })
}
