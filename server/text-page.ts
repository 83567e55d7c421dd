/**
 * One A4 page of text as PDF/A-2a (ISO 19005-2): for a certificate that we write ourselves, to be kept for years. Its
 * fonts are inside, it says its language, and it is tagged: a screen reader reads a title, then paragraphs.
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

const margin = 72

export async function formatTextPage({ title, paragraphs, at }: TextPage): Promise<Buffer> {
  const [regular, bold] = ['400', '700'].map(fontOf) as [Buffer, Buffer]
  const page = new PDFDocument({
    size: 'A4',
    margin,
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
  page.on('data', (chunk: Buffer) => void chunks.push(chunk))
  const written = once(page, 'end')
  const root = page.struct('Document')
  page.addStructure(root)
  const add = (tag: 'H1' | 'P', write: () => void) => root.add(page.struct(tag, {}, write))
  add('H1', () => page.font(bold).fontSize(18).text(drawable(title)))
  for (const paragraph of paragraphs)
    add('P', () => page.font(regular).fontSize(11).moveDown().text(drawable(paragraph), { lineGap: 4 }))
  root.end()
  page.end()
  await written
  return Buffer.concat(chunks)
}

/** The typeface of the pages, in the two weights of a certificate. */
function fontOf(weight: string): Buffer {
  const file = `@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-${weight}-normal.woff`
  return readFileSync(new URL(import.meta.resolve(file)))
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
