import assert from 'node:assert/strict'
import test from 'node:test'
import { delegateMay } from './mandates.ts'
import { reportCodes, stateAfter } from './reports.ts'

test('[CON-24] a report is sent, taken, answered once, and its answer stays', () => {
  assert.equal(stateAfter('sent', 'take'), 'inReview')
  assert.equal(stateAfter('inReview', 'take'), undefined)
  for (const verdict of ['founded', 'unfounded'] as const) {
    assert.equal(stateAfter('sent', verdict), verdict)
    assert.equal(stateAfter('inReview', verdict), verdict)
    for (const step of ['take', 'founded', 'unfounded'] as const)
      assert.equal(stateAfter(verdict, step), undefined)
  }
})

test('[CON-24] an access, a document and a service are reported, by the holder or who represents him', () => {
  assert.deepEqual(Object.values(reportCodes), ['SIGNALEMENT_PS', 'SIGNALEMENT_DOC', 'SIGNALEMENT_SNR'])
  for (const kind of ['parent', 'tutor'] as const) assert.equal(delegateMay(kind, 'reportProblem'), true)
  for (const kind of ['curator', 'carer'] as const) assert.equal(delegateMay(kind, 'reportProblem'), false)
})
