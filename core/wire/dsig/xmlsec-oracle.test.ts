/**
 * A second opinion on signatures: xmlsec1 (Debian package of that name), which shares libxml2 with us and nothing of what
 * judges. trust.md T-20.
 * Only cases where a verifier with no policy of its own must say what ours says: ours refuses much more.
 */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { airVihf, directVihf, envelope, indirectVihf, makeCast } from '../vihf/sample-vihf.ts'
import { verifyAssertion } from '../vihf/verify-assertion.ts'
import { samlNamespace, type Vihf } from '../vihf/vihf.ts'
import { signVihf } from '../vihf/write-vihf.ts'
import { WireError } from '../wire-error.ts'
import { parseCertificate } from '../x509/certificate.ts'
import { makeTestAuthority, testNow } from '../x509/test-authority.ts'
import { judgeCertificate } from '../x509/trust.ts'
import { openXml } from '../xml/read.ts'
import { digestMethods, dsigNamespace, type SignatureHash, signatureMethods } from './algorithms.ts'
import { formatLotSignature, readLotSignature } from './lot-signature.ts'
import { xadesNamespace } from './signed-properties.ts'

const missing = spawnSync('xmlsec1', ['--version']).error !== undefined
const skip = missing && 'xmlsec1 is not there (Debian: apt-get install xmlsec1)'

