import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { excerptOf } from './excerpt.ts'
import { isOneSlipAway, notionsOf } from './query.ts'
import { type SearchedDocument, search } from './rank.ts'
import { occurrencesOf, stemsFrom, termsOf } from './text-terms.ts'

type Sample = {
  readonly title?: string
  readonly kind?: string
  readonly authors?: string
  readonly text?: string
}

function sample({ title = 'Lettre', kind = '', authors = '', text }: Sample, day = 1): SearchedDocument {
  const at = new Date(Date.UTC(2024, 0, day))
  return { title, kind, authors, date: '', terms: text === undefined ? undefined : termsOf(text), at }
}

const found = (documents: readonly SearchedDocument[], query: string) =>
  search(documents, query).found.map((document) => documents.indexOf(document))

test('the title says more than the kind, the kind than the author, the author than the text', () => {
  const documents = [
    sample({ text: 'Avis de cardiologie demandé' }),
    sample({ authors: 'Dr Leroy, cardiologie' }),
    sample({ kind: 'Compte rendu de cardiologie' }),
    sample({ title: 'Cardiologie' }),
  ]
  assert.deepEqual(found(documents, 'cardiologie'), [3, 2, 1, 0])
})

test('of two that answer as well, the later comes first', () => {
  const documents = [1, 3, 2].map((day) => sample({ title: 'Vaccin', text: 'Rappel' }, day))
  assert.deepEqual(found(documents, 'vaccin'), [1, 2, 0])
})

test('a word of the patient finds the words of the documents, and its own first', () => {
  const documents = [sample({ title: 'Radiographie' }), sample({ title: 'Radio du pied' }), sample({})]
  assert.deepEqual(found(documents, 'radio'), [1, 0])
})

test('the beginning of a word is enough; a slip is mended when nothing else answers', () => {
  const documents = [sample({ text: 'Ferritine basse' }), sample({ text: 'Hémogramme normal' })]
  assert.deepEqual(found(documents, 'ferrit'), [0])
  for (const slip of ['feritine', 'ferrritine', 'ferritime', 'feritrine', 'ferirtine'])
    assert.deepEqual(found(documents, slip), slip === 'feritrine' ? [] : [0], slip)
})

test('who asks for several words is not shown what holds few of them', () => {
  const documents = [
    sample({ text: 'Genou droit, ménisque' }),
    sample({ text: 'Genou droit, arthroscopie sous anesthésie, ménisque' }),
    sample({ text: 'Arthroscopie' }),
  ]
  assert.deepEqual(found(documents, 'arthroscopie ménisque droit')[0], 1)
  assert.ok(!found(documents, 'arthroscopie ménisque droit anesthésie').includes(2))
})

test('a question that says nothing finds nothing', () => {
  for (const query of ['', '   ', '!?', '<>']) assert.deepEqual(found([sample({ text: 'Mot' })], query), [])
})

const word = fc.stringMatching(/^[a-f]{1,6}$/)

test('what is kept of a text tells how often each of its words stands there, and those that begin with it', () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), word, (words, sought) => {
      const counts = new Map<string, number>()
      const terms = termsOf(words.join(' '))
      for (const line of terms.split('\n').slice(1)) {
        const [stem = '', count] = line.split(' ')
        counts.set(stem, Number(count))
      }
      const longer = [...counts.keys()].filter((stem) => stem !== sought && stem.startsWith(sought))
      assert.deepEqual(occurrencesOf(terms, sought, true), {
        same: counts.get(sought) ?? 0,
        longer: longer.length,
      })
      assert.equal(occurrencesOf(terms, sought, false).same, counts.get(sought) ?? 0)
      const letter = sought[0]!
      assert.deepEqual(
        stemsFrom(terms, letter),
        [...counts.keys()].filter((stem) => stem.startsWith(letter)),
      )
    }),
    { numRuns: 200 },
  )
})

test('one letter more, less, changed or swapped is one slip, and two are not', () => {
  for (const other of ['ferritin', 'erritin', 'ferritina', 'fexritin', 'fertirin', 'ferrtiin'])
    assert.equal(isOneSlipAway('ferritin', other), other !== 'fertirin', other)
  assert.ok(!isOneSlipAway('abcd', 'badc'))
})

test('an excerpt shows the place where most of what is asked stands together, and nothing is lost of it', () => {
  const filler = 'Texte qui ne dit rien de ce qui est demandé. '.repeat(20)
  const text = `Ferritine citée. ${filler}Ferritine basse, carence martiale. ${filler}`
  const excerpt = excerptOf(text, notionsOf('ferritine carence'))!
  assert.deepEqual(
    excerpt.pieces.filter(({ hit }) => hit).map(({ text }) => text),
    ['Ferritine', 'carence'],
  )
  const shown = excerpt.pieces.map(({ text }) => text).join('')
  assert.ok(shown.startsWith('… ') && shown.endsWith(' …') && shown.length < 260, shown)
  assert.ok(text.includes(shown.slice(2, -2)))
  assert.equal(excerptOf(text, notionsOf('glycémie')), undefined)
  assert.equal(excerptOf(`Rien.\f${text}`, notionsOf('carence'))!.page, 2)
})
