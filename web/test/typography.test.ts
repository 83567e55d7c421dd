import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import test from 'node:test'
import { isEasy } from '../words/readings.ts'
import { typographyFaults } from './typography.ts'

const folder = new URL('../words/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))

/** What is typed between quotes and reads like a sentence or a label: it has a space or an accent, or starts with a capital. */
function sentencesOf(source: string): readonly string[] {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$|^import .*$/gm, '')
  return [...code.matchAll(/'([^'\n]*)'|`([^`]*)`/g)]
    .map(([, quoted, template]) => (quoted ?? template)!.replaceAll(/\$\{[^}]*\}/g, 'x'))
    .map((text) => text.replaceAll('\\u00a0', '\u00a0').replaceAll('\\u202f', '\u202f'))
    .filter((text) => /^\p{Lu}|[ \u00a0\u202f]|[À-ÿ]/u.test(text))
}

test('every sentence of web/words follows French typography', () => {
  const sentences = files
    .filter((name) => name !== 'typography.ts')
    .flatMap((name) => sentencesOf(readFileSync(new URL(name, folder), 'utf8')))
  assert.ok(sentences.length > 300, `only ${sentences.length} sentences found`)
  assert.deepEqual(sentences.flatMap(typographyFaults), [])
})

test('no sentence is longer than 25 words', () => {
  const sentences = files.flatMap((name) => sentencesOf(readFileSync(new URL(name, folder), 'utf8')))
  const long = sentences
    .flatMap((text) => text.split(/(?<=[.?!])\s/))
    .filter((sentence) => sentence.split(/\s+/).length > 25)
  assert.deepEqual(long, [])
})

test('a text that is easy to read has 12 words a sentence at most, and none of the words that only experts use', async () => {
  const modules = await Promise.all(files.map((name) => import(new URL(name, folder).href)))
  const texts = modules.flatMap((module) => Object.values(module).flatMap(easyTextsIn))
  assert.ok(texts.length > 60, `only ${texts.length} easy texts found`)
  assert.deepEqual(
    texts.filter((text) => !isEasyToRead(text)),
    [],
  )
})

/** Read by professionals. */
const notForPatients = [
  'card-reading.ts',
  'emergency-door.ts',
  'pro-access.ts',
  'pro-corrections.ts',
  'pro.ts',
]
/** Whoever reads with difficulty finds the rest from there: the title and the introduction say where he is. */
const orient = /(^|\.)(title|\w*Title|intro)$/
/** The pages that tell of care and urgency, of who may read, and the way in: all that they say. */
const wholly = [
  'activation.ts',
  'care-history.ts',
  'choice.ts',
  'delegates.ts',
  'emergency-card.ts',
  'grounds.ts',
  'notices.ts',
  'professionals.ts',
  'refusals.ts',
  'reports.ts',
  'security.ts',
  'timeline.ts',
  'treatments.ts',
  'unavailable.ts',
]

const forPatients = files.filter((name) => !notForPatients.includes(name))

test('titles and introductions are easy to read or have an easy reading, and so has every text of the pages of care', async () => {
  const texts = await Promise.all(
    forPatients.map(async (name) =>
      textsIn(await import(new URL(name, folder).href)).filter(
        ({ key }) => orient.test(key) || wholly.includes(name),
      ),
    ),
  )
  const alone = texts.flat()
  assert.ok(alone.length > 250, `only ${alone.length} texts found`)
  assert.deepEqual(
    alone.filter(({ text }) => !isEasyToRead(text)),
    [],
  )
})

/** The texts that stand alone in both readings, and where they are. */
function textsIn(words: unknown, key = ''): readonly { readonly key: string; readonly text: string }[] {
  if (typeof words === 'string') return [{ key, text: words }]
  if (typeof words !== 'object' || words === null || isEasy(words)) return []
  return Object.entries(words).flatMap(([name, each]) => textsIn(each, key === '' ? name : `${key}.${name}`))
}

/** Twelve words a sentence at most, and none of the words that only experts use; `(1)` points at a picture, `(15)` is dialled. */
function isEasyToRead(text: string): boolean {
  const sentences = text.split(/(?<=[.?!:])\s/)
  return (
    sentences.every((sentence) => sentence.split(/\s+/).length <= 12) &&
    !/DMP|dossier|habilitation|alimentation|opposition|structure|;|\((?!\d+\))/i.test(text)
  )
}

/** What each easy text says, of the functions with plain values. */
function easyTextsIn(words: unknown): readonly string[] {
  if (isEasy<string | ((...given: never) => string)>(words)) {
    const { falc } = words
    return typeof falc === 'string' ? [falc] : [1, 2].map((count) => falc(...([count, 'x'] as never)))
  }
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(easyTextsIn) : []
}

test('each fault of typography is seen', () => {
  const wrong = [
    "C'est ici",
    'Raison : oui',
    'Raison: oui',
    'Pourquoi?',
    'Pourquoi ?',
    '« ici »',
    'et...',
    'dit "oui"',
    'à 14 h 10',
  ]
  assert.deepEqual(
    wrong.filter((text) => typographyFaults(text).length === 0),
    [],
  )
  assert.deepEqual(
    typographyFaults(
      'C’est «\u00a0ici\u00a0»\u00a0: à 14\u00a0h\u00a010\u202f! Voyez https://exemple.fr/a:b',
    ),
    [],
  )
})
