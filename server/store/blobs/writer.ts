/** Plain bytes in, sealed segments out to the draft; the name is the SHA-256 of the sealed bytes. Whatever the store. */
import { createHash, createSecretKey, randomBytes } from 'node:crypto'
import { crashPoint } from '../../crash-points.ts'
import type { BlobWriter, Draft } from './blob.ts'
import { sayingNoRoom } from './no-room.ts'
import { openSegment, sealSegment, segmentBytes } from './segments.ts'

export function makeWriter(draft: Draft): BlobWriter {
  const key = randomBytes(32)
  const cipherKey = createSecretKey(key)
  const sha1 = createHash('sha1')
  const sealedHash = createHash('sha256')
  /** The segment that is filling. Full, it waits for a byte more: only the end knows which segment is the last. */
  const plain = Buffer.allocUnsafe(segmentBytes)
  let filled = 0
  let sizeBytes = 0
  let segment = 0

  const seal = (last: boolean): readonly Buffer[] => {
    const sealed = sealSegment(cipherKey, segment++, last, plain.subarray(0, filled))
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
          await sayingNoRoom(draft.write(seal(false)))
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
      const whole = segment === 1 ? last : undefined
      if (whole === undefined) await sayingNoRoom(draft.write(last))
      const name = sealedHash.digest('hex')
      return {
        name,
        key,
        sizeBytes,
        sha1: sha1.digest('hex'),
        async *read() {
          if (whole === undefined) yield* draft.read({ name, key })
          else yield openSegment(key, 0, true, Buffer.concat(whole))
        },
        secure: () => sayingNoRoom(draft.secureAs(name, whole)),
        discard: () => draft.discard(),
      }
    },
    abort: () => draft.discard(),
  }
}
