import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CareCaller } from '@carnet/core/model/caller.ts'
import type { Action } from '@carnet/core/model/decision.ts'
import { isProbe, isProbeOnceRefused, probingBudgets } from './probing.ts'
import { doctor, holder, hospitalServer, secretary } from './test/people.ts'

test('an existence test or a search by traits tells whether a person has a record, and so does any refusal', () => {
  const refused: readonly Action[] = [
    'findDocuments',
    'readDocument',
    'createRecord',
    'authorise',
    'submitDocuments',
    'replaceDocument',
  ]
  assert.ok(isProbe(doctor, 'testExistence', true))
  assert.ok(isProbe(doctor, 'searchPatients', true))
  for (const action of refused) {
    assert.ok(isProbe(doctor, action, false), action)
    assert.ok(!isProbe(doctor, action, true), action)
  }
})

test('a deposit refused for what it holds tells as much; a reading of an authorised person does not', () => {
  assert.ok(isProbeOnceRefused(doctor, 'submitDocuments'))
  assert.ok(isProbeOnceRefused(hospitalServer, 'replaceDocument'))
  assert.ok(!isProbeOnceRefused(doctor, 'readDocument'))
  assert.ok(!isProbeOnceRefused(holder, 'submitDocuments'))
})

test('a holder in his own space looks for nobody', () => {
  assert.ok(!isProbe(holder, 'findDocuments', false))
})

const rates = {
  existence: [{ max: 1, seconds: 60 }],
  existenceByStructure: [{ max: 10, seconds: 60 }],
}
const ofStructure = ({ structure }: CareCaller) => ({
  subject: structure.id,
  rates: rates.existenceByStructure,
})

test('a certificate is counted for its whole structure, a card for its holder', () => {
  assert.deepEqual(probingBudgets(doctor, rates), [{ subject: doctor.id, rates: rates.existence }])
  assert.deepEqual(probingBudgets(secretary, rates), [{ subject: secretary.userId, rates: rates.existence }])
  assert.deepEqual(probingBudgets(hospitalServer, rates), [ofStructure(hospitalServer)])
  assert.deepEqual(probingBudgets(holder, rates), [])
})

test('whoever a certificate names by AIR, its structure is counted with him', () => {
  for (const named of [doctor, secretary]) {
    const caller = { ...named, authentication: 'INDIRECTE_RENFORCEE' } as const
    const [own, structure, ...others] = probingBudgets(caller, rates)
    assert.deepEqual([[own], structure, others], [probingBudgets(named, rates), ofStructure(named), []])
  }
})
