import assert from 'node:assert/strict'
import test from 'node:test'
import type { MandateKind } from '@carnet/core/model/caller.ts'
import { startOfCivilDay } from '@carnet/core/model/civil-day.ts'
import type { Action } from '@carnet/core/model/decision.ts'
import type { ClosingMotive, RecordFacts } from '@carnet/core/model/record.ts'
import { decideGrant } from './authorise.ts'
import { decide, decideDocument } from './decide.ts'
import { isOffered, spaceOffers } from './mandates.ts'
import * as they from './test/people.ts'
import { document, mandate, now, record, settings } from './test/people.ts'

const { parent, tutor, curator, carer, doctor } = they

function asks(
  caller: typeof parent | typeof doctor,
  action: Action,
  facts: RecordFacts = record(),
  { at = now, by = settings } = {},
) {
  const access = { action, mode: 'normal' } as const
  const question = { caller, access, settings: by, matrix: they.provisional, now: at }
  const decision = decide({ ...question, record: facts })
  return decision.allowed ? 'allowed' : decision.reason
}

function sees(caller: typeof parent, seen: Parameters<typeof document>[0], facts = record()) {
  const access = { action: 'readDocument', mode: 'normal' } as const
  const question = { caller, access, settings, matrix: they.provisional, now }
  const decision = decideDocument({ ...question, record: facts, document: document(seen) })
  return decision.allowed ? 'allowed' : decision.reason
}

test('[LIF-20] a parent opens the record of the child as its holder does, a second one too, nobody else', () => {
  const second = { ...parent, delegate: { ...parent.delegate!, mandateId: 'second' } }
  const facts = record({ mandates: [mandate('parent'), mandate('parent', { id: 'second' })] })
  for (const action of ['readDocument', 'listTraces', 'listAuthorisations', 'blockProfessional'] as const) {
    for (const who of [parent, second]) assert.equal(asks(who, action, facts), 'allowed')
    assert.equal(asks(second, action), 'mandateOver')
    assert.equal(asks(parent, action, record({ mandates: [] })), 'mandateOver')
    assert.equal(asks({ ...parent, patient: they.alix }, action, facts), 'notTheHolder')
  }
})

test('[LIF-21] on the day of majority the parents’ access ends, not the day before; a tutor’s does not', () => {
  const birthday = startOfCivilDay('2030-05-04')
  assert.equal(asks(parent, 'readDocument', record(), { at: new Date(+birthday - 1) }), 'allowed')
  assert.equal(asks(parent, 'readDocument', record(), { at: birthday }), 'mandateOver')
  assert.equal(asks(tutor, 'readDocument', record(), { at: birthday }), 'allowed')
  assert.equal(asks(they.holder, 'readDocument', record(), { at: birthday }), 'allowed')
})

test('[LIF-22] a tutor acts for the adult under his care; a curator reads and decides nothing', () => {
  for (const action of ['blockProfessional', 'nameAdministrator', 'withdrawAuthorisation'] as const) {
    assert.equal(asks(tutor, action), 'allowed')
    assert.equal(asks(curator, action), 'actionNotAllowedForCaller')
  }
  for (const action of ['findDocuments', 'readDocument', 'listTraces', 'listAuthorisations'] as const)
    assert.equal(asks(curator, action), 'allowed')
})

test('[LIF-13] [LIF-15] [LIF-16] [LIF-20] the holder of age, a parent or a tutor closes, reopens and has deleted; no minor, curator nor carer', () => {
  const archived = record({ state: 'closed', closedBecause: 'holderRequest' })
  const grown = startOfCivilDay('2030-05-04')
  for (const [action, facts] of [
    ['closeRecord', record({ attachedToMes: true })],
    ['reopenRecord', archived],
    ['recordOpposition', record({ state: 'suspended' })],
    ['createRecord', record({ state: 'opposed' })],
    ['requestDeletion', archived],
    ['cancelDeletion', { ...archived, deletionRequestedAt: now }],
  ] as const) {
    for (const who of [parent, tutor]) assert.equal(asks(who, action, facts), 'allowed')
    for (const who of [curator, carer]) assert.equal(asks(who, action, facts), 'actionNotAllowedForCaller')
    assert.equal(asks(they.holder, action, facts), 'actionNotAllowedForCaller')
    assert.equal(asks(they.holder, action, facts, { at: grown }), 'allowed')
    assert.equal(asks(parent, action, facts, { at: grown }), 'mandateOver')
    assert.equal(asks(tutor, action, { ...facts, mandates: [] }), 'mandateOver')
    assert.equal(asks({ ...tutor, patient: they.alix }, action, facts), 'notTheHolder')
  }
})

