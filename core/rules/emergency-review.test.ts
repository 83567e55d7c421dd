import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Caller } from '@carnet/core/model/caller.ts'
import type { Action } from '@carnet/core/model/decision.ts'
import { emergencyModeOf, isRepeatedUse } from './emergency-review.ts'
import { doctor, holder, nurse, regulator, settings } from './test/people.ts'

const urgent = { ...nurse, mode: 'brisDeGlace' } as const
const onTheTelephone = { ...regulator, mode: 'centre15' } as const
const modeOf = (caller: Caller, action: Action, done = true) =>
  emergencyModeOf({ caller, action, done }, settings)

test('[EMG-07] [EMG-12] whatever is done in an emergency goes to its journal, under its mode', () => {
  const actions: readonly Action[] = ['findDocuments', 'readDocument', 'submitDocuments', 'findReferences']
  for (const action of actions) {
    assert.equal(modeOf(urgent, action), 'brisDeGlace')
    assert.equal(modeOf(onTheTelephone, action), 'centre15')
  }
})

test('[EMG-12] what is done in normal mode, by the holder, or was refused, is not in it', () => {
  assert.equal(modeOf(doctor, 'readDocument'), undefined)
  assert.equal(modeOf(holder, 'readDocument'), undefined)
  assert.equal(modeOf(urgent, 'readDocument', false), undefined)
})

test('[EMG-12] to look for a record is not in it, unless a search by traits is set to be an access', () => {
  for (const action of ['testExistence', 'searchPatients', 'listPatients'] as const)
    assert.equal(modeOf(onTheTelephone, action), undefined, action)
  const asAccess = { rechercheParTraits: { ...settings.rechercheParTraits, isAccess: true } }
  const search = { caller: onTheTelephone, action: 'searchPatients', done: true } as const
  assert.equal(emergencyModeOf(search, asAccess), 'centre15')
})

test('[EMG-12] from the third use within a month, a professional is looked at first', () => {
  const settings = { emergencyRepeatedUses: 3 }
  assert.deepEqual(
    [1, 2, 3, 12].map((uses) => isRepeatedUse(uses, settings)),
    [false, false, true, true],
  )
})
