import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loinc } from '../model/lab-result.ts'
import { isLeftToTheReport } from './sensitive-results.ts'

test('a viral load of HIV, by its code or by its name, is left to its report; a glycaemia is not', () => {
  const left = (code: string, label: string) => isLeftToTheReport({ code: { code, system: loinc }, label })
  assert.deepEqual(
    [left('20447-9', 'Charge virale'), left('1-1', 'Charge virale VIH 1'), left('2345-7', 'Glycémie')],
    [true, true, false],
  )
})
