/**
 * Exact conversions between units of UCUM: powers of ten, and nothing else. From a mass to an amount (g/L to mmol/L) one
 * needs the molar mass of what is measured: those stay two curves.
 */

/** What `from` is multiplied by to be in `to`, as a power of ten; undefined when no power of ten does it. */
export function powerOfTenBetween(from: string, to: string): number | undefined {
  if (from === to) return 0
  const [a, b] = [readUnit(from), readUnit(to)]
  if (a === undefined || b === undefined || a.kind !== b.kind) return undefined
  return a.power - b.power
}

type Unit = {
  /** Base units above and below the line: `g/L`. */
  readonly kind: string
  readonly power: number
}

const prefixes: ReadonlyMap<string, number> = new Map([
  ['', 0],
  ['k', 3],
  ['h', 2],
  ['d', -1],
  ['c', -2],
  ['m', -3],
  ['u', -6],
  ['n', -9],
  ['p', -12],
  ['f', -15],
])

/** Those that take a prefix in a report; `U` and `[IU]` are two different units. */
const bases: Readonly<Record<string, string>> = {
  g: 'g',
  mol: 'mol',
  // UCUM writes the litre with either letter.
  L: 'L',
  l: 'L',
  '[IU]': '[IU]',
  U: 'U',
  kat: 'kat',
  eq: 'eq',
}

function readUnit(text: string): Unit | undefined {
  const parts = text.split('/')
  if (parts.length > 2) return undefined
  const [above, below] = parts.map(readPart)
  if (above === undefined || (parts.length === 2 && below === undefined)) return undefined
  return {
    kind: [above.kind, ...(below === undefined ? [] : [below.kind])].join('/'),
    power: above.power - (below?.power ?? 0),
  }
}

function readPart(text: string): Unit | undefined {
  // « /mL » counts things; « 10*9/L » counts them by the billion.
  const power = /^10[*^](\d{1,2})$/.exec(text)?.[1]
  if (text === '' || text === '1' || power !== undefined) return { kind: '', power: Number(power ?? 0) }
  for (const [written, kind] of Object.entries(bases)) {
    const prefix = text.endsWith(written) ? text.slice(0, -written.length) : undefined
    const known = prefix === undefined ? undefined : prefixes.get(prefix)
    if (known !== undefined) return { kind, power: known }
  }
  return undefined
}
