/**
 * One A4 page of text as a PDF 1.4 (ISO 32000-1): for a certificate that we write ourselves, and nothing else. Helvetica,
 * one of the fourteen fonts that every reader has, in WinAnsi: enough for French. Not PDF/A, which embeds its fonts.
 */

export type TextPage = {
  readonly title: string
  /** Each is wrapped to the width of the page. */
  readonly paragraphs: readonly string[]
}

const charactersPerLine = 84
const leading = 16

export function formatTextPage({ title, paragraphs }: TextPage): Buffer {
  const lines = paragraphs.flatMap((paragraph) => [...wrap(paragraph), ''])
  const content = [
    'BT',
    '/F2 18 Tf 72 760 Td',
    `(${ansi(title)}) Tj`,
    `/F1 11 Tf ${leading} TL 0 -36 Td`,
    ...lines.map((line) => `(${ansi(line)}) Tj T*`),
    'ET',
  ].join('\n')
  const font = (name: string) =>
    `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`
  return assemble([
    '<< /Type /Catalog /Pages 2 0 R /Lang (fr-FR) >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    font('Helvetica'),
    font('Helvetica-Bold'),
    `<< /Title (${ansi(title)}) >>`,
  ])
}

/** Every character is one byte by then: lengths in characters are lengths in bytes. */
function assemble(objects: readonly string[]): Buffer {
  let file = '%PDF-1.4\n%\xe2\xe3\xcf\xd3\n'
  const offsets = objects.map((object, at) => {
    const offset = file.length
    file += `${at + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const count = objects.length + 1
  const trailer = `trailer\n<< /Size ${count} /Root 1 0 R /Info ${objects.length} 0 R >>\nstartxref\n${file.length}\n%%EOF\n`
  return Buffer.from(`${file}xref\n0 ${count}\n0000000000 65535 f \n${table}${trailer}`, 'latin1')
}

function wrap(paragraph: string): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of paragraph.split(' ')) {
    if (line !== '' && line.length + word.length >= charactersPerLine) {
      lines.push(line)
      line = ''
    }
    line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

/** What WinAnsi places elsewhere than Latin-1, and what French needs of it. */
const winAnsi: Readonly<Record<string, number>> = {
  '’': 0x92,
  '…': 0x85,
  '–': 0x96,
  œ: 0x9c,
  Œ: 0x8c,
  '€': 0x80,
  '\u202f': 0xa0,
}

function ansi(text: string): string {
  return [...text]
    .map((character) => String.fromCharCode(winAnsi[character] ?? character.codePointAt(0)!))
    .map((character) => (character > '\xff' || character < ' ' ? '?' : character))
    .join('')
    .replace(/[\\()]/g, '\\$&')
}
