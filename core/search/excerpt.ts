/** The place of a text where what is asked stands together, with the words that answer told apart. */
import { beginningLengthMin, type Notion } from './query.ts'
import { firstLetterOf, type Word, wordsOf } from './words.ts'

export type Excerpt = {
  readonly pieces: readonly { readonly text: string; readonly hit: boolean }[]
  /** From 1, of a text in several pages. */
  readonly page?: number
}

/** What separates two pages in a text. */
export const pageBreak = '\f'

const lengthMax = 220
/** Left before the first word that answers. */
const before = 60

/** undefined when no word of the text answers: it is the title, the author or the date that does. */
export function excerptOf(text: string, notions: readonly Notion[]): Excerpt | undefined {
  const pages = text.split(pageBreak)
  const answering = answersOf(notions)
  let best: { readonly page: number; readonly hits: readonly Hit[]; readonly window: Window } | undefined
  pages.forEach((page, at) => {
    const hits = hitsIn(page, answering)
    const window = bestWindow(hits)
    if (window !== undefined && (best === undefined || isBetter(window, best.window)))
      best = { page: at, hits, window }
  })
  if (best === undefined) return undefined
  const { page, hits, window } = best
  const pieces = piecesAround(pages[page]!, hits, window.from)
  return { pieces, ...(pages.length > 1 && { page: page + 1 }) }
}

function piecesAround(text: string, hits: readonly Hit[], from: number): Excerpt['pieces'] {
  const start = wordStartFrom(text, from - before)
  const end = wordEndUntil(text, start + lengthMax)
  const pieces: { text: string; hit: boolean }[] = []
  let at = start
  const keep = (until: number, hit: boolean) => {
    if (until > at) pieces.push({ text: text.slice(at, until).replaceAll(/\s+/g, ' '), hit })
    at = Math.max(at, until)
  }
  if (start > 0) pieces.push({ text: '… ', hit: false })
  for (const { word } of hits) {
    if (word.start < start || word.end > end) continue
    keep(word.start, false)
    keep(word.end, true)
  }
  keep(end, false)
  if (end < text.length) pieces.push({ text: ' …', hit: false })
  return pieces
}

type Hit = { readonly word: Word; readonly notion: number }

type Answering = {
  /** Which notion a stem answers; below zero when none. */
  readonly notionOf: (stem: string) => number
  /** That the stems that answer begin with. */
  readonly letters: ReadonlySet<string>
}

function answersOf(notions: readonly Notion[]): Answering {
  const sought = notions.map(({ wordings }) => new Set(wordings.flatMap(({ stems }) => stems)))
  const beginnings = sought.map((stems) => [...stems].filter(({ length }) => length >= beginningLengthMin))
  const letters = new Set(sought.flatMap((stems) => [...stems].map(firstLetterOf)))
  const known = new Map<string, number>()
  const notionOf = (stem: string) => {
    let notion = known.get(stem)
    if (notion === undefined) {
      notion = sought.findIndex(
        (stems, at) => stems.has(stem) || beginnings[at]!.some((beginning) => stem.startsWith(beginning)),
      )
      known.set(stem, notion)
    }
    return notion
  }
  return { notionOf, letters }
}

function hitsIn(text: string, { notionOf, letters }: Answering): readonly Hit[] {
  return wordsOf(text, letters)
    .map((word) => ({ word, notion: notionOf(word.stem) }))
    .filter(({ notion }) => notion >= 0)
}

/** Where it begins, how much of what is asked it holds, and how often. */
type Window = { readonly from: number; readonly notions: number; readonly hits: number }

function isBetter(one: Window, other: Window): boolean {
  return one.notions > other.notions || (one.notions === other.notions && one.hits > other.hits)
}

function bestWindow(hits: readonly Hit[]): Window | undefined {
  let best: Window | undefined
  hits.forEach(({ word }, at) => {
    let beyond = at
    while (beyond < hits.length && hits[beyond]!.word.end <= word.start + lengthMax - before) beyond++
    // A word longer than the window stands in it all the same.
    const inside = hits.slice(at, Math.max(beyond, at + 1))
    const window = {
      from: word.start,
      notions: new Set(inside.map(({ notion }) => notion)).size,
      hits: inside.length,
    }
    if (best === undefined || isBetter(window, best)) best = window
  })
  return best
}

function wordStartFrom(text: string, from: number): number {
  if (from <= 0) return 0
  const space = text.slice(from, from + before).search(/\s/)
  return space === -1 ? from : from + space + 1
}

function wordEndUntil(text: string, until: number): number {
  if (until >= text.length) return text.length
  const space = text.slice(until - before, until).search(/\s\S*$/)
  return space === -1 ? until : until - before + space
}
