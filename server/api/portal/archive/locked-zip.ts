/**
 * A ZIP that nobody opens without its passphrase: each entry encrypted by AES-256 as WinZip defines it (AE-2), written as
 * it is read. Names and sizes stay in clear, as in every ZIP: those of an archive say nothing of anybody. people.md P-26.
 */
import { PassThrough, Writable } from 'node:stream'
import type { ArchiveEntry } from '@carnet/core/wire/zip/zip.ts'
import { configure, ZipWriter } from '@zip.js/zip.js'

// In this process: what is written to a worker would leave it by a message.
configure({ useWebWorkers: false })

/** An entry is opened once the one before is written. A fault of one is thrown to the reader. */
export async function* lockedZipOf(
  entries: AsyncIterable<ArchiveEntry>,
  passphrase: string,
): AsyncGenerator<Buffer> {
  const output = new PassThrough()
  const zip = new ZipWriter(Writable.toWeb(output), {
    password: passphrase,
    encryptionStrength: 3,
    // The hour of the archive, and nothing of the machine.
    extendedTimestamp: false,
  })
  const fill = async () => {
    for await (const { path, at, bytes, long } of entries)
      await zip.add(path, ReadableStream.from(bytes), { lastModDate: at, level: long ? 6 : 0 })
    await zip.close()
  }
  fill().catch((error: Error) => output.destroy(error))
  try {
    for await (const chunk of output) yield chunk as Buffer
  } finally {
    // Whoever reads no more lets go of what was open.
    output.destroy()
  }
}
