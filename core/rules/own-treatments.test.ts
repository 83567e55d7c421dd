import assert from 'node:assert/strict'
import test from 'node:test'
import { decide, decideDocument } from './decide.ts'
import { documentsLikeOwnTreatments } from './own-treatments.ts'
import * as they from './test/people.ts'
import { mandate, now, record, settings } from './test/people.ts'

type InTheSpace = typeof they.carer

function readsThem(caller: InTheSpace, facts = record()): boolean {
  const access = { action: 'readDocument', mode: 'normal' } as const
  const question = { caller, record: facts, access, settings, matrix: they.provisional, now }
  return documentsLikeOwnTreatments(now).every(
    (document) => decideDocument({ ...question, document }).allowed,
  )
}

function writesThem(caller: InTheSpace | typeof they.doctor, facts = record()) {
  const access = { action: 'writeTreatments', mode: 'normal' } as const
  const decision = decide({ caller, record: facts, access, settings, matrix: they.provisional, now })
  return decision.allowed ? 'allowed' : decision.reason
}

test('[CNT-07] [EHDS-02] what a person writes of her treatments is read by who opens her carnet with her', () => {
  for (const who of [they.holder, they.parent, they.tutor, they.curator, they.carer])
    assert.ok(readsThem(who))
})

test('[CNT-07] a carer from whom treatments, or her own documents, are kept reads none of it', () => {
  const keeping = (...excludedClasses: string[]) =>
    record({ mandates: [mandate('carer', { excludedClasses })] })
  assert.ok(!readsThem(they.carer, keeping('42', '43', '44', '45')))
  assert.ok(!readsThem(they.carer, keeping('90', '95')))
  assert.ok(readsThem(they.carer, keeping('10', '60')))
})

test('[CNT-07] [EHDS-02] the holder and who acts for her write; a carer when she lets him, a curator and a doctor never', () => {
  for (const who of [they.holder, they.parent, they.tutor]) assert.equal(writesThem(who), 'allowed')
  assert.equal(writesThem(they.carer), 'actionNotAllowedForCaller')
  const letting = record({ mandates: [mandate('carer', { mayWrite: true })] })
  assert.equal(writesThem(they.carer, letting), 'allowed')
  assert.equal(writesThem(they.curator), 'actionNotAllowedForCaller')
  assert.equal(writesThem(they.doctor), 'actionNotAllowedForCaller')
})
