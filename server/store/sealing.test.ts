import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { RecordId } from '@carnet/core/model/record.ts'
import { makeKeyring, seal, unseal } from './sealing.ts'

const recordId = () => randomUUID() as string as RecordId

test('what is sealed opens under its own record’s key, at its own place, and nowhere else', () => {
  const keyring = makeKeyring(randomBytes(32))
  const { key } = keyring.newRecordKey(recordId())
  const other = keyring.newRecordKey(recordId())
  const sealed = seal(key, 'document a', 'compte rendu')
  assert.equal(unseal(key, 'document a', sealed).toString(), 'compte rendu')
  assert.throws(() => unseal(key, 'document b', sealed))
  assert.throws(() => unseal(other.key, 'document a', sealed))
  assert.equal(sealed.includes('compte rendu'), false)
})

test('one flipped bit anywhere is seen', () => {
  const { key } = makeKeyring(randomBytes(32)).newRecordKey(recordId())
  const sealed = seal(key, 'document a', 'compte rendu')
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const altered = Buffer.from(sealed)
    altered[bit >> 3]! ^= 1 << (bit & 7)
    assert.throws(() => unseal(key, 'document a', altered))
  }
})

test('a record key comes back from its wrapping, under the master key that wrapped it only', () => {
  const keyring = makeKeyring(randomBytes(32))
  const id = recordId()
  const { key, wrapped } = keyring.newRecordKey(id)
  assert.deepEqual(keyring.unwrapRecordKey(id, wrapped).bytes, key.bytes)
  assert.throws(() => makeKeyring(randomBytes(32)).unwrapRecordKey(id, wrapped))
})
