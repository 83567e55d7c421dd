/** Tells whoever asked to be reminded, at his hour, and nothing of what. people.md P-09, P-10; rules.md TRA-08, TRA-09. */
import { stands } from '@carnet/core/rules/mandates.ts'
import { isOver, isTooLate, nextTurn } from '@carnet/core/rules/reminders.ts'
import type { RuleSettings } from '@carnet/core/rules/settings.ts'
import type { Platform } from '../actions/platform.ts'
import type { Tx } from '../store/database.ts'
import { mandatesOn, personsOfMandates } from '../store/mandates.ts'
import { giveNotices } from '../store/notices.ts'
import {
  type DueReminder,
  dueReminders,
  forgetToldReminders,
  removeReminders,
  setNextTurn,
} from '../store/reminders.ts'
import { inTurns } from './in-turns.ts'
import type { Job } from './scheduler.ts'

/** What cannot be opened, or told, keeps nobody else waiting. */
const nextDayMs = 86_400_000

/** Its work is that of what falls due: an index gives it, whatever the base holds. */
export function sendReminders(platform: Platform): Job {
  return inTurns(platform.database, {
    name: 'send-reminders',
    everyMs: 20_000,
    due: dueReminders,
    async act(tx, due, now) {
      const { settings } = platform
      const zone = settings.remindersTimeZone
      const { recordId, id, reminder, dueAt, active } = due
      const nextDay = new Date(now.getTime() + nextDayMs)
      if (reminder === undefined) return setNextTurn(tx, due, nextDay)
      if (!(await stillStands(tx, due, settings, now))) return removeReminders(tx, recordId, [id])
      // The turn that ends it is no turn to tell it.
      if (active && !isOver(reminder, dueAt, zone) && !isTooLate(reminder, dueAt, now))
        await tell(tx, due, now)
      if (isOver(reminder, now, zone)) return removeReminders(tx, recordId, [id])
      if (active) return setNextTurn(tx, due, nextTurn(reminder, now, zone))
      // Of a record that may open again, looked at once a day: until then, a vaccination waits to be told.
      return setNextTurn(tx, due, reminder.kind === 'vaccine' ? nextDay : nextTurn(reminder, nextDay, zone))
    },
  })
}

/** Whoever asked for it is still in the record. */
async function stillStands(
  tx: Tx,
  { recordId, owner, birthDate }: DueReminder,
  settings: RuleSettings,
  now: Date,
): Promise<boolean> {
  if (owner === null) return true
  const mandate = (await mandatesOn(tx, recordId)).find(({ id }) => id === owner)
  return mandate !== undefined && stands(mandate, birthDate, settings, now)
}

/** In his own record, whoever he is; what falls due at one hour is one message. */
async function tell(tx: Tx, { recordId, owner, dueAt }: DueReminder, now: Date): Promise<void> {
  const actorId = dueAt.toISOString()
  const cause = owner === null ? 'reminder' : 'delegatedReminder'
  const told = owner === null ? [recordId] : await personsOfMandates(tx, recordId, [owner])
  for (const person of told) {
    await forgetToldReminders(tx, person, cause, actorId)
    await giveNotices(tx, person, [{ to: 'holder', cause }], { actorId, at: now })
  }
}
