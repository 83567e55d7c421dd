/** One event of a whole day, for the calendar of whoever downloads it. RFC 5545. */

export type DayEvent = {
  readonly uid: string
  /** `YYYY-MM-DD` */
  readonly day: string
  readonly summary: string
  /** An alarm, so many days before. */
  readonly warnDays: number
  readonly madeAt: Date
}

export function formatDayEvent({ uid, day, summary, warnDays, madeAt }: DayEvent): string {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000)
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Carnet//Rappels//FR',
    'BEGIN:VEVENT',
    `UID:${textOf(uid)}`,
    `DTSTAMP:${madeAt.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`,
    `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
    `DTEND;VALUE=DATE:${next.toISOString().slice(0, 10).replaceAll('-', '')}`,
    `SUMMARY:${textOf(summary)}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${textOf(summary)}`,
    `TRIGGER:-P${warnDays}D`,
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines
    .flatMap(folded)
    .map((line) => `${line}\r\n`)
    .join('')
}

function textOf(words: string): string {
  return words.replace(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll('\n', '\\n')
}

/** Lines of at most 75 octets, cut between characters (§3.1). */
function folded(line: string): readonly string[] {
  const parts: string[] = []
  let part = ''
  const sizeOf = (text: string) => new TextEncoder().encode(text).length
  for (const character of line) {
    if (sizeOf(part + character) > 75) {
      parts.push(part)
      part = ' '
    }
    part += character
  }
  return [...parts, part]
}
