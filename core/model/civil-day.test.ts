import assert from 'node:assert/strict'
import test from 'node:test'
import { civilDay } from './civil-day.ts'

test('the day is that of the clocks of metropolitan France', () => {
  assert.equal(civilDay(new Date('2026-07-14T22:30:00Z')), '2026-07-15')
  assert.equal(civilDay(new Date('2026-12-31T22:59:00Z')), '2026-12-31')
})
