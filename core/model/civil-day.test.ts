import assert from 'node:assert/strict'
import test from 'node:test'
import { civilDay, endOfCivilDay } from './civil-day.ts'

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
