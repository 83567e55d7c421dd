/** « Mots difficiles »: those of a document that the glossary explains. Spec: people.md P-05. */
import type {
  Block,
  Inline,
  ReadableDocument,
  ReadableSection,
} from '@carnet/core/model/readable-document.ts'
import { type GlossaryTerm, glossary } from '../words/glossary.ts'

/** In the order of the glossary, each once, however often the document says it. */
export function hardWordsIn({
  title,
  sections,
}: Pick<ReadableDocument, 'title' | 'sections'>): readonly GlossaryTerm[] {
  const found = new Set<GlossaryTerm>()
  // Passage by passage: two words of two cells make no term.
  for (const passage of [title, ...sections.flatMap(passagesOf)]) {
    const words = wordsOf(passage)
    for (const [at, word] of words.entries())
      for (const { sequence, term } of termsByFirstWord.get(word) ?? [])
        if (sequence.every((each, rank) => words[at + rank] === each)) found.add(term)
  }
  return glossary.filter((term) => found.has(term))
}

const termsByFirstWord = Map.groupBy(
  glossary.flatMap((term) =>
    [term.term, ...(term.others ?? [])].map((said) => ({ term, sequence: wordsOf(said) })),
  ),
  ({ sequence }) => sequence[0] ?? '',
)

/** Whole words, without accents nor capitals, of one and of several alike. */
function wordsOf(text: string): readonly string[] {
  const folded = text
    .replaceAll('œ', 'oe')
    .replaceAll('Œ', 'oe')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
  return (folded.match(/[\p{L}\d]+/gu) ?? []).map((word) =>
    word.length > 3 ? word.replace(/(?<=.)[sx]$/, '') : word,
  )
}

function passagesOf({ title, blocks, sections }: ReadableSection): readonly string[] {
  return [title, ...blocks.flatMap(textsOf), ...sections.flatMap(passagesOf)]
}

function textsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return [textOf(block.inlines)]
    case 'list':
      return block.items.flatMap((item) => item.flatMap(textsOf))
    case 'table':
      return [
        textOf(block.caption),
        ...[...block.head, ...block.body].flatMap((row) =>
          row.flatMap(({ blocks }) => blocks.flatMap(textsOf)),
        ),
      ]
    case 'image':
      return [block.alternative]
  }
}

function textOf(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.kind === 'text') return inline.text
      return inline.kind === 'break' ? '\n' : textOf(inline.inlines)
    })
    .join('')
}
