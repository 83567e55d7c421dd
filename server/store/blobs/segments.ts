/**
 * A blob is cut into 64 KiB segments, each sealed with AES-256-GCM under the blob's own random key (docs/adr/0008).
 * The nonce of a segment is its number, and a mark on the last one: cut, reordered or lengthened blobs do not open.
 */
import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject } from 'node:crypto'

export const segmentBytes = 65_536
const tagBytes = 16
const algorithm = 'aes-256-gcm'

export function sealSegment(key: KeyObject, segment: number, last: boolean, plain: Buffer): Buffer[] {
  const cipher = createCipheriv(algorithm, key, nonceOf(segment, last))
  return [cipher.update(plain), cipher.final(), cipher.getAuthTag()]
}

/** `take`: the next sealed bytes, so many. `sizeBytes`: of the sealed bytes in all. */
export async function* openSegments(
  key: Buffer,
  sizeBytes: number,
  take: (length: number) => Promise<Buffer>,
): AsyncGenerator<Buffer> {
  const sealedSegmentBytes = segmentBytes + tagBytes
  const count = Math.max(1, Math.ceil(sizeBytes / sealedSegmentBytes))
  for (let segment = 0; segment < count; segment++) {
    const last = segment === count - 1
    const length = last ? sizeBytes - segment * sealedSegmentBytes : sealedSegmentBytes
    if (length < tagBytes) throw new Error('blob cut short')
    const sealed = await take(length)
    if (sealed.length !== length) throw new Error('blob cut short')
    yield openSegment(key, segment, last, sealed)
  }
}

export function openSegment(key: Buffer, segment: number, last: boolean, sealed: Buffer): Buffer {
  const decipher = createDecipheriv(algorithm, createSecretKey(key), nonceOf(segment, last))
  decipher.setAuthTag(sealed.subarray(-tagBytes))
  return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()])
}

function nonceOf(segment: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(segment, 4)
  nonce[11] = last ? 1 : 0
  return nonce
}
