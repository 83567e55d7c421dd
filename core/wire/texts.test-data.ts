/** Generated texts and dates for tests: all that XML 1.0 can carry, and oftener what readers trip over. */
import fc from 'fast-check'

/** The characters that XML 1.0 §2.2 leaves out. */
const unsendable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u

const hostile = fc.constantFrom(
  ...['é', 'Œ', 'ÿ', 'e\u0301', '\u00a0', '\u2028', '\u200f', '\ufeff', '🩺', '👩🏽‍⚕️'],
  ...[' ', '\t', '\n', '\r\n', ']]>', '<![CDATA[', '<!--', '<', '&', '&amp;', '&#0;', '"', "'", "''"],
  ...['^', '~', '|', '\\T\\', '\\', '%', '%41', '+', '$&', '{', '(', ')', ',', ':', '/', '1', 'true'],
)

/**
 * Whatever an attribute can hold, spaces at its ends included.
 * NOTE: the engine takes U+FEFF at the head of a long value for a byte order mark, and drops it.
 */
export const anyText = fc
  .array(fc.oneof(hostile, fc.string({ unit: 'grapheme', maxLength: 3 })), { maxLength: 6 })
  .map((pieces) => pieces.join('').replace(/^\ufeff+/, ''))
  .filter((text) => !unsendable.test(text))
export const anyFilled = anyText.filter((text) => text !== '')

/** As elements hold it: the spaces around a text are no part of it. */
export const text = anyText.map((value) => value.trim())
export const filled = text.filter((value) => value !== '')

export const oid = fc
  .array(fc.nat({ max: 99999 }), { minLength: 2, maxLength: 8 })
  .map((arcs) => `1.${arcs.join('.')}`)

/** To the second, as DTM has it. */
export const instant = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
  .map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000))

/** A civil day at the precision that is known: `2001-02-03`, `2001-02`, `2001`. */
export const day = instant.chain((date) =>
  fc.constantFrom(4, 7, 10).map((length) => date.toISOString().slice(0, length)),
)

/** An object whose optional properties may be left out, as the types want it: absent, never undefined. */
export function record<T extends object>(
  required: { readonly [K in keyof T]: fc.Arbitrary<T[K]> },
): fc.Arbitrary<T>
export function record<T extends object, O extends object>(
  required: { readonly [K in keyof T]: fc.Arbitrary<T[K]> },
  optional: { readonly [K in keyof O]: fc.Arbitrary<O[K]> },
): fc.Arbitrary<T & Partial<O>>
export function record(
  required: Readonly<Record<string, fc.Arbitrary<unknown>>>,
  optional: Readonly<Record<string, fc.Arbitrary<unknown>>> = {},
): fc.Arbitrary<unknown> {
  const requiredKeys = Object.keys(required)
  return fc.record({ ...required, ...optional }, { requiredKeys, noNullPrototype: true })
}
