/** Dates in words with their distance, as patients read them. Spec: people.md §2 and §10. */
import { civilDay } from '@carnet/core/model/civil-day.ts'
import { counted } from './numbers.ts'

type Zone = 'Europe/Paris' | 'UTC'

const paris = formatsOf('Europe/Paris')
/** For moments whose clock was already read: a DTM keeps the hour of the place where it was written. */
const asWritten = formatsOf('UTC')

function formatsOf(timeZone: Zone) {
  return {
    day: new Intl.DateTimeFormat('fr-FR', {
      timeZone,
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    }),
    time: new Intl.DateTimeFormat('fr-FR', {
      timeZone,
      hour: 'numeric',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
  }
}

/** « mardi 3 mars 2026 », « dimanche 1er février 2026 ». */
export function dayInWords(at: Date, formats = paris): string {
  return formats.day
    .formatToParts(at)
    .map(({ type, value }) => (type === 'day' && value === '1' ? '1er' : value))
    .join('')
}

export const monthNames = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
] as const

/** « 3 mars 2026 », where the day of the week would weigh. */
export function shortDayInWords(at: Date): string {
  const [year = 0, month = 1, day = 1] = civilDay(at).split('-').map(Number)
  return `${day === 1 ? '1er' : day} ${monthNames[month - 1]} ${year}`
}

/** « 2 mars »: of the year that one is in. */
export function dayOfYearInWords(at: Date): string {
  return shortDayInWords(at).replace(/ \d+$/, '')
}

/** « 2 mars 2026 », « 3–9 mars 2026 », « 28 février – 3 mars 2026 ». */
export function daysInWords(from: Date, until: Date): string {
  const [first, last] = [shortDayInWords(from), shortDayInWords(until)]
  if (first === last) return last
  const [day = '', month, year] = first.split(' ')
  const [, lastMonth, lastYear] = last.split(' ')
  if (year !== lastYear) return `${first} – ${last}`
  return month === lastMonth ? `${day}–${last}` : `${day} ${month} – ${last}`
}

/** « 14 h 10 ». */
export function timeInWords(at: Date, formats = paris): string {
  const parts = formats.time.formatToParts(at)
  const part = (type: string) => parts.find((each) => each.type === type)!.value
  return `${Number(part('hour'))}\u00a0h\u00a0${part('minute')}`
}

/** « mardi 3 mars 2026 à 14 h 10 ». */
export function momentInWords(at: Date, formats = paris): string {
  return `${dayInWords(at, formats)} à ${timeInWords(at, formats)}`
}

/** « mardi 3 mars 2026 (il y a 2 semaines) ». */
export function dayWithDistance(at: Date, now: Date): string {
  return `${dayInWords(at)} (${distanceInWords(at, now)})`
}

/** « mardi 3 mars 2026 à 14 h 10 (il y a 2 semaines) ». */
export function momentWithDistance(at: Date, now: Date): string {
  return `${momentInWords(at)} (${distanceInWords(at, now)})`
}

/** « hier à 14 h 10 », « le 3 mars 2026 à 14 h 10 »: inside a sentence. */
export function momentBriefly(at: Date, now: Date): string {
  const days = dayNumber(now) - dayNumber(at)
  const day = days >= 0 && days <= 2 ? distanceInWords(at, now) : `le ${shortDayInWords(at)}`
  return `${day} à ${timeInWords(at)}`
}

export function civilYear(at: Date): number {
  return Number(civilDay(at).slice(0, 4))
}

/** Counted in civil days, so that « hier » is yesterday even one minute after midnight. */
export function distanceInWords(at: Date, now: Date): string {
  const days = dayNumber(now) - dayNumber(at)
  if (days === 0) return 'aujourd’hui'
  if (days === 1) return 'hier'
  if (days === 2) return 'avant\u2011hier'
  if (days === -1) return 'demain'
  return days > 0 ? `il\u00a0y\u00a0a\u00a0${spanInWords(days)}` : `dans\u00a0${spanInWords(-days)}`
}

function spanInWords(days: number): string {
  if (days < 14) return counted(days, 'jour')
  if (days < 60) return counted(Math.floor(days / 7), 'semaine')
  if (days < 730) return counted(Math.floor(days / 30.44), 'mois', 'mois')
  return counted(Math.floor(days / 365.25), 'an')
}

function dayNumber(at: Date): number {
  return Date.parse(`${civilDay(at)}T00:00:00Z`) / 86_400_000
}

const dtmShape = /^(\d{4})(\d\d)?(\d\d)?(?:(\d\d)(\d\d)\d*(?:\.\d+)?(?:[+-]\d{4})?)?$/

/** « 17 février 1984 »: of a birth nobody asks the day of the week. */
export function birthDateInWords(dtm: string): string {
  return dtmInWords(dtm).replace(/^(\S+di|dimanche) /, '')
}

/**
 * A DTM text of a CDA (`yyyyMMddHHmmss±zzzz`, or shorter) in words, no more precise than it is:
 * « 2024 », « mars 2024 », « mardi 5 mars 2024 », « mardi 5 mars 2024 à 14 h 10 ». Another text comes back as it is.
 */
export function dtmInWords(text: string): string {
  const found = dtmShape.exec(text)
  if (found === null) return text
  const [, year, month, day, hour, minute] = found
  if (month === undefined) return year!
  const at = new Date(`${year}-${month}-${day ?? '01'}T${hour ?? '12'}:${minute ?? '00'}:00Z`)
  if (Number.isNaN(at.getTime())) return text
  if (day === undefined) return `${monthNames[Number(month) - 1]} ${year}`
  return hour === undefined ? dayInWords(at, asWritten) : momentInWords(at, asWritten)
}
