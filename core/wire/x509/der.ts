/** The little DER that certificates' names, private extensions and signed parts need. Definite lengths only. */
import { WireError } from '../wire-error.ts'

export type Der = {
  readonly tag: number
  readonly content: Uint8Array
  /** Tag, length and content: what a signature covers. */
  readonly bytes: Uint8Array
}

export const derTags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  utf8String: 0x0c,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const

/** The one value that `bytes` hold, nothing after it. Throws WireError (`x509`, `der`). */
export function readDer(bytes: Uint8Array): Der {
  const value = readAt(bytes, 0)
  if (value.bytes.length !== bytes.length) throw malformed()
  return value
}

export function derChildren(parent: Der): readonly Der[] {
  const children: Der[] = []
  for (let at = 0; at < parent.content.length; ) {
    const child = readAt(parent.content, at)
    children.push(child)
    at += child.bytes.length
  }
  return children
}

/** Dotted form of an object identifier. */
export function derOid(value: Der): string {
  const arcs: bigint[] = []
  let arc = 0n
  for (const byte of value.content) {
    arc = (arc << 7n) | BigInt(byte & 0x7f)
    if (byte < 0x80) {
      arcs.push(arc)
      arc = 0n
    }
  }
  const joint = arcs.shift()
  if (value.tag !== derTags.oid || joint === undefined) throw malformed()
  const first = joint < 80n ? joint / 40n : 2n
  return [first, joint - first * 40n, ...arcs].join('.')
}

/** The text of any ASN.1 string type. */
export function derText(value: Der): string {
  const bytes = Buffer.from(value.content)
  if (value.tag === derTags.utf8String) return bytes.toString('utf8')
  if (value.tag === derTags.bmpString) return Buffer.from(bytes).swap16().toString('utf16le')
  return bytes.toString('latin1')
}

/** A small integer: card types, professions. */
export function derNumber(value: Der): number {
  if (value.tag !== derTags.integer || value.content.length === 0 || value.content.length > 6)
    throw malformed()
  return Buffer.from(value.content).readIntBE(0, value.content.length)
}

function readAt(bytes: Uint8Array, at: number): Der {
  const tag = bytes[at]
  const first = bytes[at + 1]
  if (tag === undefined || first === undefined) throw malformed()
  let start = at + 2
  let length = first
  if (first >= 0x80) {
    const lengthBytes = first & 0x7f
    if (lengthBytes === 0 || lengthBytes > 4) throw malformed()
    length = 0
    for (let i = 0; i < lengthBytes; i++) length = length * 256 + (bytes[start + i] ?? Number.NaN)
    start += lengthBytes
  }
  const end = start + length
  if (!(end <= bytes.length)) throw malformed()
  return { tag, content: bytes.subarray(start, end), bytes: bytes.subarray(at, end) }
}

function malformed(): WireError {
  return new WireError('x509', 'der', '/', 'une valeur DER bien formée')
}
