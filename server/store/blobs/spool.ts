/**
 * Where sealed bytes wait on this machine until an object store has them: a file without a name, that ends with its
 * process. They are sealed by a key that is in memory alone: what a crash leaves, nobody can read.
 */
import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { type FileHandle, open, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { writeAll } from './file-bytes.ts'

export type Spool = {
  readonly handle: FileHandle
  sizeBytes(): number
  write(pieces: readonly Buffer[]): Promise<void>
  /** From the beginning, as often as asked. */
  bytes(): AsyncGenerator<Uint8Array>
  close(): Promise<void>
}

const readBytes = 262_144

/** Removes what a process that died between two lines left. */
export function openSpoolFolder(folder: string): () => Promise<Spool> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const name of readdirSync(folder))
    if (name.startsWith('draft-')) rmSync(join(folder, name), { force: true })
  return async () => {
    const path = join(folder, `draft-${randomBytes(16).toString('hex')}`)
    const handle = await open(path, 'wx+', 0o600)
    // Another process of this machine may have removed it just now.
    await unlink(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
    })
    return spoolIn(handle)
  }
}

function spoolIn(handle: FileHandle): Spool {
  let sizeBytes = 0
  return {
    handle,
    sizeBytes: () => sizeBytes,
    async write(pieces) {
      await writeAll(handle, pieces)
      sizeBytes += pieces.reduce((sum, { length }) => sum + length, 0)
    },
    async *bytes() {
      for (let at = 0; at < sizeBytes; ) {
        const piece = Buffer.allocUnsafe(Math.min(readBytes, sizeBytes - at))
        const { bytesRead } = await handle.read(piece, 0, piece.length, at)
        if (bytesRead === 0) throw new Error('draft cut short')
        at += bytesRead
        yield piece.subarray(0, bytesRead)
      }
    },
    close: () => handle.close(),
  }
}
