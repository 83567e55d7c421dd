/** Since when the author of directives anticipées was last told that they are there. rules.md VIS-16. */
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'

/** New ones were deposited, or he was told: the time begins again. */
export async function restartReminder(tx: Tx, recordId: RecordId, at: Date): Promise<void> {
  await tx.run(
    'restart-directives-reminder',
    `insert into directives_reminder (record_id, since) values ($1, $2)
     on conflict (record_id) do update set since = greatest(directives_reminder.since, excluded.since)`,
    [recordId, at],
  )
}

/** He has none any more. */
export async function stopReminder(tx: Tx, recordId: RecordId): Promise<void> {
  await tx.run('stop-directives-reminder', 'delete from directives_reminder where record_id = $1', [recordId])
}

/** Whose time is up, oldest first, of active records, held until the end of the transaction: nobody is told twice. */
export async function remindersDue(tx: Tx, until: Date, limit: number): Promise<readonly RecordId[]> {
  const rows = await tx.run<{ record_id: RecordId }>(
    'directives-reminders-due',
    `select d.record_id from directives_reminder d join record r on r.id = d.record_id and r.state = 'active'
      where d.since <= $1 order by d.since, d.record_id limit $2 for update of d skip locked`,
    [until, limit],
  )
  return rows.map(({ record_id }) => record_id)
}
