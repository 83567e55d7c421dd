import assert from 'node:assert/strict'
import test from 'node:test'
import { civilDay } from '@carnet/core/model/civil-day.ts'
import type { Action } from '@carnet/core/model/decision.ts'
import type { RecordFacts } from '@carnet/core/model/record.ts'
import { authorisationStatus, standingOf } from './authorisation.ts'
import { decideGrant } from './authorise.ts'
import { decide } from './decide.ts'
import {
  type Choice,
  decideAdministrator,
  decideBlock,
  decideConsultation,
  decideDismissal,
  decideEnd,
  decideExpressConsent,
  decideGrantToOther,
  decideTeam,
  decideUnblock,
  decideWithdrawal,
  mayHaveRole,
} from './my-professionals.ts'
import * as they from './test/people.ts'
import { block, inAYear, now, permit, record, settings } from './test/people.ts'

const { doctor, otherDoctor, nurse, pharmacist, occupationalDoctor, holder } = they
const given = { settings, now }
const told = { ...given, told: true }
const legacy = { ...settings, medecinTraitantPrivilege: 'legacy2011' } as const
const person = ({ id }: { id: typeof doctor.id }) => ({ kind: 'professional', id }) as const

function asks(caller: typeof doctor | typeof holder, action: Action, facts: RecordFacts, by = settings) {
  const access = { action, mode: 'normal' } as const
  const decision = decide({ caller, record: facts, access, settings: by, matrix: they.provisional, now })
  return decision.allowed ? 'allowed' : decision.reason
}

/** The record once the choice is kept. */
function after(facts: RecordFacts, choice: Choice, target = doctor): RecordFacts {
  const others = facts.authorisations.filter(({ actor }) => actor.id !== target.id)
  switch (choice.outcome) {
    case 'saved':
      return { ...facts, authorisations: [...others, choice.authorisation] }
    case 'removed':
      return { ...facts, authorisations: others }
    case 'unchanged':
      return facts
    case 'refused':
      assert.fail(choice.reason)
  }
}

test('[CON-11] a professional never met is blocked, and his first authorisation is refused', () => {
  const blocked = after(record(), decideBlock(record(), person(doctor), null, given))
  assert.equal(decideGrant(doctor, blocked, settings, now).outcome, 'refused')
  assert.equal(asks(doctor, 'readDocument', blocked), 'blockedByPatient')
  assert.equal(decideBlock(blocked, person(doctor), null, given).outcome, 'unchanged')
})

test('[CON-12] [CON-18] a block takes the place of the authorisation, administrator or not, and has no end', () => {
  const facts = record({ authorisations: [permit(doctor, { administrator: true })] })
  const blocked = after(facts, decideBlock(facts, person(doctor), null, given))
  assert.deepEqual(blocked.authorisations, [
    {
      actor: person(doctor),
      type: 'deny',
      grantedAt: now,
      expiresAt: null,
      collectedBy: null,
      administrator: false,
      expressConsent: false,
    },
  ])
  assert.equal(authorisationStatus(blocked, doctor, new Date('2066-01-01T00:00:00Z'), settings), 'INTERDIT')
})

test('[CON-13] unblocked, he has no authorisation, not even the one he had before', () => {
  const facts = record({ authorisations: [permit(doctor)] })
  const blocked = after(facts, decideBlock(facts, person(doctor), null, given))
  const unblocked = after(blocked, decideUnblock(blocked, person(doctor), null))
  assert.equal(authorisationStatus(unblocked, doctor, now, settings), 'NON_EXISTE')
  assert.deepEqual(decideUnblock(facts, person(doctor), null), { outcome: 'unchanged' })
})

test('[CON-11] an authorisation is taken back from a person, a structure, a team; a block is not one', () => {
  const team = { kind: 'careTeam', id: 'team', members: [doctor.id] } as const
  const facts = record({
    authorisations: [
      permit(doctor),
      permit(they.practice),
      permit(nurse, { actor: team }),
      block(pharmacist),
    ],
  })
  for (const target of [person(doctor), { kind: 'structure', id: they.practice.id } as const, team])
    assert.deepEqual(decideWithdrawal(facts, target), { outcome: 'removed' })
  assert.deepEqual(decideWithdrawal(facts, person(pharmacist)), { outcome: 'unchanged' })
  assert.deepEqual(decideWithdrawal(facts, person(otherDoctor)), { outcome: 'unchanged' })
})

