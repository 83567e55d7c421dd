/**
 * Sealed bytes on disk. A blob is cut into 64 KiB segments, each sealed with AES-256-GCM under the blob's own
 * random key, and named by the SHA-256 of its sealed bytes (docs/adr/0008).
 * The nonce of a segment is its number, and a mark on the last one: cut, reordered or lengthened blobs do not open.
 *
 * Durability: the bytes are in `incoming/` under their final name, fsynced, before the transaction that names them
 * commits; after the commit they move to their place. A reader looks in both. What a crash leaves in `incoming/`
 * is settled by {@link Blobs.settle}, whose work is proportional to what was under way.
 */
import { createCipheriv, createDecipheriv, createHash, createSecretKey, randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs'
import { type FileHandle, open, readdir, rename, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { crashPoint } from '../crash-points.ts'

export type BlobRef = { readonly name: string; readonly key: Buffer }

export type WrittenBlob = BlobRef & {
  readonly sizeBytes: number
  /** Of the plain bytes, hexadecimal: the `hash` of the XDS metadata. */
  readonly sha1: string
}

export type BlobWriter = {
  write(chunk: Uint8Array): Promise<void>
  end(): Promise<DraftBlob>
  abort(): Promise<void>
}

/** All its bytes are here, but nothing says yet that they are worth a place: what is refused costs no fsync. */
export type DraftBlob = WrittenBlob & {
  /** As {@link Blobs.read} will give them, secured or not. */
  read(): AsyncGenerator<Buffer>
  /** Resolves when the bytes are durable in `incoming/` under their name. */
  secure(): Promise<void>
  /** Leaves nothing, secured or not. Not to call once the blob is placed. */
  discard(): Promise<void>
}

export type Blobs = {
  writer(): BlobWriter
  /** The plain bytes, segment by segment, each verified before it is given. */
  read(blob: BlobRef): AsyncGenerator<Buffer>
  /** To call after the commit that names the blob. */
  place(name: string): Promise<void>
  /** For ever, wherever it stands; one that is not there is removed already. */
  remove(name: string): Promise<void>
  /** Places or discards what a crash left, files untouched for `olderThanMs`. Returns how many of each. */
  settle(
    isCommitted: (names: readonly string[]) => Promise<ReadonlySet<string>>,
    olderThanMs: number,
  ): Promise<{ placed: number; discarded: number }>
  /** True when a small blob can be written and removed: for /readyz. */
  usable(): Promise<boolean>
}

export const segmentBytes = 65_536
const tagBytes = 16
const algorithm = 'aes-256-gcm'

export function openBlobs(folder: string): Blobs {
  const incoming = join(folder, 'incoming')
  const made = mkdirSync(incoming, { recursive: true, mode: 0o700 })
  if (made !== undefined && made !== incoming) secureFolder(dirname(made))
  for (let i = 0; i < 256; i++)
    mkdirSync(join(folder, i.toString(16).padStart(2, '0')), { recursive: true, mode: 0o700 })
  // A file is not durable in a folder that is not.
  secureFolder(folder)
  const placeOf = (name: string) => join(folder, name.slice(0, 2), name)
  const syncIncoming = makeFolderSync(incoming)

  return {
    writer: () => makeWriter(incoming, syncIncoming),
    async *read(blob) {
      const handle = await openEither(placeOf(blob.name), join(incoming, blob.name))
      try {
        yield* segmentsOf(handle, blob)
      } finally {
        await handle.close()
      }
    },
    async place(name) {
      await rename(join(incoming, name), placeOf(name))
      crashPoint('blob.placed')
    },
    async remove(name) {
      // It may move from one to the other meanwhile: hence the first place last.
      for (const file of [placeOf(name), join(incoming, name), placeOf(name)])
        await unlink(file).catch((error: NodeJS.ErrnoException) => {
          if (error.code !== 'ENOENT') throw error
        })
    },
    async settle(isCommitted, olderThanMs) {
      const limit = Date.now() - olderThanMs
      const settled = { placed: 0, discarded: 0 }
      const old: string[] = []
      for (const name of await readdir(incoming)) {
        const { mtimeMs } = await stat(join(incoming, name)).catch(() => ({
          mtimeMs: Number.POSITIVE_INFINITY,
        }))
        if (mtimeMs <= limit) old.push(name)
      }
      const committed = await isCommitted(old)
      crashPoint('settle.asked')
      for (const name of old) {
        if (committed.has(name)) {
          await rename(join(incoming, name), placeOf(name))
          settled.placed++
          crashPoint('settle.placed')
        } else {
          await unlink(join(incoming, name))
          settled.discarded++
          crashPoint('settle.discarded')
        }
      }
      return settled
    },
    async usable() {
      try {
        const writer = makeWriter(incoming, syncIncoming)
        await writer.write(Buffer.from('carnet'))
        const blob = await writer.end()
        await blob.secure()
        await blob.discard()
        return true
      } catch {
        return false
      }
    },
  }
}

function makeWriter(incoming: string, syncFolder: () => Promise<void>): BlobWriter {
  const key = randomBytes(32)
  const cipherKey = createSecretKey(key)
  const sha1 = createHash('sha1')
  const sealedHash = createHash('sha256')
  const draft = makeDraftFile(incoming, syncFolder)
  /** The segment that is filling. Full, it waits for a byte more: only the end knows which segment is the last. */
  const plain = Buffer.allocUnsafe(segmentBytes)
  let filled = 0
  let sizeBytes = 0
  let segment = 0

  const seal = (last: boolean): readonly Buffer[] => {
    const cipher = createCipheriv(algorithm, cipherKey, nonceOf(segment++, last))
    const sealed = [cipher.update(plain.subarray(0, filled)), cipher.final(), cipher.getAuthTag()]
    for (const bytes of sealed) sealedHash.update(bytes)
    filled = 0
    return sealed
  }
  return {
    async write(chunk) {
      sha1.update(chunk)
      sizeBytes += chunk.length
      for (let at = 0; at < chunk.length; ) {
        if (filled === segmentBytes) {
          await draft.write(seal(false))
          crashPoint('blob.segment-written')
        }
        const taken = chunk.subarray(at, at + segmentBytes - filled)
        plain.set(taken, filled)
        filled += taken.length
        at += taken.length
      }
    },
    async end() {
      // A document of one segment, as most are, stays in memory until it is secured.
      const last = seal(true)
      if (segment > 1) await draft.write(last)
      const name = sealedHash.digest('hex')
      return {
        name,
        key,
        sizeBytes,
        sha1: sha1.digest('hex'),
        async *read() {
          if (segment === 1) {
            yield openSegment(key, 0, true, Buffer.concat(last))
            return
          }
          const handle = await draft.open()
          try {
            yield* segmentsOf(handle, { name, key })
          } finally {
            await handle.close()
          }
        },
        async secure() {
          if (segment === 1) await draft.write(last)
          await draft.secureAs(name)
        },
        discard: () => draft.discard(),
      }
    },
    abort: () => draft.discard(),
  }
}

/** A file that exists from its first write on, and is durable once it has its name. */
function makeDraftFile(incoming: string, syncFolder: () => Promise<void>) {
  let path = join(incoming, `draft-${randomBytes(16).toString('hex')}`)
  let handle: FileHandle | undefined
  return {
    async write(pieces: readonly Buffer[]) {
      handle ??= await open(path, 'wx', 0o600)
      const { bytesWritten } = await handle.writev(pieces)
      // A disk that fills up takes a part, and says so by the count alone: the rest is written, or says why not.
      const givenBytes = pieces.reduce((sum, { length }) => sum + length, 0)
      if (bytesWritten < givenBytes) await handle.writeFile(Buffer.concat(pieces).subarray(bytesWritten))
    },
    /** To read what was written. */
    open: () => open(path, 'r'),
    async secureAs(name: string) {
      crashPoint('blob.draft-written')
      await handle!.datasync()
      crashPoint('blob.datasynced')
      await handle!.close()
      handle = undefined
      const named = join(incoming, name)
      await rename(path, named)
      path = named
      crashPoint('blob.renamed')
      await syncFolder()
      crashPoint('blob.folder-synced')
    },
    async discard() {
      try {
        await handle?.close()
      } finally {
        handle = undefined
        // No file yet: nothing was written.
        await unlink(path).catch(() => undefined)
      }
      crashPoint('blob.discarded')
    },
  }
}

function nonceOf(segment: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(segment, 4)
  nonce[11] = last ? 1 : 0
  return nonce
}

async function* segmentsOf(handle: FileHandle, blob: BlobRef): AsyncGenerator<Buffer> {
  const { size } = await handle.stat()
  const sealedSegmentBytes = segmentBytes + tagBytes
  const count = Math.max(1, Math.ceil(size / sealedSegmentBytes))
  for (let segment = 0; segment < count; segment++) {
    const last = segment === count - 1
    const length = last ? size - segment * sealedSegmentBytes : sealedSegmentBytes
    if (length < tagBytes) throw new Error('blob cut short')
    const sealed = Buffer.allocUnsafe(length)
    const { bytesRead } = await handle.read(sealed, 0, length, segment * sealedSegmentBytes)
    if (bytesRead !== length) throw new Error('blob cut short')
    yield openSegment(blob.key, segment, last, sealed)
  }
}

function openSegment(key: Buffer, segment: number, last: boolean, sealed: Buffer): Buffer {
  const decipher = createDecipheriv(algorithm, createSecretKey(key), nonceOf(segment, last))
  decipher.setAuthTag(sealed.subarray(-tagBytes))
  return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()])
}

async function openEither(first: string, second: string): Promise<FileHandle> {
  for (const path of [first, second, first]) {
    try {
      return await open(path, 'r')
    } catch (error) {
      // It may move from one to the other between two looks: hence the third.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
  throw new Error('blob missing')
}

function secureFolder(folder: string): void {
  const descriptor = openSync(folder, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** fsync of a folder, shared: callers that arrive during one wait for the next, together. */
function makeFolderSync(folder: string): () => Promise<void> {
  let running: Promise<void> | undefined
  let next: Promise<void> | undefined
  const sync = async () => {
    const handle = await open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  }
  const start = (): Promise<void> => {
    running = sync().finally(() => {
      running = undefined
    })
    return running
  }
  return () => {
    if (running === undefined) return start()
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = undefined
        return start()
      })
    return next
  }
}
