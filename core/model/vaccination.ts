/** Vaccinations that documents tell of, and what a calendar of vaccinations says by age. Nothing of a person’s health is judged. */
import { civilDay } from './civil-day.ts'
import type { Code } from './code.ts'
import { type Day, isDay } from './identity.ts'
import { loinc } from './lab-result.ts'

export const atc = '2.16.840.1.113883.6.73'

/** Of the documents that tell of them: « Historique des vaccinations », « Note de vaccination ». */
export const vaccinationTypes: readonly Code[] = ['11369-6', '87273-9'].map((code) => ({
  code,
  system: loinc,
}))

/** What a vaccine protects from; several for most vaccines. */
export const vaccineTargets = [
  'diphtheria',
  'tetanus',
  'polio',
  'pertussis',
  'hib',
  'hepatitisB',
  'hepatitisA',
  'pneumococcus',
  'menB',
  'menACWY',
  // Of other serogroups, or of serogroups that the document does not give.
  'meningococcus',
  'measles',
  'mumps',
  'rubella',
  'varicella',
  'zoster',
  'hpv',
  'influenza',
  'covid',
  'rsv',
  'rotavirus',
  'tuberculosis',
  'yellowFever',
] as const
export type VaccineTarget = (typeof vaccineTargets)[number]

export type Vaccination = {
  readonly product: string
  /** As written, in every code system that the document gives: CIS, ATC, CIP. */
  readonly codes: readonly Code[]
  /** HL7 TS as written. */
  readonly at?: string | undefined
  /** ISO 8601; absent when it is no date that exists. */
  readonly instant?: string | undefined
  /** Does the line that people read give the same day? */
  readonly agreement: 'same' | 'differs' | 'unsaid'
  readonly lot?: string | undefined
  /** Rank of the dose, as written. */
  readonly rank?: number | undefined
  readonly by?: string | undefined
  readonly organisation?: string | undefined
}

/** A vaccination, and every document that tells of it. */
export type KnownVaccination = Vaccination & {
  readonly targets: readonly VaccineTarget[]
  readonly documentIds: readonly string[]
}

/**
 * The same day, vaccine and lot are the same vaccination: a history repeats the notes that it was made from, with ids and
 * codes of packs that are not theirs.
 */
export function knownVaccinations(
  documents: readonly { readonly documentId: string; readonly vaccinations: readonly Vaccination[] }[],
  targetsOf: (codes: readonly Code[]) => readonly VaccineTarget[],
): readonly KnownVaccination[] {
  const found = new Map<string, KnownVaccination>()
  for (const { documentId, vaccinations } of documents)
    for (const vaccination of vaccinations) {
      const key = keyOf(vaccination)
      const known = found.get(key)
      const documentIds = [...new Set([...(known?.documentIds ?? []), documentId])]
      found.set(
        key,
        known === undefined
          ? { ...vaccination, targets: targetsOf(vaccination.codes), documentIds }
          : // One of the documents contradicts itself: it is told of the vaccination.
            { ...known, documentIds, agreement: worse(known.agreement, vaccination.agreement) },
      )
    }
  return [...found.values()].toSorted((a, b) => (b.instant ?? '').localeCompare(a.instant ?? ''))
}

function keyOf({ at = '', codes, product, lot = '' }: Vaccination): string {
  const vaccine = codes.find(({ system }) => system === atc)?.code ?? codes[0]?.code ?? product
  return JSON.stringify([at.slice(0, 8), vaccine, lot])
}

function worse(a: Vaccination['agreement'], b: Vaccination['agreement']): Vaccination['agreement'] {
  return a === 'differs' || b === 'differs' ? 'differs' : a
}

/** A calendar of vaccinations for everybody: data, with its edition. What depends on a person’s health is not in it. */
export type VaccinationCalendar = {
  readonly edition: string
  /** The day from which it is the one to read. */
  readonly effectiveFrom: Day
  readonly source: string
  readonly sourceUrl: string
  readonly lines: readonly CalendarLine[]
}

export type CalendarLine = {
  readonly id: string
  /** « Diphtérie, tétanos, poliomyélite » */
  readonly name: string
  readonly targets: readonly VaccineTarget[]
  /** For who was born from that day. */
  readonly bornFrom?: Day
  readonly appointments: readonly Appointment[]
  /** Each autumn, from this age in months. */
  readonly eachAutumnFrom?: number
}

