import assert from 'node:assert/strict'
import { createHash, createHmac } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { damage, damaged } from '../damage.test-data.ts'
import { filled, record } from '../texts.test-data.ts'
import { WireError } from '../wire-error.ts'
import { parseCertificate } from '../x509/certificate.ts'
import { makeTestAuthority, testNow } from '../x509/test-authority.ts'
import { canonicalize } from '../xml/canonical.ts'
import { openXml } from '../xml/read.ts'
import { digestMethods, exclusiveC14n, inclusiveC14n, signatureMethods } from './algorithms.ts'
import { forgeLot, type LotForgery } from './forge-lot.ts'
import { formatLotSignature, type LotToSign, readLotSignature } from './lot-signature.ts'

const authority = await makeTestAuthority()
const subject = [{ C: ['FR'] }, { CN: ['899900063480'] }]
const doctor = await authority.issue({ subject, card: { type: 'CPS', profession: 10 } })
const other = await authority.issue({ subject, card: { type: 'CPS', profession: 10 } })

const digest = createHash('sha256').update('<a></a>').digest()
const lot: LotToSign = {
  uniqueId: '1.2.250.1.999.1.7',
  documents: [
    { uniqueId: '1.2.250.1.999.1.8', form: 'inclusiveWithComments', hash: 'sha256', digest },
    { uniqueId: '1.2.250.1.999.1.9', form: 'bytes', hash: 'sha256', digest },
  ],
  signedAt: testNow,
  certificate: parseCertificate(doctor.certificate),
  privateKey: doctor.privateKey,
}
const read = (text: string, allowSha1 = false) => readLotSignature(Buffer.from(text), { allowSha1 })

test('what was signed is read: who, when, and the digest of each document', () => {
  for (const text of [formatLotSignature(lot).text, forgeLot(lot)]) {
    const { certificate, signedAt, manifest } = read(text)
    assert.equal(certificate, lot.certificate)
    assert.deepEqual(signedAt, testNow)
    assert.deepEqual(
      manifest.map(({ uniqueId, form }) => [uniqueId, form]),
      [
        ['1.2.250.1.999.1.7', 'bytes'],
        ['1.2.250.1.999.1.8', 'inclusiveWithComments'],
        ['1.2.250.1.999.1.9', 'bytes'],
      ],
    )
    assert.deepEqual(manifest[1]?.digest, digest)
  }
})

const reference = record({
  uniqueId: filled,
  form: fc.constantFrom('bytes' as const, 'inclusive' as const, 'inclusiveWithComments' as const),
  hash: fc.constant('sha256' as const),
  digest: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes)),
})
const anyLot = record({ uniqueId: filled, documents: fc.array(reference, { minLength: 1, maxLength: 4 }) })

test('any lot that was signed is read as it was, and damaged it is refused or says the same', () => {
  fc.assert(
    fc.property(anyLot, damage, ({ uniqueId, documents }, one) => {
      const { text } = formatLotSignature({ ...lot, uniqueId, documents })
      const { manifest } = read(text)
      assert.deepEqual(manifest.slice(1), documents)
      assert.equal(manifest[0]?.uniqueId, uniqueId)
      try {
        assert.deepEqual(read(damaged(text, one)).manifest, manifest)
      } catch (error) {
        if (!(error instanceof WireError)) throw error
      }
    }),
    { numRuns: 60 },
  )
})

test('SHA-1, which old senders use, is accepted where it is configured, and nowhere else', () => {
  const old = formatLotSignature({ ...lot, hash: 'sha1' }).text
  assert.equal(read(old, true).manifest.length, 3)
  assert.throws(() => read(old), /SHA-1/)
  const oldDigest = formatLotSignature({
    ...lot,
    documents: lot.documents.map((document) => ({ ...document, hash: 'sha1' as const })),
  }).text
  assert.throws(() => read(oldDigest), /SHA-1/)
})

const other64 = createHash('sha256').update('<b></b>').digest('base64')
const good64 = digest.toString('base64')
const certificateText = (pem: string) => Buffer.from(parseCertificate(pem).der).toString('base64')
const swap = (from: string | RegExp, to: string) => (text: string) => {
  const changed = text.replace(from, to)
  assert.notEqual(changed, text, `${from} is not there`)
  return changed
}
const transforms = (inner: string) =>
  swap(/<ds:Transforms>.*?<\/ds:Transforms>/, `<ds:Transforms>${inner}</ds:Transforms>`)
