/** The civil day in metropolitan France: what a day of the law, of a list or of a message is. */
import type { Day } from './identity.ts'

const civil = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** `YYYY-MM-DD`. */
export function civilDay(at: Date): Day {
  const time = at.getTime()
  const offset = offsetOn(Math.floor(time / dayMs))
  return offset === undefined ? civil.format(at) : new Date(time + offset).toISOString().slice(0, 10)
}

/** Midnight, its first instant. */
export function startOfCivilDay(day: Day): Date {
  return new Date(instantOf(Date.parse(`${day}T00:00:00Z`)))
}

/** The last instant of that day. */
export function endOfCivilDay(day: Day): Date {
  return new Date(instantOf(Date.parse(`${day}T00:00:00Z`) + dayMs) - 1)
}

/**
 * So many months later, or before when negative, at the same hour of the clock: the same day of the month, or its last
 * day when it is shorter.
 */
export function civilMonthsAfter(at: Date, months: number): Date {
  const clock = new Date(at.getTime() + (offsetAt(at.getTime()) ?? hourMs))
  const day = clock.getUTCDate()
  clock.setUTCMonth(clock.getUTCMonth() + months)
  if (clock.getUTCDate() !== day) clock.setUTCDate(0)
  return new Date(instantOf(clock.getTime()))
}

/** When the clocks show this, written as if it were in universal time. */
function instantOf(clock: number): number {
  // They change at 1:00 in universal time, and are one or two hours ahead of it: two hours before tells which.
  return clock - (offsetAt(clock - 2 * hourMs) ?? hourMs)
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** A list of two thousand documents asks it of each: that was a fifth of its time. By day since 1970, of any person. */
const offsets = new Map<number, number | undefined>()
/** A century and more. */
const offsetsMax = 50_000

/** How far Paris is ahead of UTC that day; undefined when it changes, or the day is out of the years of four figures. */
function offsetOn(day: number): number | undefined {
  if (offsets.has(day)) return offsets.get(day)
  if (offsets.size >= offsetsMax) offsets.clear()
  const [atStart, atEnd] = [offsetAt(day * dayMs), offsetAt((day + 1) * dayMs - 1000)]
  const offset = atStart === atEnd ? atStart : undefined
  offsets.set(day, offset)
  return offset
}

const firstMs = Date.UTC(1000, 0, 1)
const lastMs = Date.UTC(9999, 11, 30)
const clock = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Paris',
  hourCycle: 'h23',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

function offsetAt(time: number): number | undefined {
  if (time < firstMs || time > lastMs) return undefined
  const at = new Date(Math.floor(time / 1000) * 1000)
  return Date.parse(`${civil.format(at)}T${clock.format(at)}Z`) - at.getTime()
}
