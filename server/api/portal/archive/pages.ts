/** What every form of archive writes: texts as entries, the ends of the names of files. */
import { type ArchiveEntry, longBytes } from './zip.ts'

export function page(path: string, at: Date, text: string): ArchiveEntry {
  const bytes = Buffer.from(text)
  return { path, at, bytes: [bytes], long: bytes.length >= longBytes }
}

/** One whose length nobody knows: it grows with the record. */
export function longPage(path: string, at: Date, texts: AsyncIterable<string>): ArchiveEntry {
  return { path, at, bytes: bytesOf(texts), long: true }
}

async function* bytesOf(texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const text of texts) if (text !== '') yield Buffer.from(text)
}

const extensions: ReadonlyMap<string, string> = new Map([
  ['text/xml', 'xml'],
  ['application/xml', 'xml'],
  ['application/pdf', 'pdf'],
  ['text/plain', 'txt'],
  ['text/rtf', 'rtf'],
  ['application/rtf', 'rtf'],
  ['text/html', 'html.txt'],
  ['image/jpeg', 'jpg'],
  ['image/png', 'png'],
  ['image/gif', 'gif'],
  ['image/tiff', 'tif'],
])

/** By what it says it is; what might run in the browser that reads the archive is no page there. */
export function extensionOf(mediaType: string): string {
  return extensions.get(mediaType.toLowerCase()) ?? 'bin'
}
