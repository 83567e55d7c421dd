/** Photos, one a page, as a PDF: each JPEG as it is, on a sheet of paper of its shape. ISO 32000-1 §7.4.8, §8.9. */
const sheet = { short: 595, long: 842 }

/** `jpegs`: `{ bytes, width, height }`, in their order. */
function pdfOfPhotos(jpegs) {
  const encoder = new TextEncoder()
  const parts = []
  const places = []
  let length = 0
  const add = (part) => {
    const bytes = typeof part === 'string' ? encoder.encode(part) : part
    parts.push(bytes)
    length += bytes.length
  }
  const object = (dictionary, stream) => {
    places.push(length)
    add(`${places.length} 0 obj\n${dictionary}\n`)
    if (stream !== undefined) {
      add('stream\n')
      add(stream)
      add('\nendstream\n')
    }
    add('endobj\n')
  }
  // Of each page: itself, what it draws, its photo.
  const pageNumber = (at) => 3 + at * 3
  add('%PDF-1.4\n')
  object('<< /Type /Catalog /Pages 2 0 R /Lang (fr-FR) >>')
  const kids = jpegs.map((_, at) => `${pageNumber(at)} 0 R`).join(' ')
  object(`<< /Type /Pages /Kids [${kids}] /Count ${jpegs.length} >>`)
  for (const [at, { bytes, width, height }] of jpegs.entries()) {
    const number = pageNumber(at)
    const [wide, high] = width > height ? [sheet.long, sheet.short] : [sheet.short, sheet.long]
    const scale = Math.min(wide / width, high / height)
    const [w, h] = [width * scale, height * scale]
    const drawn = encoder.encode(
      `q ${w.toFixed(2)} 0 0 ${h.toFixed(2)} ${((wide - w) / 2).toFixed(2)} ${((high - h) / 2).toFixed(2)} cm /Photo Do Q`,
    )
    object(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${wide} ${high}] /Contents ${number + 1} 0 R /Resources << /XObject << /Photo ${number + 2} 0 R >> >> >>`,
    )
    object(`<< /Length ${drawn.length} >>`, drawn)
    object(
      `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${bytes.length} >>`,
      bytes,
    )
  }
  const table = length
  add(`xref\n0 ${places.length + 1}\n0000000000 65535 f \n`)
  for (const place of places) add(`${String(place).padStart(10, '0')} 00000 n \n`)
  add(`trailer << /Root 1 0 R /Size ${places.length + 1} >>\nstartxref\n${table}\n%%EOF\n`)
  return new Blob(parts, { type: 'application/pdf' })
}
