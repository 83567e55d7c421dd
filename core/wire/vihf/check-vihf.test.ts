import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { StructIdNat } from '@carnet/core/model/caller.ts'
import { parseCertificate } from '../x509/certificate.ts'
import { checkVihf, type VihfCheck } from './check-vihf.ts'
import { vihfFaults } from './faults.ts'
import { airVihf, directVihf, indirectVihf, makeCast, soundCheck } from './sample-vihf.ts'
import { accessModeOf, type Vihf } from './vihf.ts'

const cast = await makeCast()
const direct = soundCheck(directVihf(cast), cast.doctor)
const indirect = soundCheck(indirectVihf(cast), cast.hospital)
const air = soundCheck(airVihf(cast), cast.hospital)
const staff = soundCheck(
  {
    ...directVihf(cast),
    issuer: cast.secretary.name,
    nameId: '10B0011797/S01',
    structureId: '10B0011797' as StructIdNat,
  },
  cast.secretary,
)

const checks = (input: VihfCheck) => checkVihf(input).map(({ check }) => check)
const claiming = (input: VihfCheck, changes: Partial<Vihf>) =>
  checks({ ...input, vihf: { ...input.vihf, ...changes } })
const without = (input: VihfCheck, field: keyof Vihf) => {
  const { [field]: _, ...vihf } = input.vihf
  return checks({ ...input, vihf: vihf as Vihf })
}
const later = (input: VihfCheck, seconds: number) =>
  checks({ ...input, now: new Date(input.now.getTime() + seconds * 1000) })

test('a sound VIHF of each mode, and of a structure’s staff, has no fault', () => {
  for (const input of [direct, indirect, air, staff]) assert.deepEqual(checks(input), [])
})

test('an authentication certificate may not sign a VIHF, and the observed sentence says so', () => {
  const [fault] = checkVihf({ ...direct, signer: direct.tlsCertificate })
  assert.deepEqual(fault, {
    check: 'notSignatureCertificate',
    code: 'DMPInvalidCertificate',
    sentence: 'Le certificat ayant signé le VIHF est invalide : Not a valid signature certificate',
  })
})

test('a certificate that is not trusted is the first fault, whatever the reason', () => {
  const faults = {
    expired: 'certificateExpired',
    notYetValid: 'certificateNotYetValid',
    revoked: 'certificateRevoked',
    revocationUnknown: 'certificateRevocationUnknown',
    unknownAuthority: 'certificateUnknownAuthority',
  } as const
  for (const [verdict, fault] of Object.entries(faults))
    assert.deepEqual(checks({ ...direct, verdict: verdict as keyof typeof faults }), [fault])
  assert.deepEqual(checks({ ...direct, verdict: null }), ['certificateUnknownAuthority'])
})

test('an unsigned VIHF is for a card that the handshake has proven, and for its holder only', () => {
  const unsigned = { ...direct, signer: null, verdict: null }
  assert.deepEqual(checks(unsigned), [])
  assert.deepEqual(claiming(unsigned, { nameId: '899700218896' }), ['nameId'])
  assert.deepEqual(claiming(unsigned, { issuer: cast.hospital.name }), ['issuer'])
  assert.ok(checks({ ...unsigned, tlsCertificate: indirect.tlsCertificate }).includes('cardRequired'))
  for (const input of [indirect, air])
    assert.deepEqual(checks({ ...input, signer: null, verdict: null })[0], 'unsignedNotDirect')
})

test('the Issuer is the holder of the certificate, however the name is written', () => {
  assert.deepEqual(
    claiming(indirect, { issuer: "CN=CHU TEST, OU=10B0011797, O=CHU DE LA C\\C3\\94TE-D'OR, C=FR" }),
    [],
  )
  assert.deepEqual(claiming(indirect, { issuer: 'CN=CHU TEST,OU=10B0011797,C=FR' }), ['issuer'])
  assert.deepEqual(claiming(indirect, { issuer: 'nobody' }), ['issuer'])
})

test('DIRECTE is for cards, the other modes for structures', () => {
  assert.ok(claiming(indirect, { mode: 'DIRECTE' }).includes('cardRequired'))
  assert.ok(claiming(direct, { mode: 'INDIRECTE' }).includes('structureCertificateRequired'))
  assert.ok(
    checks({ ...indirect, tlsCertificate: direct.tlsCertificate }).includes('structureCertificateRequired'),
  )
})

test('the connection and the assertion have one holder', () => {
  const tlsCertificate = parseCertificate(cast.secretary.auth.certificate)
  assert.deepEqual(checks({ ...direct, tlsCertificate }), ['anotherHolder'])
})

test('a holder of a card speaks in his own name', () => {
  assert.deepEqual(claiming(direct, { nameId: '899700218896' }), ['nameId'])
})

test('a structure speaks in its own name, and so does its staff', () => {
  const structureId = '10B0099999' as StructIdNat
  for (const input of [indirect, air, staff])
    assert.deepEqual(claiming(input, { structureId }), ['structure'])
})

