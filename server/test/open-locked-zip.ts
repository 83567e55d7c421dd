/**
 * A ZIP encrypted as WinZip defines it (AE-2, AES-256), opened without the library that wrote it: by its directory, with
 * node:crypto alone. https://www.winzip.com/en/support/aes-encryption/
 */
import { createCipheriv, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import { type ListedEntry, listZip } from './open-zip.ts'

/** The two bytes that an entry begins with say so. */
export class WrongPassphrase extends Error {}

/** By path, in the order of the directory. */
export function openLockedZip(zip: Buffer, passphrase: string): ReadonlyMap<string, Buffer> {
  return new Map(listZip(zip).map((entry) => [entry.name, contentOf(entry, passphrase)]))
}

const aes = { saltBytes: 16, keyBytes: 32, codeBytes: 10, iterations: 1000, blockBytes: 16 } as const

function contentOf(entry: ListedEntry, passphrase: string): Buffer {
  const field = extraField(entry.extra, 0x9901)
  const [version, vendor, strength] = [
    field.readUInt16LE(0),
    field.toString('latin1', 2, 4),
    field.readUInt8(4),
  ]
  // Method 99, encrypted, AE-2 by AES-256: no CRC of what is inside is told.
  if (entry.method !== 99 || (entry.flags & 1) === 0 || version !== 2 || vendor !== 'AE' || strength !== 3)
    throw new Error(`${entry.name}: not AE-2 with AES-256`)
  if (entry.crc !== 0) throw new Error(`${entry.name}: its CRC is told`)
  const { packed } = entry
  const salt = packed.subarray(0, aes.saltBytes)
  const keys = pbkdf2Sync(passphrase, salt, aes.iterations, aes.keyBytes * 2 + 2, 'sha1')
  const check = packed.subarray(aes.saltBytes, aes.saltBytes + 2)
  if (!timingSafeEqual(keys.subarray(-2), check)) throw new WrongPassphrase(entry.name)
  const hidden = packed.subarray(aes.saltBytes + 2, -aes.codeBytes)
  const code = createHmac('sha1', keys.subarray(aes.keyBytes, aes.keyBytes * 2))
    .update(hidden)
    .digest()
  if (!code.subarray(0, aes.codeBytes).equals(packed.subarray(-aes.codeBytes)))
    throw new Error(`${entry.name}: altered`)
  const bytes = counted(keys.subarray(0, aes.keyBytes), hidden)
  return field.readUInt16LE(5) === 0 ? bytes : inflateRawSync(bytes)
}

/** AES in counter mode whose counter is little-endian and begins at one: the mode of node:crypto counts the other way. */
function counted(key: Buffer, hidden: Buffer): Buffer {
  const counters = Buffer.alloc(Math.ceil(hidden.length / aes.blockBytes) * aes.blockBytes)
  for (let at = 0; at < counters.length; at += aes.blockBytes)
    counters.writeUInt32LE(at / aes.blockBytes + 1, at)
  const stream = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false).update(counters)
  return Buffer.from(hidden.map((byte, at) => byte ^ stream[at]!))
}

function extraField(extra: Buffer, wanted: number): Buffer {
  for (let at = 0; at < extra.length; ) {
    const [id, length] = [extra.readUInt16LE(at), extra.readUInt16LE(at + 2)]
    if (id === wanted) return extra.subarray(at + 4, at + 4 + length)
    at += 4 + length
  }
  throw new Error('no such field')
}