test('[LIF-16] [LIF-19] a closed record is offered to the parent or tutor who may reopen it, to nobody when its holder died', () => {
  const offers = (kind: MandateKind, because?: ClosingMotive, at = now) => {
    const closed = because && { since: now, because, deletionRequestedAt: undefined }
    return isOffered(mandate(kind), { birthDate: record().birthDate, closed }, settings, at)
  }
  for (const kind of ['parent', 'tutor', 'curator', 'carer'] as const) {
    assert.equal(offers(kind), true)
    assert.equal(offers(kind, 'holderRequest'), kind === 'parent' || kind === 'tutor')
    assert.equal(offers(kind, 'death'), false)
  }
  assert.equal(offers('parent', 'representativeRequest', startOfCivilDay('2030-05-04')), false)
})

test('[LIF-17] a suspended record is offered to who acts for its holder, as long as his mandate stands', () => {
  const suspended = { since: now, opposed: false }
  const of = { birthDate: record().birthDate, closed: undefined, suspended }
  for (const kind of ['parent', 'tutor', 'curator', 'carer'] as const)
    assert.equal(isOffered(mandate(kind), of, settings, now), kind === 'parent' || kind === 'tutor')
  assert.equal(isOffered(mandate('tutor', { until: now }), of, settings, now), false)
})

test('[CNT-07] a carer reads documents, shares nothing further, and is refused from the end of his mandate on', () => {
  for (const action of ['findDocuments', 'readDocument'] as const)
    assert.equal(asks(carer, action), 'allowed')
  for (const action of ['listTraces', 'listAuthorisations', 'blockProfessional', 'closeRecord'] as const)
    assert.equal(asks(carer, action), 'actionNotAllowedForCaller')
  const facts = record({ mandates: [mandate('carer', { until: now })] })
  assert.equal(asks(carer, 'readDocument', facts, { at: new Date(+now - 1) }), 'allowed')
  assert.equal(asks(carer, 'readDocument', facts), 'mandateOver')
  const later = record({ mandates: [mandate('carer', { since: new Date(+now + 1) })] })
  assert.equal(asks(carer, 'readDocument', later), 'mandateOver')
})

test('[CNT-07] a carer says himself whether he is told of what is added, and nobody in his place', () => {
  assert.equal(asks(carer, 'changeHelpNotices'), 'allowed')
  for (const who of [they.holder, parent, tutor, curator])
    assert.equal(asks(who, 'changeHelpNotices'), 'actionNotAllowedForCaller')
  assert.equal(asks(carer, 'changeHelpNotices', record({ mandates: [] })), 'mandateOver')
})

test('[CNT-07] a carer sees what the holder sees, less what he excludes', () => {
  const facts = record({ mandates: [mandate('carer', { excludedClasses: ['10'] })] })
  assert.equal(sees(carer, { classCode: '10' }, facts), 'keptFromCarer')
  assert.equal(sees(carer, { classCode: '42' }, facts), 'allowed')
  assert.equal(sees(carer, { visibility: they.masked, classCode: '42' }, facts), 'allowed')
})

test('[VIS-09] a document invisible to representatives is for none of them; the holder reads it', () => {
  for (const who of [parent, tutor, curator, carer])
    assert.equal(sees(who, { visibility: they.secret }), 'invisibleToRepresentatives')
  assert.equal(sees(they.holder, { visibility: they.secret }), 'allowed')
})

