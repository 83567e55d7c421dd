/** By which ways the holder does not want his messages. Spec: rules.md TRA-08. */
import type { NoticeRefusal } from '@carnet/core/model/notice.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'

export function noticeRefusals(tx: Tx, recordId: RecordId): Promise<readonly NoticeRefusal[]> {
  return tx.run<NoticeRefusal>(
    'notice-refusals',
    'select topic, channel from notice_refusal where record_id = $1 order by topic, channel',
    [recordId],
  )
}

/** All of them: what is not among them is wanted again. */
export async function saveNoticeRefusals(
  tx: Tx,
  recordId: RecordId,
  refused: readonly NoticeRefusal[],
): Promise<void> {
  await tx.run('forget-notice-refusals', 'delete from notice_refusal where record_id = $1', [recordId])
  await tx.run(
    'save-notice-refusals',
    `insert into notice_refusal (record_id, topic, channel)
     select distinct $1::uuid, topic, channel from unnest($2::text[], $3::text[]) as n (topic, channel)`,
    [recordId, refused.map(({ topic }) => topic), refused.map(({ channel }) => channel)],
  )
}
