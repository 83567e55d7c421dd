import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noteCharactersMax, noteSaid } from './document-notes.ts'

test('a note is kept as it was written, without what stands around it; too long, it is not cut [P-05]', () => {
  assert.equal(noteSaid('  À montrer au cardiologue.\r\nEn mars. \n'), 'À montrer au cardiologue.\nEn mars.')
  assert.equal(noteSaid(' \r\n '), '')
  assert.equal(noteSaid('é'.repeat(noteCharactersMax))?.length, noteCharactersMax)
  assert.equal(noteSaid('é'.repeat(noteCharactersMax + 1)), undefined)
})
