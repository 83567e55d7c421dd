/** A ZIP opened without the library that wrote it: the central directory, each entry inflated, its CRC compared. */
import { crc32, inflateRawSync } from 'node:zlib'

/** By path, in the order of the directory. */
export function openZip(zip: Buffer): ReadonlyMap<string, Buffer> {
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  if (end < 0) throw new Error('no end of directory')
  const entries = new Map<string, Buffer>()
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== 0x02014b50) throw new Error('no entry where the directory says')
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field))
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength!)
    const bytes = contentAt(zip, zip.readUInt32LE(at + 42), {
      method: zip.readUInt16LE(at + 10),
      packed: zip.readUInt32LE(at + 20),
    })
    if (crc32(bytes) !== zip.readUInt32LE(at + 16)) throw new Error(`${name}: wrong CRC`)
    if (entries.has(name)) throw new Error(`${name} twice`)
    entries.set(name, bytes)
    at += 46 + nameLength! + extraLength! + commentLength!
  }
  return entries
}

function contentAt(
  zip: Buffer,
  header: number,
  { method, packed }: { method: number; packed: number },
): Buffer {
  const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28)
  const bytes = zip.subarray(start, start + packed)
  return method === 0 ? bytes : inflateRawSync(bytes)
}
