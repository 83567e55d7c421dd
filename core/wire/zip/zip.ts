/**
 * A ZIP that is written as it is read: one entry after the other, whatever their number and their size (ZIP64). What a
 * person takes away and what the kit sends by MSSanté are made by it.
 */
import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { ZipFile } from 'yazl'

export type ArchiveEntry = {
  readonly path: string
  readonly at: Date
  readonly bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
  /** Long enough to be worth a compressor: a small one costs more memory than it saves, thousands of times. */
  readonly long: boolean
}

/** From how many bytes on an entry is long. */
export const longBytes = 65_536

/** An entry is opened once the one before is read: nothing is read ahead. A fault of one is thrown to the reader. */
export async function* zipOf(entries: AsyncIterable<ArchiveEntry>): AsyncGenerator<Buffer> {
  const zip = new ZipFile()
  const output = zip.outputStream as Readable
  let source: Readable | undefined
  const fill = async () => {
    for await (const { path, at, bytes, long } of entries) {
      source = Readable.from(bytes, { objectMode: false })
      // By the variable, and not by its value: the library keeps what it is given until the end of the archive.
      zip.addReadStreamLazy(path, { mtime: at, mode: 0o100600, compress: long }, (give) =>
        give(null, source!),
      )
      await finished(source)
    }
    zip.end()
  }
  zip.on('error', (error: Error) => output.destroy(error))
  fill().catch((error: Error) => output.destroy(error))
  try {
    for await (const chunk of output) yield chunk as Buffer
  } finally {
    // Whoever reads no more lets go of what was open.
    source?.destroy()
    output.destroy()
  }
}

/** A text of the archive, whole. */
export function textEntry(path: string, at: Date, text: string): ArchiveEntry {
  const bytes = Buffer.from(text)
  return { path, at, bytes: [bytes], long: bytes.length >= longBytes }
}

/** One whose length nobody knows: it grows with what is told of. */
export function longTextEntry(path: string, at: Date, texts: AsyncIterable<string>): ArchiveEntry {
  return { path, at, bytes: bytesOf(texts), long: true }
}

async function* bytesOf(texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const text of texts) if (text !== '') yield Buffer.from(text)
}
