/**
 * A4 pages of text as PDF/A-2a (ISO 19005-2), of what we write ourselves and people keep for years: a certificate, a
 * summary. Their fonts are inside, they say their language, and they are tagged: a screen reader reads titles, paragraphs
 * and lists.
 */
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import PDFDocument from 'pdfkit'

export type TextPage = {
  readonly title: string
  /** Each is wrapped to the width of the page. */
  readonly paragraphs: readonly string[]
  /** When what it certifies was: the same page written again is the same file. */
  readonly at: Date
}

/** One line of a list: what it says, and where that comes from. */
export type SourcedLine = { readonly words: string; readonly source: string }

export type Sheet = TextPage & {
  readonly sections: readonly Section[]
  /** As large as a certificate, for who keeps it; else in small type. */
  readonly large?: boolean
}

export type Section = {
  readonly title: string
  readonly lines: readonly SourcedLine[]
  /** What an empty list means. */
  readonly otherwise: string
}

type Layout = {
  readonly margin: number
  readonly title: number
  readonly body: number
  readonly lineGap: number
}

const certificate: Layout = { margin: 72, title: 18, body: 11, lineGap: 4 }
const dense: Layout = { margin: 42, title: 15, body: 9, lineGap: 1 }

export async function formatTextPage(page: TextPage): Promise<Buffer> {
  return (await write(page, [], certificate)).file
}

/** `pages`: how many it took. */
export function formatSheet({
  sections,
  large = false,
  ...page
}: Sheet): Promise<{ readonly file: Buffer; readonly pages: number }> {
  return write(page, sections, large ? certificate : dense)
}

async function write({ title, paragraphs, at }: TextPage, sections: readonly Section[], layout: Layout) {
  const [regular, bold] = fonts()
  const page = new PDFDocument({
    size: 'A4',
    margin: layout.margin,
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    tagged: true,
    lang: 'fr-FR',
    displayTitle: true,
    info: { Title: title, Creator: 'Carnet', Producer: 'Carnet', CreationDate: at, ModDate: at },
    // Named at once: by default it would open one of the fonts that no file embeds.
    font: regular as unknown as string,
  })
  const chunks: Buffer[] = []
  let pages = 1
  page.on('pageAdded', () => void pages++)
  page.on('data', (chunk: Buffer) => void chunks.push(chunk))
  const written = once(page, 'end')
  const root = page.struct('Document')
  page.addStructure(root)
  const add = (tag: 'H1' | 'H2' | 'P', write: () => void) => root.add(page.struct(tag, {}, write))
  const body = () => page.font(regular).fontSize(layout.body)
  add('H1', () => page.font(bold).fontSize(layout.title).text(drawable(title)))
  for (const paragraph of paragraphs)
    add('P', () => body().moveDown().text(drawable(paragraph), { lineGap: layout.lineGap }))
  for (const { title: heading, lines, otherwise } of sections) {
    add('H2', () =>
      page
        .font(bold)
        .fontSize(layout.body + 1)
        .moveDown(0.7)
        .text(drawable(heading)),
    )
    if (lines.length === 0) add('P', () => body().text(drawable(otherwise), { lineGap: layout.lineGap }))
    else
      root.add(
        page.struct(
          'L',
          {},
          lines.map((line) => item(line)),
        ),
      )
  }
  function item({ words, source }: SourcedLine) {
    const said = page.struct('LBody', {}, () => {
      body().text(drawable(`– ${words}`), { lineGap: layout.lineGap, continued: true })
      page
        .fontSize(layout.body - 1.5)
        .text(drawable(source === '' ? '' : `  (${source})`), { continued: false })
    })
    return page.struct('LI', {}, [said])
  }
  root.end()
  page.end()
  await written
  return { file: Buffer.concat(chunks), pages }
}

/** The typeface of the pages, in the two weights of a certificate. */
function fonts(): readonly [Buffer, Buffer] {
  const of = (weight: string) =>
    readFileSync(
      new URL(
        import.meta.resolve(
          `@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-${weight}-normal.woff`,
        ),
      ),
    )
  return [of('400'), of('700')]
}
/** What the typeface has not: a space that does not break stands for the narrow one, a letter for the same accented. */
function drawable(text: string): string {
  return text
    .replaceAll('\u202f', '\u00a0')
    .replace(/[^ -~\u00a0-\u00ac\u00ae-\u00b4\u00b6-ÿŒœ’…–€]/gu, (letter) => {
      const [base = ''] = letter.normalize('NFD')
      return /[ -~]/.test(base) ? base : '?'
    })
}