test('[CON-06] [CON-11] the patient chooses the last day of an authorisation, until the end of that day in France', () => {
  const facts = record({ authorisations: [permit(doctor)] })
  const today = civilDay(now)
  const ended = after(facts, decideEnd(facts, person(doctor), today, given))
  const evening = new Date(`${today}T22:59:59Z`)
  assert.equal(standingOf(ended, doctor, evening), 'individualAuthorisation')
  assert.equal(standingOf(ended, doctor, new Date(evening.getTime() + 1000)), 'authorisationExpired')
  const longest = after(ended, decideEnd(ended, person(doctor), civilDay(inAYear), given))
  assert.deepEqual(longest.authorisations[0]?.expiresAt, inAYear)
  assert.equal(decideEnd(longest, person(doctor), civilDay(inAYear), given).outcome, 'unchanged')
})

test('[CON-06] [CON-11] nothing ends in the past, nor after an authorisation of today; a block has no end', () => {
  const facts = record({ authorisations: [permit(doctor), block(nurse)] })
  const refusal = (target: typeof doctor.id, day: string) => {
    const choice = decideEnd(facts, { kind: 'professional', id: target }, day, given)
    return choice.outcome === 'refused' && choice.reason
  }
  const dayBefore = civilDay(new Date(now.getTime() - 86_400_000))
  const dayAfter = civilDay(new Date(inAYear.getTime() + 86_400_000))
  for (const day of [dayBefore, dayAfter]) assert.equal(refusal(doctor.id, day), 'endNotPossible')
  for (const { id } of [nurse, pharmacist]) assert.equal(refusal(id, civilDay(now)), 'choiceNotPossible')
})

test('[CON-14] the médecin traitant of 2011 is not blocked; that of 2023 is', () => {
  const facts = record({ medecinTraitant: doctor.id })
  assert.deepEqual(decideBlock(facts, person(doctor), null, { settings: legacy, now }), {
    outcome: 'refused',
    reason: 'medecinTraitantShielded',
  })
  assert.equal(decideBlock(facts, person(doctor), null, given).outcome, 'saved')
})

test('[CON-14] [CON-15] the holder blocks, an administrator too, the médecin traitant in 2011 only', () => {
  const named = record({ authorisations: [permit(doctor, { administrator: true })] })
  const traitant = record({ medecinTraitant: doctor.id, authorisations: [permit(doctor)] })
  for (const action of ['blockProfessional', 'unblockProfessional'] as const) {
    assert.equal(asks(holder, action, record()), 'allowed')
    assert.equal(asks(doctor, action, named), 'allowed')
    assert.equal(asks(doctor, action, traitant), 'notAuthorised')
    assert.equal(asks(doctor, action, traitant, legacy), 'allowed')
    assert.equal(asks(doctor, action, record({ authorisations: [permit(doctor)] })), 'notAuthorised')
  }
  const byDoctor = decideBlock(named, person(otherDoctor), doctor.id, given)
  assert.ok(byDoctor.outcome === 'saved')
  assert.equal(byDoctor.authorisation.collectedBy, doctor.id)
})

test('[CON-15] the patient alone names an administrator and withdraws what he gave', () => {
  const facts = record({
    medecinTraitant: doctor.id,
    authorisations: [permit(doctor, { administrator: true })],
  })
  for (const action of [
    'withdrawAuthorisation',
    'nameAdministrator',
    'dismissAdministrator',
    'consentExpressly',
    'chooseProfessional',
    'forgetProfessional',
  ] as const) {
    assert.equal(asks(doctor, action, facts, legacy), 'actionNotAllowedForCaller')
    assert.equal(asks(holder, action, facts), 'allowed')
    assert.equal(asks(they.stranger, action, facts), 'notTheHolder')
  }
})

