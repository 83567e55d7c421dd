/** What each reader of a record asked to be reminded of, and when next. Spec: people.md P-09, P-10. */
import type { NoticeCause } from '@carnet/core/model/notice.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import type { OwnReminder } from '@carnet/core/model/reminder.ts'
import type { Tx } from './database.ts'
import { type RecordKey, seal, unsealerOf } from './sealing.ts'

/** The mandate by which he reads; null: he is the holder. */
export type ReminderOwner = string | null

export const reminderPlace = (id: string) => `reminder ${id}`

/** The oldest first: the ids follow time. */
export async function remindersOf(
  tx: Tx,
  key: RecordKey,
  owner: ReminderOwner,
): Promise<readonly OwnReminder[]> {
  const rows = await tx.run<{ id: string; sealed: Buffer }>(
    'reminders',
    'select id, sealed from reminder where record_id = $1 and mandate_id is not distinct from $2 order by id',
    [key.recordId, owner],
  )
  return rows.map((row) => openReminder(key, row))
}

/** Those of every reader, each with its owner. */
export async function allReminders(
  tx: Tx,
  key: RecordKey,
): Promise<readonly (OwnReminder & { readonly owner: ReminderOwner })[]> {
  const rows = await tx.run<{ id: string; mandate_id: string | null; sealed: Buffer }>(
    'all-reminders',
    'select id, mandate_id, sealed from reminder where record_id = $1 order by id',
    [key.recordId],
  )
  return rows.map((row) => ({ ...openReminder(key, row), owner: row.mandate_id }))
}

function openReminder(
  key: RecordKey,
  { id, sealed }: { readonly id: string; readonly sealed: Buffer },
): OwnReminder {
  return { ...(JSON.parse(unsealerOf(key)(reminderPlace(id), sealed).toString()) as OwnReminder), id }
}

/** Until the end of the transaction: of two that are asked for at once, the second counts the first. */
export async function lockReminders(tx: Tx, recordId: RecordId): Promise<void> {
  await tx.run('lock-reminders', 'select from record where id = $1 for no key update', [recordId])
}

export async function addReminder(
  tx: Tx,
  key: RecordKey,
  owner: ReminderOwner,
  reminder: OwnReminder,
  nextAt: Date,
): Promise<void> {
  await tx.run(
    'add-reminder',
    'insert into reminder (record_id, id, mandate_id, next_at, sealed) values ($1, $2, $3, $4, $5)',
    [
      key.recordId,
      reminder.id,
      owner,
      nextAt,
      seal(key, reminderPlace(reminder.id), JSON.stringify(reminder)),
    ],
  )
}

export async function removeReminders(tx: Tx, recordId: RecordId, ids: readonly string[]): Promise<void> {
  await tx.run('remove-reminders', 'delete from reminder where record_id = $1 and id::text = any($2)', [
    recordId,
    ids,
  ])
}

export type DueReminder = {
  readonly recordId: RecordId
  readonly owner: ReminderOwner
  readonly dueAt: Date
  readonly birthDate: string
  readonly active: boolean
  readonly id: string
  /** undefined: what it says cannot be opened. */
  readonly reminder: OwnReminder | undefined
}

/** The first to fall due, held until the end of the transaction; of two records that become one, after it. */
export async function dueReminders(tx: Tx, now: Date, limit: number): Promise<readonly DueReminder[]> {
  const rows = await tx.run<{
    record_id: RecordId
    id: string
    mandate_id: string | null
    next_at: Date
    sealed: Buffer
    birth_date: string
    active: boolean
    wrapped_key: Buffer
  }>(
    'reminders-due',
    `select m.record_id, m.id, m.mandate_id, m.next_at, m.sealed, r.birth_date, r.state = 'active' as active, r.wrapped_key
       from reminder m join record r on r.id = m.record_id
      where m.next_at <= $1 order by m.next_at limit $2
        for update of m skip locked for key share of r skip locked`,
    [now, limit],
  )
  return rows.map((row) => ({
    recordId: row.record_id,
    id: row.id,
    owner: row.mandate_id,
    dueAt: row.next_at,
    birthDate: row.birth_date,
    active: row.active,
    reminder: openedOf(tx, row),
  }))
}

function openedOf(
  { keyring }: Tx,
  row: {
    readonly record_id: RecordId
    readonly id: string
    readonly wrapped_key: Buffer
    readonly sealed: Buffer
  },
): OwnReminder | undefined {
  try {
    return openReminder(keyring.unwrapRecordKey(row.record_id, row.wrapped_key), row)
  } catch {
    return undefined
  }
}

export async function setNextTurn(
  tx: Tx,
  { recordId, id }: Pick<DueReminder, 'recordId' | 'id'>,
  nextAt: Date,
): Promise<void> {
  await tx.run('set-next-reminder', 'update reminder set next_at = $3 where record_id = $1 and id = $2', [
    recordId,
    id,
    nextAt,
  ])
}

/** Ten a day would hide who read the record: of those that left, the last alone stands among the messages. */
export async function forgetToldReminders(
  tx: Tx,
  recordId: RecordId,
  cause: NoticeCause,
  but: string,
): Promise<void> {
  await tx.run(
    'forget-told-reminders',
    `delete from notice
      where record_id = $1 and recipient = 'holder' and cause = $2 and actor_id <> $3 and sent_at is not null`,
    [recordId, cause, but],
  )
}
