/**
 * « Calendrier des vaccinations et recommandations vaccinales », what it says to everybody of an age: dated data, in a file
 * that an operator may add to (CARNET_VACCINATION_CALENDARS). Recommendations that depend on an illness, a pregnancy, a
 * trade or a journey are left to professionals, and so are catch-up schedules (unverified: docs/non-verifie.md). A booster
 * a few years early stands for it: `fromMonths`.
 */
import { isDay } from '@carnet/core/model/identity.ts'
import {
  type Appointment,
  type CalendarLine,
  type VaccinationCalendar,
  type VaccineTarget,
  vaccineTargets,
} from '@carnet/core/model/vaccination.ts'
import shipped from './vaccination-calendars.json' with { type: 'json' }

export type Calendars = readonly [VaccinationCalendar, ...VaccinationCalendar[]]

/** `at`: where in the file, `[0].lines[3].appointments[1].ageMonths`; `expected`: in French. */
export type CalendarProblem = { readonly at: string; readonly expected: string }

export type CalendarsRead =
  | { readonly accepted: true; readonly calendars: Calendars }
  | { readonly accepted: false; readonly problems: readonly CalendarProblem[] }

/** A file is taken whole or not at all. */
export function readCalendars(written: unknown): CalendarsRead {
  const problems: CalendarProblem[] = []
  const read = reading(problems)
  const calendars = read.list(written, '', calendarIn(read))
  const [first, ...others] = calendars
  for (const [at, { effectiveFrom }] of calendars.entries())
    if (calendars.slice(0, at).some((earlier) => earlier.effectiveFrom === effectiveFrom))
      problems.push({ at: `[${at}].effectiveFrom`, expected: 'un jour qu’aucun autre calendrier ne porte' })
  if (first === undefined && problems.length === 0)
    problems.push({ at: '', expected: 'une liste d’un calendrier au moins, entre crochets' })
  return problems.length === 0 && first !== undefined
    ? { accepted: true, calendars: [first, ...others] }
    : { accepted: false, problems }
}

/** Those that ship; those of the operator besides, which prevail on the day that they begin. */
export function calendarsWith(own: readonly VaccinationCalendar[]): Calendars {
  const days = new Set(own.map(({ effectiveFrom }) => effectiveFrom))
  const [first, ...others] = [
    ...shippedCalendars.filter(({ effectiveFrom }) => !days.has(effectiveFrom)),
    ...own,
  ]
  return [first!, ...others]
}

function calendarIn(read: Reading) {
  return (written: Written, at: string): VaccinationCalendar => ({
    edition: read.text(written, at, 'edition'),
    effectiveFrom: read.day(written, at, 'effectiveFrom'),
    source: read.text(written, at, 'source'),
    sourceUrl: read.link(written, at, 'sourceUrl'),
    lines: read.list(written.lines, `${at}.lines`, lineIn(read)),
  })
}

function lineIn(read: Reading) {
  return (written: Written, at: string): CalendarLine => ({
    id: read.text(written, at, 'id'),
    name: read.text(written, at, 'name'),
    targets: read.targets(written, at, 'targets'),
    ...(written.bornFrom !== undefined && { bornFrom: read.day(written, at, 'bornFrom') }),
    ...(written.eachAutumnFrom !== undefined && {
      eachAutumnFrom: read.months(written, at, 'eachAutumnFrom'),
    }),
    appointments: inOrder(
      read,
      at,
      read.list(written.appointments, `${at}.appointments`, appointmentIn(read)),
    ),
  })
}

function appointmentIn(read: Reading) {
  return (written: Written, at: string): Appointment => {
    const appointment = {
      name: read.text(written, at, 'name'),
      ageMonths: read.months(written, at, 'ageMonths'),
      fromMonths: read.months(written, at, 'fromMonths'),
      ...(written.untilMonths !== undefined && { untilMonths: read.months(written, at, 'untilMonths') }),
    }
    const { ageMonths, fromMonths, untilMonths = Infinity } = appointment
    if (read.isClean(at) && (fromMonths > ageMonths || ageMonths >= untilMonths))
      read.refuse(at, 'fromMonths, puis ageMonths, puis untilMonths, du plus petit au plus grand')
    return appointment
  }
}

/** Pages read the last that is reached: they come by age. */
function inOrder(read: Reading, at: string, appointments: readonly Appointment[]): readonly Appointment[] {
  const place = `${at}.appointments`
  const isYounger = ({ ageMonths }: Appointment, rank: number) =>
    rank > 0 && ageMonths <= appointments[rank - 1]!.ageMonths
  if (read.isClean(place) && appointments.some(isYounger))
    read.refuse(place, 'des rendez-vous du plus jeune au plus âgé')
  return appointments
}

type Written = Readonly<Record<string, unknown>>
type Reading = ReturnType<typeof reading>

const ageMonthsMax = 1800

/** Each gives something to go on with: what is wrong is told together. */
function reading(problems: CalendarProblem[]) {
  const refuse = (at: string, expected: string) => void problems.push({ at, expected })
  const field =
    <T>(expected: string, instead: T, accepts: (value: unknown) => value is T) =>
    (written: Written, at: string, name: string): T => {
      const value = written[name]
      if (accepts(value)) return value
      refuse(`${at}.${name}`, expected)
      return instead
    }
  return {
    refuse,
    /** Nothing in it is wrong by itself: what it says together may be looked at. */
    isClean: (place: string) => !problems.some(({ at }) => at.startsWith(place)),
    text: field('un texte', '', (value): value is string => typeof value === 'string' && value.trim() !== ''),
    link: field(
      'une adresse qui commence par https://',
      '',
      (value): value is string => typeof value === 'string' && /^https:\/\/\S+$/.test(value),
    ),
    day: field(
      'un jour qui existe, comme "2026-05-01"',
      '0001-01-01',
      (value): value is string => typeof value === 'string' && isDay(value),
    ),
    months: field(
      `un nombre entier de mois, de 0 à ${ageMonthsMax}`,
      0,
      (value): value is number =>
        Number.isInteger(value) && (value as number) >= 0 && (value as number) <= ageMonthsMax,
    ),
    targets: field<readonly VaccineTarget[]>(
      `une liste de maladies parmi ${vaccineTargets.join(', ')}`,
      [],
      (value): value is readonly VaccineTarget[] =>
        Array.isArray(value) && value.length > 0 && value.every((each) => vaccineTargets.includes(each)),
    ),
    list<T>(written: unknown, at: string, one: (written: Written, at: string) => T): readonly T[] {
      if (!Array.isArray(written)) {
        refuse(at, 'une liste, entre crochets')
        return []
      }
      return written.flatMap((each: unknown, rank) => {
        const place = `${at}[${rank}]`
        if (typeof each === 'object' && each !== null && !Array.isArray(each))
          return [one(each as Written, place)]
        refuse(place, 'un objet, entre accolades')
        return []
      })
    },
  }
}

/** Of the file that ships: a fault of it is a fault of ours. */
function readShipped(): Calendars {
  const read = readCalendars(shipped)
  if (read.accepted) return read.calendars
  throw new Error(`vaccination-calendars.json: ${JSON.stringify(read.problems)}`)
}

export const shippedCalendars: Calendars = readShipped()
