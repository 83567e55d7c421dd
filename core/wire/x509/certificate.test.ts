import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { test } from 'node:test'
import { WireError } from '../wire-error.ts'
import { parseCertificate } from './certificate.ts'
import { formatName, parseDistinguishedName, sameName } from './distinguished-name.ts'
import { makeTestAuthority, testNow } from './test-authority.ts'

const authority = await makeTestAuthority()
const doctor = await authority.issue({
  subject: [
    { C: ['FR'] },
    { '2.5.4.12': ['Médecin'] },
    { CN: ['899900063480'], SN: ['NESSI'], '2.5.4.42': ['RUTH'] },
  ],
  card: { type: 'CPS', profession: 10, specialities: ['SM26'] },
})

test('a card certificate tells its holder, profession and savoir-faire', () => {
  const certificate = parseCertificate(doctor.certificate)
  assert.equal(certificate.commonName, '899900063480')
  assert.deepEqual(certificate.card, { type: 'CPS', profession: 10, specialities: ['SM26'] })
  assert.deepEqual(certificate.keyUsage, {
    digitalSignature: false,
    nonRepudiation: true,
    certificateSign: false,
    revocationSign: false,
  })
  assert.equal(certificate.isAuthority, false)
  assert.equal(certificate.serial, doctor.serial)
  assert.ok(certificate.notBefore < testNow && testNow < certificate.notAfter)
})

test('a structure certificate has a structure and no card', async () => {
  const { certificate } = await authority.issue({
    subject: [{ C: ['FR'] }, { O: ['CHU DE TEST'] }, { OU: ['10B0011797'] }, { CN: ['CHU DE TEST'] }],
    usage: 'authentication',
  })
  const structure = parseCertificate(certificate)
  assert.equal(structure.organisation, 'CHU DE TEST')
  assert.deepEqual(structure.organisationalUnits, ['10B0011797'])
  assert.equal(structure.card, undefined)
  assert.equal(structure.keyUsage.nonRepudiation, false)
})

test('PEM, bare base64 with line breaks and DER are one certificate, parsed once', () => {
  const fromPem = parseCertificate(doctor.certificate)
  const base64 = doctor.certificate.replace(/-----.*-----/g, '')
  assert.equal(parseCertificate(base64), fromPem)
  assert.equal(parseCertificate(fromPem.der), fromPem)
  assert.equal(
    fromPem.fingerprint256,
    new X509Certificate(doctor.certificate).fingerprint256.replaceAll(':', '').toLowerCase(),
  )
})

test('bytes after a certificate, and what is no certificate, are refused', () => {
  const { der } = parseCertificate(doctor.certificate)
  for (const bytes of [Buffer.concat([der, Buffer.from([0])]), der.subarray(0, 100), Buffer.from('hello')])
    assert.throws(() => parseCertificate(bytes), WireError)
  assert.throws(() => parseCertificate('not base64 *'), WireError)
})

test('the subject is the same however its text is ordered, escaped, cased or hexadecimal', () => {
  const { subject } = parseCertificate(doctor.certificate)
  const same = [
    'CN=899900063480+SN=NESSI+GN=RUTH,title=Médecin,C=FR',
    'C=FR, T=Médecin, SN=NESSI + CN=899900063480 + G=Ruth',
    'CN=899900063480+2.5.4.4=#14054e45535349+2.5.4.42=#0c0452555448,2.5.4.12=M\\C3\\A9decin,C=fr',
    'OID.2.5.4.3=899900063480; SURNAME="NESSI"; givenName=RUTH; title=\\4D\\c3\\a9decin; C=FR',
  ]
  for (const text of same) assert.ok(sameName(parseDistinguishedName(text), subject), text)
  assert.ok(sameName(parseDistinguishedName(formatName(subject)), subject))
  const others = [
    'CN=899900063481+SN=NESSI+GN=RUTH,title=Médecin,C=FR',
    'CN=899900063480,title=Médecin,C=FR',
    'CN=899900063480+SN=NESSI+GN=RUTH,title=Médecin,C=FR,C=FR',
    'CN=899900063480\\,C=FR+SN=NESSI+GN=RUTH,title=Médecin',
  ]
  for (const text of others) assert.ok(!sameName(parseDistinguishedName(text), subject), text)
})

test('S= is ST=, and an apostrophe or an accent is no trouble', () => {
  const name = parseDistinguishedName("CN=X,L=C\\C3\\B4te-d'Or,S=Bourgogne")
  assert.deepEqual(
    name.map(({ oid, value }) => `${oid}=${value}`),
    ['2.5.4.8=Bourgogne', "2.5.4.7=Côte-d'Or", '2.5.4.3=X'],
  )
})

test('what is no distinguished name is refused', () => {
  for (const text of ['', 'CN', 'CN=a,', 'XX=a', 'CN=#zz', 'CN="a', 'CN="a"b', 'CN=a\\'])
    assert.throws(() => parseDistinguishedName(text), WireError, text)
})
