/** A ZIP opened without the library that wrote it: the central directory, each entry inflated, its CRC compared. */
import { crc32, inflateRawSync } from 'node:zlib'

/** As the directory has it; `packed`: its very bytes. */
export type ListedEntry = {
  readonly name: string
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly extra: Buffer
  readonly packed: Buffer
}

/** By path, in the order of the directory. */
export function openZip(zip: Buffer): ReadonlyMap<string, Buffer> {
  return new Map(listZip(zip).map((entry) => [entry.name, contentOf(entry)]))
}

export function listZip(zip: Buffer): readonly ListedEntry[] {
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  if (end < 0) throw new Error('no end of directory')
  const entries: ListedEntry[] = []
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== 0x02014b50) throw new Error('no entry where the directory says')
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field))
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength!)
    if (entries.some((entry) => entry.name === name)) throw new Error(`${name} twice`)
    const extra = zip.subarray(at + 46 + nameLength!, at + 46 + nameLength! + extraLength!)
    const sizes = sizesOf(extra, [zip.readUInt32LE(at + 24), zip.readUInt32LE(at + 20)])
    const header = zip.readUInt32LE(at + 42)
    const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28)
    entries.push({
      name,
      flags: zip.readUInt16LE(at + 8),
      method: zip.readUInt16LE(at + 10),
      crc: zip.readUInt32LE(at + 16),
      extra,
      packed: zip.subarray(start, start + sizes.packed),
    })
    at += 46 + nameLength! + extraLength! + commentLength!
  }
  return entries
}

/** Those that a directory has no place for stand in the field of ZIP64, in this order. */
function sizesOf(extra: Buffer, [whole, packed]: readonly [number, number]): { readonly packed: number } {
  if (packed !== 0xffffffff) return { packed }
  const skipped = whole === 0xffffffff ? 8 : 0
  for (let at = 0; at < extra.length; at += 4 + extra.readUInt16LE(at + 2))
    if (extra.readUInt16LE(at) === 1) return { packed: Number(extra.readBigUInt64LE(at + 4 + skipped)) }
  throw new Error('no field of ZIP64')
}

function contentOf({ name, method, packed, crc }: ListedEntry): Buffer {
  const bytes = method === 0 ? packed : inflateRawSync(packed)
  if (crc32(bytes) !== crc) throw new Error(`${name}: wrong CRC`)
  return bytes
}
