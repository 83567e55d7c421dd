import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hashOfNoPassword, hashPassword, isPassword } from './password.ts'

test('a password is known again, and no other is taken for it', async () => {
  const stored = await hashPassword('Été-2026', 1024)
  assert.equal(await isPassword('Été-2026', stored), true)
  assert.equal(await isPassword('E\u0301te\u0301-2026', stored), true, 'typed on another keyboard')
  assert.equal(await isPassword('été-2026', stored), false)
})

test('where there is no account, as much work says no as where there is one', async () => {
  const shapeOf = (stored: string) => stored.split('$').map((part, at) => (at < 2 ? part : part.length))
  const nobody = hashOfNoPassword()
  assert.deepEqual(shapeOf(nobody), shapeOf(await hashPassword('secret')))
  assert.equal(await isPassword('secret', nobody), false)
  assert.notEqual(nobody, hashOfNoPassword())
})
