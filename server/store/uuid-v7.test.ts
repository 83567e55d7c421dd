import assert from 'node:assert/strict'
import { test } from 'node:test'
import { uuidV7 } from './uuid-v7.ts'

test('identifiers of one moment follow each other in the order in which they were made', () => {
  const moment = new Date('2026-03-01T10:00:00.123Z')
  const made = Array.from({ length: 20_000 }, () => uuidV7(moment))
  assert.deepEqual(made.toSorted(), made)
  assert.equal(new Set(made.map((id) => id.slice(-12))).size, made.length, 'the end is chance')
})

test('an identifier begins with its moment, and says its version and variant', () => {
  const moment = new Date('2026-03-01T10:00:00.123Z')
  const id = uuidV7(moment)
  assert.equal(Number.parseInt(id.replace('-', '').slice(0, 12), 16), moment.getTime())
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.ok(uuidV7(new Date(moment.getTime() + 1)) > id)
})
