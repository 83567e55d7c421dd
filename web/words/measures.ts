/** Values, units and reference intervals in words. Digits stay those of the laboratory: « 2,050 » keeps its zero. */
import type { Decimal } from '@carnet/core/model/decimal.ts'
import type { Range } from '@carnet/core/model/lab-result.ts'

/** « 120 000 », « 2,050 ». */
export function decimalInWords(decimal: Decimal): string {
  const [whole = '', fraction] = decimal.replace('-', '−').split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f')
  return fraction === undefined ? grouped : `${grouped},${fraction}`
}

export function quantityInWords(decimal: Decimal, unit: string): string {
  const words = unitInWords(unit)
  return words === '' ? decimalInWords(decimal) : `${decimalInWords(decimal)}\u00a0${words}`
}

/** « entre 0,70 et 1,08 g/L », « moins de 5,0 mg/L »: said of a value, or of the interval that a report gives. */
export function rangeInWords({ low, high, unit }: Range): string {
  const words = unitInWords(unit)
  const end = words === '' ? '' : `\u00a0${words}`
  if (low !== undefined && high !== undefined)
    return `entre ${decimalInWords(low.value)} et ${decimalInWords(high.value)}${end}`
  if (high !== undefined)
    return `${high.inclusive ? 'au plus' : 'moins de'} ${decimalInWords(high.value)}${end}`
  return low === undefined
    ? ''
    : `${low.inclusive ? 'au moins' : 'plus de'} ${decimalInWords(low.value)}${end}`
}

const exponents: Readonly<Record<string, string>> = {
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
}

/** UCUM as laboratories print it: `m[IU]/L` is « mUI/L », `10*9/L` « × 10⁹/L ». */
export function unitInWords(unit: string): string {
  return unit
    .replace(/\{[^}]*\}/g, '')
    .replace('[IU]', 'UI')
    .replace('mm[Hg]', 'mmHg')
    .replace('Cel', '°C')
    .replace('/m2', '/m²')
    .replace(
      /^10[*^](\d+)/,
      (_, power: string) => `×\u00a010${[...power].map((digit) => exponents[digit]).join('')}`,
    )
    .replace(/(^|\/)u(?=(g|L|l|mol|UI)\b)/g, '$1µ')
    .replace(/^\//, 'par\u00a0')
}
