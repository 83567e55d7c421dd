import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reasonLengthMax } from '@carnet/core/model/emergency.ts'
import { objectionToReason } from './emergency-reason.ts'

test('[EMG-05] nobody opens a record in bris de glace without saying why, in his own words where no reason fits', () => {
  assert.equal(objectionToReason(undefined, 'Amené par les pompiers'), 'motiveMissing')
  assert.equal(objectionToReason('unconscious', ''), undefined)
  assert.equal(objectionToReason('other', ' '), 'wordsMissing')
  assert.equal(objectionToReason('other', 'Choc anaphylactique'), undefined)
  assert.equal(objectionToReason('unconscious', 'x'.repeat(reasonLengthMax + 1)), 'wordsTooLong')
})
