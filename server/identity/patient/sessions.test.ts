import assert from 'node:assert/strict'
import { test } from 'node:test'
import { secondsLeft } from './sessions.ts'

test('a session lasts fifteen minutes more each time, and twelve hours in all (people.md §2)', () => {
  const openedAt = new Date('2026-03-17T08:00:00Z')
  const left = (at: string) => secondsLeft(openedAt, new Date(at))
  assert.equal(left('2026-03-17T08:00:00Z'), 900)
  assert.equal(left('2026-03-17T19:45:00Z'), 900)
  assert.equal(left('2026-03-17T19:58:00Z'), 120)
  assert.equal(left('2026-03-17T19:59:59.500Z'), 0)
})
