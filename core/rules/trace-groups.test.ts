import assert from 'node:assert/strict'
import { test } from 'node:test'
import { actionsIn, actorKindsIn, actorTypeOf, groupOf } from './trace-groups.ts'

test('[TRA-04] what is done to a document is MEDICAL_DOCUMENT, whoever does it; the rest is GENERAL', () => {
  for (const action of ['readDocument', 'downloadDocument', 'submitDocuments', 'maskEverything'] as const)
    assert.equal(groupOf(action), 'MEDICAL_DOCUMENT')
  for (const action of ['connect', 'blockProfessional', 'changeNoticeChoices', 'openByDefault'] as const)
    assert.equal(groupOf(action), 'GENERAL')
})

test('[TRA-04] no service is synchronised yet: no act and no actor is of one', () => {
  assert.deepEqual(actionsIn('SERVICE_TIERS'), [])
  assert.deepEqual(actorKindsIn('services'), [])
})

test('[TRA-04] who acts in the holder’s space is PATIENT, staff is its structure, each door has its type', () => {
  assert.deepEqual(
    (['carer', 'professional', 'staff', 'insuranceAgent', 'operator', 'system'] as const).map(actorTypeOf),
    ['PATIENT', 'HEALTHCARE_PROFESSIONAL', 'HEALTHCARE_FACILITY', 'ENROLMENT', 'SUPPORT', 'SYSTEM'],
  )
})

test('[TRA-04] [TRA-06] every actor is in one of the three views, and in one only: no line is lost', () => {
  const shown = [...actorKindsIn('own'), ...actorKindsIn('professionals'), ...actorKindsIn('services')]
  assert.equal(new Set(shown).size, shown.length)
  assert.deepEqual(shown.toSorted(), [
    'cardBearer',
    'carer',
    'insuranceAgent',
    'legalRepresentative',
    'operator',
    'patient',
    'professional',
    'staff',
    'structure',
    'system',
  ])
})
