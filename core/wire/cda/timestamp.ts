/** HL7 v3 TS: reading, and turning into the UTC of XDS metadata. CDA R2 datatypes; documents.md §2. */
import { WireError } from '../wire-error.ts'

const shape = /^(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(?:\.\d+)?([+-]\d{2}(?:\d{2})?)?$/

type Parts = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  /** Digits written before the offset: 4 for a year, 14 down to the second. */
  readonly digits: number
  /** Minutes east of UTC; undefined when not said. */
  readonly offsetMinutes: number | undefined
}

/** True for a date that exists, whatever its precision. */
export function isTimestamp(text: string): boolean {
  return partsOf(text) !== undefined
}

/** True when the text says the offset from UTC, or has no time of day. */
export function saysItsOffset(text: string): boolean {
  const parts = partsOf(text)
  return parts !== undefined && (parts.digits <= 8 || parts.offsetMinutes !== undefined)
}

/**
 * DTM in UTC, `yyyyMMddHHmmss`, of the same precision: `20200312111700+0100` → `20200312101700`.
 * A date alone is a civil day and stays. A time without offset is taken as the time of Paris.
 * Throws WireError `cda` `timestamp`.
 */
export function toUtcDtm(text: string, path: string): string {
  const parts = partsOf(text)
  if (parts === undefined) throw new WireError('cda', 'timestamp', path, 'une date AAAAMMJJhhmmss±hhmm')
  if (parts.digits <= 8) return text.slice(0, parts.digits)
  const local = utcOf(parts)
  const offsetMinutes = parts.offsetMinutes ?? parisOffsetMinutes(local)
  return new Date(local - offsetMinutes * 60_000)
    .toISOString()
    .replace(/[-:T]|\..*$/g, '')
    .slice(0, Math.max(parts.digits, 12))
}

/** `YYYY-MM-DD`, or `YYYY-MM`, or `YYYY`: the civil day as written. Throws WireError `cda` `timestamp`. */
export function toDay(text: string, path: string): string {
  const parts = partsOf(text)
  if (parts === undefined) throw new WireError('cda', 'timestamp', path, 'une date AAAA, AAAAMM ou AAAAMMJJ')
  return [text.slice(0, 4), text.slice(4, 6), text.slice(6, 8)]
    .slice(0, Math.min(3, parts.digits / 2 - 1))
    .join('-')
}

function partsOf(text: string): Parts | undefined {
  const match = shape.exec(text)
  if (match === null) return undefined
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0))
  const offset = match[7]
  const parts: Parts = {
    year: year!,
    month: match[2] === undefined ? 1 : month!,
    day: match[3] === undefined ? 1 : day!,
    hour: hour!,
    minute: minute!,
    second: second!,
    digits: match.slice(1, 7).join('').length,
    offsetMinutes: offset === undefined ? undefined : minutesOf(offset),
  }
  const written = new Date(utcOf(parts))
  const exists =
    written.getUTCMonth() + 1 === parts.month &&
    written.getUTCDate() === parts.day &&
    written.getUTCHours() === parts.hour &&
    written.getUTCMinutes() === parts.minute &&
    written.getUTCSeconds() === parts.second
  return exists && Math.abs(parts.offsetMinutes ?? 0) <= 14 * 60 ? parts : undefined
}

function utcOf({ year, month, day, hour, minute, second }: Parts): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.setUTCHours(hour, minute, second)
}

function minutesOf(offset: string): number {
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3, 5))
  return offset.startsWith('-') ? -minutes : minutes
}

const paris = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Paris', timeZoneName: 'longOffset' })

/** Offset of Paris at that local time; in the hour that a change of clocks repeats, that of winter. */
function parisOffsetMinutes(local: number): number {
  const name = paris
    .formatToParts(new Date(local - 3_600_000))
    .find(({ type }) => type === 'timeZoneName')?.value
  return minutesOf((name ?? 'GMT+01:00').slice(3).replace(':', ''))
}
