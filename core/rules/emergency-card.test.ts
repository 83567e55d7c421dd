import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Caller, CardBearer, Professional } from '@carnet/core/model/caller.ts'
import type { Action } from '@carnet/core/model/decision.ts'
import type { UniqueId } from '@carnet/core/model/document.ts'
import { type CardEntry, cardLimits, type EmergencyContact } from '@carnet/core/model/emergency-card.ts'
import { decide } from './decide.ts'
import {
  entriesAfter,
  objectionToCard,
  objectionToCardCode,
  objectionToContacts,
  visibleEntries,
} from './emergency-card.ts'
import { noticesOf } from './notices.ts'
import { defaultRuleSettings } from './settings.ts'
import * as they from './test/people.ts'

const source = { uniqueId: '1.2.3' as UniqueId, title: 'Synthèse', at: '2026-01-01T00:00:00Z' }
const iodine: CardEntry = { topic: 'allergies', words: 'Iode' }
const secret: CardEntry = { topic: 'treatments', words: 'Pilule', source }

test('[EHDS-02] a card does not say at once that there is no allergy and which', () => {
  assert.equal(objectionToCard({ entries: [iodine], noKnownAllergy: true }), 'allergyAndNone')
  assert.equal(objectionToCard({ entries: [iodine], noKnownAllergy: false }), undefined)
})

test('[EHDS-02] a blood group stands on the card only when a document says it', () => {
  const group = { topic: 'bloodGroup', words: 'A positif' } as const
  const noKnownAllergy = true
  assert.equal(objectionToCard({ entries: [group], noKnownAllergy }), 'bloodGroupNotDocumented')
  assert.equal(objectionToCard({ entries: [{ ...group, source }], noKnownAllergy }), undefined)
})

test('[EHDS-02] what would not be read in seconds is refused: too long, or too many', () => {
  const long = { ...iodine, words: 'x'.repeat(cardLimits.words + 1) }
  const many = Array.from({ length: cardLimits.entries + 1 }, (_, at) => ({ ...iodine, words: `n° ${at}` }))
  assert.equal(objectionToCard({ entries: [long], noKnownAllergy: false }), 'wordsTooLong')
  assert.equal(objectionToCard({ entries: many, noKnownAllergy: false }), 'tooManyEntries')
})

const anne: EmergencyContact = { name: 'Anne', relation: 'child', phones: ['06 12 34 56 78'], informed: true }

test('[CNT-04] up to five persons to warn, each with a name and a telephone number that can be dialled', () => {
  const objection = (...contacts: readonly EmergencyContact[]) => objectionTo(contacts, {})
  assert.equal(objection(), undefined)
  assert.equal(objection(anne, { ...anne, phones: ['+33 (0)6.12-34', '112'] }), undefined)
  assert.deepEqual(objection(anne, { ...anne, name: '' }), { why: 'nameMissing', at: 1 })
  assert.deepEqual(objection({ ...anne, name: 'A'.repeat(81) }), { why: 'contactTooLong', at: 0 })
  assert.deepEqual(objection({ ...anne, phones: [] }), { why: 'phoneMissing', at: 0 })
  assert.deepEqual(objection({ ...anne, phones: ['chez elle'] }), { why: 'phoneWrong', at: 0 })
  assert.deepEqual(objection(...Array.from({ length: 6 }, () => anne)), { why: 'tooManyContacts', at: 5 })
})

function objectionTo(
  contacts: readonly EmergencyContact[],
  { former = [], mayTrust = true }: { former?: readonly EmergencyContact[]; mayTrust?: boolean },
) {
  const asked = { former, mayTrust, today: '2026-03-17', settings: defaultRuleSettings } as const
  return objectionToContacts(contacts, asked)
}

test('[CNT-04] one personne de confiance, whom the holder alone names; he may say when, and that both signed', () => {
  const trusted = { ...anne, kind: 'trusted', designation: { on: '2026-03-01', signed: true } } as const
  assert.equal(objectionTo([trusted, anne], {}), undefined)
  assert.deepEqual(objectionTo([anne, trusted, trusted], {}), { why: 'severalTrusted', at: 2 })
  for (const on of ['2026-03-18', '2026-02-30', 'hier'])
    assert.deepEqual(
      objectionTo([{ ...trusted, designation: { on: on as '2026-03-18', signed: false } }], {}),
      {
        why: 'designationWrong',
        at: 0,
      },
    )
  const carer = { mayTrust: false, former: [trusted] }
  assert.equal(objectionTo([trusted, anne], carer), undefined, 'what he leaves as it was')
  assert.equal(objectionTo([{ ...trusted, phones: ['112'] }], carer), undefined)
  for (const others of [[anne], [{ ...trusted, name: 'Paul' }], []])
    assert.equal(objectionTo(others, carer)?.why, 'trustedNotYours')
  assert.equal(objectionTo([trusted], { mayTrust: false })?.why, 'trustedNotYours')
})

