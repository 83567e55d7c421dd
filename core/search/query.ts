/** What is asked, word by word: each is sought as it is written, and as documents may write it (lay-words.ts). */
import { type LayWords, layWords } from './lay-words.ts'
import { stemOf, tellingWords, type Word, wordsOf } from './words.ts'

/** One way of finding what a word means: all these stems in one document. */
export type Wording = {
  readonly stems: readonly string[]
  /** 1 for the words as they are asked; less for what they mean. */
  readonly weight: number
}

export type Notion = {
  /** As the reader wrote it. */
  readonly asked: string
  /** Without capitals nor accents: what a slip of the keyboard is looked for from. Of one word only. */
  readonly folded: string | undefined
  readonly wordings: readonly Wording[]
}

/** Words beyond are not looked at. */
const wordsMax = 12
const meaningWeight = 0.7

export function notionsOf(query: string): readonly Notion[] {
  const words = tellingWords(wordsOf(query)).slice(0, wordsMax)
  const notions: Notion[] = []
  for (let at = 0; at < words.length; ) {
    const phrase = longestPhrase(words, at)
    const taken = words.slice(at, at + Math.max(1, phrase?.length ?? 1))
    const own = { stems: taken.map(({ stem }) => stem), weight: 1 }
    notions.push({
      asked: query.slice(taken[0]!.start, taken.at(-1)!.end),
      folded: taken.length === 1 ? taken[0]!.folded : undefined,
      wordings: [own, ...(phrase?.means ?? [])],
    })
    at += taken.length
  }
  return notions
}

type Phrase = { readonly length: number; readonly means: readonly Wording[] }

const phraseWordsMax = 4

function longestPhrase(words: readonly Word[], at: number): Phrase | undefined {
  for (let length = Math.min(phraseWordsMax, words.length - at); length > 0; length--) {
    const means = meanings.get(keyOf(words.slice(at, at + length)))
    if (means !== undefined) return { length, means }
  }
  return undefined
}

/** By the stems of what is said. */
const meanings = readLayWords(layWords)

function readLayWords(table: readonly LayWords[]): ReadonlyMap<string, readonly Wording[]> {
  const read = new Map<string, Wording[]>()
  for (const { say, mean } of table) {
    const wordings = mean.split(',').map((phrase) => ({ stems: stemsOf(phrase), weight: meaningWeight }))
    for (const phrase of say.split(',')) {
      const key = keyOf(tellingWords(wordsOf(phrase)))
      read.set(key, [...(read.get(key) ?? []), ...wordings])
    }
  }
  return read
}

function stemsOf(phrase: string): readonly string[] {
  return tellingWords(wordsOf(phrase)).map(({ stem }) => stem)
}

function keyOf(words: readonly Word[]): string {
  return words.map(({ stem }) => stem).join(' ')
}

/** A word that is asked finds those that it begins; a shorter one begins too many. */
export const beginningLengthMin = 4

/** A word is looked for with one slip when nothing holds it as it is written; short ones never. */
export const slipLengthMin = 5

/** What a word of the documents finds, itself included; and words that patients say, to be mended towards. */
export function wordingsOf(stem: string): readonly Wording[] {
  return [{ stems: [stem], weight: 1 }, ...(meanings.get(stem) ?? [])]
}

export function saidStems(letter: string): readonly string[] {
  return [...meanings.keys()].filter((key) => key.startsWith(letter) && !key.includes(' '))
}

/** Of the stems that documents hold, those that one letter more, less, changed or swapped makes of the word. */
export function withOneSlip(folded: string, stems: Iterable<string>): readonly string[] {
  const asked = stemOf(folded)
  return [...stems].filter((stem) => stem.length >= slipLengthMin - 1 && isOneSlipAway(asked, stem))
}

/** At most one letter added, left out, changed, or swapped with its neighbour. */
export function isOneSlipAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let [endA, endB] = [a.length, b.length]
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--
    endB--
  }
  const [leftA, leftB] = [endA - start, endB - start]
  if (leftA <= 1 && leftB <= 1) return true
  return leftA === 2 && leftB === 2 && a[start] === b[start + 1] && a[start + 1] === b[start]
}
