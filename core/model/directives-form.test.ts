import assert from 'node:assert/strict'
import test from 'node:test'
import { objectionsToDirectives, type WrittenDirectives } from './directives-form.ts'

const empty: WrittenDirectives = { model: 'well', situations: '', acts: {}, others: '', original: '' }
const alone = { replaces: false, confirmed: false }

test('[VIS-16] directives say one thing at least of what is wanted', () => {
  assert.deepEqual(objectionsToDirectives(empty, alone), ['nothing'])
  assert.deepEqual(objectionsToDirectives({ ...empty, original: 'Chez Anne' }, alone), ['nothing'])
  assert.deepEqual(objectionsToDirectives({ ...empty, others: 'Chez moi.' }, alone), [])
  assert.deepEqual(objectionsToDirectives({ ...empty, acts: { dialysis: 'refuse' } }, alone), [])
})

test('[VIS-16] those that replace others are confirmed, and no text is longer than a page holds', () => {
  const written = { ...empty, others: 'Chez moi.' }
  assert.deepEqual(objectionsToDirectives(written, { replaces: true, confirmed: false }), ['confirmReplace'])
  assert.deepEqual(objectionsToDirectives(written, { replaces: true, confirmed: true }), [])
  assert.deepEqual(objectionsToDirectives({ ...empty, others: 'a'.repeat(2_001) }, alone), ['tooLong'])
})
