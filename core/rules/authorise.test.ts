import assert from 'node:assert/strict'
import test from 'node:test'
import { authorisationStatus, expiryOf, isMedecinTraitant } from './authorisation.ts'
import { decideGrant, decideRemoval } from './authorise.ts'
import * as they from './test/people.ts'
import { block, inAYear, now, permit, record, settings } from './test/people.ts'

const { doctor, nurse, secretary, hospitalServer } = they

test('[CON-01] [CON-06] what TD0.3 records: the caller himself, for one year, collected by him', () => {
  const grant = decideGrant(doctor, record(), settings, now)
  assert.deepEqual(grant, {
    outcome: 'granted',
    authorisation: {
      actor: { kind: 'professional', id: doctor.id },
      type: 'permit',
      grantedAt: now,
      expiresAt: inAYear,
      collectedBy: doctor.id,
      administrator: false,
      expressConsent: false,
    },
  })
})

test('[CON-27] recorded by a CPE, the authorisation is its structure’s', () => {
  const grant = decideGrant(secretary, record(), settings, now)
  assert.ok(grant.outcome === 'granted')
  assert.deepEqual(grant.authorisation.actor, { kind: 'structure', id: secretary.structure.id })
  assert.equal(grant.authorisation.collectedBy, null)
})

test('[CON-27] a structure certificate and the patient record no authorisation this way', () => {
  for (const caller of [hospitalServer, they.holder]) {
    const refused = { outcome: 'refused', reason: 'actionNotAllowedForCaller' }
    assert.deepEqual(decideGrant(caller, record(), settings, now), refused)
    assert.deepEqual(decideRemoval(caller, record(), settings), refused)
  }
})

test('[CON-06] adding again while it is valid changes nothing; once expired, it is a new year', () => {
  const given = record({ authorisations: [permit(doctor, { administrator: true })] })
  assert.equal(decideGrant(doctor, given, settings, new Date(+inAYear - 1)).outcome, 'alreadyPresent')
  const renewed = decideGrant(doctor, given, settings, inAYear)
  assert.ok(renewed.outcome === 'granted')
  assert.deepEqual(renewed.authorisation.expiresAt, new Date('2028-03-17T09:00:00Z'))
  assert.equal(renewed.authorisation.administrator, true)
})

test('[CON-05] the structure’s authorisation does not stand for one’s own', () => {
  const given = record({ authorisations: [permit(they.practice)] })
  assert.equal(decideGrant(doctor, given, settings, now).outcome, 'granted')
})

test('[CON-11] [CON-13] a blocked professional neither adds nor removes anything: the block stays', () => {
  const given = record({ authorisations: [block(doctor)] })
  assert.deepEqual(decideGrant(doctor, given, settings, now), {
    outcome: 'refused',
    reason: 'blockedByPatient',
  })
  assert.deepEqual(decideRemoval(doctor, given, settings), { outcome: 'refused', reason: 'blockedByPatient' })
})

test('[CON-27] removing takes away one’s own authorisation, and nothing when there is none', () => {
  const own = permit(doctor)
  const given = record({ authorisations: [permit(nurse), permit(they.practice), own] })
  assert.deepEqual(decideRemoval(doctor, given, settings), { outcome: 'removed', authorisation: own })
  assert.deepEqual(decideRemoval(they.pharmacist, given, settings), { outcome: 'absent' })
})

test('[CON-06] [CON-12] [CON-13] the four answers of the existence test about the caller', () => {
  const about = (...authorisations: ReturnType<typeof permit>[]) =>
    authorisationStatus(record({ authorisations }), doctor, now, settings)
  assert.equal(about(permit(doctor)), 'VALIDE')
  assert.equal(about(permit(they.practice)), 'VALIDE')
  assert.equal(about(permit(doctor, { expiresAt: now })), 'EXPIRE')
  assert.equal(about(permit(doctor, { expiresAt: now }), permit(they.practice)), 'VALIDE')
  assert.equal(about(permit(doctor), block(doctor)), 'INTERDIT')
  assert.equal(about(permit(nurse), block(nurse)), 'NON_EXISTE')
  assert.equal(about(), 'NON_EXISTE')
  assert.equal(authorisationStatus(undefined, doctor, now, settings), 'NON_EXISTE')
  const ofPractice = record({ authorisations: [permit(they.practice), permit(doctor)] })
  assert.equal(authorisationStatus(ofPractice, secretary, now, settings), 'VALIDE')
  assert.equal(authorisationStatus(ofPractice, hospitalServer, now, settings), 'NON_EXISTE')
})

test('[CON-14] only the declared médecin traitant is one', () => {
  const given = record({ medecinTraitant: doctor.id })
  assert.equal(isMedecinTraitant(given, doctor), true)
  assert.equal(isMedecinTraitant(given, nurse), false)
  assert.equal(isMedecinTraitant(undefined, doctor), false)
  assert.equal(isMedecinTraitant(record(), doctor), false)
})

test('[CON-06] durations are calendar months, and never slip into the month after', () => {
  const months = (ps: number, from: string) =>
    expiryOf('professional', new Date(from), {
      ...settings,
      dureeAutorisationMonths: { ps, organisation: 1 },
    })
      .toISOString()
      .slice(0, 10)
  assert.equal(months(12, '2024-02-29T10:00:00Z'), '2025-02-28')
  assert.equal(months(1, '2026-01-31T10:00:00Z'), '2026-02-28')
  assert.equal(months(12, '2026-03-17T10:00:00Z'), '2027-03-17')
  const structure = expiryOf('structure', now, {
    ...settings,
    dureeAutorisationMonths: { ps: 1, organisation: 6 },
  })
  assert.equal(structure.toISOString(), '2026-09-17T08:00:00.000Z')
})
