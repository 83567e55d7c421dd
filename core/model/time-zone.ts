/** The civil hour of a place, where it is not that of metropolitan France: there, civil-day.ts is quicker. */
import type { Day } from './identity.ts'

/** Where the French live by another hour than that of Paris, and Paris. */
export const frenchTimeZones = [
  'Europe/Paris',
  'America/Guadeloupe',
  'America/Martinique',
  'America/Cayenne',
  'America/Miquelon',
  'Indian/Reunion',
  'Indian/Mayotte',
  'Pacific/Noumea',
  'Pacific/Tahiti',
  'Pacific/Wallis',
] as const
export type TimeZone = (typeof frenchTimeZones)[number]

/** `08:30`. */
export type HourOfDay = string

export function isHourOfDay(text: string): boolean {
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text)
}

/** The day and the hour that clocks show there. */
export function clockAt(at: Date, zone: TimeZone): { readonly day: Day; readonly hour: HourOfDay } {
  const [day = '', hour = ''] = new Date(at.getTime() + offsetAt(at.getTime(), zone)).toISOString().split('T')
  return { day, hour: hour.slice(0, 5) }
}

/** When clocks there show this; an hour that the change of time skips is the one an hour later. */
export function instantOf(day: Day, hour: HourOfDay, zone: TimeZone): Date {
  const clock = Date.parse(`${day}T${hour}:00Z`)
  const near = clock - offsetAt(clock, zone)
  return new Date(clock - offsetAt(near, zone))
}

export function daysAfter(day: Day, days: number): Day {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

const formats = new Map<TimeZone, Intl.DateTimeFormat>()

function formatOf(zone: TimeZone): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known !== undefined) return known
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  formats.set(zone, format)
  return format
}

/** How far its clocks are ahead of universal time. */
function offsetAt(time: number, zone: TimeZone): number {
  const whole = Math.floor(time / 1000) * 1000
  const shown = formatOf(zone).format(new Date(whole)).replace(', ', 'T')
  return Date.parse(`${shown}Z`) - whole
}
