import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Action } from '@carnet/core/model/decision.ts'
import { isProbe, isProbeOnceRefused, probingRates } from './probing.ts'
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

test('a certificate is counted for its whole structure, a card for its holder', () => {
  const rates = {
    existence: [{ max: 1, seconds: 60 }],
    existenceByStructure: [{ max: 10, seconds: 60 }],
    login: [],
    loginFromAddress: [],
  }
  assert.deepEqual(probingRates(doctor, rates), { subject: doctor.id, rates: rates.existence })
  assert.deepEqual(probingRates(secretary, rates), { subject: secretary.userId, rates: rates.existence })
  assert.deepEqual(probingRates(hospitalServer, rates), {
    subject: hospitalServer.structure.id,
    rates: rates.existenceByStructure,
  })
})