test('[CON-15] an administrator is one of those who are authorised now; dismissed, he keeps his authorisation', () => {
  const facts = record({ authorisations: [permit(doctor)] })
  const named = after(facts, decideAdministrator(facts, person(doctor), now))
  assert.deepEqual(named.authorisations, [permit(doctor, { administrator: true })])
  assert.equal(decideAdministrator(named, person(doctor), now).outcome, 'unchanged')
  assert.deepEqual(after(named, decideDismissal(named, person(doctor))).authorisations, facts.authorisations)
  const none = [record(), record({ authorisations: [block(doctor)] })]
  for (const other of [...none, record({ authorisations: [permit(doctor, { expiresAt: now })] })])
    assert.equal(decideAdministrator(other, person(doctor), now).outcome, 'refused')
  const structure = record({ authorisations: [permit(they.practice)] })
  const target = { kind: 'structure', id: they.practice.id } as const
  assert.equal(decideAdministrator(structure, target, now).outcome, 'refused')
})

test('[CON-26] the patient consents expressly to an occupational physician, and to no other', () => {
  const target = { ...occupationalDoctor, sectors: [] }
  const consented = after(record(), decideExpressConsent(record(), target, given), occupationalDoctor)
  assert.equal(asks(occupationalDoctor, 'readDocument', record()), 'expressConsentMissing')
  assert.equal(asks(occupationalDoctor, 'readDocument', consented), 'allowed')
  assert.deepEqual(consented.authorisations[0]?.expiresAt, inAYear)
  const bySector = { ...doctor, sectors: ['SA07', 'SA66'] }
  assert.equal(decideExpressConsent(record(), bySector, given).outcome, 'saved')
  for (const other of [doctor, nurse])
    assert.equal(decideExpressConsent(record(), { ...other, sectors: ['SA07'] }, given).outcome, 'refused')
  const ofFire = { ...they.fireDoctor, sectors: ['SA07', 'SA68'] }
  assert.equal(decideExpressConsent(record(), ofFire, given).outcome, 'saved')
  const never = { settings: { ...settings, medecinTravailLecture: 'never' } as const, now }
  assert.equal(decideExpressConsent(record(), target, never).outcome, 'refused')
  const facts = record({ authorisations: [block(occupationalDoctor)] })
  assert.deepEqual(decideExpressConsent(facts, target, given), {
    outcome: 'refused',
    reason: 'blockedByPatient',
  })
})

test('[CON-04] the consent collected for another opens to him, and says who collected it', () => {
  const facts = record({ authorisations: [permit(doctor)] })
  const choice = decideGrantToOther(facts, person(nurse), doctor.id, told)
  assert.ok(choice.outcome === 'saved')
  assert.deepEqual(choice.authorisation, permit(nurse, { grantedAt: now, collectedBy: doctor.id }))
  assert.equal(asks(doctor, 'authoriseOther', facts), 'allowed')
  assert.equal(asks(doctor, 'authoriseOther', record()), 'notAuthorised')
  assert.equal(asks(holder, 'authoriseOther', record()), 'actionNotAllowedForCaller')
  const present = record({ authorisations: [permit(nurse)] })
  assert.equal(decideGrantToOther(present, person(nurse), doctor.id, told).outcome, 'unchanged')
  const blocked = record({ authorisations: [block(nurse)] })
  assert.equal(decideGrantToOther(blocked, person(nurse), doctor.id, told).outcome, 'refused')
})

const team = (...members: (typeof doctor)[]) =>
  ({ kind: 'careTeam', id: 'team', members: members.map(({ id }) => id) }) as const

test('[CON-02] without the initial consent a team reads nothing; with it each member reads, and nobody else', () => {
  for (const member of [doctor, nurse]) assert.equal(asks(member, 'readDocument', record()), 'notAuthorised')
  const choice = decideTeam(record(), team(doctor, nurse), doctor.id, told)
  assert.ok(choice.outcome === 'saved')
  assert.equal(choice.authorisation.collectedBy, doctor.id)
  const consented = record({ authorisations: [choice.authorisation] })
  for (const member of [doctor, nurse]) {
    assert.equal(asks(member, 'readDocument', consented), 'allowed')
    assert.equal(standingOf(consented, member, now), 'careTeamAuthorisation')
  }
  assert.equal(asks(pharmacist, 'readDocument', consented), 'notAuthorised')
  const blocked = record({ authorisations: [choice.authorisation, block(nurse)] })
  assert.equal(asks(nurse, 'readDocument', blocked), 'blockedByPatient')
})

