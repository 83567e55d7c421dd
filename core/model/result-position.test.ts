import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDecimal } from './decimal.ts'
import type { LabResult, Range } from './lab-result.ts'
import { isJustOutside, type Position, positionOf } from './result-position.ts'

const bound = (text: string | undefined, inclusive = true) => {
  const value = parseDecimal(text)
  return value && { value, inclusive }
}
const range = (low: string | undefined, high: string | undefined, unit = 'g/L'): Range => ({
  low: bound(low),
  high: bound(high),
  unit,
})

function position(
  value: string,
  reference: Range,
  changes: Partial<LabResult> & { readonly unit?: string } = {},
): Position | undefined {
  return positionOf({
    label: 'Glycémie',
    value: { kind: 'quantity', value: parseDecimal(value)!, unit: changes.unit ?? 'g/L', alsoAs: [] },
    agreement: 'same',
    reference: { kind: 'interval', ...reference },
    status: 'completed',
    ...changes,
  })
}

test('a value is in the interval of its report, under it or above it; both bounds are in', () => {
  const usual = range('0.70', '1.08')
  assert.equal(position('0.69', usual), 'below')
  assert.equal(position('0.7', usual), 'within')
  assert.equal(position('1.080', usual), 'within')
  assert.equal(position('1.0800001', usual), 'above')
  assert.equal(position('99', range('0.70', undefined)), 'within')
  assert.equal(position('99', range(undefined, '1.6')), 'above')
})

test('a bound that is left out is out', () => {
  assert.equal(position('1.6', { unit: 'g/L', high: bound('1.6', false) }), 'above')
  assert.equal(position('1.6', { unit: 'g/L', low: bound('1.6', false) }), 'below')
})

test('another unit is compared when a power of ten brings it there, and only then', () => {
  assert.equal(position('88', range('0.70', '1.08'), { unit: 'mg/dL' }), 'within')
  assert.equal(position('4.89', range('0.70', '1.08'), { unit: 'mmol/L' }), undefined)
})

test('« inférieur à » is compared as a whole: neither in nor out when part is in and part is out', () => {
  const under = (high: string) => ({ value: { kind: 'range', ...range(undefined, high) } }) as const
  assert.equal(position('0', range(undefined, '5.0'), under('1.0')), 'within')
  assert.equal(position('0', range('2', '5.0'), under('1.0')), 'below')
  assert.equal(position('0', range('0.5', '5.0'), under('1.0')), undefined)
})

test('a flag that says otherwise than the interval of the same report is told as a contradiction', () => {
  const usual = range('10', '50')
  assert.equal(position('45', usual, { interpretation: 'H' }), 'contradictory')
  assert.equal(position('45', usual, { interpretation: 'N' }), 'within')
  assert.equal(position('55', usual, { interpretation: 'HH' }), 'above')
  assert.equal(position('55', usual, { interpretation: 'A' }), 'above')
  assert.equal(position('45', usual, { interpretation: 'constructor' }), 'within', 'no flag')
})

test('nothing is compared with an interval that cannot be used, nor a value that the report writes otherwise', () => {
  const usual = range('10', '50')
  assert.equal(position('45', usual, { reference: { kind: 'unusable' } }), undefined)
  assert.equal(position('45', usual, { reference: undefined, interpretation: 'H' }), undefined)
  assert.equal(position('45', usual, { agreement: 'differs' }), undefined)
  assert.equal(position('45', usual, { value: { kind: 'words', words: 'présent' } }), undefined)
})

test('just outside is less than a tenth of the width beyond, on either side, and needs both bounds', () => {
  const just = (value: string, reference: Range, unit = 'mmol/L') =>
    isJustOutside({
      value: { kind: 'quantity', value: parseDecimal(value)!, unit, alsoAs: [] },
      reference: { kind: 'interval', ...reference },
    })
  const sodium = range('136', '145', 'mmol/L')
  assert.deepEqual(
    ['145.8', '135.2', '146', '159', '140'].map((value) => just(value, sodium)),
    [true, true, false, false, false],
  )
  assert.equal(just('5.1', range(undefined, '5', 'mmol/L')), false)
  assert.equal(just('1.10', range('0.70', '1.08'), 'g/L'), true)
  assert.equal(just('110', range('0.70', '1.08'), 'mg/dL'), true, 'another unit, by a power of ten')
  assert.equal(just('4.89', range('0.70', '1.08'), 'mmol/L'), false)
})
