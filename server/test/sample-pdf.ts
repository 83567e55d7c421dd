/** A PDF that says these words, page by page. */
import { once } from 'node:events'
import PDFDocument from 'pdfkit'

export async function pdfSaying(...pages: readonly string[]): Promise<Buffer> {
  const pdf = new PDFDocument({ autoFirstPage: false })
  const chunks: Buffer[] = []
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
  for (const text of pages) pdf.addPage().text(text)
  pdf.end()
  await once(pdf, 'end')
  return Buffer.concat(chunks)
}
