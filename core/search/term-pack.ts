/**
 * The words of many documents in one value: each stem once, with the documents that hold it. A record’s words are opened
 * at each search, and two thousand values of their own cost more to open than to compare. docs/adr/0018.
 */
import { linesFrom, type TermLine, type TextTerms } from './text-terms.ts'

export type DocumentTerms = {
  readonly id: string
  /** undefined: nothing in it can be read. */
  readonly terms: TextTerms | undefined
  readonly label?: PackedLabel | undefined
}

/** What lists say of a document, packed with its words: a search looks into all titles. Of one version of its metadata. */
export type PackedLabel = { readonly entryUuid: string; readonly says: unknown }

export type TermPack = {
  readonly documents: readonly PackedDocument[]
  /** Lines of `stem place`: where its documents stand in `postings`. */
  readonly vocabulary: TextTerms
  readonly postings: Uint8Array
}

/** `length`: of its terms, as they would be kept alone; null when nothing in it can be read. */
export type PackedDocument = {
  readonly id: string
  readonly length: number | null
  readonly label?: PackedLabel | undefined
}

/** The words of one document, where they are. */
export type PlacedTerms = TextTerms | PackedTerms
export type PackedTerms = { readonly pack: TermPack; readonly place: number; readonly length: number }

/** Bytes of the two lengths that come first. */
const lengthsBytes = 8

/** Lengths of the two parts that follow, documents as JSON, vocabulary, postings. */
export function formatTermPack(documents: readonly DocumentTerms[]): Buffer {
  const holders = new Map<string, number[]>()
  documents.forEach(({ terms }, place) => {
    for (const { stem, number } of linesFrom(terms ?? '', '')) {
      const known = holders.get(stem)
      if (known === undefined) holders.set(stem, [place, number])
      else known.push(place, number)
    }
  })
  const postings: number[] = []
  const vocabulary = [...holders.keys()].sort().map((stem) => {
    const line = `\n${stem} ${postings.length}`
    writePostings(postings, holders.get(stem)!)
    return line
  })
  const packed = documents.map(
    ({ id, terms, label }): PackedDocument => ({ id, length: terms?.length ?? null, label }),
  )
  const parts = [JSON.stringify(packed), vocabulary.join('')].map((text) => Buffer.from(text))
  const lengths = Buffer.alloc(lengthsBytes)
  parts.forEach(({ length }, at) => {
    lengths.writeUInt32BE(length, at * 4)
  })
  return Buffer.concat([lengths, ...parts, Uint8Array.from(postings)])
}

export function parseTermPack(bytes: Buffer): TermPack {
  const vocabularyAt = lengthsBytes + bytes.readUInt32BE(0)
  const postingsAt = vocabularyAt + bytes.readUInt32BE(4)
  return {
    documents: JSON.parse(bytes.toString('utf8', lengthsBytes, vocabularyAt)),
    vocabulary: bytes.toString('utf8', vocabularyAt, postingsAt),
    postings: bytes.subarray(postingsAt),
  }
}

/** What was packed, document by document. */
export function unpacked(pack: TermPack): readonly DocumentTerms[] {
  const lines = pack.documents.map((): string[] => [])
  for (const line of linesFrom(pack.vocabulary, ''))
    eachHolder(pack, line, (place, count) => lines[place]!.push(`\n${line.stem} ${count}`))
  return pack.documents.map(({ id, length, label }, place) => ({
    id,
    terms: length === null ? undefined : lines[place]!.join(''),
    ...(label !== undefined && { label }),
  }))
}

/** The documents that hold the stem of this line of the vocabulary, and how often. */
export function eachHolder(
  { postings }: TermPack,
  line: TermLine,
  visit: (place: number, count: number) => void,
): void {
  let at = line.number
  const next = () => {
    let [value, factor] = [0, 1]
    for (;;) {
      const byte = postings[at++]!
      value += (byte & 0x7f) * factor
      if (byte < 0x80) return value
      factor *= 0x80
    }
  }
  let place = -1
  for (let left = next(); left > 0; left--) {
    const step = next()
    place += (step >> 1) + 1
    visit(place, step & 1 ? next() : 1)
  }
}

/** How many; of each, the documents stepped over and whether it is said more than once; if so, how often. */
function writePostings(into: number[], placesAndCounts: readonly number[]): void {
  writeNumber(into, placesAndCounts.length / 2)
  let before = -1
  for (let at = 0; at < placesAndCounts.length; at += 2) {
    const [place, count] = [placesAndCounts[at]!, placesAndCounts[at + 1]!]
    writeNumber(into, (place - before - 1) * 2 + (count > 1 ? 1 : 0))
    if (count > 1) writeNumber(into, count)
    before = place
  }
}

/** Seven bits a byte, the lowest first; the eighth says that more follow. */
function writeNumber(into: number[], value: number): void {
  let left = value
  for (; left >= 0x80; left = Math.floor(left / 0x80)) into.push((left % 0x80) | 0x80)
  into.push(left)
}
