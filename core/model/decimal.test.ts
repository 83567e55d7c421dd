import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compareDecimals, type Decimal, keyOfDecimal, parseDecimal, shiftDecimal } from './decimal.ts'

const decimal = (text: string): Decimal => parseDecimal(text)!

test('a number is read only when it is plainly one', () => {
  assert.equal(parseDecimal(' 4,89 '), '4.89')
  assert.equal(parseDecimal('2.050'), '2.050')
  for (const text of ['', '.5', '5.', '1e3', '1 200', '<1.0', 'NaN', '0x10', '1.2.3', '9'.repeat(31)])
    assert.equal(parseDecimal(text), undefined, text)
  assert.equal(parseDecimal(undefined), undefined)
})

test('numbers are compared as written, beyond what a floating number tells apart', () => {
  assert.equal(compareDecimals(decimal('2.050'), decimal('2.05')), 0)
  assert.equal(compareDecimals(decimal('-1'), decimal('0.5')), -1)
  assert.equal(compareDecimals(decimal('10'), decimal('9.99')), 1)
  assert.equal(compareDecimals(decimal('0.10000000000000000001'), decimal('0.1')), 1)
})

test('short or long, two numbers stand in one order', () => {
  const longer = (text: string) => decimal(`${text}${text.includes('.') ? '' : '.'}${'0'.repeat(15)}`)
  const short = fc.stringMatching(/^-?\d{1,4}(\.\d{1,4})?$/)
  fc.assert(
    fc.property(short, short, (a, b) => {
      assert.equal(compareDecimals(decimal(a), decimal(b)), compareDecimals(longer(a), longer(b)))
    }),
    { numRuns: 200 },
  )
})

test('moving the point is exact both ways and keeps the digits that were given', () => {
  const shifts: readonly (readonly [string, number, string])[] = [
    ['88', -2, '0.88'],
    ['0.88', 2, '88'],
    ['0.880', 2, '88.0'],
    ['7.67', -3, '0.00767'],
    ['-1.5', 3, '-1500'],
    ['0', -3, '0.000'],
    ['120000', -3, '120.000'],
  ]
  for (const [from, power, to] of shifts) {
    assert.equal(shiftDecimal(decimal(from), power), to)
    assert.equal(compareDecimals(shiftDecimal(decimal(to), -power), decimal(from)), 0)
  }
})

test('one number has one key', () => {
  assert.equal(keyOfDecimal(decimal('63.000000')), keyOfDecimal(decimal('063')))
  assert.equal(keyOfDecimal(decimal('-0.0')), '0')
  assert.notEqual(keyOfDecimal(decimal('-1.50')), keyOfDecimal(decimal('1.5')))
})
