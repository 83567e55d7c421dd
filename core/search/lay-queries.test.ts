import assert from 'node:assert/strict'
import test from 'node:test'
import { layQueries, recordOf300 } from './lay-queries.test-data.ts'
import { search } from './rank.ts'
import { termsOf } from './text-terms.ts'

test('of sixty questions in the words of a patient, nine in ten find the document among the first five', () => {
  assert.deepEqual([recordOf300.length, layQueries.length], [300, 60])
  const documents = recordOf300.map((document) => ({
    ...document,
    terms: termsOf(`${document.title}\n${document.text}`),
    original: document,
  }))
  const missed = layQueries.filter(({ question, expected }) => {
    const first = search(documents, question).found.slice(0, 5)
    return !first.some(({ original }) => original === expected)
  })
  const told = missed.map(({ question, expected }) => `${question} → ${expected.title}`).join('\n')
  assert.ok(missed.length <= 6, `${missed.length} of 60 missed:\n${told}`)
})
