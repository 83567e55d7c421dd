/** What is read aloud of the results: units in full, no code, no abbreviation. Spec: people.md J1. */
import type { Measure } from '@carnet/core/model/analyses.ts'
import type { Decimal } from '@carnet/core/model/decimal.ts'
import type { Bound } from '@carnet/core/model/lab-result.ts'
import { analysisAloud } from './analyses.ts'
import { dayInWords } from './dates.ts'
import { decimalInWords } from './measures.ts'
import { results as words } from './results.ts'

export const readAloud = {
  start: 'Lire à voix haute',
  stop: 'Arrêter la lecture',
  on: (day: string) => `Prise de sang ou prélèvement du ${day}.`,
  unnamed: 'Une mesure dont le nom est à l’écran',
  unitOnScreen: 'l’unité est à l’écran',
  withoutInterval: 'Le laboratoire ne donne pas d’intervalle.',
  writtenOn: (day: string) => `Document du ${day}.`,
  onScreen: 'Un passage est à lire à l’écran.',
  untrusted: 'Le compte rendu dit autre chose. Ouvrez-le pour le lire.',
} as const

export type AloudMeasure = {
  readonly key: string
  readonly label: string
  readonly unit: string
  readonly measure: Measure
}

/** Latest first, a day before the measures of that day; what the page says of them all comes last. */
export function resultsAloud(measures: readonly AloudMeasure[], banner: string): readonly string[] {
  const latestFirst = measures.toSorted((a, b) => b.measure.at.getTime() - a.measure.at.getTime())
  const byDay = Map.groupBy(latestFirst, ({ measure }) => dayInWords(measure.at))
  return [
    ...[...byDay].flatMap(([day, ofDay]) => [readAloud.on(day), ...ofDay.map(measureAloud)]),
    ...banner.split(/(?<=\.)\s/),
  ]
}

function measureAloud({ key, label, unit, measure }: AloudMeasure): string {
  const name = analysisAloud(key, label) ?? readAloud.unnamed
  if (!measure.trusted) return `${name}. ${readAloud.untrusted}`
  const { value, position } = measure
  const said =
    value.kind === 'quantity'
      ? [decimalInWords(value.value), unitAloud(unit, value.value)]
      : [boundAloud(value.low, 'plus de') ?? boundAloud(value.high, 'moins de'), unitAloud(value.unit)]
  const compared = position === undefined ? readAloud.withoutInterval : `C’est ${words.positions[position]}.`
  return `${name}\u00a0: ${said.filter(Boolean).join(' ')}. ${position === 'contradictory' ? words.positions[position] : compared}`
}

function boundAloud(bound: Bound | undefined, words: string): string | undefined {
  return bound && `${words} ${decimalInWords(bound.value)}`
}

const prefixes: Readonly<Record<string, string>> = {
  '': '',
  d: 'déci',
  c: 'centi',
  m: 'milli',
  u: 'micro',
  n: 'nano',
  p: 'pico',
  f: 'femto',
}
const bases: Readonly<Record<string, string>> = {
  g: 'gramme',
  L: 'litre',
  l: 'litre',
  mol: 'mole',
  m: 'mètre',
  U: 'unité',
  '[IU]': 'unité internationale',
}
const whole: Readonly<Record<string, string>> = {
  '%': 'pour cent',
  min: 'minute',
  s: 'seconde',
  h: 'heure',
  d: 'jour',
  'mm[Hg]': 'millimètre de mercure',
  mm3: 'millimètre cube',
}
const powers: Readonly<Record<string, string>> = {
  '3': 'milliers',
  '6': 'millions',
  '9': 'milliards',
  '12': 'mille milliards',
}

/** « grammes par litre », « milliards par litre »; what has no words here is said to be on the screen. */
function unitAloud(unit: string, value?: Decimal): string {
  const plain = unit.replace(/\{[^}]*\}/g, '')
  if (plain === '') return ''
  const [above = '', ...below] = plain.split('/')
  const power = /^10[*^](\d+)$/.exec(above)?.[1]
  const top = above === '' ? '' : power === undefined ? inFull(above) : powers[power]
  const under = below.filter(Boolean).map(inFull)
  if (top === undefined || under.some((each) => each === undefined)) return `(${readAloud.unitOnScreen})`
  const many = value === undefined || Math.abs(Number(value)) >= 2
  const counted = power === undefined && many ? plural(top) : top
  return [counted, ...under.map((each) => `par ${each}`)].filter(Boolean).join(' ')
}

function inFull(unit: string): string | undefined {
  if (Object.hasOwn(whole, unit)) return whole[unit]
  for (const [prefix, words] of Object.entries(prefixes)) {
    const base = unit.slice(prefix.length)
    if (unit.startsWith(prefix) && Object.hasOwn(bases, base)) return `${words}${bases[base]}`
  }
  return undefined
}

function plural(words: string): string {
  if (words === '' || words === 'pour cent') return words
  const [unit, ...more] = words.split(' ')
  return [`${unit}s`, ...more.map((word) => (word === 'internationale' ? 'internationales' : word))].join(' ')
}
