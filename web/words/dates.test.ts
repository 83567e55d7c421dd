import assert from 'node:assert/strict'
import test from 'node:test'
import { civilDay } from '@carnet/core/model/civil-day.ts'
import fc from 'fast-check'
import {
  birthDateInWords,
  dayInWords,
  daysInWords,
  dayWithDistance,
  distanceInWords,
  dtmInWords,
  momentWithDistance,
} from './dates.ts'
import { counted, listInWords, numberInWords, sizeInWords } from './numbers.ts'

const spoken = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
const now = new Date('2026-03-17T09:00:00Z')

test('a moment is written in words, in the time of Paris, with its distance', () => {
  assert.equal(
    spoken(momentWithDistance(new Date('2026-03-03T13:10:00Z'), now)),
    'mardi 3 mars 2026 à 14 h 10 (il y a 2 semaines)',
  )
})

test('the first of a month is « 1er »', () => {
  assert.equal(dayInWords(new Date('2026-02-01T12:00:00Z')), 'dimanche 1er février 2026')
})

test('the days of a stay are told once for what they have in common', () => {
  const days = (from: string, until: string) =>
    daysInWords(new Date(`${from}T10:00:00Z`), new Date(`${until}T10:00:00Z`))
  assert.equal(days('2026-03-02', '2026-03-02'), '2 mars 2026')
  assert.equal(days('2026-03-01', '2026-03-09'), '1er–9 mars 2026')
  assert.equal(days('2026-02-28', '2026-03-03'), '28 février – 3 mars 2026')
  assert.equal(days('2025-12-30', '2026-01-02'), '30 décembre 2025 – 2 janvier 2026')
})

test('a quarter past midnight in Paris is already the next civil day', () => {
  assert.equal(civilDay(new Date('2026-07-01T22:15:00Z')), '2026-07-02')
  assert.equal(distanceInWords(new Date('2026-03-16T22:30:00Z'), new Date('2026-03-16T23:30:00Z')), 'hier')
})

test('distances go from today to years', () => {
  const before = (days: number) => spoken(distanceInWords(new Date(now.getTime() - days * 86_400_000), now))
  assert.deepEqual([0, 1, 2, 3, 13, 14, 59, 60, 400, 800, -1, -3].map(before), [
    'aujourd’hui',
    'hier',
    'avant\u2011hier',
    'il y a 3 jours',
    'il y a 13 jours',
    'il y a 2 semaines',
    'il y a 8 semaines',
    'il y a 1 mois',
    'il y a 13 mois',
    'il y a 2 ans',
    'demain',
    'dans 3 jours',
  ])
  assert.equal(spoken(dayWithDistance(now, now)), 'mardi 17 mars 2026 (aujourd’hui)')
})

test('a date of a CDA is told no more precisely than it is written, in the hour of its own place', () => {
  assert.deepEqual(
    ['2024', '202403', '20240305', '202403051410+0400', '20240301235959', 'inconnue', '20241345'].map(
      (text) => spoken(dtmInWords(text)),
    ),
    [
      '2024',
      'mars 2024',
      'mardi 5 mars 2024',
      'mardi 5 mars 2024 à 14 h 10',
      'vendredi 1er mars 2024 à 23 h 59',
      'inconnue',
      '20241345',
    ],
  )
})

test('numbers take French separators and nouns agree', () => {
  assert.equal(numberInWords(1234.5), '1\u202f234,5')
  assert.deepEqual(
    [0, 1, 2].map((n) => spoken(counted(n, 'document'))),
    ['0 document', '1 document', '2 documents'],
  )
  assert.deepEqual(
    [640, 45_200, 1_240_000].map((n) => spoken(sizeInWords(n))),
    ['640 octets', '45 Ko', '1,2 Mo'],
  )
  assert.equal(listInWords(['a', 'b', 'c']), 'a, b et c')
})

test('a birth is told without its day of the week', () => {
  assert.deepEqual(['19840217', '19800106', '1984'].map(birthDateInWords), [
    '17 février 1984',
    '6 janvier 1980',
    '1984',
  ])
})

test('the civil day is that of Paris at any instant, on the days when the clock changes too', () => {
  const paris = new Intl.DateTimeFormat('en-CA', {
    timeZone: 'Europe/Paris',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  const instant = fc.date({ min: new Date('1890-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  // Hour by hour around the changes of 2026.
  const change = fc
    .tuple(fc.constantFrom('2026-03-28T12:00:00Z', '2026-10-24T12:00:00Z'), fc.integer({ min: 0, max: 60 }))
    .map(([start, hours]) => new Date(Date.parse(start) + hours * 3_600_000 - 1))
  fc.assert(
    fc.property(fc.oneof(instant, change), (at) => assert.equal(civilDay(at), paris.format(at))),
    { numRuns: 300 },
  )
})