test('[VIS-09] what was taken from a document that a reader may not read is not on the card that he reads, and stays when he writes it', () => {
  const notThis = (uniqueId: UniqueId) => uniqueId !== source.uniqueId
  const present = [iodine, secret]
  assert.deepEqual(visibleEntries(present, notThis), [iodine])
  assert.deepEqual(
    visibleEntries(present, () => true),
    present,
  )
  assert.deepEqual(entriesAfter(present, [], notThis), [secret])
  assert.deepEqual(
    entriesAfter(present, [], () => true),
    [],
  )
  const same = { ...secret, words: 'pilule ' }
  assert.deepEqual(entriesAfter(present, [iodine, same], notThis), [secret, iodine], 'nothing twice')
})

const bearer: CardBearer = { kind: 'cardBearer', patient: they.camille, mode: 'normal', secretSession: false }
const ask = (caller: Caller, action: Action, facts = they.record()) => {
  const { settings, provisional: matrix, now } = they
  const decision = decide({
    caller,
    record: facts,
    access: { action, mode: 'mode' in caller ? caller.mode : 'normal' },
    settings,
    matrix,
    now,
  })
  return decision.allowed ? 'allowed' : decision.reason
}

test('[EMG-07] who holds the card scans its code and opens it, and does nothing else on the record', () => {
  const holder: Caller = { kind: 'patient', patient: they.camille }
  for (const action of ['scanCardLink', 'openEmergencyCard'] as const) {
    assert.equal(ask(bearer, action), 'allowed')
    assert.equal(ask(holder, action), 'actionNotAllowedForCaller')
    assert.equal(ask(bearer, action, they.record({ state: 'closed' })), 'recordClosed')
  }
  for (const action of [
    'readDocument',
    'findDocuments',
    'readEmergencyCard',
    'makeCardLink',
    'listTraces',
  ] as const)
    assert.equal(ask(bearer, action), 'actionNotAllowedForCaller', action)
})

test('[EMG-01, EMG-07] a professional who holds the card opens it under his own name; who has the number alone opens it in bris de glace', () => {
  const doctor = (more: Partial<Professional>) => they.professional('899900000001', '10', more)
  const open = (caller: Professional, facts = they.record()) => ask(caller, 'openEmergencyCard', facts)
  const brisDeGlace = { mode: 'brisDeGlace' } as const
  const refusing = they.record({ emergency: { etreat: true, btg: false, masked: false } })
  assert.equal(open(doctor({ holdsCardOf: they.camille })), 'allowed')
  assert.equal(open(doctor({ holdsCardOf: they.camille }), refusing), 'allowed')
  assert.equal(open(doctor({ holdsCardOf: they.alix })), 'notAuthorised')
  assert.equal(open(doctor({})), 'notAuthorised')
  assert.equal(open(doctor(brisDeGlace)), 'allowed')
  assert.equal(
    open(doctor({ ...brisDeGlace, holdsCardOf: they.camille }), refusing),
    'patientRefusesBrisDeGlace',
  )
  const unlisted = they.professional('899900000002', '36', { holdsCardOf: they.camille })
  assert.equal(open(unlisted), 'professionNotInMatrix')
})

test('[EMG-07] the holder is told of each scan that was not refused', () => {
  const about = { record: they.record(), settings: they.settings, now: they.now }
  const told = (done: boolean) => noticesOf({ caller: bearer, action: 'scanCardLink', done, ...about })
  assert.deepEqual(told(true), [{ to: 'holder', cause: 'cardScanned' }])
  assert.deepEqual(told(false), [])
  const doctor = they.professional('899900000001', '10', { holdsCardOf: they.camille })
  const opened = { caller: doctor, action: 'openEmergencyCard', done: true } as const
  assert.deepEqual(noticesOf({ ...opened, ...about }), [{ to: 'holder', cause: 'cardScanned' }])
})

test('[EMG-07] the digits of a card that is no longer there open nothing, whatever they are', () => {
  assert.equal(objectionToCardCode('012345', '012345'), undefined)
  for (const [expected, given] of [
    ['012345', '012346'],
    ['012345', '0123456'],
    ['012345', ''],
    [undefined, ''],
  ] as const)
    assert.equal(objectionToCardCode(expected, given), 'cardCodeWrong')
})
