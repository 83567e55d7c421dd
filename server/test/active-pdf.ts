/** A PDF of one page that says « Genou droit », with what a test puts in its catalogue, its page and beside them. */
export function activePdf({
  catalogue = '',
  page = '',
  objects = [],
}: {
  readonly catalogue?: string
  readonly page?: string
  /** From number 6. */
  readonly objects?: readonly string[]
}): Buffer {
  const content = 'BT /F1 24 Tf 72 700 Td (Genou droit) Tj ET'
  const all = [
    `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> ${page} >>`,
    streamOf('', content),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...objects,
  ]
  let file = '%PDF-1.7\n'
  const places = all.map((object, at) => {
    const place = file.length
    file += `${at + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const table = file.length
  file += `xref\n0 ${all.length + 1}\n0000000000 65535 f \n`
  for (const place of places) file += `${String(place).padStart(10, '0')} 00000 n \n`
  file += `trailer << /Root 1 0 R /Size ${all.length + 1} >>\nstartxref\n${table}\n%%EOF\n`
  return Buffer.from(file, 'latin1')
}

export function streamOf(dictionary: string, bytes: string): string {
  return `<< ${dictionary} /Length ${bytes.length} >>\nstream\n${bytes}\nendstream`
}
