/** Numbers as French writes them. */
const number = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 })

/** `1 234,5` with the narrow no-break space of thousands. */
export function numberInWords(value: number): string {
  return number.format(value)
}

/** « 1 document », « 12 documents »; zero takes the singular, as French does. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${numberInWords(count)}\u00a0${count < 2 ? singular : plural}`
}

/** « 640 octets », « 45 Ko », « 1,2 Mo »: powers of ten. */
export function sizeInWords(bytes: number): string {
  if (bytes < 1000) return counted(bytes, 'octet')
  if (bytes < 1_000_000) return `${numberInWords(Math.round(bytes / 1000))}\u00a0Ko`
  return `${numberInWords(bytes / 1_000_000)}\u00a0Mo`
}

/** « a, b et c ». */
export function listInWords(items: readonly string[]): string {
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} et ${items.at(-1)}`
}

const onAxis = new Intl.NumberFormat('fr-FR', { maximumSignificantDigits: 6 })

/** Beside a mark of an axis: round by construction, never the value of anybody. */
export function numberOnAxis(value: number): string {
  return onAxis.format(value)
}
