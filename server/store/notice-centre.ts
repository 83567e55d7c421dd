/** What a reader of the record finds in the notification centre, and what he did with it. Spec: rules.md TRA-08. */
import type { NoticeCause } from '@carnet/core/model/notice.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'

/** 'holder', or the mandate by which somebody else reads. */
export type NoticeReader = string

export type CentreNotice = {
  readonly id: string
  readonly cause: NoticeCause
  readonly at: Date
  readonly read: boolean
}

export type CentreQuestion = {
  readonly reader: NoticeReader
  readonly causes: readonly NoticeCause[]
  readonly since: Date
}

const ofReader = `from notice n
   left join notice_reading k on k.record_id = n.record_id and k.notice_id = n.id and k.reader = $2
  where n.record_id = $1 and n.recipient = 'holder' and n.cause = any($3) and n.at > $4 and k.removed_at is null
    and ($2 = 'holder' or not n.kept_from_representatives)`

/** Newest first. */
export function noticesInCentre(
  tx: Tx,
  recordId: RecordId,
  { reader, causes, since }: CentreQuestion,
  page: { readonly limit: number; readonly offset: number },
): Promise<readonly CentreNotice[]> {
  return tx.run<CentreNotice>(
    'notices-in-centre',
    `select n.id, n.cause, n.at, k.read_at is not null as read ${ofReader}
      order by n.at desc, n.id desc limit $5 offset $6`,
    [recordId, reader, causes, since, page.limit, page.offset],
  )
}

export async function countInCentre(
  tx: Tx,
  recordId: RecordId,
  { reader, causes, since }: CentreQuestion,
): Promise<{ readonly all: number; readonly unread: number }> {
  const [row] = await tx.run<{ all: number; unread: number }>(
    'count-in-centre',
    `select count(*) as all, count(*) filter (where k.read_at is null) as unread ${ofReader}`,
    [recordId, reader, causes, since],
  )
  return row!
}

/** `ids`: undefined, all that are there. What is not his to see is not changed. */
export async function markInCentre(
  tx: Tx,
  recordId: RecordId,
  { reader, causes, since }: CentreQuestion,
  {
    ids,
    readAt,
    removedAt,
  }: {
    readonly ids: readonly string[] | undefined
    readonly readAt: Date | null
    readonly removedAt: Date | null
  },
): Promise<void> {
  await tx.run(
    'mark-in-centre',
    `insert into notice_reading (record_id, notice_id, reader, read_at, removed_at)
     select n.record_id, n.id, $2, $6, $7 from notice n
      where n.record_id = $1 and n.recipient = 'holder' and n.cause = any($3) and n.at > $4
        and ($2 = 'holder' or not n.kept_from_representatives)
        and ($5::text[] is null or n.id::text = any($5))
        and not exists (select from notice_reading k
          where k.record_id = n.record_id and k.notice_id = n.id and k.reader = $2 and k.removed_at is not null
            and $5::text[] is null)
     on conflict (record_id, notice_id, reader) do update set read_at = $6, removed_at = $7`,
    [recordId, reader, causes, since, ids ?? null, readAt, removedAt],
  )
}
