import assert from 'node:assert/strict'
import { test } from 'node:test'
import { objectionsToPassphrase, strengthOfPassphrase } from './archive-passphrase.ts'

const objections = (passphrase: string, again = passphrase) => objectionsToPassphrase(passphrase, again)

test('[TRA-11] a passphrase that locks an archive is long enough to be tried offline', () => {
  assert.deepEqual(objections('girafe lune velo quai'), [])
  assert.deepEqual(objections('Bateau-7'), ['tooShort'])
  assert.deepEqual(objections(`${'a'.repeat(40)}bcdefg`), ['tooShort'], 'what is repeated counts once')
  assert.deepEqual(objections('x7'.repeat(65)), ['tooLong'])
})

test('[TRA-11] a number, a run of the keyboard, a few signs again and again are refused', () => {
  for (const easy of [
    '06 12 34 56 78 90',
    '14/03/1974 12:00'.replace(':', '.'),
    'azertyuiop-azertyuiop',
    'abababababababab',
  ])
    assert.deepEqual(objections(easy), ['tooEasy'], easy)
})

test('[TRA-11] it is typed twice, in signs that every program writes alike', () => {
  assert.deepEqual(objections('girafe lune velo quai', 'girafe lune velo quais'), ['different'])
  assert.deepEqual(objections('girafe lune vélo quai'), ['notPlain'])
})

test('[TRA-11] its strength is told by its length', () => {
  assert.deepEqual(
    ['Bateau-7', 'girafe-lune7', 'girafe lune velo qu', 'girafe lune velo quai nord'].map(
      strengthOfPassphrase,
    ),
    ['weak', 'enough', 'good', 'strong'],
  )
})
