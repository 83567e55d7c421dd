import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { SignedXml } from 'xml-crypto'
import type { WireError } from '../wire-error.ts'
import { parseCertificate } from '../x509/certificate.ts'
import { testNow } from '../x509/test-authority.ts'
import { openXml } from '../xml/read.ts'
import { airVihf, directVihf, envelope, indirectVihf, makeCast } from './sample-vihf.ts'
import { type AssertionOptions, verifyAssertion } from './verify-assertion.ts'
import { formatVihf, signVihf } from './write-vihf.ts'

const cast = await makeCast()
const options: AssertionOptions = {
  trust: await cast.authority.trust(),
  now: testNow,
  allowSha1: false,
  unsigned: 'refuse',
}

function read(message: string, changes: Partial<AssertionOptions> = {}) {
  using open = openXml(Buffer.from(message))
  return verifyAssertion(open, { ...options, ...changes })
}

const signed = (vihf = directVihf(cast), holder = cast.doctor) => signVihf(vihf, holder.sign).text

test('a signed VIHF of each mode says the same after the wire as before it', () => {
  const samples = [
    [directVihf(cast), cast.doctor],
    [indirectVihf(cast), cast.hospital],
    [airVihf(cast), cast.hospital],
  ] as const
  for (const [vihf, holder] of samples) {
    const result = read(envelope(signed(vihf, holder)))
    assert.deepEqual(result.vihf, vihf)
    assert.equal(result.signer, parseCertificate(holder.sign.certificate))
    assert.equal(result.verdict, 'trusted')
  }
})

test('whatever text a VIHF carries, signing then verifying gives it back', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter(isXmlText)
  fc.assert(
    fc.property(text, text, text, (subjectName, reason, lpsName) => {
      const vihf = { ...indirectVihf(cast), subjectName, reason, lpsName, secretSession: true }
      assert.deepEqual(read(envelope(signed(vihf, cast.hospital))).vihf, vihf)
    }),
    { numRuns: 60 },
  )
})

test('an assertion whose namespaces are declared far above it verifies where it stands', () => {
  const hoisted = signed().replace(' xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion"', '')
  const message = envelope(hoisted).replace(
    '<soap:Envelope ',
    '<soap:Envelope xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion" xmlns:unused="urn:x" ',
  )
  assert.equal(read(message).vihf.nameId, '899900063480')
})

test('a signature that stands last in the assertion is found', () => {
  const [signature] = /<ds:Signature .*<\/ds:Signature>/.exec(signed())!
  const moved = signed()
    .replace(signature, '')
    .replace('</saml2:Assertion>', `${signature}</saml2:Assertion>`)
  assert.equal(read(envelope(moved)).vihf.nameId, '899900063480')
})

test('an ID that is no NCName is tolerated', () => {
  const vihf = { ...directVihf(cast), id: '5f0c2a3e-8a41-4c0e-9d55-4a2f0d9b7c11' }
  assert.equal(read(envelope(signed(vihf))).vihf.id, vihf.id)
})

test('SHA-1 is accepted by setting only', () => {
  const old = signVihf(directVihf(cast), { ...cast.doctor.sign, hash: 'sha1' }).text
  assert.equal(read(envelope(old), { allowSha1: true }).verdict, 'trusted')
  assert.throws(() => read(envelope(old)), isSignatureFailure)
})

test('a certificate of ours that is expired, not yet valid or revoked is told, the signature being valid', async () => {
  const day = 86_400_000
  const at = (days: number) => new Date(testNow.getTime() + days * day)
  const message = envelope(signed())
  assert.equal(read(message, { now: at(40) }).verdict, 'expired')
  assert.equal(read(message, { now: at(-2) }).verdict, 'notYetValid')
  const revoked = await cast.authority.trust([cast.doctor.sign.serial])
  assert.equal(read(message, { trust: revoked }).verdict, 'revoked')
  assert.throws(
    () =>
      read(message.replace('899900063480</saml2:NameID>', '899900063481</saml2:NameID>'), { trust: revoked }),
    isSignatureFailure,
  )
})

test('an unsigned assertion is read when allowed, and says that nobody signed it', () => {
  const message = envelope(formatVihf(directVihf(cast)).text)
  assert.deepEqual(read(message, { unsigned: 'allowed' }), {
    vihf: directVihf(cast),
    signer: null,
    verdict: null,
  })
  assert.throws(() => read(message), isSignatureFailure)
})

test('a signature that is present is verified even where none is needed', () => {
  const message = envelope(signed().replace('>899900063480<', '>899900063481<'))
  assert.throws(() => read(message, { unsigned: 'allowed' }), isSignatureFailure)
})

test('xml-crypto accepts what we sign', () => {
  const verifier = new SignedXml({ publicCert: cast.doctor.sign.certificate })
  const assertion = signed()
  verifier.loadSignature(/<ds:Signature .*<\/ds:Signature>/.exec(assertion)![0])
  assert.ok(verifier.checkSignature(assertion))
})

test('we accept what xml-crypto signs, with an InclusiveNamespaces list and the ds prefix absent', () => {
  const signer = new SignedXml({
    privateKey: cast.doctor.sign.privateKey,
    publicCert: cast.doctor.sign.certificate,
    signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    canonicalizationAlgorithm: 'http://www.w3.org/2001/10/xml-exc-c14n#',
    inclusiveNamespacesPrefixList: ['xs'],
  })
  signer.addReference({
    xpath: "//*[local-name()='Assertion']",
    uri: `#${directVihf(cast).id}`,
    digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
    transforms: [
      'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
      'http://www.w3.org/2001/10/xml-exc-c14n#',
    ],
  })
  signer.computeSignature(
    formatVihf(directVihf(cast)).text.replace('<saml2:Assertion ', '<saml2:Assertion xmlns:xs="urn:xs" '),
    { location: { reference: "//*[local-name()='Issuer']", action: 'after' } },
  )
  assert.deepEqual(read(envelope(signer.getSignedXml())).vihf, directVihf(cast))
})

function isSignatureFailure(error: WireError): boolean {
  return error.format === 'dsig' && error.code === 'signature' && error.cause === undefined
}

/** Text that XML 1.0 can carry, and that trimming leaves alone. */
function isXmlText(text: string): boolean {
  return text === text.trim() && text.isWellFormed() && !/[\u0000-\u001f\ufffe\uffff]/.test(text)
}
