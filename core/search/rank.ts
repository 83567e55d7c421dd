/**
 * Which documents answer, best first: the title says most, then the kind and the author, then the text; a word counts for
 * more when few documents hold it; of two that answer as well, the later one.
 * What is counted is counted in the documents given, and these are those that the reader may see: another document
 * changes neither the order nor a number.
 */
import {
  beginningLengthMin,
  type Notion,
  notionsOf,
  saidStems,
  slipLengthMin,
  type Wording,
  withOneSlip,
  wordingsOf,
} from './query.ts'
import { eachHolder, type PlacedTerms, type TermPack } from './term-pack.ts'
import { linesFrom, occurrencesOf, stemsFrom, type TermLine, type TextTerms } from './text-terms.ts'
import { wordsOf } from './words.ts'

export type SearchedDocument = {
  readonly title: string
  /** Its type and its family, in words. */
  readonly kind: string
  /** Names, specialities, structures. */
  readonly authors: string
  /** Of the care: « mars 2024 ». */
  readonly date: string
  /** What the reader wrote about it for himself; absent: nothing. */
  readonly note?: string
  /** undefined: its text is not read yet, or has none. */
  readonly terms: PlacedTerms | undefined
  readonly at: Date
}

export type Ranked<T> = {
  /** Best first. */
  readonly found: readonly T[]
  /** What the question came to mean, slips of the keyboard mended: what an excerpt shows. */
  readonly notions: readonly Notion[]
}

const weights = { title: 8, note: 6, kind: 5, authors: 4, date: 3, text: 1 } as const
/** Of a word that only begins with what is asked. */
const beginningWeight = 0.5
const slipWeight = 0.8
/** Steps of the comparison: what differs by less than an eighth answers as well. */
const stepsPerFactor = 8

export function search<T extends SearchedDocument>(documents: readonly T[], query: string): Ranked<T> {
  const index = indexOf(documents)
  const asked = notionsOf(query).map((notion) => {
    const scores = scoresOf(index, notion.wordings)
    if (scores.found > 0) return { notion, scores }
    const mended = { ...notion, wordings: mendedWordings(index, notion) }
    return { notion: mended, scores: scoresOf(index, mended.wordings) }
  })
  const notions = asked.map(({ notion }) => notion)
  const scored = documents.map((document, at) => {
    const holds = asked.filter(({ scores }) => scores.of[at]! > 0).length
    const sum = asked.reduce((total, { scores }) => total + scores.of[at]! * rarity(scores), 0)
    return { document, holds, score: sum * (holds / Math.max(1, asked.length)) ** 2 }
  })
  const most = scored.reduce((best, { holds }) => Math.max(best, holds), 0)
  const found = scored
    // Who asks three words is not shown what holds one of them, unless nothing holds more.
    .filter(({ holds, score }) => score > 0 && holds * 2 >= most)
    .sort((a, b) => step(b.score) - step(a.score) || b.document.at.getTime() - a.document.at.getTime())
    .map(({ document }) => document)
  return { found, notions }
}

function step(score: number): number {
  return Math.round(Math.log(score) * stepsPerFactor)
}

function rarity({ of, found }: Scores): number {
  return Math.log(1 + (of.length - found + 0.5) / (found + 0.5)) + 0.1
}

/** The documents of one search. A record has few titles, kinds, authors and dates: each is looked at once. */
type Index = {
  readonly size: number
  /** Of the words of each; 0: none is known. */
  readonly lengths: readonly number[]
  /** Of all, on average. */
  readonly length: number
  /** By position, the words of documents that have their own. */
  readonly alone: ReadonlyMap<number, TextTerms>
  /** Where the documents of each pack stand; those that are not searched stand nowhere, and count for nothing. */
  readonly packs: ReadonlyMap<TermPack, ReadonlyMap<number, number>>
  readonly fields: readonly {
    readonly weight: number
    /** The stems of each different value, and which of them each document has. */
    readonly values: readonly (readonly string[])[]
    readonly of: readonly number[]
  }[]
  /** By stem: what each document is worth for it. */
  readonly known: Map<string, Float64Array>
}

const fieldNames = ['title', 'note', 'kind', 'authors', 'date'] as const

