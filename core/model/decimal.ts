/** Numbers of a report, kept digit for digit: « 2.050 » is not 2.05, and no sum of halves makes a third. */

/** `-?\d+(\.\d+)?`, as the laboratory wrote it. */
export type Decimal = string & { readonly brand: 'Decimal' }

/** Enough for any measure; more is no number of a laboratory. */
const digitsMax = 30

/** undefined for what is not plainly a number: no exponent, no thousands, no words. A comma is a point. */
export function parseDecimal(text: string | undefined): Decimal | undefined {
  const plain = text?.trim().replace(',', '.').replace(/^\+/, '')
  if (plain === undefined || plain.length > digitsMax || !/^-?\d+(\.\d+)?$/.test(plain)) return undefined
  return plain as Decimal
}

export function compareDecimals(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const [left, right] =
    a.length <= floatDigits && b.length <= floatDigits ? [Number(a), Number(b)] : whole(a, b)
  return left < right ? -1 : left > right ? 1 : 0
}

/** Two numbers of no more digits are two floating numbers, in the same order: those of most reports. */
const floatDigits = 15

function whole(a: Decimal, b: Decimal): readonly [bigint, bigint] {
  const scale = Math.max(scaleOf(a), scaleOf(b))
  return [scaled(a, scale), scaled(b, scale)]
}

/** Times ten to the `power`, exactly: only the point moves, and the significant digits stay as written. */
export function shiftDecimal(decimal: Decimal, power: number): Decimal {
  const sign = decimal.startsWith('-') ? '-' : ''
  const scale = scaleOf(decimal) - power
  const digits = decimal.replace(/[-.]/g, '') + '0'.repeat(Math.max(0, -scale))
  const places = Math.max(0, scale)
  const padded = digits.padStart(places + 1, '0')
  const whole = padded.slice(0, padded.length - places).replace(/^0+(?=\d)/, '')
  return (sign + whole + (places === 0 ? '' : `.${padded.slice(padded.length - places)}`)) as Decimal
}

/** The same number has the same key, however many zeros end it. */
export function keyOfDecimal(decimal: Decimal): string {
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.')
  const shortened = fraction.replace(/0+$/, '')
  const key = whole.replace(/^0+(?=\d)/, '') + (shortened === '' ? '' : `.${shortened}`)
  return decimal.startsWith('-') && key !== '0' ? `-${key}` : key
}

function scaleOf(decimal: Decimal): number {
  const point = decimal.indexOf('.')
  return point === -1 ? 0 : decimal.length - point - 1
}

function scaled(decimal: Decimal, scale: number): bigint {
  return BigInt(decimal.replace('.', '') + '0'.repeat(scale - scaleOf(decimal)))
}
