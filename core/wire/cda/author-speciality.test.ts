import assert from 'node:assert/strict'
import { test } from 'node:test'
import { professionSystems } from '@carnet/core/model/caller.ts'
import { authorSpecialityOf } from './author-speciality.ts'

const g15 = professionSystems.g15

test('a physician is named with his savoir-faire, a nurse with her profession alone', () => {
  assert.equal(authorSpecialityOf({ code: '10', system: g15, specialities: ['SM26'] })?.code, 'G15_10/SM26')
  assert.equal(authorSpecialityOf({ code: '60', system: g15, specialities: [] })?.code, 'G15_60')
})

test('a savoir-faire that J01 does not know gives way to the next one', () => {
  const specialities = ['XX99', 'SM54']
  assert.equal(authorSpecialityOf({ code: '10', system: g15, specialities })?.code, 'G15_10/SM54')
})

test('a profession outside of J01 has no speciality', () => {
  assert.equal(authorSpecialityOf({ code: '999', system: g15, specialities: [] }), undefined)
})
