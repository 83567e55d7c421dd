import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Action } from '@carnet/core/model/decision.ts'
import { emergencyModeOf, isRepeatedUse } from './emergency-review.ts'
import { doctor, holder, nurse, regulator } from './test/people.ts'

const urgent = { ...nurse, mode: 'brisDeGlace' } as const

test('[EMG-07] [EMG-12] whatever is done in an emergency goes to its journal, under its mode', () => {
  const actions: readonly Action[] = ['findDocuments', 'readDocument', 'submitDocuments', 'findReferences']
  for (const action of actions) {
    assert.equal(emergencyModeOf(urgent, action, true), 'brisDeGlace')
    assert.equal(emergencyModeOf({ ...regulator, mode: 'centre15' }, action, true), 'centre15')
  }
})

test('[EMG-12] what is done in normal mode, by the holder, or was refused, is not in it; nor is an existence test', () => {
  assert.equal(emergencyModeOf(doctor, 'readDocument', true), undefined)
  assert.equal(emergencyModeOf(holder, 'readDocument', true), undefined)
  assert.equal(emergencyModeOf(urgent, 'readDocument', false), undefined)
  assert.equal(emergencyModeOf(urgent, 'testExistence', true), undefined)
})

test('[EMG-12] from the third use within a month, a professional is looked at first', () => {
  const settings = { emergencyRepeatedUses: 3 }
  assert.deepEqual(
    [1, 2, 3, 12].map((uses) => isRepeatedUse(uses, settings)),
    [false, false, true, true],
  )
})
