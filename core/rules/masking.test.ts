import assert from 'node:assert/strict'
import test from 'node:test'
import type { Caller, Professional } from '@carnet/core/model/caller.ts'
import type { Action } from '@carnet/core/model/decision.ts'
import type { DocumentFacts, Masker } from '@carnet/core/model/document.ts'
import type { RecordFacts } from '@carnet/core/model/record.ts'
import { decide, decideDocument } from './decide.ts'
import { maskerOf } from './masking.ts'
import type { RuleSettings } from './settings.ts'
import * as they from './test/people.ts'
import { access, document, permit, record, settings } from './test/people.ts'
import { traceReach } from './trace-readers.ts'

const { doctor, otherDoctor, nurse } = they
const matrix = they.provisional
const now = they.now

function sees(caller: Caller, facts: RecordFacts, seen: DocumentFacts): string {
  const mode = caller.kind === 'patient' ? 'normal' : caller.mode
  const question = { caller, record: facts, access: access('readDocument', mode), settings, matrix, now }
  const decision = decideDocument({ ...question, document: seen })
  return decision.allowed ? 'yes' : decision.reason
}

test('[VIS-04] everything masked, a document is hidden as if it were masked by itself', () => {
  const authorisations = [permit(otherDoctor, { administrator: true }), permit(nurse), permit(doctor)]
  const facts = record({ everythingMasked: true, authorisations })
  const plain = document({ authorIds: [doctor.id] })
  assert.equal(sees(nurse, facts, plain), 'maskedToProfessionals')
  for (const reader of [doctor, otherDoctor, they.holder, they.parent, they.carer])
    assert.equal(sees(reader, facts, plain), 'yes')
  const inEmergency = { ...nurse, mode: 'brisDeGlace' } as const
  assert.equal(sees(inEmergency, facts, plain), 'maskedToProfessionals')
  const permitted = { ...facts, emergency: { etreat: true, btg: true, masked: true } }
  assert.equal(sees(inEmergency, permitted, plain), 'yes')
})

test('[VIS-04] [CNT-05] each block is masked apart, whole, and hides nothing else', () => {
  const authorisations = [permit(otherDoctor, { administrator: true }), permit(doctor), permit(nurse)]
  const ofCare = document({ typeCode: 'REMB', classCode: '60', authorIds: ['1750000001'] })
  const ofWill = document({ typeCode: 'EXPPAT_3', classCode: '90', authorIds: [they.camille.ins] })
  const other = document()
  const facts = (defaults: Partial<RecordFacts>) => record({ authorisations, ...defaults })
  const answers = (defaults: Partial<RecordFacts>) =>
    [ofCare, ofWill, other].map((one) => sees(doctor, facts(defaults), one) === 'yes')
  assert.deepEqual(answers({}), [true, true, true])
  assert.deepEqual(answers({ historyMasked: true }), [false, true, true])
  assert.deepEqual(answers({ directivesMasked: true }), [true, false, true])
  assert.deepEqual(answers({ historyMasked: true, directivesMasked: true }), [false, false, true])
  assert.deepEqual(answers({ everythingMasked: true }), [false, false, false])
  for (const reader of [otherDoctor, they.holder, they.parent, they.carer])
    assert.equal(sees(reader, facts({ historyMasked: true }), ofCare), 'yes')
  const urgent = { ...doctor, mode: 'brisDeGlace' } as const
  assert.equal(sees(urgent, facts({ directivesMasked: true }), ofWill), 'maskedToProfessionals')
  const permitted = facts({ directivesMasked: true, emergency: { etreat: true, btg: true, masked: true } })
  assert.equal(sees(urgent, permitted, ofWill), 'yes')
})

test('[VIS-04] [VIS-16] who acts for the holder masks his history of care; his directives, himself alone', () => {
  const may = (caller: Caller, action: Action) =>
    decide({ caller, record: record(), access: access(action), settings, matrix, now }).allowed
  for (const action of ['maskHistory', 'unmaskHistory'] as const) {
    for (const who of [they.holder, they.parent, they.tutor]) assert.equal(may(who, action), true)
    for (const who of [they.curator, they.carer, they.stranger, doctor]) assert.equal(may(who, action), false)
  }
  for (const action of ['maskDirectives', 'unmaskDirectives'] as const) {
    assert.equal(may(they.holder, action), true)
    for (const who of [they.parent, they.tutor, they.curator, they.carer, they.stranger, doctor])
      assert.equal(may(who, action), false)
  }
})

test('[VIS-04] no longer masking everything shows all but what was masked by itself', () => {
  const facts = record({ authorisations: [permit(nurse)] })
  assert.equal(sees(nurse, facts, document()), 'yes')
  assert.equal(sees(nurse, facts, document({ visibility: they.masked })), 'maskedToProfessionals')
})

