/** What a reader of a record asked to be reminded of: for himself alone. Spec: people.md P-09, P-10; rules.md TRA-08. */
import { type Drug, keysOfDrug } from './drug.ts'
import type { Day } from './identity.ts'
import type { HourOfDay } from './time-zone.ts'
import type { KnownTreatment } from './treatment.ts'

/** Once, on the day that the calendar gives for her age: no document is read for it. */
export type VaccineReminder = {
  readonly kind: 'vaccine'
  /** Line of the calendar. */
  readonly line: string
  /** « Rougeole, oreillons, rubéole »; « à 16 mois ». */
  readonly vaccine: string
  readonly appointment: string
  readonly on: Day
}

/** A vaccination is told in the morning of its day. */
export const vaccineReminderHour: HourOfDay = '09:00'

export type TreatmentReminder = {
  readonly kind: 'treatment'
  readonly drug: Drug
  /** In the order of the day, none twice. */
  readonly hours: readonly HourOfDay[]
  readonly from: Day
  readonly until?: Day | undefined
  /** Of a teenager, about what his representatives do not see. */
  readonly secret?: boolean
}

export type Reminder = VaccineReminder | TreatmentReminder

export type OwnReminder = Reminder & { readonly id: string }

export function isSameDrug(a: Drug, b: Drug): boolean {
  const keys = new Set(keysOfDrug(a))
  return keysOfDrug(b).some((key) => keys.has(key))
}

/** Told that day, if no hour of it is passed over. */
export function isOn(reminder: Reminder, day: Day): boolean {
  if (reminder.kind === 'vaccine') return reminder.on === day
  return reminder.from <= day && (reminder.until === undefined || day <= reminder.until)
}

/** A reminder of a treatment, and that treatment as its reader sees it now; undefined: he sees it no more. */
export type SeenReminder = TreatmentReminder & {
  readonly id: string
  readonly treatment: KnownTreatment | undefined
}

export function treatmentReminders(
  reminders: readonly OwnReminder[],
  treatments: readonly KnownTreatment[],
): readonly SeenReminder[] {
  return reminders.flatMap((reminder) =>
    reminder.kind === 'treatment'
      ? { ...reminder, treatment: treatments.find((one) => tellsOf(one, reminder.drug)) }
      : [],
  )
}

function tellsOf({ sources, declared }: KnownTreatment, drug: Drug): boolean {
  return [...sources.map((source) => source.drug), ...declared.map(({ name }) => ({ name, codes: [] }))].some(
    (told) => isSameDrug(told, drug),
  )
}
