import assert from 'node:assert/strict'
import { test } from 'node:test'
import { powerOfTenBetween } from './unit.ts'

test('units that differ by a power of ten are converted, exactly', () => {
  const same: readonly (readonly [string, string, number])[] = [
    ['mg/dL', 'g/L', -2],
    ['g/L', 'mg/dL', 2],
    ['pg/mL', 'ng/L', 0],
    ['umol/L', 'mmol/L', -3],
    ['10*9/L', '10*3/uL', 0],
    ['/mL', '10*9/L', -6],
    ['m[IU]/L', 'u[IU]/mL', 0],
    ['mg/l', 'mg/L', 0],
    ['%', '%', 0],
    ['{ratio}', '{ratio}', 0],
  ]
  for (const [from, to, power] of same) assert.equal(powerOfTenBetween(from, to), power, `${from} ${to}`)
})

test('nothing else is converted: a mass is no amount, a fraction no percentage, a unit that is not known no unit', () => {
  const different: readonly (readonly [string, string])[] = [
    ['g/L', 'mmol/L'],
    ['%', 'mmol/mol'],
    ['%', ''],
    ['[IU]/L', 'U/L'],
    ['g/L', 'g'],
    ['mm', 'm'],
    ['g/L', 'g/24.h'],
    ['g/L/h', 'g/L'],
    ['10*9/L', 'g/L'],
    ['', 'g/L'],
    ['xg/L', 'g/L'],
    // A property that every object has is no prefix.
    ['constructorg/L', 'g/L'],
  ]
  for (const [from, to] of different) {
    assert.equal(powerOfTenBetween(from, to), undefined, `${from} ${to}`)
    assert.equal(powerOfTenBetween(to, from), undefined, `${to} ${from}`)
  }
})

test('a conversion and its return cancel', () => {
  const units = ['g/L', 'mg/L', 'mg/dL', 'ug/mL', 'ng/mL', 'pg/mL', 'kg/L']
  for (const from of units)
    for (const to of units) assert.equal(powerOfTenBetween(from, to)! + powerOfTenBetween(to, from)!, 0)
})