test('a nurse does not become a physician by saying so', () => {
  const nurse = [{ code: '60', system: '1.2.250.1.71.1.2.7' }]
  assert.deepEqual(claiming(direct, { roles: nurse }), ['profession'])
})

test('physicians and pharmacists state a speciality', () => {
  for (const code of ['10', '21'])
    assert.deepEqual(claiming(indirect, { roles: [{ code, system: '1.2.250.1.71.1.2.7' }] }), ['speciality'])
  assert.deepEqual(claiming(indirect, { roles: [{ code: '60', system: '1.2.250.1.71.1.2.7' }] }), [])
  assert.deepEqual(claiming(indirect, { roles: [{ code: 'AUTOMATE', system: '1.2.250.1.213.1.1.4.6' }] }), [])
})

test('each mandatory attribute is missed by its name', () => {
  assert.deepEqual(without(direct, 'version'), ['version'])
  assert.deepEqual(claiming(direct, { version: '2.0' }), ['version'])
  assert.deepEqual(without(direct, 'structureId'), ['structureMissing'])
  assert.deepEqual(without(direct, 'sector'), ['sector'])
  assert.deepEqual(without(indirect, 'subjectName'), ['subjectName'])
  assert.deepEqual(without(direct, 'subjectName'), [])
  assert.deepEqual(claiming(indirect, { roles: [] }), ['role'])
  assert.deepEqual(without(direct, 'resourceUrn'), ['resourceUrn'])
  for (const field of ['lpsName', 'lpsVersion', 'lpsHomologation'] as const)
    assert.deepEqual(without(direct, field), ['software'])
  assert.deepEqual(without(air, 'authnContextDecl'), ['authnContextDecl'])
  assert.deepEqual(without(indirect, 'authnContextDecl'), [])
  assert.ok(without(direct, 'mode').includes('mode'))
})

test('a sector that is unknown and one that is excluded are two faults [CON-25]', () => {
  assert.deepEqual(checks({ ...direct, standingOfSector: () => 'unknown' }), ['sector'])
  assert.deepEqual(checks({ ...direct, standingOfSector: () => 'excluded' }), ['excludedSector'])
  assert.deepEqual(
    checks({ ...direct, standingOfSector: (code) => (code === 'SA07' ? 'open' : 'unknown') }),
    [],
  )
  assert.deepEqual(claiming(direct, { sector: { code: 'SA07', system: '1.2.3' } }), ['sector'])
})

test('outside AIR a VIHF lives five minutes either side, with a minute of skew', () => {
  for (const input of [direct, indirect]) {
    assert.deepEqual(later(input, 360), [])
    assert.deepEqual(later(input, 361), ['expired'])
    assert.deepEqual(later(input, -360), [])
    assert.deepEqual(later(input, -361), ['notYetValid'])
  }
})

test('in AIR it lives 30 seconds', () => {
  assert.deepEqual(later(air, 30), [])
  assert.deepEqual(later(air, 31), ['expired'])
  assert.deepEqual(later(air, -60), [])
  assert.deepEqual(later(air, -61), ['notYetValid'])
})

test('Conditions narrow the window and never widen it; an audience is refused', () => {
  const at = (seconds: number) => new Date(direct.now.getTime() + seconds * 1000)
  assert.deepEqual(claiming(direct, { notOnOrAfter: at(-59) }), [])
  assert.deepEqual(claiming(direct, { notOnOrAfter: at(-60) }), ['expired'])
  assert.deepEqual(claiming(direct, { notBefore: at(61) }), ['notYetValid'])
  assert.deepEqual(claiming(air, { notOnOrAfter: at(0) }), ['expired'])
  assert.deepEqual(later({ ...direct, vihf: { ...direct.vihf, notOnOrAfter: at(3600) } }, 400), ['expired'])
  assert.deepEqual(claiming(direct, { audienceRestricted: true }), ['audience'])
})

test('the purpose of use is one of three, under either OID of its table', () => {
  const purpose = (code: string, system = '1.2.250.1.213.1.1.4.336') => accessModeOf({ code, system })
  assert.equal(purpose('normal'), 'normal')
  assert.equal(purpose('bris_de_glace'), 'brisDeGlace')
  assert.equal(purpose('centre_15', '1.2.250.1.213.1.1.4.248'), 'centre15')
  assert.deepEqual(claiming(direct, { purposeOfUse: { code: 'curiosity', system: '1.2.3' } }), [
    'purposeOfUse',
  ])
  assert.deepEqual(without(direct, 'purposeOfUse'), ['purposeOfUse'])
  assert.equal(purpose('normal', '1.2.3'), undefined)
})

test('every fault has a French sentence of its own', () => {
  const sentences = Object.values(vihfFaults).map(({ sentence }) => sentence)
  assert.equal(new Set(sentences).size, sentences.length)
})