function indexOf(documents: readonly SearchedDocument[]): Index {
  const lengths = documents.map(({ terms }) => terms?.length ?? 0)
  const alone = new Map<number, TextTerms>()
  const packs = new Map<TermPack, Map<number, number>>()
  documents.forEach(({ terms }, at) => {
    if (typeof terms === 'string') alone.set(at, terms)
    else if (terms !== undefined) {
      const places = packs.get(terms.pack) ?? new Map<number, number>()
      packs.set(terms.pack, places.set(terms.place, at))
    }
  })
  return {
    size: documents.length,
    lengths,
    length: Math.max(1, lengths.reduce((sum, length) => sum + length, 0) / documents.length),
    alone,
    packs,
    fields: fieldNames.map((name) => {
      const places = new Map<string, number>()
      const values: string[][] = []
      const of = documents.map(({ [name]: value = '' }) => {
        const place = places.get(value) ?? values.push(wordsOf(value).map(({ stem }) => stem)) - 1
        places.set(value, place)
        return place
      })
      return { weight: weights[name], values, of }
    }),
    known: new Map(),
  }
}

type Scores = { readonly of: Float64Array; readonly found: number }

function scoresOf(index: Index, wordings: readonly Wording[]): Scores {
  const { size } = index
  const best = new Float64Array(size)
  const all = new Float64Array(size)
  for (const { stems, weight } of wordings) {
    const [first, ...others] = stems.map((stem) => worthOf(index, stem))
    if (first === undefined) continue
    for (let at = 0; at < size; at++) {
      let least = first[at]!
      for (const other of others) least = Math.min(least, other[at]!)
      best[at] = Math.max(best[at]!, weight * least)
      all[at]! += weight * least
    }
  }
  let found = 0
  for (let at = 0; at < size; at++) {
    if (best[at]! > 0) found++
    // Several wordings of one thing in a document say that it is about it.
    best[at]! += (all[at]! - best[at]!) / 8
  }
  return { of: best, found }
}

function worthOf(index: Index, stem: string): Float64Array {
  const known = index.known.get(stem)
  if (known !== undefined) return known
  const longer = stem.length >= beginningLengthMin
  const worth = worthInTexts(index, stem, longer)
  for (const { weight, values, of } of index.fields) {
    const ofValues = values.map((stems) =>
      stems.includes(stem)
        ? weight
        : longer && stems.some((word) => word.startsWith(stem))
          ? weight * beginningWeight
          : 0,
    )
    if (ofValues.some((value) => value > 0))
      for (let at = 0; at < of.length; at++) worth[at]! += ofValues[of[at]!]!
  }
  index.known.set(stem, worth)
  return worth
}

function worthInTexts({ size, lengths, length, alone, packs }: Index, stem: string, longer: boolean) {
  const [same, beyond] = [new Float64Array(size), new Float64Array(size)]
  for (const [at, terms] of alone) {
    const occurrences = occurrencesOf(terms, stem, longer)
    same[at] = occurrences.same
    beyond[at] = occurrences.longer
  }
  for (const [pack, places] of packs)
    for (const line of linesFrom(pack.vocabulary, stem)) {
      const isSame = line.stem === stem
      if (!isSame && !longer) break
      eachHolder(pack, line, (place, count) => {
        const at = places.get(place)
        if (at === undefined) return
        if (isSame) same[at] = count
        else beyond[at]!++
      })
    }
  return same.map((times, at) => textWorth(times + beginningWeight * beyond[at]!, lengths[at]! / length))
}

/** Said twice it counts for more, said twenty times hardly; in a text longer than others for less. */
function textWorth(times: number, relativeLength: number): number {
  return times === 0 ? 0 : (2.2 * weights.text * times) / (times + 0.6 + 0.6 * relativeLength)
}

/** The words of the documents that a slip of the keyboard makes of what is asked. */
function mendedWordings({ alone, packs, fields }: Index, { folded }: Notion): readonly Wording[] {
  if (folded === undefined || folded.length < slipLengthMin) return []
  // Nobody slips on the first letter, or hardly.
  const letter = folded[0]!
  const stems = new Set<string>(saidStems(letter))
  for (const terms of alone.values()) for (const stem of stemsFrom(terms, letter)) stems.add(stem)
  for (const [pack, places] of packs)
    for (const line of linesFrom(pack.vocabulary, letter))
      if (isHeld(pack, places, line)) stems.add(line.stem)
  for (const { values } of fields)
    for (const stem of values.flat()) if (stem.startsWith(letter)) stems.add(stem)
  // In one order, wherever the words stand.
  return withOneSlip(folded, [...stems].sort())
    .flatMap(wordingsOf)
    .map((wording) => ({ ...wording, weight: wording.weight * slipWeight }))
}

/** By a document that is searched: the words of another are not known here. */
function isHeld(pack: TermPack, places: ReadonlyMap<number, number>, line: TermLine): boolean {
  let held = false
  eachHolder(pack, line, (place) => {
    held ||= places.has(place)
  })
  return held
}
