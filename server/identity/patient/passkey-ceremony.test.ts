import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createPasskey, type Lie, signWith } from '../../test/virtual-authenticator.ts'
import {
  askToCreate,
  askToSign,
  claimedBy,
  createdPasskey,
  readAnswer,
  usedPasskey,
} from './passkey-ceremony.ts'

const party = { id: 'dmp.exemple.fr', origin: 'https://dmp.exemple.fr' }
const person = { userHandle: Buffer.alloc(32, 7), account: 'amina', name: 'Amina Benali', known: [] }
const elsewhere = { origin: 'https://dmp.exemple.fr.ailleurs.fr' }

const lies: readonly (readonly [string, Lie])[] = [
  ['another site, that looks like it', elsewhere],
  ['the same host without TLS', { origin: 'http://dmp.exemple.fr' }],
  ['another relying party', { rpId: 'exemple.fr' }],
  ['nobody verified: whoever holds the device', { userVerified: false }],
  ['the frame of another page', { crossOrigin: true }],
  ['a ceremony of another kind', { type: 'payment.get' }],
]

async function made(lie?: Lie) {
  const options = await askToCreate(party, person)
  const { passkey, answer: text } = createPasskey(options, party.origin, lie)
  const answer = readAnswer(text)
  return { passkey, created: answer && (await createdPasskey(party, answer)) }
}

async function used(passkey: Awaited<ReturnType<typeof made>>, lie?: Lie) {
  const { created } = passkey
  assert.ok(created !== undefined)
  const answer = readAnswer(signWith(passkey.passkey, await askToSign(party), party.origin, lie))
  return answer && usedPasskey(party, answer, created)
}

test('a passkey is made for a person verified on her device, and is found again without asking who she is [CON-23]', async () => {
  const options = await askToCreate(party, person)
  assert.deepEqual(options.authenticatorSelection, {
    residentKey: 'required',
    userVerification: 'required',
    requireResidentKey: true,
  })
  assert.equal(options.user.id, person.userHandle.toString('base64url'))
  const { passkey, created } = await made()
  assert.ok(created !== undefined)
  assert.deepEqual([created.backupEligible, created.backedUp], [true, true])
  assert.deepEqual(created.transports, ['internal'], 'what the standard does not name is left out')
  const request = await askToSign(party)
  assert.deepEqual([request.allowCredentials, request.userVerification], [[], 'required'])
  const answer = readAnswer(signWith(passkey, request, party.origin))
  assert.ok(answer !== undefined)
  assert.deepEqual(claimedBy(answer), {
    credentialId: created.credentialId,
    userHandle: person.userHandle,
  })
  assert.deepEqual(await usedPasskey(party, answer, created), { counter: 2, backedUp: true })
})

for (const [what, lie] of lies) {
  test(`a passkey is not made by ${what} [CON-23]`, async () => {
    assert.equal((await made(lie)).created, undefined)
  })
  test(`a passkey opens nothing by ${what} [CON-23]`, async () => {
    assert.equal(await used(await made(), lie), undefined)
  })
}

test('a passkey answers neither for another, nor in the words of another, nor once a copy of it was used', async () => {
  const [hers, other] = [await made(), await made()]
  assert.equal(await used(hers, { signedBy: other.passkey }), undefined)
  assert.ok(hers.created !== undefined && other.created !== undefined)
  const answer = readAnswer(signWith(hers.passkey, await askToSign(party), party.origin))
  assert.ok(answer !== undefined)
  assert.equal(await usedPasskey(party, answer, other.created), undefined)
  for (const counter of [hers.passkey.counter, hers.passkey.counter + 1])
    assert.equal(await usedPasskey(party, answer, { ...hers.created, counter }), undefined)
})

test('what is no answer is none, whatever it is', async () => {
  const wrong = ['', 'x', 'null', '[]', '{}', '{"response":{}}', '{"response":{"clientDataJSON":7}}']
  for (const text of [...wrong, `"${'x'.repeat(30_000)}"`]) assert.equal(readAnswer(text), undefined)
  const { created } = await made()
  assert.ok(created !== undefined)
  const clientDataJSON = Buffer.from('{"challenge":"abc","type":"webauthn.get"}').toString('base64url')
  for (const response of [{ clientDataJSON }, { clientDataJSON, authenticatorData: 'AAAA', signature: {} }]) {
    const answer = readAnswer(JSON.stringify({ id: 'abc', rawId: 'abc', type: 'public-key', response }))
    assert.ok(answer !== undefined)
    assert.equal(await usedPasskey(party, answer, created), undefined)
    assert.equal(await createdPasskey(party, answer), undefined)
  }
})
