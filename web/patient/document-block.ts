/** The blocks of a CDA narrative, as our own markup. */
import type { Block, Inline, TableCell } from '@carnet/core/model/readable-document.ts'
import { type Html, html } from '../html.ts'
import { content as words } from '../words/document.ts'

/** `level`: that of a heading found among the blocks. */
export function blocksToHtml(blocks: readonly Block[], level: number): readonly Html[] {
  return blocks.map((block) => blockToHtml(block, level))
}

function blockToHtml(block: Block, level: number): Html {
  switch (block.kind) {
    case 'paragraph':
      return html`<p>${inlinesToHtml(block.inlines)}</p>`
    case 'heading':
      return headingBlock(block.inlines, level)
    case 'list': {
      const items = block.items.map((item) => html`<li>${blocksToHtml(item, level)}</li>`)
      return block.ordered ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`
    }
    case 'table':
      return tableToHtml(block, level)
    case 'image':
      return imageToHtml(block)
  }
}

function headingBlock(inlines: readonly Inline[], level: number): Html {
  const text = inlinesToHtml(inlines)
  if (level === 2) return html`<h2>${text}</h2>`
  if (level === 3) return html`<h3>${text}</h3>`
  return html`<h4>${text}</h4>`
}

function inlinesToHtml(inlines: readonly Inline[]): readonly Html[] {
  return inlines.map(inlineToHtml)
}

function inlineToHtml(inline: Inline): Html {
  switch (inline.kind) {
    case 'text':
      return html`${inline.text}`
    case 'emphasis':
      return inline.strong
        ? html`<strong>${inlinesToHtml(inline.inlines)}</strong>`
        : html`<em>${inlinesToHtml(inline.inlines)}</em>`
    case 'sup':
      return html`<sup>${inlinesToHtml(inline.inlines)}</sup>`
    case 'sub':
      return html`<sub>${inlinesToHtml(inline.inlines)}</sub>`
    case 'break':
      return html`<br>`
  }
}

type Table = Extract<Block, { kind: 'table' }>

/** A wide table scrolls alone, by keyboard too; the page around it never does (WCAG 1.4.10, 2.1.1). */
function tableToHtml({ caption, head, body }: Table, level: number): Html {
  const label = textOf(caption) || words.scrollable
  const row = (cells: readonly TableCell[], inHead: boolean) =>
    html`<tr>${cells.map((cell) => cellToHtml(cell, inHead, level))}</tr>`
  return html`<div class="table" role="region" aria-label="${label}" tabindex="0"><table>
${caption.length > 0 && html`<caption>${inlinesToHtml(caption)}</caption>`}
${head.length > 0 && html`<thead>${head.map((cells) => row(cells, true))}</thead>`}
<tbody>${body.map((cells) => row(cells, false))}</tbody>
</table></div>`
}

/** An empty header announces nothing: it becomes a plain cell (RGAA 5.6). */
function cellToHtml(cell: TableCell, inHead: boolean, level: number): Html {
  const spans = html`${cell.columns > 1 && html` colspan="${cell.columns}"`}${
    cell.rows > 1 && html` rowspan="${cell.rows}"`
  }`
  const inside = cellBlocks(cell.blocks, level)
  if ((!inHead && !cell.header) || isEmpty(cell.blocks)) return html`<td${spans}>${inside}</td>`
  const wide = inHead ? cell.columns > 1 : cell.rows > 1
  const scope = `${inHead ? 'col' : 'row'}${wide ? 'group' : ''}`
  return html`<th scope="${scope}"${spans}>${inside}</th>`
}

/** One paragraph alone in a cell needs no `<p>`. */
function cellBlocks(blocks: readonly Block[], level: number): readonly Html[] {
  const [only] = blocks
  return blocks.length === 1 && only?.kind === 'paragraph'
    ? inlinesToHtml(only.inlines)
    : blocksToHtml(blocks, level)
}

function isEmpty(blocks: readonly Block[]): boolean {
  return blocks.every((block) => block.kind === 'paragraph' && textOf(block.inlines).trim() === '')
}

function textOf(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.kind === 'text') return inline.text
      return inline.kind === 'break' ? ' ' : textOf(inline.inlines)
    })
    .join('')
}

const shownImages: readonly string[] = ['image/png', 'image/jpeg', 'image/gif']

/** Only images that browsers draw and that hold no script: an SVG never. */
function imageToHtml({ mediaType, base64, alternative }: Extract<Block, { kind: 'image' }>): Html {
  const data = base64.replaceAll(/\s/g, '')
  if (!shownImages.includes(mediaType) || !/^[A-Za-z0-9+/]+={0,2}$/.test(data))
    return html`<p class="no-image">${words.imageNotShown}${alternative !== '' && `\u00a0: ${alternative}`}</p>`
  return html`<p><img src="data:${mediaType};base64,${data}" alt="${alternative}"></p>`
}
