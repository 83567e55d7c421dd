import assert from 'node:assert/strict'
import { test } from 'node:test'
import { WireError } from '../wire-error.ts'
import { parseCertificate } from './certificate.ts'
import { parseRevocationList } from './revocation.ts'
import { makeTestAuthority, testNow } from './test-authority.ts'
import { judgeCertificate, makeTrustStore } from './trust.ts'

const authority = await makeTestAuthority()
const namesake = await makeTestAuthority()
const subject = [{ C: ['FR'] }, { CN: ['899900063480'] }]
const day = 86_400_000
const issue = async (validity: { notBefore?: Date; notAfter?: Date } = {}) => {
  const issued = await authority.issue({ subject, ...validity })
  return { ...issued, parsed: parseCertificate(issued.certificate) }
}

test('a certificate of ours, in force and not on a fresh list, is trusted', async () => {
  const { parsed } = await issue()
  const trust = await authority.trust()
  assert.equal(judgeCertificate(parsed, trust, testNow), 'trusted')
  assert.equal(judgeCertificate(parsed, trust, testNow), 'trusted')
})

test('a certificate is trusted neither before nor after its dates, however often it was before', async () => {
  const { parsed } = await issue()
  const trust = await authority.trust([], new Date(testNow.getTime() + 40 * day))
  assert.equal(judgeCertificate(parsed, trust, new Date(testNow.getTime() - 2 * day)), 'notYetValid')
  assert.equal(judgeCertificate(parsed, trust, new Date(testNow.getTime() + 40 * day)), 'expired')
})

test('a certificate on the list is revoked, even when it has expired too', async () => {
  const { parsed, serial } = await issue({ notAfter: new Date(testNow.getTime() - 1000) })
  assert.equal(judgeCertificate(parsed, await authority.trust([serial]), testNow), 'revoked')
  assert.equal(judgeCertificate(parsed, await authority.trust(), testNow), 'expired')
})

test('without a list, with a stale list or with a list of the future, nobody is trusted', async () => {
  const { parsed } = await issue()
  const none = makeTrustStore({ authorities: [authority.certificate], revocationLists: [] })
  assert.equal(judgeCertificate(parsed, none, testNow), 'revocationUnknown')
  const stale = await authority.trust([], new Date(testNow.getTime() - 2 * day))
  assert.equal(judgeCertificate(parsed, stale, testNow), 'revocationUnknown')
  const future = await authority.trust([], new Date(testNow.getTime() + 1000))
  assert.equal(judgeCertificate(parsed, future, testNow), 'revocationUnknown')
})

test('of two lists in force the later one counts', async () => {
  const { parsed, serial } = await issue()
  const earlier = await authority.revoke([], new Date(testNow.getTime() - 2 * 3_600_000))
  const later = await authority.revoke([serial], new Date(testNow.getTime() - 1000))
  for (const revocationLists of [
    [earlier, later],
    [later, earlier],
  ]) {
    const trust = makeTrustStore({ authorities: [authority.certificate], revocationLists })
    assert.equal(judgeCertificate(parsed, trust, testNow), 'revoked')
  }
})

test('an authority that only has the name of ours is unknown', async () => {
  const forged = parseCertificate((await namesake.issue({ subject })).certificate)
  assert.equal(judgeCertificate(forged, await authority.trust(), testNow), 'unknownAuthority')
})

test('a list signed by another under the name of our authority is refused', async () => {
  const forged = await namesake.revoke([])
  assert.throws(
    () => makeTrustStore({ authorities: [authority.certificate], revocationLists: [forged] }),
    (error: WireError) => error.code === 'revocationList',
  )
})

test('a certificate that is no authority cannot be one', async () => {
  const { certificate } = await issue()
  assert.throws(
    () => makeTrustStore({ authorities: [certificate], revocationLists: [] }),
    (error: WireError) => error.code === 'authority',
  )
})

test('an expired authority makes its certificates expired', async () => {
  const { parsed } = await issue({ notAfter: new Date(testNow.getTime() + 800 * day) })
  const later = new Date(testNow.getTime() + 400 * day)
  assert.equal(judgeCertificate(parsed, await authority.trust([], later), later), 'expired')
})

test('a revocation list reads from PEM as from DER', async () => {
  const der = await authority.revoke(['0a1b'])
  const base64 = Buffer.from(der).toString('base64')
  const pem = Buffer.from(`-----BEGIN X509 CRL-----\n${base64}\n-----END X509 CRL-----\n`)
  assert.deepEqual([...parseRevocationList(pem).revoked], ['a1b'])
  assert.deepEqual(parseRevocationList(pem), parseRevocationList(der))
  assert.throws(() => parseRevocationList(der.subarray(0, 50)), WireError)
})
