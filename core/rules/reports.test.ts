import assert from 'node:assert/strict'
import test from 'node:test'
import { idsOfTicket, ticketOf } from '@carnet/core/model/report.ts'
import { delegateMay } from './mandates.ts'
import { isAnswerLate, reportAnswerBy, reportCodes, stateAfter } from './reports.ts'

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
  assert.deepEqual(Object.values(reportCodes), [
    'SIGNALEMENT_PS',
    'SIGNALEMENT_DOC',
    'SIGNALEMENT_SNR',
    'OPPOSITION_DEPOTS',
  ])
  for (const kind of ['parent', 'tutor'] as const) assert.equal(delegateMay(kind, 'reportProblem'), true)
  for (const kind of ['curator', 'carer'] as const) assert.equal(delegateMay(kind, 'reportProblem'), false)
})

test('[CON-24] a report is answered within seven working days of the day it was sent on, and late from the day after', () => {
  const settings = { reportAnswerWorkingDays: 7 }
  // Wednesday 29 April, half past eleven in the evening in Paris: 1 May and 8 May are holidays.
  const at = new Date('2026-04-29T21:30:00Z')
  assert.equal(reportAnswerBy(at, settings), '2026-05-12')
  const lateAt = (now: string, closedAt?: Date) => isAnswerLate({ at, closedAt }, settings, new Date(now))
  assert.equal(lateAt('2026-05-12T21:59:00Z'), false)
  assert.equal(lateAt('2026-05-12T22:00:00Z'), true)
  assert.equal(lateAt('2026-05-20T00:00:00Z', new Date('2026-05-19T00:00:00Z')), false)
  assert.equal(reportAnswerBy(at, { reportAnswerWorkingDays: 1 }), '2026-04-30')
})

test('[CON-24] a ticket finds its report, however it is typed', () => {
  const id = '3f2a91bc-07d2-4c55-9e1a-52b1d0c3a7ee'
  assert.equal(ticketOf(id), '3F2A9-1BC07')
  for (const typed of ['3F2A9-1BC07', '3f2a91bc07']) {
    const [first, last] = idsOfTicket(typed)!
    assert.ok(first < id && id < last)
    assert.ok(ticketOf(first) === ticketOf(id) && ticketOf(last) === ticketOf(id))
  }
  assert.deepEqual(idsOfTicket(id), [id, id])
  for (const none of ['', '3F2A9', '3F2A9-1BC0', '3F2A9-1BC07-2', 'urn:uuid:1', 'ZZZZZ-ZZZZZ'])
    assert.equal(idsOfTicket(none), undefined)
})
