/**
 * The words of a CDA that somebody may look for: its sections as they are read, and what its codes are called.
 * Who it is about and where he lives are left out: every document of a record would answer to them. Its title and who
 * wrote it are in the metadata.
 */
import type {
  Block,
  Inline,
  ReadableAttachment,
  ReadableSection,
} from '@carnet/core/model/readable-document.ts'
import { children, parseXml, type XmlElement } from '../xml/read.ts'
import { readableOfTree } from './narrative.ts'

export type SearchedText = {
  /** Empty for a level 1 CDA: its text is that of its attachment. */
  readonly body: string
  /** What has a text of its own, to be read from the bytes. */
  readonly attachments: readonly ReadableAttachment[]
}

/** Of a document whose long base64 runs were elided. Throws as `makeReadable`. */
export function searchedTextOf(bytes: Uint8Array): SearchedText {
  const root = parseXml(bytes)
  const { sections, attachments } = readableOfTree(root)
  const written = sections.flatMap(linesOfSection).filter((line) => line !== '')
  const said = written.join('\n')
  const named = namesOfCodes(root).filter((name) => !said.includes(name))
  return { body: [...written, ...named].join('\n'), attachments }
}

function linesOfSection({ title, blocks, sections }: ReadableSection): readonly string[] {
  return [title, ...blocks.map(textOfBlock), ...sections.flatMap(linesOfSection)]
}

function textOfBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return textOfInlines(block.inlines)
    case 'list':
      return block.items.map((item) => item.map(textOfBlock).join(' ')).join('\n')
    case 'table':
      return [
        textOfInlines(block.caption),
        ...[...block.head, ...block.body].map((row) =>
          row.map(({ blocks }) => blocks.map(textOfBlock).join(' ')).join(' '),
        ),
      ].join('\n')
    case 'image':
      return block.alternative
  }
}

function textOfInlines(inlines: readonly Inline[]): string {
  return inlines.map(textOfInline).join('')
}

function textOfInline(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
      return inline.text
    case 'break':
      return '\n'
    case 'emphasis':
    case 'sup':
    case 'sub':
      return textOfInlines(inline.inlines)
  }
}

/** Of the body: each name once. Those of the header are the document's type and its author's, known elsewhere. */
function namesOfCodes(root: XmlElement): readonly string[] {
  const names = new Set<string>()
  const visit = (element: XmlElement) => {
    const name = element.attributes.displayName?.trim()
    if (name !== undefined && name !== '') names.add(name)
    for (const inner of children(element)) visit(inner)
  }
  for (const component of children(root, 'component')) visit(component)
  return [...names]
}
