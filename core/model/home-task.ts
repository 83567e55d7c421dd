/** « À faire »: what waits for a person in her carnet, and goes once it is done. Spec: people.md P-02. */
import type { Day } from './identity.ts'
import { isOn, type OwnReminder, type SeenReminder } from './reminder.ts'
import type { HourOfDay } from './time-zone.ts'
import type { CalendarState } from './vaccination.ts'
import { dayAtAge, soonMonths } from './vaccination.ts'

export type HomeTask =
  /** A report that she has not opened. */
  | { readonly kind: 'readResult'; readonly documentId: string; readonly title: string; readonly at: Date }
  /** How she comes in: by a password alone, or reached by one way alone. */
  | { readonly kind: 'addPasskey' | 'addContact' }
  | VaccinationTask
  | ReminderTask
  | { readonly kind: 'fillProfile' }

export type VaccinationTask = {
  readonly kind: 'planVaccination'
  readonly vaccine: string
  readonly on: Day
  readonly past: boolean
}

/** What the reader asked to be reminded of, in full: the message says nothing of it. */
export type ReminderTask =
  | { readonly kind: 'vaccineReminder'; readonly vaccine: string; readonly on: Day }
  | { readonly kind: 'treatmentReminder'; readonly name: string; readonly hours: readonly HourOfDay[] }

/** What the block of each is about, where it can be told that it is not there for now. */
export const taskBlocks = ['results', 'account', 'vaccinations', 'reminders', 'profile'] as const
export type TaskBlock = (typeof taskBlocks)[number]

/** Lines of what is to do, and of what is new. */
export const homeLinesMax = 5

/** Results first, then how she comes in: no block takes all the lines. */
export function firstLines<T>(blocks: readonly (readonly T[])[], max = homeLinesMax): readonly T[] {
  const rounds = Math.max(0, ...blocks.map(({ length }) => length))
  const inTurn = Array.from({ length: rounds }, (_, at) => blocks.flatMap((block) => block.slice(at, at + 1)))
  const chosen = new Set(inTurn.flat().slice(0, max))
  return blocks.flat().filter((line) => chosen.has(line))
}

const sinceMonths = -12

/** Appointments of the calendar that come soon, or came within the year and that no document tells of. */
export function vaccinationsToPlan(
  states: readonly CalendarState[],
  birthDate: Day,
  today: Day,
): readonly VaccinationTask[] {
  return states.flatMap(({ line, reached, next }): readonly VaccinationTask[] => {
    const reachedOn = reached && dayAtAge(birthDate, reached.appointment.ageMonths)
    if (reachedOn !== undefined && !reached?.found && reachedOn >= dayAtAge(today, sinceMonths))
      return [{ kind: 'planVaccination', vaccine: line.name, on: reachedOn, past: true }]
    return next !== undefined && next.on <= dayAtAge(today, soonMonths)
      ? [{ kind: 'planVaccination', vaccine: line.name, on: next.on, past: false }]
      : []
  })
}

/** Vaccinations of which the day has come. */
export function vaccineRemindersDue(reminders: readonly OwnReminder[], today: Day): readonly ReminderTask[] {
  return reminders.flatMap((each) =>
    each.kind === 'vaccine' && each.on <= today
      ? { kind: 'vaccineReminder', vaccine: each.vaccine, on: each.on }
      : [],
  )
}

/** Treatments of the day, of those that the reader still sees. */
export function treatmentRemindersOf(
  reminders: readonly SeenReminder[],
  today: Day,
): readonly ReminderTask[] {
  return reminders.flatMap((each) =>
    each.treatment !== undefined && isOn(each, today)
      ? { kind: 'treatmentReminder', name: each.treatment.name, hours: each.hours }
      : [],
  )
}
