import assert from 'node:assert/strict'
import test from 'node:test'
import { civilMonthsAfter, startOfCivilDay } from '@carnet/core/model/civil-day.ts'
import type { Action } from '@carnet/core/model/decision.ts'
import type { Invitation, InvitedKind, Mandate, RecordFacts } from '@carnet/core/model/record.ts'
import { decide } from './decide.ts'
import {
  lastAnswerTo,
  mandateOf,
  objectionToAcceptance,
  objectionToCarer,
  objectionToCode,
  objectionToRepresentative,
  readInvitationCode,
  renewedHelp,
} from './invitations.ts'
import { delegateMay } from './mandates.ts'
import * as they from './test/people.ts'
import { mandate, now, record, settings } from './test/people.ts'

const when = { settings, now }
const tomorrow = new Date('2026-03-18T09:00:00Z')
const attested = { invitee: 'other', attested: true } as const
const help = { months: 3, mayWrite: true, excludedClasses: ['10'] }
const asked = { invitee: 'other', months: 3 } as const

function invited(kind: InvitedKind, more: Partial<Invitation> = {}): Invitation {
  return { id: `invitation of the ${kind}`, kind, answerBy: tomorrow, ...more }
}

/** Who was invited answers on the record that he was invited to. */
const answering = (kind: InvitedKind) => ({
  ...they.holder,
  delegate: { mandateId: `invitation of the ${kind}`, kind, name: 'Prénom NOM' },
})

function asks(caller: typeof they.parent, action: Action, facts: RecordFacts = record(), at = now) {
  const access = { action, mode: 'normal' } as const
  const decision = decide({ caller, record: facts, access, settings, matrix: they.provisional, now: at })
  return decision.allowed ? 'allowed' : decision.reason
}

test('[LIF-20] a legal representative invites the second, the holder himself and a carer do not', () => {
  for (const who of [they.parent, they.tutor]) assert.equal(asks(who, 'inviteRepresentative'), 'allowed')
  for (const who of [they.holder, they.curator, they.carer])
    assert.equal(asks(who, 'inviteRepresentative'), 'actionNotAllowedForCaller')
})

test('[LIF-20] the second representative of a minor is invited with an attestation, and there is no third', () => {
  const one = record({ mandates: [mandate('parent')] })
  assert.equal(objectionToRepresentative(one, attested, when), undefined)
  assert.equal(objectionToRepresentative(one, { ...attested, attested: false }, when), 'attestationMissing')
  const two = record({ mandates: [mandate('parent'), mandate('tutor')] })
  assert.equal(objectionToRepresentative(two, attested, when), 'representativesFull')
  const waiting = record({ mandates: [mandate('parent')], invitations: [invited('parent')] })
  assert.equal(objectionToRepresentative(waiting, attested, when), 'representativesFull')
  const expired = { ...waiting, invitations: [invited('parent', { answerBy: now })] }
  assert.equal(objectionToRepresentative(expired, attested, when), undefined)
  assert.equal(
    objectionToRepresentative({ ...one, birthDate: '2008-03-17' }, attested, when),
    'choiceNotPossible',
  )
})

test('[LIF-20] who is invited opens nothing before he accepts, and answers in time or not at all', () => {
  const facts = record({ invitations: [invited('parent')] })
  const thomas = answering('parent')
  for (const action of ['findDocuments', 'readDocument', 'listTraces', 'listDelegates'] as const)
    assert.equal(asks(thomas, action, facts), 'mandateOver')
  for (const action of ['acceptInvitation', 'refuseInvitation'] as const) {
    assert.equal(asks(thomas, action, facts), 'allowed')
    assert.equal(asks(thomas, action, facts, new Date(+tomorrow - 1)), 'allowed')
    assert.equal(asks(thomas, action, facts, tomorrow), 'invitationOver')
    assert.equal(asks(thomas, action), 'invitationOver')
    assert.equal(asks({ ...thomas, patient: they.alix }, action, facts), 'notTheHolder')
    // Not by another invitation, nor by the holder in his place.
    assert.equal(asks(answering('carer'), action, facts), 'invitationOver')
    assert.equal(asks(they.holder, action, facts), 'actionNotAllowedForCaller')
  }
})

test('[LIF-20] [LIF-21] what a representative accepts ends with the minority, guardian or parent', () => {
  const birthday = startOfCivilDay('2030-05-04')
  for (const kind of ['parent', 'tutor'] as const) {
    const given = mandateOf({ id: 'second', kind, help: undefined }, record(), when)
    assert.deepEqual([given.since, given.until, given.mayWrite], [now, birthday, false])
    assert.equal(objectionToAcceptance(kind, { attested: false, helped: 0 }, settings), 'attestationMissing')
    assert.equal(objectionToAcceptance(kind, { attested: true, helped: 9 }, settings), undefined)
    const facts = record({ invitations: [invited(kind, { answerBy: new Date('2031-01-01') })] })
    assert.equal(asks(answering(kind), 'acceptInvitation', facts, birthday), 'invitationOver')
  }
})