const folder = mkdtempSync(join(tmpdir(), 'carnet-xmlsec-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const cast = await makeCast()
const { authority, doctor, hospital } = cast
const trust = await authority.trust()
const stranger = await (await makeTestAuthority('AC INCONNUE')).issue({
  subject: [{ C: ['FR'] }, { CN: ['899900063480'] }],
  card: { type: 'CPS', profession: 10 },
})
const expired = await authority.issue({
  subject: [{ C: ['FR'] }, { CN: ['899900063480'] }],
  notBefore: new Date('2026-01-01T00:00:00Z'),
  notAfter: new Date('2026-02-01T00:00:00Z'),
})
writeFileSync(join(folder, 'ca.pem'), authority.certificate)

type Signer = { readonly certificate: string; readonly privateKey: typeof stranger.privateKey }
type Alteration = (text: string) => string

const swap =
  (from: string | RegExp, to: string): Alteration =>
  (text) => {
    const changed = text.replace(from, to)
    assert.notEqual(changed, text, `${from} is not there`)
    return changed
  }
const whole: Alteration = (text) => text

function xmlsecAccepts(text: string, ids: readonly string[]): boolean {
  const file = join(folder, 'signed.xml')
  writeFileSync(file, text)
  const { status } = spawnSync('xmlsec1', [
    ...['--verify', '--enabled-key-data', 'x509', '--trusted-pem', join(folder, 'ca.pem')],
    ...['--verification-gmt-time', testNow.toISOString().slice(0, 19).replace('T', ' ')],
    // The digests of a manifest are of documents that are elsewhere.
    ...['--ignore-manifests', ...ids, file],
  ])
  return status === 0
}

function accepted(judge: () => string | null): boolean {
  try {
    return judge() === 'trusted'
  } catch (error) {
    if (error instanceof WireError) return false
    throw error
  }
}

function weAcceptAssertion(text: string): boolean {
  return accepted(() => {
    using open = openXml(Buffer.from(envelope(text)))
    return verifyAssertion(open, { trust, now: testNow, allowSha1: true, unsigned: 'refuse' }).verdict
  })
}

function weAcceptLot(text: string): boolean {
  return accepted(() =>
    judgeCertificate(readLotSignature(Buffer.from(text), { allowSha1: true }).certificate, trust, testNow),
  )
}

const assertionIds = ['--id-attr:ID', `${samlNamespace}:Assertion`]
const lotIds = [
  ...['--id-attr:Id', `${dsigNamespace}:Manifest`],
  ...['--id-attr:Id', `${xadesNamespace}:SignedProperties`],
]

const vihfs: readonly (readonly [string, Vihf, Signer])[] = [
  ['DIRECTE', directVihf(cast), doctor.sign],
  ['INDIRECTE', indirectVihf(cast), hospital.sign],
  ['AIR', airVihf(cast), hospital.sign],
]
const assertionAlterations: Readonly<Record<string, readonly [boolean, Alteration]>> = {
  whole: [true, whole],
  'blank lines in the base64': [true, swap('<ds:X509Certificate>', '<ds:X509Certificate>\n')],
  'a claim changed': [false, swap('urn:dmp', 'urn:dmp2')],
  'an attribute renamed': [false, swap('Ressource_URN', 'Ressource_URX')],
  'a space in a claim': [false, swap('>urn:dmp<', '> urn:dmp<')],
  'the digest changed': [false, swap(/(<ds:DigestValue>)..../, '$1AAAA')],
  'the value changed': [false, swap(/(<ds:SignatureValue>)..../, '$1AAAA')],
  'another reference': [false, swap('URI="#', 'URI="#x')],
  'the digest method changed': [false, swap(digestMethods.sha256, digestMethods.sha1)],
  'the signature method changed': [false, swap(signatureMethods.sha256, signatureMethods.sha1)],
}

const lotBy = ({ certificate, privateKey }: Signer, hash: SignatureHash = 'sha256') =>
  formatLotSignature({
    uniqueId: '1.2.250.1.999.1.7',
    documents: [
      {
        uniqueId: '1.2.250.1.999.1.8',
        form: 'inclusiveWithComments',
        hash,
        digest: createHash(hash).update('<a></a>').digest(),
      },
    ],
    signedAt: testNow,
    certificate: parseCertificate(certificate),
    privateKey,
    hash,
  }).text
const lots: Readonly<Record<string, readonly [boolean, string]>> = {
  whole: [true, lotBy(doctor.sign)],
  'of a structure': [true, lotBy(hospital.sign)],
  'with SHA-1': [true, lotBy(doctor.sign, 'sha1')],
  'of an unknown authority': [false, lotBy(stranger)],
  'of an expired certificate': [false, lotBy(expired)],
  'the lot changed': [false, swap('1.999.1.7', '1.999.1.70')(lotBy(doctor.sign))],
  'a document taken out': [
    false,
    swap(/<ds:Reference URI="urn:oid:[^"]*\.8".*?<\/ds:Reference>/, '')(lotBy(doctor.sign)),
  ],
  'a transform changed': [false, swap(/(#WithComments"\/><\/ds:Transforms>)/, 'x$1')(lotBy(doctor.sign))],
  'the time changed': [false, swap('2026-03-02', '2026-03-01')(lotBy(doctor.sign))],
  'the certificate digest changed': [false, swap(/(<xad:DigestValue>)..../, '$1AAAA')(lotBy(doctor.sign))],
  'the value changed': [false, swap(/(<ds:SignatureValue>)..../, '$1AAAA')(lotBy(doctor.sign))],
  'the purpose, which nothing covers, changed': [true, swap('1.12.1.14<', '1.12.1.1<')(lotBy(doctor.sign))],
}

test('xmlsec1 and we say the same of the signatures that we make, whole or altered', { skip }, async (t) => {
  for (const [mode, vihf, signer] of vihfs)
    for (const [name, [expected, alter]] of Object.entries(assertionAlterations))
      await t.test(`a VIHF ${mode}: ${name}`, () => {
        const text = alter(signVihf(vihf, signer).text)
        assert.deepEqual([weAcceptAssertion(text), xmlsecAccepts(text, assertionIds)], [expected, expected])
      })
  for (const [name, [expected, text]] of Object.entries(lots))
    await t.test(`the signature of a lot: ${name}`, () => {
      assert.deepEqual([weAcceptLot(text), xmlsecAccepts(text, lotIds)], [expected, expected])
    })
})
