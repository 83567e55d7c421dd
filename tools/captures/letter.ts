/** A letter as a hospital sends it: the first line is its heading. */

/** PDF 1.4, one page, Helvetica: enough for any reader. */
export function pdfOf(lines: readonly string[]): Buffer {
  const escaped = (text: string) =>
    text
      .replace(/[()\\]/g, '\\$&')
      .replace(/’/g, "'")
      .replace(/[\u202f\u00a0]/g, ' ')
  const words = lines.map((line, at) => `/F1 ${at === 0 ? 18 : 12} Tf (${escaped(line)}) Tj 0 -26 Td`)
  const content = `BT 72 760 Td ${words.join('\n')} ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, at) => {
    const offset = text.length
    text += `${at + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const start = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}
