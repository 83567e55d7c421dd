import assert from 'node:assert/strict'
import test from 'node:test'
import { fold, tellingWords, wordsOf } from './words.ts'

const stems = (text: string) => [...new Set(wordsOf(text).map(({ stem }) => stem))]

test('words of one family are one word', () => {
  for (const [family, stem] of [
    ['vaccin vaccins vacciné vaccinée vaccination', 'vaccin'],
    ['rénal rénale rénaux', 'renal'],
    ['opéré opération opératoire', 'oper'],
    ['allergie allergique allergies', 'allerg'],
    ['négatif négative négatives', 'negat'],
    ['infirmier infirmière infirmières', 'infirmier'],
    ['genou genoux', 'genou'],
  ] as const)
    assert.deepEqual(stems(family), [stem], family)
})

test('capitals, accents and ligatures do not count, nor does what an apostrophe cuts', () => {
  assert.equal(fold('ŒDÈME'), 'oedeme')
  assert.deepEqual(
    tellingWords(wordsOf('L’œdème d’Anna, post-opératoire')).map(({ folded }) => folded),
    ['oedeme', 'anna', 'post', 'operatoire'],
  )
})

test('what says nothing is left out, unless nothing else is said', () => {
  assert.deepEqual(
    tellingWords(wordsOf('je cherche mon résultat de la ferritine')).map(({ folded }) => folded),
    ['ferritine'],
  )
  assert.equal(tellingWords(wordsOf('tout')).length, 1)
})