test('[CON-02] a member adds and removes members without prolonging the consent; a stranger changes nothing', () => {
  const first = permit(doctor, { actor: team(doctor, nurse), collectedBy: doctor.id })
  const facts = record({ authorisations: [first] })
  const choice = decideTeam(facts, team(nurse, pharmacist), nurse.id, told)
  assert.ok(choice.outcome === 'saved')
  assert.deepEqual(choice.authorisation, { ...first, actor: team(nurse, pharmacist) })
  const changed = record({ authorisations: [choice.authorisation] })
  assert.equal(asks(doctor, 'readDocument', changed), 'notAuthorised')
  assert.equal(asks(pharmacist, 'readDocument', changed), 'allowed')
  for (const [actor, by] of [
    [team(doctor, otherDoctor), otherDoctor.id],
    [team(nurse), doctor.id],
  ] as const)
    assert.equal(decideTeam(facts, actor, by, told).outcome, 'refused')
  const again = decideTeam(facts, team(doctor, nurse), doctor.id, { ...told, now: inAYear })
  assert.ok(again.outcome === 'saved')
  assert.deepEqual(again.authorisation.grantedAt, inAYear)
})

test('[CON-02] the patient was told: without that gesture no team, and one alone is none', () => {
  const unsaid = decideTeam(record(), team(doctor, nurse), doctor.id, { ...told, told: false })
  assert.deepEqual(unsaid, { outcome: 'refused', reason: 'gestureMissing' })
  for (const alone of [team(doctor), team(doctor, doctor)])
    assert.equal(decideTeam(record(), alone, doctor.id, told).outcome, 'refused')
})

test('[CON-04] whoever collects for another told him why; he does not collect so for himself', () => {
  const facts = record({ authorisations: [permit(doctor)] })
  const unsaid = decideGrantToOther(facts, person(nurse), doctor.id, { ...told, told: false })
  assert.deepEqual(unsaid, { outcome: 'refused', reason: 'gestureMissing' })
  assert.equal(decideGrantToOther(record(), person(doctor), doctor.id, told).outcome, 'refused')
})

test('[VIS-09] what is agreed for others in a secret session is not told to representatives', () => {
  const secret = { ...told, secret: true }
  const inSecret = { ...inSession, secretSession: true }
  for (const choice of [
    decideTeam(record(), team(doctor, nurse), doctor.id, secret),
    decideGrantToOther(record(), person(nurse), doctor.id, secret),
    decideConsultation(record(), inSecret, secret),
  ]) {
    assert.ok(choice.outcome === 'saved')
    assert.equal(choice.authorisation.secret, true)
  }
  const minor = record({ authorisations: [permit(doctor, { administrator: true })] })
  for (const action of ['blockProfessional', 'unblockProfessional'] as const)
    assert.equal(asks({ ...doctor, secretSession: true }, action, minor), 'actionNotAllowedForCaller')
})

const inSession = { ...otherDoctor, portalSession: they.portalSession }

test('[CON-03] in the portal, a non-member’s consent is consumed by the session; next session → asked again', () => {
  assert.equal(asks(inSession, 'authoriseConsultation', record()), 'allowed')
  const consented = after(record(), decideConsultation(record(), inSession, told))
  assert.equal(asks(inSession, 'readDocument', consented), 'allowed')
  assert.equal(standingOf(consented, inSession, now), 'consultationConsent')
  assert.equal(decideConsultation(consented, inSession, told).outcome, 'unchanged')
  const next = { ...inSession, portalSession: { ...they.portalSession, id: 'session-2' } }
  assert.equal(asks(next, 'readDocument', consented), 'notAuthorised')
  assert.equal(decideConsultation(consented, next, told).outcome, 'saved')
  const colleague = { ...nurse, portalSession: they.portalSession }
  assert.equal(asks(colleague, 'readDocument', consented), 'notAuthorised')
  const { endsAt } = they.portalSession
  assert.equal(standingOf(consented, inSession, endsAt), 'authorisationExpired')
})

