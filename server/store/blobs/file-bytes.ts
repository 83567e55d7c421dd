/** Sealed bytes in a file: written whole or not at all, read one after the other. */
import type { FileHandle } from 'node:fs/promises'

/** A disk that fills up takes a part, and says so by the count alone: the rest is written, or says why not. */
export async function writeAll(handle: FileHandle, pieces: readonly Buffer[]): Promise<void> {
  const { bytesWritten } = await handle.writev(pieces)
  const givenBytes = pieces.reduce((sum, { length }) => sum + length, 0)
  if (bytesWritten < givenBytes) await handle.writeFile(Buffer.concat(pieces).subarray(bytesWritten))
}

/** From the beginning, so many at a time; fewer at the end. */
export function takeFrom(handle: FileHandle): (length: number) => Promise<Buffer> {
  let position = 0
  return async (length) => {
    const bytes = Buffer.allocUnsafe(length)
    const { bytesRead } = await handle.read(bytes, 0, length, position)
    position += bytesRead
    return bytes.subarray(0, bytesRead)
  }
}
