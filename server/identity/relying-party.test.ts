import assert from 'node:assert/strict'
import { test } from 'node:test'
import { relyingPartyOf } from './relying-party.ts'

test('passkeys are made for the public address of the portal, for localhost in demonstration, for no IP address', () => {
  const party = (mode: 'demo' | 'production', publicUrl?: string) =>
    relyingPartyOf({ mode, publicUrl, web: undefined }, 8080)
  assert.deepEqual(party('demo'), { id: 'localhost', origin: 'http://localhost:8080' })
  assert.deepEqual(party('production', 'https://dmp.exemple.fr/'), {
    id: 'dmp.exemple.fr',
    origin: 'https://dmp.exemple.fr',
  })
  assert.deepEqual(party('production', 'https://dmp.exemple.fr:8443'), {
    id: 'dmp.exemple.fr',
    origin: 'https://dmp.exemple.fr:8443',
  })
  for (const nameless of [undefined, 'https://192.0.2.1', 'https://[2001:db8::1]:8443', 'https://'])
    assert.equal(party('production', nameless), undefined)
})
