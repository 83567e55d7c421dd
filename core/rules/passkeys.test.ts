import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mayRemovePasskey, passkeyNameMax, readPasskeyName } from './passkeys.ts'

test('a passkey is called by anything that fits on a line [CON-23]', () => {
  assert.deepEqual(readPasskeyName('  Le téléphone d’Amina 👩‍⚕️ '), { name: 'Le téléphone d’Amina 👩‍⚕️' })
  assert.deepEqual(readPasskeyName('é'.repeat(passkeyNameMax)), { name: 'é'.repeat(passkeyNameMax) })
  assert.deepEqual(readPasskeyName('é'.repeat(passkeyNameMax + 1)), { objection: 'nameTooLong' })
  for (const empty of ['', '  ', '\n', '\u202e'])
    assert.deepEqual(readPasskeyName(empty), { objection: 'nameMissing' })
})

test('a name neither breaks its line nor turns it round', () => {
  assert.deepEqual(readPasskeyName('clé\u202e\nrouge'), { name: 'clé  rouge' })
})

test('who has no password keeps one passkey at least [CON-23]', () => {
  assert.equal(mayRemovePasskey({ hasPassword: false, passkeys: 1 }), false)
  assert.equal(mayRemovePasskey({ hasPassword: false, passkeys: 2 }), true)
  assert.equal(mayRemovePasskey({ hasPassword: true, passkeys: 1 }), true)
})
