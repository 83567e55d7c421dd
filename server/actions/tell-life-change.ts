/**
 * A record is closed, opened again, to be deleted, or kept after all: who must hear of it does, in the transaction of the
 * act. rules.md LIF-13, LIF-15, LIF-16, LIF-20.
 */
import { randomUUID } from 'node:crypto'
import type { Caller } from '@carnet/core/model/caller.ts'
import type { NoticeCause } from '@carnet/core/model/notice.ts'
import type { ClosingMotive } from '@carnet/core/model/record.ts'
import { toldOfLifeChange } from '@carnet/core/rules/notices.ts'
import { personsOfMandates } from '../store/mandates.ts'
import { giveNotices } from '../store/notices.ts'
import type { Permitted } from './perform.ts'
import type { Platform } from './platform.ts'

const causes = {
  closed: { holder: 'recordClosed', delegate: 'delegatedClosed' },
  reopened: { holder: 'recordReopened', delegate: 'delegatedReopened' },
  deletionRequested: { holder: 'deletionRequested', delegate: 'delegatedDeletion' },
  deletionCancelled: { holder: 'deletionCancelled', delegate: 'delegatedDeletionCancelled' },
} as const satisfies Record<string, { holder: NoticeCause; delegate: NoticeCause }>

/** `motive`: why it was closed; undefined: it is opened again. */
export async function tellLifeChange(
  { settings }: Platform,
  { tx, record, now }: Permitted,
  caller: Caller,
  change: keyof typeof causes,
  motive?: ClosingMotive,
): Promise<void> {
  const { holder, mandates } = toldOfLifeChange({ caller, record, motive, settings, now })
  // Closed, opened and closed again within the hour: each is news.
  const by = { actorId: randomUUID(), at: now }
  const tell = (recordId: typeof record.id, cause: NoticeCause) =>
    giveNotices(tx, recordId, [{ to: 'holder', cause }], by)
  if (holder) await tell(record.id, causes[change].holder)
  const ids = mandates.map(({ id }) => id)
  for (const person of await personsOfMandates(tx, record.id, ids))
    await tell(person, causes[change].delegate)
}
