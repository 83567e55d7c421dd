/** The lines of one result, or of one measure, as its page has them, in a file. Spec: people.md P-08; rules.md CNT-06. */
import type { Analysis, Measure } from '@carnet/core/model/analyses.ts'
import { civilDay } from '@carnet/core/model/civil-day.ts'
import type { MeasureDefinition, OwnMeasure } from '@carnet/core/model/own-measure.ts'
import { type Html, html } from '../html.ts'
import { linkButton } from '../ui/button/button.ts'
import { measureFile as words } from '../words/measure-file.ts'
import { decimalInWords, quantityInWords, rangeInWords, unitInWords } from '../words/measures.ts'
import { ownMeasures as ownWords, partTitles } from '../words/own-measures.ts'
import type { sayIn } from '../words/readings.ts'
import { results } from '../words/results.ts'
import { intervalInWords, valueInWords, whenInWords } from './measure.ts'
import { measuredWhen, measureInWords } from './own-measure-words.ts'

/** Where the two files are had. */
export function measureFileLinks(
  { table, pages }: { readonly table: string; readonly pages: string },
  say: ReturnType<typeof sayIn>,
  note: string | false = false,
): Html {
  return html`<section class="stack" aria-labelledby="emporter"><h2 id="emporter">${words.title}</h2>
<p class="soft">${say(words.intro)}${note && ` ${note}`}</p>
<div class="actions">${linkButton(words.csv, table, 'secondary')}${linkButton(words.pdf, pages, 'secondary')}</div>
</section>`
}

const { columns } = words

export const resultColumns: readonly string[] = [
  columns.day,
  columns.value,
  columns.unit,
  columns.note,
  columns.interval,
  columns.position,
  columns.laboratory,
]

/** Each line of the tables of the page, in their order. */
export function resultRows({ series }: Analysis): readonly (readonly string[])[] {
  return series.flatMap(({ unit, measures }) =>
    measures.toReversed().map((measure) => {
      const { value } = measure
      const isNumber = value.kind === 'quantity'
      return [
        civilDay(measure.at),
        isNumber ? decimalInWords(value.value) : rangeInWords(value),
        isNumber ? unitInWords(unit) : '',
        notesOn(measure).join('. '),
        intervalIn(measure),
        positionIn(measure),
        measure.laboratory ?? results.unknownLaboratory,
      ]
    }),
  )
}

/** For paper: one sentence a measure, and who measured. */
export function resultLines({ unit, measures }: Analysis['series'][number]) {
  return measures.toReversed().map((measure) => ({
    words: [
      `${whenInWords(measure)}\u00a0: ${valueInWords(measure, unit)}`,
      ...notesOn(measure),
      intervalInWords(measure).replace(/\.$/, ''),
      positionIn(measure),
    ]
      .filter((part) => part !== '')
      .join('. '),
    source: measure.laboratory ?? results.unknownLaboratory,
  }))
}

function notesOn({ convertedFrom, alsoAs, trusted }: Measure): readonly string[] {
  return [
    ...(convertedFrom === undefined
      ? []
      : [results.convertedFrom(quantityInWords(convertedFrom.value, convertedFrom.unit))]),
    ...alsoAs.map(({ value, unit }) => results.alsoAs(quantityInWords(value, unit))),
    ...(trusted ? [] : [results.untrusted.replace(/\.$/, '')]),
  ]
}

function intervalIn(measure: Measure): string {
  const { interval, reference } = measure
  return reference?.kind === 'interval' ? rangeInWords(interval ?? reference) : intervalInWords(measure)
}

function positionIn({ reference, position }: Measure): string {
  return reference?.kind !== 'interval' || position === undefined ? '' : results.positions[position]
}

/** One column a number: two for a blood pressure. */
export function ownMeasureColumns({ kind, parts }: MeasureDefinition): readonly string[] {
  const titles = partTitles[kind]
  return [
    columns.day,
    columns.time,
    ...parts.map((_, at) => titles?.[at] ?? columns.value),
    columns.unit,
    columns.by,
  ]
}

/** `by`: who is meant when a measure names nobody. */
export function ownMeasureRow(
  { on, time = '', values, by, secret }: OwnMeasure,
  { computed, parts }: MeasureDefinition,
  ofNobody: string,
): readonly string[] {
  const who = computed ? ownWords.computedBy : (by ?? ofNobody)
  return [
    on,
    time,
    ...parts.map((_, at) => (values[at] === undefined ? '' : decimalInWords(values[at]))),
    unitInWords(parts[0].unit),
    secret ? `${who}, ${ownWords.keptForMe}` : who,
  ]
}

export function ownMeasureLine(measure: OwnMeasure, definition: MeasureDefinition, ofNobody: string) {
  const who = definition.computed ? ownWords.computedBy : (measure.by ?? ofNobody)
  return { words: `${measuredWhen(measure)}\u00a0: ${measureInWords(measure, definition)}`, source: who }
}
