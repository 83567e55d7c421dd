/**
 * CDA narrative (`section/text`) → blocks of the readable model. CDA R2 §4.3.5 « Section narrative block ».
 * Only what is named here becomes structure; any other element gives its text; scripts and styles give nothing.
 */
import type { Block, Inline, TableCell } from '@carnet/core/model/readable-document.ts'
import { children, textOf, type XmlElement, type XmlNode } from '../xml/read.ts'
import type { InlineImage } from './base64-bodies.ts'

/** What `renderMultiMedia` points to, by ID. */
export type Images = ReadonlyMap<string, InlineImage>

export function blocksOf(nodes: readonly XmlNode[], images: Images): readonly Block[] {
  const blocks: Block[] = []
  let pending: Inline[] = []
  const flush = () => {
    const inlines = trimmed(pending)
    if (inlines.length > 0) blocks.push({ kind: 'paragraph', inlines })
    pending = []
  }
  for (const node of nodes) {
    if (typeof node === 'string' || !holdsBlocks(node)) {
      pending.push(...inlinesOf(node))
      continue
    }
    flush()
    blocks.push(...blocksOfElement(node, images))
  }
  flush()
  return blocks
}

const blockNames = new Set([
  'paragraph',
  'list',
  'table',
  'renderMultiMedia',
  'text',
  'item',
  'tr',
  'td',
  'th',
])
const silentNames = new Set(['script', 'style'])
const revisionMarks: ReadonlyMap<string, string> = new Map([
  ['delete', 'supprimé'],
  ['insert', 'ajouté'],
])

function holdsBlocks(element: XmlElement): boolean {
  return blockNames.has(element.name) || children(element).some(holdsBlocks)
}

function blocksOfElement(element: XmlElement, images: Images): readonly Block[] {
  switch (element.name) {
    case 'list':
      return [...captionOf(element), listOf(element, images)]
    case 'table':
      return [tableOf(element, images)]
    case 'renderMultiMedia':
      return [...imagesOf(element, images), ...blocksOf(element.children, images)]
    default:
      return silentNames.has(element.name)
        ? []
        : [...captionOf(element), ...blocksOf(withoutCaption(element), images)]
  }
}

function captionOf(element: XmlElement): readonly Block[] {
  return children(element, 'caption').flatMap((caption): Block[] => {
    const inlines = trimmed(caption.children.flatMap(inlinesOf))
    return inlines.length === 0 ? [] : [{ kind: 'heading', inlines }]
  })
}

function withoutCaption({ children }: XmlElement): readonly XmlNode[] {
  return children.filter((node) => typeof node === 'string' || node.name !== 'caption')
}

function listOf(element: XmlElement, images: Images): Block {
  const items = withoutCaption(element).map((node) =>
    typeof node === 'string' ? blocksOf([node], images) : blocksOfElement(node, images),
  )
  return {
    kind: 'list',
    ordered: element.attributes.listType === 'ordered',
    items: items.filter((item) => item.length > 0),
  }
}

function tableOf(element: XmlElement, images: Images): Block {
  const caption = trimmed(children(element, 'caption').flatMap(({ children }) => children.flatMap(inlinesOf)))
  const head: (readonly TableCell[])[] = []
  const body: (readonly TableCell[])[] = []
  const feet: (readonly TableCell[])[] = []
  for (const node of withoutCaption(element)) {
    const name = typeof node === 'string' ? '' : node.name
    const rows = name === 'thead' ? head : name === 'tfoot' ? feet : body
    rows.push(...rowsOf(node, images))
  }
  return { kind: 'table', caption, head, body: [...body, ...feet] }
}

function rowsOf(node: XmlNode, images: Images): readonly (readonly TableCell[])[] {
  if (typeof node !== 'string' && (node.name === 'thead' || node.name === 'tbody' || node.name === 'tfoot'))
    return node.children.flatMap((row) => rowsOf(row, images))
  const cells =
    typeof node !== 'string' && node.name === 'tr'
      ? node.children.flatMap((cell) => cellsOf(cell, images))
      : cellsOf(node, images)
  return cells.length === 0 ? [] : [cells]
}

function cellsOf(node: XmlNode, images: Images): readonly TableCell[] {
  const isCell = typeof node !== 'string' && (node.name === 'td' || node.name === 'th')
  const blocks = isCell ? blocksOf(node.children, images) : blocksOf([node], images)
  // Text outside of any cell is not legal, and not lost.
  if (!isCell) return blocks.length === 0 ? [] : [{ header: false, columns: 1, rows: 1, blocks }]
  return [
    {
      header: node.name === 'th',
      columns: span(node.attributes.colspan),
      rows: span(node.attributes.rowspan),
      blocks,
    },
  ]
}

function span(text: string | undefined): number {
  const count = Number(text ?? 1)
  return Number.isInteger(count) && count >= 1 ? Math.min(count, 100) : 1
}

function imagesOf(element: XmlElement, images: Images): readonly Block[] {
  const ids = (element.attributes.referencedObject ?? '').split(/\s+/)
  return ids.flatMap((id): Block[] => {
    const image = images.get(id)
    const [caption] = children(element, 'caption')
    return image === undefined
      ? []
      : [
          {
            kind: 'image',
            mediaType: image.mediaType,
            base64: image.base64,
            alternative: textOf(caption) ?? '',
          },
        ]
  })
}

function inlinesOf(node: XmlNode): readonly Inline[] {
  if (typeof node === 'string') {
    const text = node.replace(/[ \t\r\n]+/g, ' ')
    return text === '' ? [] : [{ kind: 'text', text }]
  }
  if (silentNames.has(node.name)) return []
  if (node.name === 'br') return [{ kind: 'break' }]
  const inlines = node.children.flatMap(inlinesOf)
  if (inlines.length === 0) return []
  if (node.name === 'sup' || node.name === 'sub') return [{ kind: node.name, inlines }]
  if (node.name !== 'content') return inlines
  return emphasised(node.attributes.styleCode ?? '', marked(node.attributes.revised, inlines))
}

/** A text struck out by its author must not read as one he stands by. */
function marked(revised: string | undefined, inlines: readonly Inline[]): readonly Inline[] {
  const mark = revised === undefined ? undefined : revisionMarks.get(revised)
  if (mark === undefined) return inlines
  return [{ kind: 'text', text: `[${mark}\u00a0: ` }, ...inlines, { kind: 'text', text: ']' }]
}

function emphasised(styleCode: string, inlines: readonly Inline[]): readonly Inline[] {
  const strong = /bold/i.test(styleCode)
  if (!strong && !/italics|emphasis|underline/i.test(styleCode)) return inlines
  return [{ kind: 'emphasis', strong, inlines }]
}

/** Spaces and breaks at both ends are those of the file, not of the text. */
function trimmed(inlines: readonly Inline[]): readonly Inline[] {
  const first = inlines.findIndex((inline) => !isBlank(inline))
  const last = inlines.findLastIndex((inline) => !isBlank(inline))
  return first === -1 ? [] : inlines.slice(first, last + 1)
}

function isBlank(inline: Inline): boolean {
  switch (inline.kind) {
    case 'text':
      return inline.text.trim() === ''
    case 'break':
      return true
    case 'emphasis':
    case 'sup':
    case 'sub':
      return inline.inlines.every(isBlank)
  }
}
