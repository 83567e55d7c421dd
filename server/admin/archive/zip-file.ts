/**
 * A ZIP that somebody gave, read where it is: its directory first, then one entry at a time, each bounded before a byte of it
 * is taken. What two readers would read in two ways is refused, and so is what grows beyond reason.
 */
import { type FileHandle, open } from 'node:fs/promises'
import {
  ERR_ENCRYPTED,
  ERR_INVALID_PASSWORD,
  ERR_UNSAFE_FILENAME,
  type FileEntry,
  Reader,
  ZipReader,
} from '@zip.js/zip.js'

/** Says in French what is wrong with the archive, and never a word of what is in it. Exit code 4. */
export class UnusableArchive extends Error {
  override readonly name = 'UnusableArchive'
}

export type ZipFile = AsyncDisposable & {
  readonly paths: readonly string[]
  /** Of an entry, once it is read; undefined: there is none of this path. */
  sizeOf(path: string): number | undefined
  /** Its bytes, checked to the last, one chunk after the other. @throws UnusableArchive */
  extract(path: string, write: (chunk: Uint8Array) => void | Promise<void>): Promise<void>
}

export const zipLimits = {
  entriesMax: 20_000,
  entryBytesMax: 500_000_000,
  totalBytesMax: 10_000_000_000,
  /** Of what compresses well, a document is a tenth or a fiftieth; what is made to burst is a thousandth. */
  ratioMax: 200,
  /** Below, a short text may well be all repetitions. */
  ratioFromBytes: 1_000_000,
  /** The directory is read in one piece. */
  readBytesMax: 64_000_000,
} as const

/** @throws UnusableArchive */
export async function openZipFile(
  file: string,
  passphrase?: string,
  limits: Readonly<Record<keyof typeof zipLimits, number>> = zipLimits,
): Promise<ZipFile> {
  const handle = await opened(file)
  try {
    const { size } = await handle.stat()
    const zip = new ZipReader(new FileRange(handle, size, limits.readBytesMax), {
      strictness: 'strict',
      checkOverlappingEntry: true,
      checkCrc32: true,
      useWebWorkers: false,
      ...(passphrase !== undefined && { password: passphrase }),
    })
    const entries = await entriesOf(zip, limits)
    return {
      paths: [...entries.keys()],
      sizeOf: (path) => entries.get(path)?.uncompressedSize,
      extract: (path, write) => extract(path, entries.get(path), write),
      [Symbol.asyncDispose]: () => handle.close(),
    }
  } catch (error) {
    await handle.close()
    throw error instanceof UnusableArchive ? error : unusable(error)
  }
}

async function opened(file: string): Promise<FileHandle> {
  try {
    return await open(file, 'r')
  } catch (cause) {
    throw new UnusableArchive(`Le fichier ${file} ne peut pas être lu.`, { cause })
  }
}

/** By path. A medium knows no case: two names that differ by it alone are two names of one file. */
async function entriesOf(
  zip: ZipReader<FileHandle>,
  limits: Readonly<Record<keyof typeof zipLimits, number>>,
): Promise<ReadonlyMap<string, FileEntry>> {
  const entries = new Map<string, FileEntry>()
  const names = new Set<string>()
  let total = 0
  let count = 0
  for await (const entry of zip.getEntriesGenerator()) {
    if (++count > limits.entriesMax)
      throw new UnusableArchive(`L’archive compte plus de ${limits.entriesMax} fichiers.`)
    if (entry.directory) continue
    const { filename, uncompressedSize, compressedSize } = entry
    if (names.size === names.add(filename.toUpperCase()).size)
      throw new UnusableArchive('Deux fichiers de l’archive portent le même nom.')
    const bursts =
      uncompressedSize > limits.ratioFromBytes && uncompressedSize > limits.ratioMax * compressedSize
    total += uncompressedSize
    if (uncompressedSize > limits.entryBytesMax || total > limits.totalBytesMax || bursts)
      throw new UnusableArchive('L’archive est trop grande une fois ouverte\u00a0: elle n’est pas lue.')
    entries.set(filename, entry)
  }
  return entries
}

async function extract(
  path: string,
  entry: FileEntry | undefined,
  write: (chunk: Uint8Array) => void | Promise<void>,
): Promise<void> {
  if (entry === undefined) throw new UnusableArchive(`Le fichier ${path} manque dans l’archive.`)
  // What fails where the bytes go is no fault of the archive.
  let fault: { readonly error: unknown } | undefined
  let left = entry.uncompressedSize
  const sink = new WritableStream<Uint8Array>({
    async write(chunk) {
      left -= chunk.length
      if (left < 0) throw new Error('more bytes than the directory says')
      try {
        await write(chunk)
      } catch (error) {
        fault = { error }
        throw error
      }
    },
  })
  try {
    await entry.getData(sink)
  } catch (error) {
    throw fault === undefined ? unusable(error, path) : fault.error
  }
}

function unusable(cause: unknown, path?: string): UnusableArchive {
  const message = cause instanceof Error ? cause.message : ''
  const because = (french: string) => new UnusableArchive(french, { cause })
  if (message === ERR_ENCRYPTED)
    return because(
      'Cette archive est protégée par une phrase de passe\u00a0: donnez-la par --passphrase-file.',
    )
  if (message === ERR_INVALID_PASSWORD) return because('La phrase de passe n’est pas celle de cette archive.')
  if (message === ERR_UNSAFE_FILENAME) return because('Un fichier de l’archive veut sortir de son dossier.')
  return because(
    path === undefined
      ? 'Ce fichier n’est pas une archive ZIP entière.'
      : `Le fichier ${path} de l’archive est abîmé.`,
  )
}

class FileRange extends Reader<FileHandle> {
  readonly #handle: FileHandle
  readonly #bytesMax: number

  constructor(handle: FileHandle, size: number, bytesMax: number) {
    super(handle)
    this.#handle = handle
    this.#bytesMax = bytesMax
    this.size = size
  }

  override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
    const wanted = Math.max(0, Math.min(length, this.size - index))
    if (wanted > this.#bytesMax) throw new Error('a directory that is too large')
    const bytes = new Uint8Array(wanted)
    for (let at = 0; at < wanted; ) {
      const { bytesRead } = await this.#handle.read(bytes, at, wanted - at, index + at)
      if (bytesRead === 0) throw new Error('the file is shorter than it was')
      at += bytesRead
    }
    return bytes
  }
}
