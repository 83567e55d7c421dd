import assert from 'node:assert/strict'
import { test } from 'node:test'
import { insCToUse, mayOpenRecord } from './local-identity.ts'

test('[LIF-12] of several INS-C that a software holds, the latest computed is used, whatever their order', () => {
  const [first, second, third] = ['2011-03-01', '2014-09-12', '2012-01-31'].map((computedOn, rank) => ({
    value: `${rank}`.repeat(22),
    computedOn,
  }))
  assert.ok(first && second && third)
  for (const computed of [
    [first, second, third],
    [third, first, second],
    [second, third, first],
  ])
    assert.equal(insCToUse(computed), second)
  assert.equal(insCToUse([first]), first)
  assert.equal(insCToUse([]), undefined)
})

test('[LIF-12] an identity that INSi and a document of identity did not both prove opens no record', () => {
  assert.deepEqual((['provisional', 'retrieved', 'validated', 'qualified'] as const).map(mayOpenRecord), [
    false,
    false,
    false,
    true,
  ])
})
