/**
 * The words of one text as they are kept to be searched: each stem once, in order, with how often it stands there.
 * Text and not a tree: two thousand of them are opened at each search, and a line is found by halving.
 */
import { isTelling, wordsOf } from './words.ts'

export type TextTerms = string

/** Lines of `stem count`, in the order of their characters, each after a line end. */
export function termsOf(text: string): TextTerms {
  const counts = new Map<string, number>()
  for (const word of wordsOf(text))
    if (isTelling(word) && word.stem.length <= stemLengthMax)
      counts.set(word.stem, (counts.get(word.stem) ?? 0) + 1)
  return [...counts.keys()]
    .sort()
    .map((stem) => `\n${stem} ${counts.get(stem)}`)
    .join('')
}

/** Longer runs of letters are encoded matter, not words. */
const stemLengthMax = 40

export type Occurrences = {
  /** How often the word itself. */
  readonly same: number
  /** How often words that begin with it, and are longer. */
  readonly longer: number
}

const none: Occurrences = { same: 0, longer: 0 }

/** How often a stem stands in a text; words that only begin with it are counted when `longer` says so. */
export function occurrencesOf(terms: TextTerms, stem: string, longer: boolean): Occurrences {
  let at = firstLineFrom(terms, stem)
  if (!longer) {
    const same = countAt(terms, at, stem)
    return same === 0 ? none : { same, longer: 0 }
  }
  let [same, beyond] = [0, 0]
  for (; at < terms.length && terms.startsWith(stem, at + 1); at = endOfLine(terms, at + 1)) {
    if (terms[at + 1 + stem.length] === ' ') same += countAt(terms, at, stem)
    else beyond++
  }
  return same + beyond === 0 ? none : { same, longer: beyond }
}

/** The stems of a text that begin with this letter. */
export function stemsFrom(terms: TextTerms, letter: string): string[] {
  return [...linesFrom(terms, letter)].map(({ stem }) => stem)
}

/** A stem, and the number that stands beside it. */
export type TermLine = { readonly stem: string; readonly number: number }

/** In order, those whose stem begins with this; all of them when it is empty. */
export function* linesFrom(terms: TextTerms, beginning: string): Generator<TermLine> {
  for (let at = firstLineFrom(terms, beginning); terms.startsWith(beginning, at + 1) && at < terms.length; ) {
    const space = terms.indexOf(' ', at + 1)
    const end = endOfLine(terms, space)
    yield { stem: terms.slice(at + 1, space), number: Number(terms.slice(space + 1, end)) }
    at = end
  }
}

/** Where the first line stands whose stem is not before this one: the place of its line end. */
function firstLineFrom(terms: TextTerms, stem: string): number {
  let [low, high] = [0, terms.length]
  while (low < high) {
    const line = startOfLine(terms, (low + high) >> 1)
    if (isBefore(terms, line + 1, stem)) low = endOfLine(terms, line + 1)
    else high = line
  }
  return low
}

/** Is the stem that begins here before this one, in the order of their characters? */
function isBefore(terms: TextTerms, from: number, stem: string): boolean {
  for (let at = 0; at < stem.length; at++) {
    // The space that ends a stem comes before any letter.
    const here = terms.charCodeAt(from + at)
    const sought = stem.charCodeAt(at)
    if (here !== sought) return here < sought
  }
  return false
}

function countAt(terms: TextTerms, at: number, stem: string): number {
  if (!terms.startsWith(stem, at + 1) || terms[at + 1 + stem.length] !== ' ') return 0
  return Number(terms.slice(at + 2 + stem.length, endOfLine(terms, at + 1)))
}

const lineEnd = 10

// By hand: lines are short, and each search of a record asks it a hundred thousand times.
function startOfLine(terms: TextTerms, from: number): number {
  let at = from
  while (at > 0 && terms.charCodeAt(at) !== lineEnd) at--
  return at
}

function endOfLine(terms: TextTerms, from: number): number {
  let at = from
  while (at < terms.length && terms.charCodeAt(at) !== lineEnd) at++
  return at
}