test('[VIS-09] a secret session opens no record, and records an authorisation that representatives are not told of', () => {
  const secretly = { ...doctor, secretSession: true }
  const access = { action: 'createRecord', mode: 'normal' } as const
  const question = { access, settings, matrix: they.provisional, now, record: undefined }
  assert.equal(decide({ ...question, caller: doctor }).allowed, true)
  assert.equal(decide({ ...question, caller: secretly }).allowed, false)
  const grant = decideGrant(secretly, record(), settings, now)
  assert.ok(grant.outcome === 'granted' && grant.authorisation.secret === true)
  const facts = record({ authorisations: [grant.authorisation] })
  assert.equal(decideGrant(secretly, facts, settings, now).outcome, 'alreadyPresent')
  const openly = decideGrant(doctor, facts, settings, now)
  assert.ok(openly.outcome === 'granted' && openly.authorisation.secret === undefined)
  assert.deepEqual(openly.authorisation.expiresAt, grant.authorisation.expiresAt)
})

test('[VIS-09] [LIF-13] [LIF-16] [LIF-20] what becomes of a minor’s record, or of his account, is done in the open', () => {
  const secretly = { ...doctor, secretSession: true }
  const eve = record({
    birthDate: '2014-03-18',
    attachedToMes: false,
    authorisations: [they.permit(doctor)],
    mandates: [they.mandate('parent')],
  })
  const closed = { ...eve, state: 'closed', closedBecause: 'holderRequest' } as const
  for (const [action, facts] of [
    ['closeRecord', eve],
    ['reopenRecord', closed],
    ['updateAdministrativeData', eve],
    ['openPatientAccess', eve],
    ['changePatientChannel', eve],
    ['renewPatientAccess', eve],
  ] as const) {
    assert.equal(asks(doctor, action, facts), 'allowed', action)
    assert.equal(asks(secretly, action, facts), 'actionNotAllowedForCaller', action)
  }
})

test('[VIS-09] a secret session is for a holder who is represented: of age and alone, whatever it asks is refused', () => {
  const secretly = { ...doctor, secretSession: true }
  const eve = record({ birthDate: '2008-03-18', authorisations: [they.permit(doctor)] })
  const alone = { ...eve, birthDate: '2008-03-17', mandates: [they.mandate('parent'), they.mandate('carer')] }
  for (const action of ['testExistence', 'findDocuments', 'submitDocuments', 'authorise'] as const) {
    assert.equal(asks(secretly, action, eve), 'allowed', action)
    assert.equal(asks(secretly, action, alone), 'actionNotAllowedForCaller', action)
    assert.equal(asks(doctor, action, alone), 'allowed', action)
    const protectedAdult = { ...alone, mandates: [they.mandate('tutor')] }
    assert.equal(asks(secretly, action, protectedAdult), 'allowed', action)
  }
  assert.equal(asks(secretly, 'listPatients', alone), 'allowed', 'no patient is chosen yet')
})

test('[VIS-08] without the functions for minors no secret session does anything', () => {
  const secretly = { ...doctor, secretSession: true }
  const by = { ...settings, fonctionsGestionMineurs: false }
  for (const action of ['testExistence', 'submitDocuments', 'authorise', 'readDocument'] as const)
    assert.equal(asks(secretly, action, record(), { by }), 'actionNotAllowedForCaller')
  assert.equal(asks(secretly, 'testExistence'), 'allowed')
})

test('[LIF-20] [LIF-21] [CNT-07] a page offers the holder all but what is for his delegates, and each of them what is his', () => {
  const mother = { delegate: { mandateId: 'm', kind: 'parent', name: 'Julie' } } as const
  const helper = { delegate: { mandateId: 'm', kind: 'carer', name: 'Alain', mayWrite: true } } as const
  const offered = (action: Parameters<typeof spaceOffers>[1]) =>
    [{}, mother, helper].map((caller) => spaceOffers(caller, action))
  assert.deepEqual(offered('closeRecord'), [true, true, false])
  assert.deepEqual(offered('submitDocuments'), [true, true, true])
  assert.deepEqual(offered('fileDirectives'), [true, false, false])
  assert.deepEqual(offered('keepRecord'), [true, false, false])
  assert.deepEqual(offered('starDocument'), [true, false, false])
  assert.deepEqual(offered('changeReminders'), [true, true, true])
  assert.deepEqual(offered('inviteRepresentative'), [false, true, false])
  assert.deepEqual(offered('changeHelpNotices'), [false, false, true])
})
