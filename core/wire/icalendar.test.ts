import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatDayEvent } from './icalendar.ts'

const event = {
  uid: 'rappel-2027-02-28@carnet',
  day: '2027-02-28',
  summary: 'Rappel de vaccin',
  warnDays: 7,
  madeAt: new Date('2026-11-22T08:09:10.111Z'),
}

test('an event of one day says its day, its words, its alarm, and nothing else', () => {
  assert.deepEqual(formatDayEvent(event).split('\r\n'), [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Carnet//Rappels//FR',
    'BEGIN:VEVENT',
    'UID:rappel-2027-02-28@carnet',
    'DTSTAMP:20261122T080910Z',
    'DTSTART;VALUE=DATE:20270228',
    'DTEND;VALUE=DATE:20270301',
    'SUMMARY:Rappel de vaccin',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'DESCRIPTION:Rappel de vaccin',
    'TRIGGER:-P7D',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ])
})

test('a text cannot end its line, and no line passes 75 octets', () => {
  const written = formatDayEvent({ ...event, summary: `é;,\\\n${'é'.repeat(100)}` })
  assert.ok(written.includes('SUMMARY:é\\;\\,\\\\\\nééé'))
  for (const line of written.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line)
  assert.equal(written.replaceAll('\r\n ', '').match(/é{100}/g)?.length, 2)
})
