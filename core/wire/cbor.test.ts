import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CBORTag, type CBORType, formatCbor, parseCbor } from './cbor.ts'
import { WireError } from './wire-error.ts'

const hex = (value: CBORType) => Buffer.from(formatCbor(value)).toString('hex')

test('CBOR gives the examples of its text (RFC 8949, appendix A)', () => {
  for (const [value, written] of [
    [0, '00'],
    [23, '17'],
    [24, '1818'],
    [1000, '1903e8'],
    [1000000, '1a000f4240'],
    [1000000000000, '1b000000e8d4a51000'],
    [-1, '20'],
    [-100, '3863'],
    [false, 'f4'],
    [true, 'f5'],
    [Uint8Array.of(1, 2, 3, 4), '4401020304'],
    ['IETF', '6449455446'],
    ['ü', '62c3bc'],
    ['水', '63e6b0b4'],
    [[1, [2, 3]], '8201820203'],
    [new Map([['a', 1]]), 'a1616101'],
    [new CBORTag(1, 1363896240), 'c11a514b67b0'],
  ] as const)
    assert.equal(hex(value as CBORType), written)
})

test('what is written is read as it was, from the middle of a buffer too; what is cut short is refused', () => {
  const value: CBORType = new Map<number, CBORType>([
    [1, 'Bénali, née à Cœuvres'],
    [2, [true, -7, Uint8Array.of(9)]],
  ])
  const bytes = formatCbor(value)
  assert.deepEqual(parseCbor(bytes, ''), value)
  const around = Uint8Array.from([0, ...bytes, 0])
  assert.deepEqual(parseCbor(around.subarray(1, -1), ''), value)
  assert.throws(() => parseCbor(bytes.subarray(0, -1), ''), WireError)
})

test('a number that is not whole is a fault of who writes it', () => {
  assert.throws(() => formatCbor(1.5), RangeError)
  assert.throws(() => formatCbor(null), RangeError)
})
