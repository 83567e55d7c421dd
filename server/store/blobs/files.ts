/**
 * Blobs on disk. Durability: the bytes are in `incoming/` under their final name, fsynced, before the transaction that
 * names them commits; after the commit they move to their place. A reader looks in both. What a crash leaves in
 * `incoming/` is settled by `settle`, whose work is proportional to what was under way.
 */
import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs'
import { type FileHandle, open, readdir, rename, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { crashPoint } from '../../crash-points.ts'
import { BlobMissing, type BlobRef, type Blobs, type Draft } from './blob.ts'
import { takeFrom, writeAll } from './file-bytes.ts'
import { openSegments } from './segments.ts'
import { makeWriter } from './writer.ts'

export function openFiles(folder: string): Blobs {
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
    writer: () => makeWriter(makeDraftFile(incoming, syncIncoming)),
    read: (blob) => segmentsOf(() => openEither(placeOf(blob.name), join(incoming, blob.name)), blob),
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
        const writer = makeWriter(makeDraftFile(incoming, syncIncoming))
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

/** A file that exists from its first write on, and is durable once it has its name. */
function makeDraftFile(incoming: string, syncFolder: () => Promise<void>): Draft {
  let path = join(incoming, `draft-${randomBytes(16).toString('hex')}`)
  let handle: FileHandle | undefined
  const write = async (pieces: readonly Buffer[]) => {
    handle ??= await open(path, 'wx', 0o600)
    await writeAll(handle, pieces)
  }
  return {
    write,
    read: (blob) => segmentsOf(() => open(path, 'r'), blob),
    async secureAs(name, whole) {
      if (whole !== undefined) await write(whole)
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

async function* segmentsOf(openFile: () => Promise<FileHandle>, { key }: BlobRef): AsyncGenerator<Buffer> {
  const handle = await openFile()
  try {
    const { size } = await handle.stat()
    yield* openSegments(key, size, takeFrom(handle))
  } finally {
    await handle.close()
  }
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
  throw new BlobMissing('blob missing')
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