const c14n = `<ds:Transform Algorithm="${inclusiveC14n.inclusiveWithComments}"/>`
const intoFirst = (inner: string) => swap('"><ds:DigestMethod', `">${inner}<ds:DigestMethod`)
const evilManifest = (id: string) =>
  `<ds:Manifest Id="${id}"><ds:Reference URI="urn:oid:9.9"><ds:DigestMethod Algorithm="${digestMethods.sha256}"/><ds:DigestValue>${other64}</ds:DigestValue></ds:Reference></ds:Manifest>`

/** Each is signed again where it can be: only what its name says is wrong. */
const attacks: Readonly<Record<string, LotForgery>> = {
  'a digest changed after signing': { whole: swap(good64, other64) },
  'a document taken out of the manifest': {
    whole: swap(/<ds:Reference URI="urn:oid:[^"]*\.9".*?<\/ds:Reference>/, ''),
  },
  'the lot changed after signing': { whole: swap('urn:oid:1.2.250.1.999.1.7', 'urn:oid:1.2.250.1.999.1.70') },
  'the time changed after signing': { whole: swap('2026-03-02', '2026-03-01') },
  'the signature value of another key': { privateKey: other.privateKey },
  'the certificate of another, not that of SigningCertificate': {
    privateKey: other.privateKey,
    whole: swap(certificateText(doctor.certificate), certificateText(other.certificate)),
  },
  'no SigningCertificate': { properties: swap(/<xad:SigningCertificate>.*<\/xad:SigningCertificate>/, '') },
  'no SigningTime': { properties: swap(/<xad:SigningTime>.*<\/xad:SigningTime>/, '') },
  'a SigningTime without offset': { properties: swap('00.000Z', '00') },
  'two SigningTimes': { properties: swap(/(<xad:SigningTime>.*<\/xad:SigningTime>)/, '$1$1') },
  'no certificate': { whole: swap(/<ds:X509Certificate>.*<\/ds:X509Certificate>/, '') },
  'a key by its name': { whole: swap(/<ds:X509Data>.*<\/ds:X509Data>/, '<ds:KeyName>moi</ds:KeyName>') },
  'the wrong type of manifest': { signedInfo: swap('#Manifest"', '#Object"') },
  'no type of manifest': { signedInfo: swap(/ Type="[^"]*#Manifest"/, '') },
  'the wrong type of properties': { signedInfo: swap('v1.1.1#SignedProperties', 'v9.9.9#SignedProperties') },
  'two references of the type of manifest': {
    signedInfo: swap(
      'http://uri.etsi.org/01903/v1.1.1#SignedProperties',
      'http://www.w3.org/2000/09/xmldsig#Manifest',
    ),
  },
  'a third reference': { signedInfo: swap(/(<ds:Reference URI="#IHE.*?<\/ds:Reference>)/, '$1$1') },
  'one reference only': { signedInfo: swap(/<ds:Reference URI="#S0-.*?<\/ds:Reference>/, '') },
  'a reference to another element': { signedInfo: swap('#IHEManifest', '#S0') },
  'a reference to an element that is not there': { signedInfo: swap('#IHEManifest', '#IHEManifest2') },
  'a reference to the whole document': { signedInfo: swap('URI="#IHEManifest"', 'URI=""') },
  'a reference to a file': { signedInfo: swap('URI="#IHEManifest"', 'URI="file:///etc/passwd"') },
  'a reference by XPointer': { signedInfo: swap('"#IHEManifest"', '"#xpointer(id(\'IHEManifest\'))"') },
  'an XSLT transform of the manifest': {
    signedInfo: intoFirst(
      '<ds:Transforms><ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"><x/></ds:Transform></ds:Transforms>',
    ),
  },
  'an XPath transform of the manifest': {
    signedInfo: intoFirst(
      '<ds:Transforms><ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"/></ds:Transforms>',
    ),
  },
  'an XSLT transform of a document': {
    manifest: transforms('<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"/>'),
  },
  'two transforms of a document': { manifest: transforms(c14n + c14n) },
  'no transform inside Transforms': { manifest: transforms('') },
  'something inside a transform': {
    manifest: transforms(c14n.replace('/>', '><ds:XPath>/</ds:XPath></ds:Transform>')),
  },
  'a canonical form that is not on the list': {
    signedInfo: swap(inclusiveC14n.inclusiveWithComments, exclusiveC14n),
  },
  'an HMAC with the public certificate': {
    signedInfo: swap(signatureMethods.sha256, 'http://www.w3.org/2001/04/xmldsig-more#hmac-sha256'),
    whole: (text) => {
      const [signedInfo = ''] = /<ds:SignedInfo.*<\/ds:SignedInfo>/.exec(text) ?? []
      using open = openXml(Buffer.from(signedInfo))
      const bytes = canonicalize(open, { form: 'inclusiveWithComments' })
      const value = createHmac('sha256', doctor.certificate).update(bytes).digest('base64')
      return text.replace(/(<ds:SignatureValue>).*(<\/ds:SignatureValue>)/, `$1${value}$2`)
    },
  },
  'an MD5 digest': {
    manifest: swap(digestMethods.sha256, 'http://www.w3.org/2001/04/xmldsig-more#md5'),
  },
  'a reference of the manifest that is no OID': { manifest: swap('urn:oid:', 'file:///') },
  'something else in the manifest': { manifest: swap('<ds:Reference', '<x/><ds:Reference') },
  'text in the manifest': { manifest: swap('<ds:Reference', 'texte<ds:Reference') },
  'a digest that is not base64': { manifest: swap(good64, '&amp;&amp;&amp;&amp;') },
  'a comment inside a digest': { whole: swap(good64, `${good64.slice(0, 8)}<!-- -->${good64.slice(8)}`) },
  'an inherited xml:lang': { whole: swap(' Id="S0"', ' Id="S0" xml:lang="fr"') },
  'a second manifest, evil, before the signed one': {
    whole: swap('<ds:Object>', `<ds:Object>${evilManifest('Evil')}</ds:Object><ds:Object>`),
  },
  'a second manifest under the same Id': {
    whole: swap('<ds:Object>', `<ds:Object>${evilManifest('IHEManifest')}</ds:Object><ds:Object>`),
  },
  'the signed manifest moved into an extension': {
    whole: (text) => {
      const [manifest = ''] = /<ds:Manifest.*<\/ds:Manifest>/.exec(text) ?? []
      return swap(manifest, `<x:Extension xmlns:x="urn:x">${manifest}</x:Extension>`)(text)
    },
  },
  'another element under the Id of the manifest': {
    whole: swap('<ds:Object>', '<ds:Object><x xmlns="urn:x" ID="IHEManifest"/></ds:Object><ds:Object>'),
  },
  'the signature wrapped in an evil one': {
    whole: (text) => text.replace('</ds:Signature>', `<ds:Object>${text}</ds:Object></ds:Signature>`),
  },
  'the signature below another root': { whole: (text) => `<lot>${text}</lot>` },
  'SignedInfo twice': { whole: swap(/(<ds:SignedInfo.*<\/ds:SignedInfo>)/, '$1$1') },
  'SignatureValue before SignedInfo': {
    whole: swap(/(<ds:SignedInfo.*<\/ds:SignedInfo>)(<ds:SignatureValue>.*<\/ds:SignatureValue>)/, '$2$1'),
  },
  'no signature at all': { whole: () => '<ClinicalDocument xmlns="urn:hl7-org:v3"/>' },
  'the manifest in no namespace': {
    manifest: (text) => text.replaceAll('ds:', '').replace(/ xmlns(:ds)?="[^"]*"/, ''),
  },
  'more references than a lot has documents': {
    manifest: (text) => {
      const [reference = ''] = /<ds:Reference.*?<\/ds:Reference>/.exec(text) ?? []
      return text.replace(reference, reference.repeat(200))
    },
  },
}

for (const [name, forgery] of Object.entries(attacks))
  test(`refused: ${name}`, () => {
    assert.throws(
      () => read(forgeLot(lot, forgery), true),
      (error) => error instanceof WireError,
    )
  })

test('a reference may say its canonical form, or say none', () => {
  const said = intoFirst(`<ds:Transforms>${c14n}</ds:Transforms>`)
  assert.equal(read(forgeLot(lot, { signedInfo: said })).manifest.length, 3)
})

test('a signature with one byte changed is refused, or says the same lot', () => {
  const text = formatLotSignature(lot).text
  const expected = JSON.stringify(read(text).manifest)
  for (let at = 0; at < text.length; at += 3) {
    const code = text.charCodeAt(at)
    const changed = text.slice(0, at) + String.fromCharCode(code === 0x41 ? 0x42 : 0x41) + text.slice(at + 1)
    try {
      const { manifest, signedAt } = read(changed)
      assert.equal(JSON.stringify(manifest), expected, `byte ${at}`)
      assert.deepEqual(signedAt, testNow)
    } catch (error) {
      if (!(error instanceof WireError)) throw error
    }
  }
})
