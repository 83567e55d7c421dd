/**
 * What a file says of its day and of its kind: its name, and the day that the camera wrote in a photo (Exif 2.3 §4.6).
 * It is read on the device, and offered: nothing is filled in by itself.
 */
const exifBytesRead = 131_072
const firstYear = 1990

/** `2026-03-17` in « IMG_20260317_1012.jpg », « 17-03-2026 ordonnance.pdf »; undefined: no day, or one to come. */
function dayInName(name) {
  const [, year, month, day] = /(?<!\d)((?:19|20)\d\d)[-_. ]?([01]\d)[-_. ]?([0-3]\d)(?!\d)/.exec(name) ?? []
  const [, day2, month2, year2] = /(?<!\d)([0-3]?\d)[-_. ]([01]?\d)[-_. ]((?:19|20)\d\d)(?!\d)/.exec(name) ?? []
  return dayOf(year, month, day) ?? dayOf(year2, month2, day2)
}

/** The first of the kinds whose word begins a word of the name; `kinds`: pairs of a kind and its words. */
function kindInName(name, kinds) {
  const words = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z]+/)
  return kinds.find(([, starts]) => starts.some((start) => words.some((word) => word.startsWith(start))))?.[0]
}

async function dayOfPhoto(file) {
  const bytes = new DataView(await file.slice(0, exifBytesRead).arrayBuffer())
  try {
    return dayInExif(bytes)
  } catch {
    // Cut short, or written otherwise: it says nothing.
    return undefined
  }
}

function dayInExif(bytes) {
  if (bytes.getUint16(0) !== 0xffd8) return undefined
  for (let at = 2; bytes.getUint8(at) === 0xff; ) {
    const marker = bytes.getUint16(at)
    const length = bytes.getUint16(at + 2)
    if (marker === 0xffe1 && bytes.getUint32(at + 4) === 0x45786966) return dayInTiff(bytes, at + 10)
    if (marker === 0xffda || length < 2) return undefined
    at += 2 + length
  }
  return undefined
}

function dayInTiff(bytes, start) {
  const little = bytes.getUint16(start) === 0x4949
  const entryOf = (folder, wanted) => {
    const count = Math.min(bytes.getUint16(folder, little), 200)
    for (let entry = folder + 2; entry < folder + 2 + count * 12; entry += 12)
      if (bytes.getUint16(entry, little) === wanted) return entry
    return undefined
  }
  const textAt = (entry) => {
    const from = start + bytes.getUint32(entry + 8, little)
    return String.fromCharCode(...new Uint8Array(bytes.buffer, from, 10))
  }
  const first = start + bytes.getUint32(start + 4, little)
  const exif = entryOf(first, 0x8769)
  const taken = exif && entryOf(start + bytes.getUint32(exif + 8, little), 0x9003)
  const changed = entryOf(first, 0x0132)
  const entry = taken ?? changed
  return entry === undefined ? undefined : dayOf(...textAt(entry).split(':'))
}

function dayOf(year, month, day) {
  if (!/^\d{4}$/.test(year ?? '') || Number(year) < firstYear) return undefined
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const moment = new Date(`${written}T12:00:00Z`)
  const isDay = !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(written)
  return isDay && moment <= new Date() ? written : undefined
}
