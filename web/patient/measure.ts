/** One measure in words, as the pages of results say it. Spec: people.md P-07, P-08. */
import type { Measure } from '@carnet/core/model/analyses.ts'
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
