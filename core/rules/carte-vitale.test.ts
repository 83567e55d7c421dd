import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isCarteVitaleSerial } from './carte-vitale.ts'

test('[LIF-06] the serial of a carte Vitale has 8 to 13 digits, or 21 that begin with 8025000002', () => {
  const digits = (count: number) => '7'.repeat(count)
  const lengths = Array.from({ length: 25 }, (_, count) => count)
  assert.deepEqual(
    lengths.filter((count) => isCarteVitaleSerial(digits(count))),
    [8, 9, 10, 11, 12, 13],
  )
  const prefixed = (count: number) => `8025000002${digits(count)}`
  assert.deepEqual(
    lengths.filter((count) => isCarteVitaleSerial(prefixed(count))),
    // With three digits or fewer it is still a serial without photograph.
    [0, 1, 2, 3, 11],
  )
  assert.ok(isCarteVitaleSerial('80250 00002 77777 77777 7'))
  assert.ok(!isCarteVitaleSerial('8025000003 77777777777'))
  assert.ok(!isCarteVitaleSerial('7777777a'))
})
