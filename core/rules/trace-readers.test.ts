import assert from 'node:assert/strict'
import test from 'node:test'
import type { UniqueId } from '@carnet/core/model/document.ts'
import type { Trace } from '@carnet/core/model/trace.ts'
import { checks } from './checks.ts'
import * as they from './test/people.ts'
import { now, permit, record } from './test/people.ts'
import { lineAsAnswered, traceReach } from './trace-readers.ts'

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

const asked: Trace = {
  id: '1',
  at: now,
  action: 'readDocument',
  outcome: 'refused',
  actor: { kind: 'professional', id: nurse.id, name: 'Nurse' },
  mode: 'normal',
  refusal: 'documentUnknown',
  checks: [checks.record.active, checks.authorised.individualAuthorisation],
  documents: [],
  filteredCount: 0,
  returnedCount: 0,
  secretSession: false,
}
const named = {
  uniqueId: '1.2.3' as UniqueId,
  title: 'Synthèse',
  typeCode: '68599-0',
  typeDisplay: 'Synthèse',
}
const ofHidden: Trace = {
  ...asked,
  refusal: 'maskedToProfessionals',
  checks: [...asked.checks, checks.cell.read, checks.confidentiality.masked],
  documents: [named],
}

test('[TRA-06] to who asked, the refusal of a hidden document reads as that of an absent one, even once it is shown', () => {
  for (const visible of [false, true])
    assert.deepEqual(
      lineAsAnswered(ofHidden, asked.actor, () => visible),
      asked,
    )
  const toldThen: Trace = { ...ofHidden, refusal: 'notTheAuthor' }
  assert.deepEqual(
    lineAsAnswered(toldThen, asked.actor, () => true),
    toldThen,
  )
  assert.deepEqual(
    lineAsAnswered(toldThen, asked.actor, () => false),
    asked,
  )
})

test('[TRA-06] to anyone else it says what he may know: the holder reads which document, and why', () => {
  const holder = { kind: 'patient', id: '' } as const
  assert.deepEqual(
    lineAsAnswered(ofHidden, holder, () => true),
    ofHidden,
  )
})