export type Appointment = {
  /** « à 11 mois », « à 25 ans » */
  readonly name: string
  readonly ageMonths: number
  /** A dose from this age on counts for it. */
  readonly fromMonths: number
  /** It is no longer proposed at this age. */
  readonly untilMonths?: number
}

export type CalendarState = {
  readonly line: CalendarLine
  /** The last appointment whose age is reached, and whether the documents tell of a dose since. */
  readonly reached?: { readonly appointment: Appointment; readonly found: boolean } | undefined
  readonly next?: { readonly appointment: Appointment; readonly on: Day } | undefined
  readonly eachAutumn: boolean
}

/** That of a day: the last to have come into force, or the first where all are to come. */
export function calendarInForce(
  calendars: readonly [VaccinationCalendar, ...VaccinationCalendar[]],
  day: Day,
): VaccinationCalendar {
  const begun = calendars.filter(({ effectiveFrom }) => effectiveFrom <= day)
  return begun.reduce(
    (last, each) => (each.effectiveFrom >= last.effectiveFrom ? each : last),
    begun[0] ?? calendars[0],
  )
}

/** How long before its day a vaccination is to plan. */
export const soonMonths = 6

/** `toCheck`: no document tells of it, and another may. */
export type CalendarStatus = 'upToDate' | 'toPlan' | 'toCheck'

/** What the calendar says of one disease, in one word. */
export function statusOf({ reached, next, eachAutumn }: CalendarState, today: Day): CalendarStatus {
  if (reached !== undefined && !reached.found) return 'toCheck'
  const soon = next !== undefined && next.on <= dayAtAge(today, soonMonths)
  return eachAutumn || soon || reached === undefined ? 'toPlan' : 'upToDate'
}

/** What comes in more than twenty years may have changed ten times before. */
const horizonMonths = 240

/** Lines that say something to a person of this age; undefined when the birth date is not known to the day. */
export function calendarStates(
  { lines }: VaccinationCalendar,
  birthDate: Day,
  vaccinations: readonly KnownVaccination[],
  now: Date,
): readonly CalendarState[] | undefined {
  if (!isDay(birthDate)) return undefined
  const today = civilDay(now)
  const horizon = dayAtAge(today, horizonMonths)
  return lines
    .filter(({ bornFrom }) => bornFrom === undefined || birthDate >= bornFrom)
    .map((line): CalendarState => {
      const last = line.appointments.findLast(({ ageMonths }) => dayAtAge(birthDate, ageMonths) <= today)
      const reached =
        last !== undefined &&
        (last.untilMonths === undefined || dayAtAge(birthDate, last.untilMonths) > today)
          ? last
          : undefined
      const next = line.appointments.find(
        ({ ageMonths }) =>
          dayAtAge(birthDate, ageMonths) > today && dayAtAge(birthDate, ageMonths) <= horizon,
      )
      const autumn = line.eachAutumnFrom
      return {
        line,
        reached: reached && { appointment: reached, found: isFound(line, reached, birthDate, vaccinations) },
        next: next && { appointment: next, on: dayAtAge(birthDate, next.ageMonths) },
        eachAutumn: autumn !== undefined && dayAtAge(birthDate, autumn) <= today,
      }
    })
    .filter(({ reached, next, eachAutumn }) => reached !== undefined || next !== undefined || eachAutumn)
}

/** For each target, a dose from that age on; a day in doubt, or known to the year, counts for nothing. */
function isFound(
  { targets }: CalendarLine,
  { fromMonths }: Appointment,
  birthDate: Day,
  vaccinations: readonly KnownVaccination[],
): boolean {
  const from = dayAtAge(birthDate, fromMonths)
  return targets.every((target) =>
    vaccinations.some(
      ({ targets, at = '', instant, agreement }) =>
        targets.includes(target) &&
        agreement !== 'differs' &&
        instant !== undefined &&
        at.length >= 8 &&
        `${at.slice(0, 4)}-${at.slice(4, 6)}-${at.slice(6, 8)}` >= from,
    ),
  )
}

/** Born on the 31st: the first day of the month after one that has none. */
export function dayAtAge(birthDate: Day, months: number): Day {
  const [year = 0, month = 1, day = 1] = birthDate.split('-').map(Number)
  const at = new Date(0)
  at.setUTCFullYear(year, month - 1 + months, 1)
  const length = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate()
  at.setUTCDate(day <= length ? day : length + 1)
  return at.toISOString().slice(0, 10)
}
