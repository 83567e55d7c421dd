import assert from 'node:assert/strict'
import test from 'node:test'
import type { Caller } from '@carnet/core/model/caller.ts'
import type { Identity } from '@carnet/core/model/identity.ts'
import { insOids } from '@carnet/core/model/ins.ts'
import {
  checkSubmission,
  type Deposit,
  decideRepeatedDeposit,
  depositorOf,
  type SubmittedEntry,
} from './submission.ts'
import * as they from './test/people.ts'
import { findWrongPatient, type PatientStatement } from './wrong-patient.ts'

const plain: SubmittedEntry = {
  typeCode: '11488-4',
  typeSystem: they.loinc,
  visibility: they.visible,
  authorInstitutionIds: [],
}
const signature = {
  ...plain,
  typeCode: 'E1762',
  typeSystem: 'ASTM',
  visibility: { ...they.masked, invisibleToPatient: true },
}
const check = (caller: Caller, entries: readonly SubmittedEntry[], settings = they.settings) =>
  checkSubmission({ caller, entries, settings })

test('[VIS-02] masked and invisible to the patient are not combined, but on the signature or by setting', () => {
  const both = { ...plain, visibility: signature.visibility }
  assert.match(check(they.doctor, [plain, both])!, /à la fois masqué/)
  assert.equal(check(they.doctor, [plain, signature]), undefined)
  assert.equal(
    check(they.doctor, [both], { ...they.settings, cumulInvisiblePatientMasquePs: true }),
    undefined,
  )
  assert.match(check(they.doctor, [{ ...both, typeCode: 'E1762' }])!, /à la fois masqué/)
})

test('[VIS-09] in a secret session every document is invisible to the representatives, or the lot is refused', () => {
  const secretly = { ...they.doctor, secretSession: true }
  const kept = { ...plain, visibility: they.secret }
  assert.match(check(secretly, [kept, plain])!, /connexion secrète/)
  assert.equal(check(secretly, [kept, signature]), undefined)
  assert.equal(check(they.doctor, [kept, plain]), undefined)
})

test('[VIS-08] without the functions for minors, neither secret session nor document hidden from representatives', () => {
  const settings = { ...they.settings, fonctionsGestionMineurs: false }
  assert.match(check(they.doctor, [{ ...plain, visibility: they.secret }], settings)!, /mineurs/)
  assert.match(check({ ...they.doctor, secretSession: true }, [plain], settings)!, /mineurs/)
  assert.equal(check(they.doctor, [plain], settings), undefined)
})

test('[CON-20] what a structure certificate deposits names the structure among its authors, document by document', () => {
  const text = "Aucun AuthorInstitution ne correspond à l'utilisateur du VIHF"
  const named = { ...plain, authorInstitutionIds: ['1990000099', they.hospital.id] }
  assert.equal(check(they.hospitalServer, [named]), undefined)
  assert.equal(check(they.hospitalServer, [named, plain]), text)
  assert.equal(check({ ...they.otherDoctor, authentication: 'INDIRECTE' }, [plain]), text)
  assert.equal(check(they.doctor, [plain]), undefined)
  assert.equal(check(they.secretary, [plain]), undefined)
})

test('the depositor is the person, or the structure when its certificate or its staff sends', () => {
  assert.equal(depositorOf(they.doctor), they.doctor.id)
  assert.equal(depositorOf({ ...they.doctor, authentication: 'INDIRECTE' }), they.practice.id)
  assert.equal(depositorOf(they.secretary), they.practice.id)
  assert.equal(depositorOf(they.hospitalServer), they.hospital.id)
  assert.equal(depositorOf(they.holder), 'TITULAIRE')
  assert.equal(depositorOf(they.parent), 'TITULAIRE')
})

test('a retry is the same bytes, patient and depositor; to anyone else the answer tells nothing of the bytes', () => {
  const first: Deposit = { patient: they.camille, depositorId: they.doctor.id, hash: 'ab', sizeBytes: 2 }
  assert.equal(decideRepeatedDeposit(first, { ...first }), 'sameDeposit')
  assert.equal(decideRepeatedDeposit(first, { ...first, hash: 'cd' }), 'uniqueIdUsedForOtherBytes')
  assert.equal(decideRepeatedDeposit(first, { ...first, sizeBytes: 3 }), 'uniqueIdUsedForOtherBytes')
  for (const hash of ['ab', 'cd']) {
    assert.equal(
      decideRepeatedDeposit(first, { ...first, hash, patient: they.alix }),
      'uniqueIdUsedElsewhere',
    )
    assert.equal(decideRepeatedDeposit(first, { ...first, hash, depositorId: 'x' }), 'uniqueIdUsedElsewhere')
  }
})

const identity: Identity = {
  birthName: 'D’ARTAGNAN',
  birthFirstName: 'Zoé',
  firstNames: 'Zoé Anne',
  birthDate: '1980-01-15',
  sex: 'F',
  birthPlace: '75056',
}
const record = { patient: they.camille, identity }
const says = (
  source: PatientStatement['source'],
  more: Partial<PatientStatement> = {},
): PatientStatement => ({
  source,
  patient: they.camille,
  traits: {},
  ...more,
})

test('[FEED-11] VIHF, metadata and document that agree with the record pass; case and accents do not tell persons apart', () => {
  const traits = {
    birthName: 'd artagnan',
    birthFirstName: 'ZOE',
    birthDate: '1980-01-15',
    sex: 'F' as const,
  }
  const statements = [
    says('vihf'),
    says('submissionSet'),
    says('metadata', { traits }),
    says('cda', { traits }),
  ]
  assert.equal(findWrongPatient(record, statements), undefined)
})

test('[FEED-11] an INS that differs anywhere, its authority included, is refused and the part is named', () => {
  const others = [they.alix, { ...they.camille, oid: insOids.nirDemonstration }, undefined]
  for (const patient of others)
    for (const [source, words] of [
      ['vihf', 'le VIHF'],
      ['submissionSet', 'le lot de soumission'],
      ['metadata', 'les métadonnées'],
      ['cda', 'le document CDA'],
    ] as const) {
      const reason = findWrongPatient(record, [says('vihf'), says(source, { patient })])
      assert.match(reason!, new RegExp(`INS.*${words}|${words}.*INS`))
      assert.doesNotMatch(reason!, /\d{5}/)
    }
})

test('[FEED-11] traits that differ are all named, with the part that carries them, and never their values', () => {
  const traits = { birthName: 'ARTAGNAN', birthFirstName: 'Zoé', birthDate: '1981-01-15', sex: 'M' as const }
  const reason = findWrongPatient(record, [says('metadata'), says('cda', { traits })])!
  assert.equal(
    reason.replaceAll('\u00a0', ' '),
    'Patient différent : entre le document CDA et le DMP, le nom de naissance, la date de naissance et le sexe diffèrent.',
  )
  const one = findWrongPatient(record, [says('metadata', { traits: { birthFirstName: 'Anne' } })])!
  assert.match(one, /les métadonnées du document et le DMP, le premier prénom de naissance diffère\.$/)
})
