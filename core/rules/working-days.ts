/** Working days in France: Monday to Friday, public holidays left out. */
import type { Day } from '@carnet/core/model/identity.ts'

/** A holiday of one date, or so many days after Easter Sunday; `since`: the first year in which it is one. */
type PublicHoliday = { readonly name: string; readonly since: number } & (
  | { readonly on: `${number}-${number}` }
  | { readonly daysAfterEaster: number }
)

/** Those of the whole country: what Alsace-Moselle and the overseas territories add is not counted (unverified). */
const publicHolidays: readonly PublicHoliday[] = [
  { name: '1er janvier', on: '01-01', since: 1810 },
  { name: 'lundi de Pâques', daysAfterEaster: 1, since: 1886 },
  { name: '1er mai', on: '05-01', since: 1947 },
  { name: '8 mai', on: '05-08', since: 1982 },
  { name: 'Ascension', daysAfterEaster: 39, since: 1802 },
  { name: 'lundi de Pentecôte', daysAfterEaster: 50, since: 1886 },
  { name: '14 juillet', on: '07-14', since: 1880 },
  { name: 'Assomption', on: '08-15', since: 1802 },
  { name: 'Toussaint', on: '11-01', since: 1802 },
  { name: '11 novembre', on: '11-11', since: 1922 },
  { name: 'Noël', on: '12-25', since: 1802 },
]

/**
 * @law CON-24 Code du travail L3133-1
 */
export function isWorkingDay(day: Day): boolean {
  const weekday = atNoon(day).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !holidaysOf(Number(day.slice(0, 4))).has(day)
}

/** The last of so many working days, the day itself not counted. */
export function workingDaysAfter(day: Day, count: number): Day {
  let reached = day
  for (let left = count; left > 0; ) {
    reached = plusDays(reached, 1)
    if (isWorkingDay(reached)) left--
  }
  return reached
}

function holidaysOf(year: number): ReadonlySet<Day> {
  const known = holidaysByYear.get(year)
  if (known !== undefined) return known
  const easter = easterOf(year)
  const days = publicHolidays
    .filter(({ since }) => year >= since)
    .map((each) => ('on' in each ? `${year}-${each.on}` : plusDays(easter, each.daysAfterEaster)))
  const found = new Set(days)
  holidaysByYear.set(year, found)
  return found
}

const holidaysByYear = new Map<number, ReadonlySet<Day>>()

/** Easter Sunday of the Gregorian calendar, by the algorithm of Oudin. */
function easterOf(year: number): Day {
  const century = Math.floor(year / 100)
  const golden = year % 19
  const epact =
    (century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25) + 19 * golden + 15) % 30
  const late = 1 - Math.floor(29 / (epact + 1)) * Math.floor((21 - golden) / 11)
  const fullMoon = epact - Math.floor(epact / 28) * late
  const weekday = (year + Math.floor(year / 4) + fullMoon + 2 - century + Math.floor(century / 4)) % 7
  return plusDays(`${year}-03-28`, fullMoon - weekday)
}

function plusDays(day: Day, count: number): Day {
  const at = atNoon(day)
  at.setUTCDate(at.getUTCDate() + count)
  return at.toISOString().slice(0, 10)
}

function atNoon(day: Day): Date {
  return new Date(`${day}T12:00:00Z`)
}
