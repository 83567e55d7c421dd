/**
 * CBOR, as far as a QR code needs it: whole numbers, texts, bytes, yes and no, lists, maps, tags. RFC 8949 §3.
 * Written here and read by a package: tiny-cbor 0.2.11 counts the letters of a text where the length is that of its UTF-8.
 */
import { CBORTag, type CBORType, decodeCBOR } from '@levischuck/tiny-cbor'
import { WireError } from './wire-error.ts'

export { CBORTag, type CBORType }

const major = { unsigned: 0, negative: 1, bytes: 2, text: 3, list: 4, map: 5, tag: 6 } as const
const [no, yes] = [0xf4, 0xf5]

export function formatCbor(value: CBORType): Uint8Array {
  return Uint8Array.from(bytesOf(value))
}

function bytesOf(value: CBORType): readonly number[] {
  if (typeof value === 'boolean') return [value ? yes : no]
  if (typeof value === 'number') {
    if (!Number.isInteger(value)) throw new RangeError('CBOR is written here with whole numbers')
    return value < 0 ? headOf(major.negative, -1 - value) : headOf(major.unsigned, value)
  }
  if (typeof value === 'string') {
    const utf8 = new TextEncoder().encode(value)
    return [...headOf(major.text, utf8.length), ...utf8]
  }
  if (value instanceof Uint8Array) return [...headOf(major.bytes, value.length), ...value]
  if (Array.isArray(value)) return [...headOf(major.list, value.length), ...value.flatMap(bytesOf)]
  if (value instanceof Map)
    return [
      ...headOf(major.map, value.size),
      ...[...value].flatMap(([key, of]) => [...bytesOf(key), ...bytesOf(of)]),
    ]
  if (value instanceof CBORTag) return [...headOf(major.tag, value.tag), ...bytesOf(value.value)]
  throw new RangeError('CBOR is not written here with such a value')
}

/** The type and its argument, on as few bytes as it takes. */
function headOf(type: number, argument: number): readonly number[] {
  const first = type * 32
  if (argument < 24) return [first + argument]
  const size = [1, 2, 4, 8].find((bytes) => argument < 256 ** bytes)!
  const bytes = Array.from({ length: size }, (_, at) => Math.floor(argument / 256 ** (size - 1 - at)) % 256)
  return [first + 24 + Math.log2(size), ...bytes]
}

export function parseCbor(bytes: Uint8Array, path: string): CBORType {
  try {
    // A copy: the package reads from the start of the buffer that a part of one stands in.
    return decodeCBOR(Uint8Array.from(bytes))
  } catch {
    throw new WireError('card', 'cbor', path, 'une valeur CBOR (RFC 8949)')
  }
}
