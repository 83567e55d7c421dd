import assert from 'node:assert/strict'
import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { test } from 'node:test'
import { type OfflineCard, writtenTopics } from '@carnet/core/model/emergency-card.ts'
import { formatBase45, parseBase45 } from '../base45.ts'
import { WireError } from '../wire-error.ts'
import { formatOfflineCard, offlineCardBytesMax, parseOfflineCard } from './offline-card.ts'

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const signing = {
  keyId: createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest()
    .subarray(0, 8),
  sign: (bytes: Uint8Array) => sign('sha256', bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' }),
}
const card: OfflineCard = {
  holder: { name: 'AMINA BÉNALI', birthDate: '1984-02-17' },
  issuedAt: new Date('2026-03-10T09:12:00Z'),
  entries: [
    { topic: 'bloodGroup', words: 'A positif' },
    { topic: 'allergies', words: 'Pénicilline' },
  ],
  noKnownAllergy: false,
  contacts: [{ name: 'Moussa', relation: 'spouse', phones: ['06 12 34 56 78', '112'] }],
  directives: true,
}
const text = formatOfflineCard(card, signing)!

test('what is read of a code is what was put in it, and its key verifies it', () => {
  assert.match(text, /^CARNET1:[0-9A-Z $%*+./:-]+$/, 'the alphabet that QR codes hold best')
  const read = parseOfflineCard(text)
  assert.deepEqual(read.card, card)
  assert.deepEqual(Buffer.from(read.keyId), Buffer.from(signing.keyId))
  assert.ok(read.isSignedBy(publicKey))
})

test('a byte changed anywhere is refused, or is not signed; so is the key of another', () => {
  const bytes = parseBase45(text.slice('CARNET1:'.length))
  for (let at = 0; at < bytes.length; at++) {
    const altered = Uint8Array.from(bytes)
    altered[at]! ^= 1
    assert.ok(!isGenuine(`CARNET1:${formatBase45(altered)}`), `byte ${at}`)
  }
  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey
  assert.ok(!parseOfflineCard(text).isSignedBy(other))
})

function isGenuine(altered: string): boolean {
  try {
    return parseOfflineCard(altered).isSignedBy(publicKey)
  } catch (error) {
    if (!(error instanceof WireError)) throw error
    return false
  }
}

test('what is no card of ours is refused in words: another prefix, cut short, not base 45', () => {
  for (const wrong of [
    '',
    'HC1:NCF',
    text.slice(0, -9),
    'CARNET1:é',
    'CARNET1:',
    text.slice('CARNET1:'.length),
  ])
    assert.throws(() => parseOfflineCard(wrong), WireError, wrong.slice(0, 20))
})

test('a card that a QR code has no room for has no offline code, and a full one of short words has', () => {
  const entries = (words: string, count: number) =>
    writtenTopics.flatMap((topic) => Array.from({ length: count }, () => ({ topic, words })))
  assert.equal(formatOfflineCard({ ...card, entries: entries('x'.repeat(100), 4) }, signing), undefined)
  const full = formatOfflineCard({ ...card, entries: entries('Insuffisance rénale', 8) }, signing)!
  assert.ok(parseBase45(full.slice('CARNET1:'.length)).length <= offlineCardBytesMax)
})

test('base 45 gives the examples of its text (RFC 9285 §4.3, §4.4)', () => {
  for (const [plain, coded] of [
    ['AB', 'BB8'],
    ['Hello!!', '%69 VD92EX0'],
    ['base-45', 'UJCLQE7W581'],
    ['ietf!', 'QED8WEX0'],
  ] as const) {
    assert.equal(formatBase45(Buffer.from(plain)), coded)
    assert.equal(Buffer.from(parseBase45(coded)).toString(), plain)
  }
  for (const wrong of ['GGW', ':::', 'A', 'a00']) assert.throws(() => parseBase45(wrong), WireError)
})
