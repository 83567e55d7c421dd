/** How a page speaks to its reader: its words, its dates, and what it leaves in French. */
import type { Display } from './display.ts'
import { type Hole, type Html, html } from './html.ts'
import { isRightToLeft, type Language, partAttributes } from './language.ts'
import { type Dates, datesIn } from './words/languages/dates.ts'
import { type Words, wordsIn } from './words/languages/words.ts'
import { sayIn } from './words/readings.ts'
import { tellIn, type Whose } from './words/whose.ts'

export type Speech = {
  readonly language: Language
  readonly words: Words
  /** Of a text in two readings, the one that was chosen. */
  readonly say: ReturnType<typeof sayIn>
  readonly dates: Dates
  /** What documents say, and people wrote: as it is, and told to be French where the page is not. */
  readonly asWritten: (text: Hole) => Hole
  /** A telephone number, a code: its groups keep their order in a line that goes from right to left. */
  readonly inOrder: (text: string) => Hole
}

/** `whose`: the record that the page speaks of, where it speaks of one. */
export function speechIn(
  { language, reading }: Pick<Display, 'language' | 'reading'>,
  whose?: Whose,
): Speech {
  return {
    language,
    words: wordsIn(language),
    say: whose === undefined ? sayIn({ reading }) : tellIn({ ...whose, display: { reading } }),
    dates: datesIn(language),
    asWritten: (text) => (language === 'fr' ? text : html`<bdi lang="fr">${text}</bdi>`),
    inOrder: (text) => (isRightToLeft(language) ? html`<bdi dir="ltr">${text}</bdi>` : text),
  }
}

/** Of a page that is left in French, whatever its reader chose around it. */
export function frenchSpeech({ reading }: Pick<Display, 'reading'>, whose?: Whose): Speech {
  return speechIn({ language: 'fr', reading }, whose)
}

/** `{ words, … }` of a page in French stand in one that is not. */
export function inFrench(speech: Speech): Html | false {
  return partAttributes('fr', speech.language)
}

const firstMark = 0xe000

/**
 * A sentence with markup in some of its parts: `filled((who) => words.by(who), asWritten(name))`. The sentence is told
 * with one sign for each part, which markup then replaces: it may put them in the order of its language.
 */
export function filled(sentence: (...marks: string[]) => string, ...parts: readonly Hole[]): Html {
  const marks = parts.map((_, rank) => String.fromCharCode(firstMark + rank))
  const pieces = sentence(...marks).split(/([\ue000-\ue0ff])/u)
  return html`${pieces.map((piece) => {
    const rank = marks.indexOf(piece)
    return rank === -1 ? piece : parts[rank]
  })}`
}