test('[VIS-04] the holder and who acts for him mask everything; a curator, a carer and professionals do not', () => {
  const may = (caller: Caller, action: Action) => {
    const facts = record({
      authorisations: [permit(doctor, { administrator: true })],
      medecinTraitant: doctor.id,
    })
    return decide({ caller, record: facts, access: access(action), settings, matrix, now }).allowed
  }
  for (const action of ['maskEverything', 'unmaskEverything'] as const) {
    for (const who of [they.holder, they.parent, they.tutor]) assert.equal(may(who, action), true)
    for (const who of [they.curator, they.carer, they.stranger, doctor, they.secretary, they.hospitalServer])
      assert.equal(may(who, action), false)
  }
})

test('[VIS-03] the holder and who acts for him mask and show what they see; a curator and a carer do not', () => {
  const may = (caller: Caller, action: 'maskDocument' | 'unmaskDocument', seen: DocumentFacts) => {
    const question = { caller, record: record(), access: access(action), settings, matrix, now }
    return decide(question).allowed && decideDocument({ ...question, document: seen }).allowed
  }
  for (const action of ['maskDocument', 'unmaskDocument'] as const) {
    const seen = document({ visibility: action === 'maskDocument' ? they.visible : they.masked })
    for (const who of [they.holder, they.parent, they.tutor]) assert.equal(may(who, action, seen), true)
    for (const who of [they.curator, they.carer, they.stranger]) assert.equal(may(who, action, seen), false)
    assert.equal(may(they.holder, action, document({ visibility: they.unannounced })), false)
    assert.equal(may(they.parent, action, document({ visibility: they.secret })), false)
  }
})

test('[VIS-03] [VIS-15] what the holder masked is shown again by him, or by the médecin traitant whom he lets see it; no author', () => {
  const unmasks = (
    caller: Professional,
    maskedBy: Masker,
    facts: Partial<RecordFacts> = {},
    setting: Partial<RuleSettings> = {},
  ) => {
    const decision = decideDocument({
      caller,
      record: record({ authorisations: [permit(doctor), permit(otherDoctor)], ...facts }),
      access: access('unmaskDocument'),
      settings: { ...settings, ...setting },
      matrix,
      now,
      document: document({ authorIds: [doctor.id], visibility: they.masked, maskedBy }),
    })
    return decision.allowed ? 'yes' : decision.reason
  }
  assert.equal(unmasks(doctor, 'professional'), 'yes')
  assert.equal(unmasks(doctor, 'holder'), 'maskedByHolder')
  assert.equal(unmasks(doctor, 'holder', {}, { authorUnmasksHolders: true }), 'yes')
  const administrator = { authorisations: [permit(doctor, { administrator: true })] }
  assert.equal(unmasks(doctor, 'holder', administrator), 'maskedByHolder')
  const traitant = { medecinTraitant: doctor.id }
  assert.equal(unmasks(doctor, 'holder', traitant), 'maskedByHolder')
  assert.equal(unmasks(doctor, 'holder', { ...traitant, ...administrator }), 'yes')
  const legacy = { medecinTraitantPrivilege: 'legacy2011' } as const
  assert.equal(unmasks(doctor, 'holder', traitant, legacy), 'yes')
  assert.equal(unmasks(otherDoctor, 'holder', { medecinTraitant: otherDoctor.id }, legacy), 'yes')
  assert.equal(unmasks(otherDoctor, 'holder'), 'maskedToProfessionals')
})

test('[VIS-03] who masks last is remembered, and what the holder masked stays his when a professional masks it too', () => {
  assert.equal(maskerOf(they.masked, doctor, []), 'professional')
  assert.equal(maskerOf(they.masked, doctor, [undefined, 'professional']), 'professional')
  assert.equal(maskerOf(they.masked, doctor, ['professional', 'holder']), 'holder')
  for (const who of [they.holder, they.parent])
    assert.equal(maskerOf(they.masked, who, ['professional']), 'holder')
  assert.equal(maskerOf(they.visible, they.holder, ['holder']), undefined)
})

test('[VIS-04] that everything is masked is told to who sees masked documents, not to the médecin traitant', () => {
  const facts = record({
    medecinTraitant: doctor.id,
    authorisations: [permit(otherDoctor, { administrator: true })],
  })
  for (const reader of [they.holder, they.parent, otherDoctor])
    assert.equal(traceReach(facts, reader, now).maskingOfEverything, true)
  for (const reader of [doctor, nurse])
    assert.equal(traceReach(facts, reader, now).maskingOfEverything, false)
})
