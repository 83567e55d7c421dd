/** Who hears of a majority, to come or come: the person, and the parents who represent her until then. LIF-21. */
import type { NoticeCause } from '@carnet/core/model/notice.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Tx } from '../store/database.ts'
import { mandatesOn, personsOfMandates } from '../store/mandates.ts'
import { giveNotices } from '../store/notices.ts'

/** Nothing is said of what was kept from them, which is hers alone. */
export async function tellOfMajority(
  tx: Tx,
  recordId: RecordId,
  { holder, parents, at }: { readonly holder: NoticeCause; readonly parents: NoticeCause; readonly at: Date },
): Promise<void> {
  await giveNotices(tx, recordId, [{ to: 'holder', cause: holder }], { actorId: '', at })
  const standing = (await mandatesOn(tx, recordId)).filter(
    ({ kind, since, until }) => kind === 'parent' && since <= at && (until === null || until > at),
  )
  const ids = standing.map(({ id }) => id)
  // Of twins, one message for each.
  for (const parent of await personsOfMandates(tx, recordId, ids))
    await giveNotices(tx, parent, [{ to: 'holder', cause: parents }], { actorId: recordId, at })
}
