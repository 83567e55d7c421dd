import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TreatmentReminder, VaccineReminder } from '@carnet/core/model/reminder.ts'
import { clockAt, frenchTimeZones, instantOf } from '@carnet/core/model/time-zone.ts'
import { areTooMany, hourIn, isOver, isTooLate, nextTurn } from './reminders.ts'

const paris = 'Europe/Paris'
const drug = { name: 'Magnésium', codes: [] }
const treatment: TreatmentReminder = {
  kind: 'treatment',
  drug,
  hours: ['08:00', '20:00'],
  from: '2026-03-10',
  until: '2026-03-12',
}
const vaccine: VaccineReminder = {
  kind: 'vaccine',
  line: 'dtp',
  vaccine: 'Diphtérie, tétanos, poliomyélite',
  appointment: 'à 25 ans',
  on: '2026-07-01',
}
const at = (text: string) => new Date(text)

test('a treatment is told at each of its hours, from its first day to its last, then it is over', () => {
  const turns: string[] = []
  let now = at('2026-03-01T10:00:00Z')
  while (!isOver(treatment, now, paris)) {
    now = nextTurn(treatment, now, paris)
    turns.push(now.toISOString().slice(0, 16))
  }
  assert.deepEqual(turns, [
    '2026-03-10T07:00',
    '2026-03-10T19:00',
    '2026-03-11T07:00',
    '2026-03-11T19:00',
    '2026-03-12T07:00',
    '2026-03-12T19:00',
    '2026-03-12T23:00',
  ])
})

test('without a last day it goes on, at the hour that clocks show, summer and winter', () => {
  const { until: _, ...endless } = treatment
  const turn = (after: string) => nextTurn(endless, at(after), paris).toISOString()
  assert.equal(turn('2026-03-28T20:00:00Z'), '2026-03-29T06:00:00.000Z')
  assert.equal(turn('2026-10-24T20:00:00Z'), '2026-10-25T07:00:00.000Z')
  assert.equal(isOver(endless, at('2099-01-01T00:00:00Z'), paris), false)
})

test('overseas, the hour is that of the place', () => {
  assert.equal(
    nextTurn(treatment, at('2026-03-10T00:00:00Z'), 'America/Cayenne').toISOString(),
    '2026-03-10T11:00:00.000Z',
  )
  assert.equal(
    nextTurn(treatment, at('2026-03-09T00:00:00Z'), 'Indian/Reunion').toISOString(),
    '2026-03-10T04:00:00.000Z',
  )
})

test('in each place, the clock and the instant say the same', () => {
  for (const zone of frenchTimeZones)
    for (const day of ['2026-01-15', '2026-03-29', '2026-07-15', '2026-10-25'])
      for (const hour of ['00:00', '08:30', '23:59'])
        assert.deepEqual(clockAt(instantOf(day, hour, zone), zone), { day, hour }, `${zone} ${day} ${hour}`)
  // Clocks never show it that day.
  assert.equal(clockAt(instantOf('2026-03-29', '02:30', paris), paris).hour, '03:30')
})

test('a vaccination is told once, in the morning of its day, and stays a month', () => {
  const told = nextTurn(vaccine, at('2026-03-01T00:00:00Z'), paris)
  assert.equal(told.toISOString(), '2026-07-01T07:00:00.000Z')
  assert.equal(isOver(vaccine, told, paris), false)
  const end = nextTurn(vaccine, told, paris)
  assert.equal(end.toISOString(), '2026-07-30T22:00:00.000Z')
  assert.ok(isOver(vaccine, end, paris))
})

test('an hour late, a treatment is not told any more; a vaccination is', () => {
  const [due, onTime, late] = [
    at('2026-03-10T07:00:00Z'),
    at('2026-03-10T08:00:00Z'),
    at('2026-03-10T08:00:01Z'),
  ]
  assert.equal(isTooLate(treatment, due, onTime), false)
  assert.equal(isTooLate(treatment, due, late), true)
  assert.equal(isTooLate(vaccine, due, at('2026-03-12T07:00:00Z')), false)
})

test('ten in a day at most, counted on the days where they meet', () => {
  const max = { remindersPerDayMax: 10 }
  const hours = (count: number) =>
    Array.from({ length: count }, (_, hour) => `${String(hour).padStart(2, '0')}:00`)
  const eight = { ...treatment, hours: hours(8) }
  assert.equal(areTooMany(treatment, [eight], max), false)
  assert.equal(areTooMany({ ...treatment, hours: hours(3) }, [eight], max), true)
  assert.equal(areTooMany({ ...treatment, hours: hours(11) }, [], max), true)
  // One ends before the other begins.
  const later = { ...treatment, hours: hours(3), from: '2026-03-13', until: undefined }
  assert.equal(areTooMany(later, [eight], max), false)
  // The day where all three meet begins with none of the first two.
  assert.equal(areTooMany({ ...later, hours: hours(8), from: '2026-03-01' }, [later], max), true)
  const full = { ...treatment, hours: hours(10), from: '2026-06-30', until: '2026-07-02' }
  assert.equal(areTooMany(vaccine, [full], max), true)
})

test('hours are read as people write them', () => {
  for (const [written, hour] of [
    ['8', '08:00'],
    ['8h', '08:00'],
    ['8 h 30', '08:30'],
    ['20H15', '20:15'],
    ['07:05', '07:05'],
    ['7.30', '07:30'],
    ['24h', undefined],
    ['8 h 60', undefined],
    ['matin', undefined],
    ['', undefined],
  ] as const)
    assert.equal(hourIn(written), hour, written)
})
