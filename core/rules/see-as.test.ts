import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decide } from './decide.ts'
import { delegateMay } from './mandates.ts'
import { anyProfessional, supposedRecord } from './see-as.ts'
import * as they from './test/people.ts'

const { now, settings, provisional: matrix } = they
const answer = (situation: Parameters<typeof anyProfessional>[1], facts = they.record()) => {
  const caller = anyProfessional(they.nurse.profession, situation)
  const record = supposedRecord(facts, caller, situation, they.holder, now)
  const access = { action: 'findDocuments', mode: caller.mode } as const
  const decision = decide({ caller, record, access, settings, matrix, now })
  return decision.allowed || decision.reason
}

test('[MAT-01] [CON-01] somebody of a profession reads when his agreement is supposed, and not without', () => {
  assert.equal(answer('authorised'), true)
  assert.equal(answer('unauthorised'), 'notAuthorised')
})

test('[EMG-01] [EMG-02] in an emergency the choices of the patient answer, each for its own way', () => {
  assert.equal(answer('brisDeGlace'), true)
  assert.equal(answer('centre15'), true)
  const refusing = they.record({ emergency: { etreat: true, btg: false, masked: false } })
  assert.equal(answer('brisDeGlace', refusing), 'patientRefusesBrisDeGlace')
  assert.equal(answer('centre15', refusing), true)
})

test('[EMG-02] the SAMU answers by a physician, whatever profession is asked for', () => {
  assert.equal(anyProfessional(they.nurse.profession, 'centre15').profession.code, '10')
})

test('[VIS-09] who acts for the holder supposes nothing that was agreed in a secret session', () => {
  const record = they.record({
    authorisations: [they.permit(they.doctor, { secret: true }), they.permit(they.nurse)],
  })
  const toldTo = (looker: typeof they.holder) =>
    supposedRecord(record, they.doctor, undefined, looker, now).authorisations.length
  assert.equal(toldTo(they.holder), 2)
  assert.equal(toldTo(they.parent), 1)
})

test('[LIF-22] [CNT-07] whoever reads whom the holder authorised reads her list too, and a carer reads no such thing', () => {
  for (const kind of ['parent', 'tutor', 'curator', 'carer'] as const)
    assert.ok(!delegateMay(kind, 'listAuthorisations') || delegateMay(kind, 'findDocuments'), kind)
  assert.equal(delegateMay('carer', 'listAuthorisations'), false)
})
