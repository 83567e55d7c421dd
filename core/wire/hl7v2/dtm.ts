/**
 * DTM, date and time at any precision. XDS writes it in UTC without offset (IHE ITI TF-3 §4.2.3.1.7, EX_3.1-1070);
 * the TS of a CDA carries an offset.
 */
import { WireError } from '../wire-error.ts'

const shape =
  /^(?<year>\d{4})(?:(?<month>\d{2})(?:(?<day>\d{2})(?:(?<hour>\d{2})(?:(?<minute>\d{2})(?:(?<second>\d{2})(?:\.\d{1,6})?)?)?)?)?)?(?<offset>[+-]\d{4})?$/

/** The instant at which the period that the text names begins: `2025` is 1 January 2025 at 00:00 UTC. */
export function parseDtm(text: string, path: string): Date {
  const parts = shape.exec(text.trim())?.groups
  if (parts === undefined) throw wrong(path)
  const number = (name: string, whenAbsent: number) =>
    parts[name] === undefined ? whenAbsent : Number(parts[name])
  const month = number('month', 1)
  const day = number('day', 1)
  const hour = number('hour', 0)
  const minute = number('minute', 0)
  const second = number('second', 0)
  const date = new Date(0)
  date.setUTCFullYear(number('year', 0), month - 1, day)
  date.setUTCHours(hour, minute, second)
  // A field out of range would have carried into the next one.
  if (
    date.getUTCMonth() !== month - 1 ||
    date.getUTCDate() !== day ||
    date.getUTCHours() !== hour ||
    date.getUTCMinutes() !== minute ||
    date.getUTCSeconds() !== second
  )
    throw wrong(path)
  return parts.offset === undefined ? date : new Date(date.getTime() - offsetMinutes(parts.offset) * 60_000)
}

/** `yyyyMMddHHmmss` in UTC. */
export function formatDtm(date: Date): string {
  return date.toISOString().slice(0, 19).replace(/[-T:]/g, '')
}

/** `yyyyMMddHHmmss±hhmm`: the civil time of that place at that moment, and its offset. `timeZone`: « Europe/Paris ». */
export function formatCivilDtm(date: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(date)
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  // « GMT+01:00 »; of Greenwich itself, « GMT ».
  const [, sign = '+', hours = '00', minutes = '00'] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? []
  const offset = `${sign}${hours}${minutes}`
  return `${formatDtm(new Date(date.getTime() + offsetMinutes(offset) * 60_000))}${offset}`
}

/**
 * The XDS DTM of a CDA TS: converted to UTC when it carries an offset, at the precision given.
 * Without offset, the text is kept: a day has none.
 */
export function dtmOfTs(text: string, path: string): string {
  const instant = parseDtm(text, path)
  const [digits = ''] = /^\d+/.exec(text.trim()) ?? []
  return /[+-]\d{4}$/.test(text.trim()) ? formatDtm(instant).slice(0, digits.length) : digits
}

function offsetMinutes(offset: string): number {
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3))
  return offset.startsWith('-') ? -minutes : minutes
}

function wrong(path: string): WireError {
  return new WireError(
    'hl7v2',
    'dtm',
    path,
    'une date de la forme «\u00a0aaaaMMjjHHmmss\u00a0», en temps universel',
  )
}
