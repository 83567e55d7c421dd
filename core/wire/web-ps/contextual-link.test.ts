import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { insOids, parseIns } from '@carnet/core/model/ins.ts'
import fc from 'fast-check'
import { anyFilled, record } from '../texts.test-data.ts'
import { WireError } from '../wire-error.ts'
import type { Certificate } from '../x509/certificate.ts'
import { type Issued, makeTestAuthority, testNow } from '../x509/test-authority.ts'
import { judgeCertificate } from '../x509/trust.ts'
import {
  contextualPages,
  formatContextualUrl,
  readContextualLink,
  readContextualPath,
  signContextualLink,
} from './contextual-link.ts'

const patient = { ins: parseIns('180019999900168')!, oid: insOids.nirTest }
const link = { page: 'Documents', patient, at: testNow, id: 'lien-1' } as const
let signature: Issued
let authentication: Issued
let accepts: (certificate: Certificate) => boolean

before(async () => {
  const authority = await makeTestAuthority()
  const subject = [{ CN: ['899900000017'] }]
  signature = await authority.issue({ subject, usage: 'signature' })
  authentication = await authority.issue({ subject, usage: 'authentication' })
  const trust = await authority.trust()
  accepts = (certificate) => judgeCertificate(certificate, trust, testNow) === 'trusted'
})

const signed = ({ certificate, privateKey }: Issued, what: Parameters<typeof signContextualLink>[0] = link) =>
  signContextualLink(what, {
    certificate: Buffer.from(certificate.replace(/-----[^-]+-----|\s/g, ''), 'base64'),
    key: privateKey,
  })
const code = (expected: string) => (error: unknown) => error instanceof WireError && error.code === expected

test('each official page has its address, with the INS where there is one, and is read again', () => {
  for (const page of contextualPages) {
    const place = page === 'Parametrages' ? { page } : { page, ins: patient.ins }
    const url = formatContextualUrl('https://dmp.example.org', place)
    assert.equal(url, ['https://dmp.example.org/AccesDirect', page, place.ins].filter(Boolean).join('/'))
    assert.deepEqual(readContextualPath(new URL(url).pathname), place)
  }
})

test('no other page, no other number, nothing behind, and no INS on the professional’s own page', () => {
  for (const [path, why] of [
    ['/AccesDirect/Autre', 'page'],
    ['/Documents', 'page'],
    ['/AccesDirect/Documents/180019999900168/x', 'page'],
    ['/AccesDirect/Documents/123', 'patient'],
    ['/AccesDirect/Parametrages/180019999900168', 'patient'],
  ] as const)
    assert.throws(() => readContextualPath(path), code(why), path)
})

test('a link signed by a card is read with its signer, for 60 seconds', () => {
  const text = signed(signature)
  const read = readContextualLink(text, { now: new Date(testNow.getTime() + 59_000), accepts })
  assert.deepEqual(read.link, link)
  assert.equal(read.certificate.commonName, '899900000017')
  const late = new Date(testNow.getTime() + 61_000)
  assert.throws(() => readContextualLink(text, { now: late, accepts }), code('expired'))
})

test('any link that a card signed is read as it was, and no other character can be put in it', () => {
  const about = record(
    {
      page: fc.constantFrom(...contextualPages.filter((page) => page !== 'Parametrages')),
      at: fc.integer({ min: -60, max: 60 }).map((seconds) => new Date(testNow.getTime() + seconds * 1000)),
      id: anyFilled,
    },
    { patient: record({ ins: fc.constant(patient.ins), oid: fc.constantFrom(...Object.values(insOids)) }) },
  )
  const change = record({ place: fc.nat(), by: fc.constantFrom('', 'A', '.', '=', 'é', '%2e') })
  fc.assert(
    fc.property(about, change, (said, { place, by }) => {
      const text = signed(signature, said)
      const options = { now: testNow, accepts }
      assert.deepEqual(readContextualLink(text, options).link, said)
      const at = place % text.length
      try {
        const read = readContextualLink(text.slice(0, at) + by + text.slice(at + 1), options)
        assert.deepEqual(read.link, said)
      } catch (error) {
        if (!(error instanceof WireError)) throw error
      }
    }),
    { numRuns: 60 },
  )
})

test('any other path is refused in the words of the wire', () => {
  fc.assert(
    fc.property(fc.array(anyFilled, { maxLength: 4 }), (parts) => {
      const path = ['', 'AccesDirect', ...parts].join('/')
      try {
        assert.deepEqual(['', 'AccesDirect', ...Object.values(readContextualPath(path))].join('/'), path)
      } catch (error) {
        if (!(error instanceof WireError)) throw error
      }
    }),
  )
})

test('another patient, another key, an authentication certificate or an unknown authority: one same error', async () => {
  const [, proof, certificate] = signed(signature).split('.')
  const [other] = signed(signature, { ...link, id: 'lien-2' }).split('.')
  const stranger = await (await makeTestAuthority('AUTRE')).issue({
    subject: [{ CN: ['899900000017'] }],
    usage: 'signature',
  })
  for (const text of [
    [other, proof, certificate].join('.'),
    signed(authentication),
    signed(stranger),
    signed({ ...signature, privateKey: authentication.privateKey }),
    '',
    'a.b.c',
    `${signed(signature)}.x`,
  ])
    assert.throws(() => readContextualLink(text, { now: testNow, accepts }), code('signature'))
})