test('[CNT-07] a fourth carer is refused, those invited counted with the others', () => {
  const carer = (id: string) => mandate('carer', { id })
  const three = record({ mandates: [carer('1'), carer('2'), carer('3'), mandate('parent')] })
  assert.equal(objectionToCarer(three, asked, when), 'carersFull')
  const oneEnded = record({ mandates: [carer('1'), carer('2'), mandate('carer', { until: now })] })
  assert.equal(objectionToCarer(oneEnded, asked, when), undefined)
  assert.equal(objectionToCarer({ ...oneEnded, invitations: [invited('carer')] }, asked, when), 'carersFull')
  const twoCarersMax = { settings: { ...settings, carersMax: 2 }, now }
  assert.equal(objectionToCarer(oneEnded, asked, twoCarersMax), 'carersFull')
})

test('[LIF-20] [CNT-07] nobody invites himself, nor the same person twice', () => {
  const alone = record({ mandates: [mandate('parent')] })
  for (const [invitee, reason] of [
    ['self', 'choiceNotPossible'],
    ['present', 'alreadyInvited'],
  ] as const) {
    assert.equal(objectionToCarer(alone, { ...asked, invitee }, when), reason)
    assert.equal(objectionToRepresentative(alone, { ...attested, invitee }, when), reason)
  }
})

test('[CNT-07] nobody helps a sixth person', () => {
  const accepts = (helped: number) => objectionToAcceptance('carer', { attested: false, helped }, settings)
  assert.equal(accepts(4), undefined)
  assert.equal(accepts(5), 'helpedFull')
})

test('[CNT-07] the help lasts the months that the holder chose among those offered, from the acceptance', () => {
  const last = new Date('2026-01-31T10:00:00Z')
  const given = mandateOf({ id: 'help', kind: 'carer', help: { ...help, months: 1 } }, record(), {
    settings,
    now: last,
  })
  assert.deepEqual(given, {
    id: 'help',
    kind: 'carer',
    since: last,
    until: new Date('2026-02-28T10:00:00Z'),
    excludedClasses: ['10'],
    mayWrite: true,
  })
  assert.equal(objectionToCarer(record(), { ...asked, months: 24 }, when), 'choiceNotPossible')
})

test('[CNT-07] [LIF-20] an invitation waits fourteen days', () => {
  assert.equal(lastAnswerTo(now, { byCode: false }, settings).toISOString(), '2026-03-31T09:00:00.000Z')
})

test('[CNT-07] a code serves for seven days, with the name of whom it helps, and dies of five wrong answers', () => {
  assert.equal(lastAnswerTo(now, { byCode: true }, settings).toISOString(), '2026-03-24T09:00:00.000Z')
  assert.equal(readInvitationCode(' abcd-2345 '), 'ABCD2345')
  for (const text of ['', 'ABCD-234', 'ABCD-23456', 'ABCD-O345'])
    assert.equal(readInvitationCode(text), undefined)
  const right = { invitee: 'other', namesHolder: true, tries: 5 } as const
  assert.equal(objectionToCode(right), undefined)
  assert.equal(objectionToCode({ ...right, tries: 6 }), 'invitationOver')
  assert.equal(objectionToCode({ ...right, namesHolder: false, invitee: 'present' }), 'invitationOver')
  assert.equal(objectionToCode({ ...right, invitee: 'self' }), 'choiceNotPossible')
  assert.equal(objectionToCode({ ...right, invitee: 'present' }), 'alreadyInvited')
})

test('[CNT-07] a carer shares no further, changes no secret, closes nothing, and writes only when he may', () => {
  const writer = record({ mandates: [mandate('carer', { mayWrite: true })] })
  const never = [
    'inviteCarer',
    'renewHelp',
    'inviteRepresentative',
    'withdrawInvitation',
    'unmaskDocument',
    'blockProfessional',
    'nameAdministrator',
    'changePatientChannel',
    'renewPatientAccess',
    'changeNoticeChoices',
    'acknowledgeEmergencies',
    'readEmergencyChoices',
    'changeEmergencyChoices',
    'closeRecord',
  ] as const
  for (const action of never)
    assert.equal(asks(they.carer, action, writer), 'actionNotAllowedForCaller', action)
  for (const action of ['readDocument', 'endHelp'] as const)
    assert.equal(asks(they.carer, action, writer), 'allowed')
  for (const action of ['submitDocuments', 'editDocument', 'deleteDocument'] as const) {
    assert.equal(delegateMay('carer', action, { mayWrite: true }), true)
    assert.equal(delegateMay('carer', action, {}), false)
  }
})

test('[EHDS-01] [CNT-07] a carer whose help was ended is refused at once', () => {
  assert.equal(asks(they.carer, 'readDocument'), 'allowed')
  assert.equal(asks(they.carer, 'readDocument', record({ mandates: [] })), 'mandateOver')
})

test('[CNT-07] a help is given again before its end, for longer and for as long as one is given', () => {
  const ends = new Date('2026-04-20T22:00:00Z')
  const renewed = (months: number, more: Partial<Mandate> = {}) =>
    renewedHelp({ kind: 'carer', until: ends, ...more }, months, now)
  assert.deepEqual(renewed(3), { until: civilMonthsAfter(now, 3) })
  for (const refused of [renewed(1), renewed(2), renewed(24), renewed(3, { kind: 'parent' })])
    assert.equal(refused, 'choiceNotPossible')
  assert.equal(renewed(3, { until: now }), 'choiceNotPossible', 'it has ended')
  assert.equal(renewed(3, { until: null }), 'choiceNotPossible')
})
