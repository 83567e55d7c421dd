import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { type SearchedDocument, search } from './rank.ts'
import { formatTermPack, parseTermPack, unpacked } from './term-pack.ts'
import { termsOf } from './text-terms.ts'

const word = fc.stringMatching(/^[a-dé]{2,7}$/)
const text = fc.option(
  fc.array(word, { maxLength: 30 }).map((words) => words.join(' ')),
  { nil: undefined },
)
const texts = fc.array(text, { minLength: 1, maxLength: 20 })
const termsOfText = (text: string | undefined) => (text === undefined ? undefined : termsOf(text))

test('what is packed is unpacked as it was, a document that nothing can be read in told from an empty one', () => {
  fc.assert(
    fc.property(texts, (texts) => {
      const documents = texts.map((text, at) => ({ id: `id ${at}`, terms: termsOfText(text) }))
      assert.deepEqual(unpacked(parseTermPack(formatTermPack(documents))), documents)
    }),
    { numRuns: 100 },
  )
})

test('a word said thousands of times, in a pack of thousands, is counted as it is', () => {
  const often = { id: 'often', terms: '\nmot 70000' }
  const documents = [...Array.from({ length: 3000 }, (_, at) => ({ id: `${at}`, terms: '' })), often]
  assert.deepEqual(unpacked(parseTermPack(formatTermPack(documents))).at(-1), often)
})

/** `packedIn`: which pack holds its words; 0: they stand alone. */
const searchedText = fc.record({
  text,
  packedIn: fc.integer({ min: 0, max: 2 }),
  hidden: fc.boolean(),
})

test('packed or alone, the same documents answer in the same order; a hidden one in the same pack changes nothing', () => {
  fc.assert(
    fc.property(
      fc.array(searchedText, { maxLength: 15 }),
      fc.array(word, { maxLength: 3 }),
      (asked, words) => {
        const all = asked.map((each, at) => ({ ...each, id: `${at}`, terms: termsOfText(each.text) }))
        const packs = new Map(
          [1, 2].map((number) => [
            number,
            parseTermPack(formatTermPack(all.filter(({ packedIn }) => packedIn === number))),
          ]),
        )
        const visible = all.filter(({ hidden }) => !hidden)
        const searched = (terms: (document: (typeof all)[number]) => SearchedDocument['terms']) => {
          const documents = visible.map((document) => ({
            id: document.id,
            title: 'Lettre',
            kind: '',
            authors: '',
            date: '',
            terms: terms(document),
            at: new Date(0),
          }))
          const { found, notions } = search(documents, words.join(' '))
          return { found: found.map(({ id }) => id), notions }
        }
        const alone = searched(({ terms }) => terms)
        const packed = searched(({ id, terms, packedIn }) => {
          const pack = packs.get(packedIn)
          if (pack === undefined || terms === undefined) return terms
          const place = pack.documents.findIndex((document) => document.id === id)
          return { pack, place, length: pack.documents[place]!.length! }
        })
        assert.deepEqual(packed, alone)
      },
    ),
    { numRuns: 200 },
  )
})
