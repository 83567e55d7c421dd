/** A measure that a person noted, in words. */
import type { MeasureDefinition, OwnMeasure } from '@carnet/core/model/own-measure.ts'
import { decimalInWords, quantityInWords, unitInWords } from '../words/measures.ts'
import { ownMeasures as words } from '../words/own-measures.ts'
import { dayInWords } from './treatments.ts'

/** « 72,5 kg », « 128/82 mmHg ». */
export function measureInWords({ values }: OwnMeasure, { parts: [part, second] }: MeasureDefinition): string {
  const [first, other] = values
  if (second === undefined || other === undefined) return quantityInWords(first!, part.unit)
  return `${decimalInWords(first!)}/${decimalInWords(other)}\u00a0${unitInWords(part.unit)}`
}

/** « 3 mars 2026 à 8 h 30 ». */
export function measuredWhen({ on, time }: OwnMeasure): string {
  if (time === undefined) return dayInWords(on)
  const [hour, minute] = time.split(':')
  return words.at(dayInWords(on), `${Number(hour)}\u00a0h\u00a0${minute}`)
}
