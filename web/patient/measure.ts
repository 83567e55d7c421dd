/** One measure in words, as the pages of results say it. Spec: people.md P-07, P-08. */
import type { Measure } from '@carnet/core/model/analyses.ts'
import type { Position } from '@carnet/core/model/result-position.ts'
import { type Html, html } from '../html.ts'
import { shortDayInWords } from '../words/dates.ts'
import { quantityInWords, rangeInWords } from '../words/measures.ts'
import { results as words } from '../words/results.ts'

export function valueInWords({ value }: Measure, unit: string): string {
  return value.kind === 'range' ? rangeInWords(value) : quantityInWords(value.value, unit)
}

/** What its own report compares it with, and nothing from elsewhere. */
export function intervalInWords({ interval, reference }: Measure): string {
  if (reference === undefined) return words.noInterval
  if (reference.kind === 'words') return words.interval(reference.words)
  if (reference.kind === 'unusable') return words.unusable
  return words.interval(rangeInWords(interval ?? reference))
}

export function whenInWords({ at }: Measure): string {
  return shortDayInWords(at)
}

/** In colour and in words, never in colour alone; a value that its report contradicts is compared with nothing. */
export function positionInWords(measure: Measure): Html | false {
  const { position, trusted } = measure
  if (!trusted) return html`<p>${words.untrusted}</p>`
  return (
    position !== undefined &&
    html`<p class="position ${position}">${sentence(degreeInWords(measure, position))}</p>`
  )
}

/** On which side of the interval, and whether by little. */
export function degreeInWords({ justOutside }: Pick<Measure, 'justOutside'>, position: Position): string {
  return justOutside && (position === 'below' || position === 'above')
    ? words.justOutside[position]
    : words.positions[position]
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1).replace(/\.$/, '')}.`
}
