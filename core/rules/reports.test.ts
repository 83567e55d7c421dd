import assert from 'node:assert/strict'
import test from 'node:test'
import type { PatientCaller, Professional, Structure } from '@carnet/core/model/caller.ts'
import { idsOfTicket, ticketOf } from '@carnet/core/model/report.ts'
import { delegateMay } from './mandates.ts'
import {
  correctionsAnsweredBy,
  isAnswerLate,
  mayAskCorrection,
  reportAnswerBy,
  reportCodes,
  stateAfter,
} from './reports.ts'
import { holderAsDepositor } from './submission.ts'

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
    'DEMANDE_RECTIFICATION',
  ])
  for (const kind of ['parent', 'tutor'] as const) assert.equal(delegateMay(kind, 'reportProblem'), true)
  for (const kind of ['curator', 'carer'] as const) assert.equal(delegateMay(kind, 'reportProblem'), false)
})

test('[CON-24] a report is answered within seven working days of the day it was sent on, and late from the day after', () => {
  const settings = { reportAnswerWorkingDays: 7 }
  // Wednesday 29 April, half past eleven in the evening in Paris: 1 May and 8 May are holidays.
  const at = new Date('2026-04-29T21:30:00Z')
  assert.equal(reportAnswerBy({ at, kind: 'access' }, settings), '2026-05-12')
  const lateAt = (now: string, closedAt?: Date) =>
    isAnswerLate({ at, kind: 'access', closedAt }, settings, new Date(now))
  assert.equal(lateAt('2026-05-12T21:59:00Z'), false)
  assert.equal(lateAt('2026-05-12T22:00:00Z'), true)
  assert.equal(lateAt('2026-05-20T00:00:00Z', new Date('2026-05-19T00:00:00Z')), false)
  assert.equal(reportAnswerBy({ at, kind: 'document' }, { reportAnswerWorkingDays: 1 }), '2026-04-30')
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

test('[EHDS-03] who wrote a document has a month to correct it, and answers as himself or as his structure', () => {
  const by = (day: string) =>
    reportAnswerBy({ at: new Date(`${day}T12:00:00Z`), kind: 'correction' }, { reportAnswerWorkingDays: 7 })
  assert.equal(by('2026-03-16'), '2026-04-16')
  assert.equal(by('2026-01-31'), '2026-02-28')
  const structure = { id: '1999999999' } as Structure
  const professional = {
    kind: 'professional',
    id: '899900000001',
    structure,
    authentication: 'DIRECTE',
  } as Professional
  assert.deepEqual(correctionsAnsweredBy(professional), ['899900000001'])
  assert.deepEqual(correctionsAnsweredBy({ ...professional, authentication: 'INDIRECTE' }), ['1999999999'])
  assert.deepEqual(correctionsAnsweredBy({ kind: 'patient', patient: { ins: 'x' } } as PatientCaller), [])
  assert.equal(mayAskCorrection({ depositorId: holderAsDepositor }), false)
  assert.equal(mayAskCorrection({ depositorId: '899900000001' }), true)
})
