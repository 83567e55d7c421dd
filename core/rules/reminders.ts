/** Reminders that a reader asks for: when each falls due, and how many in a day. Spec: rules.md §2.3, TRA-08; people.md P-09, P-10. */
import type { Day } from '@carnet/core/model/identity.ts'
import { isOn, type Reminder, vaccineReminderHour } from '@carnet/core/model/reminder.ts'
import {
  clockAt,
  daysAfter,
  type HourOfDay,
  instantOf,
  isHourOfDay,
  type TimeZone,
} from '@carnet/core/model/time-zone.ts'
import type { RuleSettings } from './settings.ts'

/** It stands in the space of who asked for as long after its day; then it is forgotten. */
export const vaccineReminderDays = 30

/** Nobody takes at noon what an outage kept from being said at eight. */
const lateMsMax = 3_600_000

/** An hour in the words of a person: « 8 h », « 8h30 », « 20:00 ». undefined: it is none. */
export function hourIn(text: string): HourOfDay | undefined {
  const [, hours, minutes = '00'] = /^(\d{1,2})(?:\s?[h:.]\s?(\d{2})?)?$/i.exec(text.trim()) ?? []
  const hour = hours === undefined ? '' : `${hours.padStart(2, '0')}:${minutes}`
  return isHourOfDay(hour) ? hour : undefined
}

/** When something is to be done about it, after this instant: it is told, or it is over. */
export function nextTurn(reminder: Reminder, after: Date, zone: TimeZone): Date {
  if (reminder.kind === 'vaccine') {
    const on = instantOf(reminder.on, vaccineReminderHour, zone)
    return on > after ? on : endOf(reminder, zone)!
  }
  const { hours, from } = reminder
  const today = clockAt(after, zone).day
  const first = from > today ? from : today
  const turns = [first, daysAfter(first, 1)]
    .filter((day) => isOn(reminder, day))
    .flatMap((day) => hours.map((hour) => instantOf(day, hour, zone)))
  return turns.find((turn) => turn > after) ?? endOf(reminder, zone)!
}

/** It is forgotten. */
export function isOver(reminder: Reminder, now: Date, zone: TimeZone): boolean {
  const end = endOf(reminder, zone)
  return end !== undefined && end <= now
}

/** undefined: its reader stops it. */
function endOf(reminder: Reminder, zone: TimeZone): Date | undefined {
  if (reminder.kind === 'vaccine')
    return instantOf(daysAfter(reminder.on, vaccineReminderDays), '00:00', zone)
  const { until } = reminder
  return until === undefined ? undefined : instantOf(daysAfter(until, 1), '00:00', zone)
}

/** A vaccination that an outage kept from being told is told after it: there is no other message about it. */
export function isTooLate({ kind }: Reminder, dueAt: Date, now: Date): boolean {
  return kind === 'treatment' && now.getTime() - dueAt.getTime() > lateMsMax
}

/**
 * With those that the same reader has already, one day would have more than allowed. Each counts his own: what another
 * asked for is not to be known.
 * @spec MES « remindersPerDayMax »; VIS-09
 */
export function areTooMany(
  asked: Reminder,
  others: readonly Reminder[],
  { remindersPerDayMax }: Pick<RuleSettings, 'remindersPerDayMax'>,
): boolean {
  const all = [...others, asked]
  // The fullest day is one where something begins.
  return all
    .map(firstDay)
    .filter((day) => isOn(asked, day))
    .some((day) => countOn(all, day) > remindersPerDayMax)
}

function firstDay(reminder: Reminder): Day {
  return reminder.kind === 'vaccine' ? reminder.on : reminder.from
}

function countOn(reminders: readonly Reminder[], day: Day): number {
  return reminders
    .filter((each) => isOn(each, day))
    .reduce((sum, each) => sum + (each.kind === 'vaccine' ? 1 : each.hours.length), 0)
}
