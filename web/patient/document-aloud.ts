/** What is read aloud of a document: its passages of plain words; a table, an abbreviation or a code is left to the screen. J1. */
import type {
  Block,
  Inline,
  ReadableDocument,
  ReadableSection,
} from '@carnet/core/model/readable-document.ts'
import { readAloud as words } from '../words/aloud.ts'
import { dtmInWords } from '../words/dates.ts'

export function documentAloud({ title, effectiveTime, sections }: ReadableDocument): readonly string[] {
  const day = dtmInWords(effectiveTime.slice(0, 8))
  const passages = [title, ...sections.flatMap(passagesOf)].map(speakable)
  const spoken = passages.map((passage) => passage ?? words.onScreen)
  // Said once of several passages that follow one another.
  const said = spoken.filter((passage, at) => passage !== words.onScreen || spoken[at - 1] !== words.onScreen)
  return [...said.slice(0, 1), words.writtenOn(day), ...said.slice(1)]
}

function passagesOf({ title, blocks, sections }: ReadableSection): readonly string[] {
  return [title, ...blocks.flatMap(textOf), ...sections.flatMap(passagesOf)].filter((text) => text !== '')
}

function textOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      // A line that ends with its own sign needs no other.
      return [
        inlineText(block.inlines)
          .replaceAll(/(?<=[.!?;:,]) ?\. /g, ' ')
          .trim(),
      ]
    case 'list':
      return block.items.flatMap((item) => item.flatMap(textOf))
    case 'table':
    case 'image':
      return [unspeakable]
  }
}

function inlineText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.kind === 'text') return inline.text
      return inline.kind === 'break' ? '. ' : inlineText(inline.inlines)
    })
    .join('')
}

/** No passage is written so. */
const unspeakable = '/'

const inFull: readonly (readonly [RegExp, string])[] = [
  [/\bDr\.?(?= )/g, 'Docteur'],
  [/\bPr\.?(?= )/g, 'Professeur'],
  [/\bMme(?= )/g, 'Madame'],
  [/\bM\.(?= )/g, 'Monsieur'],
  [/(?<=\d)\s?%/g, ' pour cent'],
  [/(?<=\d) ?h(?= ?\d\d\b|[ .,]|$)/g, ' heures'],
]

/** A capital inside a word, letters against digits, a sign, a lone consonant: what a voice would spell or stumble on. */
const code =
  /\p{L}\p{Lu}|\p{L}\d|\d\p{L}|\d{4,}-\d|[/\\[\]{}<>=*^_|@#%+µ°]|(?<![\p{L}’])[b-df-hj-xzB-DF-HJ-XZ](?![\p{L}’])/u

/** undefined: it is left to the screen. */
function speakable(text: string): string | undefined {
  const plain = inFull.reduce(
    (said, [short, full]) => said.replace(short, full),
    text.replaceAll(/\s+/g, ' ').trim(),
  )
  return code.test(plain) ? undefined : plain
}