test('[CON-03] on the wire, TD0.3 AJOUT → still VALIDE in the next session; the portal has no such gift', () => {
  const granted = decideGrant(otherDoctor, record(), settings, now)
  assert.ok(granted.outcome === 'granted')
  const facts = record({ authorisations: [granted.authorisation] })
  const nextDay = new Date(now.getTime() + 86_400_000)
  assert.equal(authorisationStatus(facts, otherDoctor, nextDay, settings), 'VALIDE')
  assert.equal(asks(inSession, 'authorise', record()), 'actionNotAllowedForCaller')
  assert.equal(asks(otherDoctor, 'authoriseConsultation', record()), 'actionNotAllowedForCaller')
  const consented = after(record(), decideConsultation(record(), inSession, told))
  assert.equal(authorisationStatus(consented, otherDoctor, now, settings), 'NON_EXISTE')
  assert.equal(authorisationStatus(consented, inSession, now, settings), 'VALIDE')
})

test('[CON-03] the consent of a consultation is a gesture, and nothing is asked of who reads already', () => {
  const unsaid = decideConsultation(record(), inSession, { ...told, told: false })
  assert.deepEqual(unsaid, { outcome: 'refused', reason: 'gestureMissing' })
  const blocked = decideConsultation(record({ authorisations: [block(otherDoctor)] }), inSession, told)
  assert.deepEqual(blocked, { outcome: 'refused', reason: 'blockedByPatient' })
  assert.equal(decideConsultation(record(), otherDoctor, told).outcome, 'refused')
  const ofTeam = permit(doctor, { actor: team(doctor, otherDoctor) })
  assert.equal(decideConsultation(record({ authorisations: [ofTeam] }), inSession, told).outcome, 'unchanged')
  const expired = record({ authorisations: [permit(otherDoctor, { expiresAt: now })] })
  assert.equal(decideConsultation(expired, inSession, told).outcome, 'saved')
})

test('[CON-14] [CON-15] who has the power never blocks himself nor a structure, and undoes what professionals did', () => {
  const structure = { kind: 'structure', id: they.practice.id } as const
  for (const target of [person(doctor), structure])
    assert.deepEqual(decideBlock(record(), target, doctor.id, given), {
      outcome: 'refused',
      reason: 'choiceNotPossible',
    })
  const byDoctor = after(record(), decideBlock(record(), person(nurse), doctor.id, given), nurse)
  assert.deepEqual(decideUnblock(byDoctor, person(nurse), doctor.id), { outcome: 'removed' })
  assert.deepEqual(decideUnblock(byDoctor, person(nurse), null), { outcome: 'removed' })
  assert.equal(decideBlock(byDoctor, person(nurse), doctor.id, given).outcome, 'unchanged')
})

test('[CON-13] whom the patient blocked himself, he alone unblocks, even where a professional had done so first', () => {
  const byDoctor = after(record(), decideBlock(record(), person(nurse), doctor.id, given), nurse)
  const byBoth = after(byDoctor, decideBlock(byDoctor, person(nurse), null, given), nurse)
  assert.equal(byBoth.authorisations[0]?.collectedBy, null)
  assert.equal(decideBlock(byBoth, person(nurse), doctor.id, given).outcome, 'unchanged')
  assert.deepEqual(decideUnblock(byBoth, person(nurse), doctor.id), {
    outcome: 'refused',
    reason: 'blockIsHolders',
  })
  assert.deepEqual(decideUnblock(byBoth, person(nurse), null), { outcome: 'removed' })
})

test('[CON-16] [CON-17] a role goes to its profession; the médecin traitant is declared elsewhere', () => {
  assert.ok(mayHaveRole('pharmacienCorrespondant', pharmacist.profession))
  assert.ok(!mayHaveRole('pharmacienCorrespondant', doctor.profession))
  assert.ok(mayHaveRole('sageFemmeReferente', { ...doctor.profession, code: '50' }))
  assert.ok(!mayHaveRole('sageFemmeReferente', nurse.profession))
  assert.ok(mayHaveRole(null, nurse.profession))
})
