import assert from 'node:assert/strict'
import test from 'node:test'
import { civilDay, civilMonthsAfter, endOfCivilDay, startOfCivilDay } from './civil-day.ts'

test('the day is that of the clocks of metropolitan France', () => {
  assert.equal(civilDay(new Date('2026-07-14T22:30:00Z')), '2026-07-15')
  assert.equal(civilDay(new Date('2026-12-31T22:59:00Z')), '2026-12-31')
})

test('a day ends when the clocks of metropolitan France show the next one, in winter, in summer, on the days they change', () => {
  for (const [day, next] of [
    ['2026-12-31', '2026-12-31T23:00:00Z'],
    ['2026-07-14', '2026-07-14T22:00:00Z'],
    ['2026-03-29', '2026-03-29T22:00:00Z'],
    ['2026-10-25', '2026-10-25T23:00:00Z'],
  ] as const) {
    assert.equal(endOfCivilDay(day).getTime(), Date.parse(next) - 1)
    assert.equal(civilDay(endOfCivilDay(day)), day)
  }
})

test('a day begins at the instant after the one that ends the day before', () => {
  for (const [before, day] of [
    ['2026-12-31', '2027-01-01'],
    ['2026-03-28', '2026-03-29'],
    ['2026-03-29', '2026-03-30'],
    ['2026-10-24', '2026-10-25'],
    ['2026-10-25', '2026-10-26'],
  ] as const)
    assert.equal(startOfCivilDay(day).getTime(), endOfCivilDay(before).getTime() + 1)
})

test('months later, the clocks show the same hour of the same day, or of the last one of a shorter month', () => {
  const later = (at: string, months: number) => civilMonthsAfter(new Date(at), months).toISOString()
  assert.equal(later('2026-01-15T09:00:00.123Z', 6), '2026-07-15T08:00:00.123Z')
  assert.equal(later('2026-01-31T09:00:00.000Z', 1), '2026-02-28T09:00:00.000Z')
  assert.equal(later('2028-02-29T09:00:00.000Z', -12), '2027-02-28T09:00:00.000Z')
  // Half past midnight on 1 March in Paris: not yet March in universal time.
  assert.equal(later('2026-02-28T23:30:00.000Z', 1), '2026-03-31T22:30:00.000Z')
  assert.equal(later('2026-03-31T22:30:00.000Z', -1), '2026-02-28T23:30:00.000Z')
  // 2:30 does not exist on the day when the clocks go forward.
  assert.equal(later('2026-02-28T01:30:00.000Z', 1), '2026-03-28T01:30:00.000Z')
  assert.equal(later('2026-01-29T01:30:00.000Z', 2), '2026-03-29T01:30:00.000Z')
})
