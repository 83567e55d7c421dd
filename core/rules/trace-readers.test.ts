import assert from 'node:assert/strict'
import test from 'node:test'
import * as they from './test/people.ts'
import { now, permit, record } from './test/people.ts'
import { traceReach } from './trace-readers.ts'

const { doctor, otherDoctor, nurse } = they

test('[TRA-02] the holder, his médecin traitant and his administrators read all lines, others their own', () => {
  const facts = record({
    medecinTraitant: doctor.id,
    authorisations: [permit(otherDoctor, { administrator: true }), permit(nurse)],
  })
  for (const reader of [they.holder, they.parent, doctor, otherDoctor])
    assert.equal(traceReach(facts, reader, now).lines, 'all')
  for (const reader of [nurse, they.pharmacist]) assert.equal(traceReach(facts, reader, now).lines, 'own')
  const expired = record({ authorisations: [permit(nurse, { administrator: true, expiresAt: now })] })
  assert.equal(traceReach(expired, nurse, now).lines, 'own')
})

test('[TRA-06] what was left out of an answer is told to the holder only', () => {
  const facts = record({ medecinTraitant: doctor.id })
  assert.equal(traceReach(facts, they.holder, now).filteredCounts, true)
  for (const reader of [doctor, nurse, they.parent, they.tutor, they.carer])
    assert.equal(traceReach(facts, reader, now).filteredCounts, false)
})

test('[TRA-03] [VIS-09] who represents or helps the holder is told nothing of a secret session', () => {
  for (const reader of [they.parent, they.tutor, they.curator, they.carer])
    assert.equal(traceReach(record(), reader, now).secretSessions, false)
  for (const reader of [they.holder, doctor])
    assert.equal(traceReach(record(), reader, now).secretSessions, true)
})
