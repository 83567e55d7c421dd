/** UUID version 7 (RFC 9562): time-ordered, so that rows written together lie together, and lines of one act in their order. */
import { randomBytes } from 'node:crypto'

let last = { at: Number.NaN, rank: 0 }

/** Of those that this process makes for one millisecond, each is greater than the one before (RFC 9562 §6.2, method 1). */
export function uuidV7(now: Date): string {
  const at = now.getTime()
  last = { at, rank: last.at === at ? last.rank + 1 : 0 }
  const bytes = randomBytes(16)
  bytes.writeUIntBE(at, 0, 6)
  // 26 bits: more than one process makes in a millisecond. The 48 that stay random tell processes apart.
  bytes.writeUInt16BE(0x7000 | ((last.rank >>> 14) & 0xfff), 6)
  bytes.writeUInt16BE(0x8000 | (last.rank & 0x3fff), 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
