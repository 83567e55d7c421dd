/**
 * A process that reads the text of PDFs and can do nothing else: no key, no environment, no database, no file to write
 * (pdf-reader.ts starts it so). pdf.js runs no script of a PDF and evaluates nothing.
 */
import { getDocumentProxy } from 'unpdf'
import type { PdfAnswer, PdfOrder } from './calls.ts'

process.on('disconnect', () => process.exit())
process.on('message', (order: PdfOrder) => {
  readPages(order)
    .catch((error: unknown) => ({ unreadable: error instanceof Error ? error.name : 'unknown' }))
    .then((answer: PdfAnswer) => process.send?.(answer))
})

async function readPages({ bytes, pagesMax, charactersMax }: PdfOrder): Promise<PdfAnswer> {
  const pdf = await getDocumentProxy(Uint8Array.from(bytes), {
    verbosity: 0,
    disableFontFace: true,
    useSystemFonts: false,
  })
  try {
    const pages: string[] = []
    let left = charactersMax
    for (let number = 1; number <= Math.min(pdf.numPages, pagesMax) && left > 0; number++) {
      const page = await pdf.getPage(number)
      const { items } = await page.getTextContent()
      const text = items
        .map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
        .join('')
        .slice(0, left)
      left -= text.length
      pages.push(text)
      page.cleanup()
    }
    return { pages }
  } finally {
    await pdf.destroy()
  }
}
