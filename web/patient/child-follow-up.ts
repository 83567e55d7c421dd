/** « Suivi de l’enfant »: what was noted of growth, drawn with its table, and the twenty examinations. Spec: people.md P-21. */
import type { ExaminationCalendar, ExaminationState } from '@carnet/core/model/child-examination.ts'
import { type MeasureDefinition, momentOf, type OwnMeasure } from '@carnet/core/model/own-measure.ts'
import { type Html, html } from '../html.ts'
import { linkButton } from '../ui/button/button.ts'
import { cardTable } from '../ui/card-table/card-table.ts'
import { trendChart } from '../ui/chart/chart.ts'
import { type ChipTone, chip } from '../ui/chip/chip.ts'
import { emptyState } from '../ui/empty-state/empty-state.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { documentUrl, ownMeasureUrl, urls } from '../urls.ts'
import { childFollowUp as words } from '../words/child-follow-up.ts'
import { shortDayInWords } from '../words/dates.ts'
import { measureNames, measureSlugs, ownMeasures } from '../words/own-measures.ts'
import { sayIn } from '../words/readings.ts'
import { results } from '../words/results.ts'
import { tellIn } from '../words/whose.ts'
import { measuredWhen, measureInWords } from './own-measure-words.ts'
import { dayInWords } from './treatments.ts'

export type GrowthLine = { readonly measure: OwnMeasure; readonly ageMonths: number }

export type ChildFollowUpData = Carnet & {
  /** Weight, height, head circumference; oldest first, those that the reader may see. */
  readonly growth: readonly {
    readonly definition: MeasureDefinition
    readonly lines: readonly GrowthLine[]
  }[]
  readonly calendar: ExaminationCalendar
  /** undefined: the birth date is not known to the day. */
  readonly states: readonly ExaminationState[] | undefined
  readonly mayWrite: boolean
  /** Past the age: there is nothing to follow. */
  readonly grown: boolean
}

export function childFollowUpPage(data: ChildFollowUpData): string {
  const { growth, calendar, states, grown } = data
  const say = tellIn(data)
  const body = html`<div class="sheet-head">
  <h1>${words.title}</h1>
</div>
${
  grown
    ? emptyState({ title: words.grownTitle, text: words.grown })
    : html`<section class="stack" aria-labelledby="croissance">
<h2 id="croissance">${words.growth}</h2>
<p class="soft">${say(words.growthIntro)}</p>
${growth.map((each) => curve(data, each))}
</section>
<section class="stack" aria-labelledby="examens">
<h2 id="examens">${words.examinations(calendar.edition)}</h2>
<p class="soft">${say(words.examinationsIntro)}</p>
${states === undefined ? html`<p>${words.unknownBirth}</p>` : html`<ul class="cards">${states.map((state) => html`<li>${examination(state)}</li>`)}</ul>`}
<p class="soft">${words.source} <a href="${calendar.sourceUrl}">${calendar.source}</a></p>
</section>
<div class="actions">${linkButton(words.vaccines, urls.vaccinations, 'secondary')}</div>`
}`
  return carnetPage(data, { title: words.title, tab: 'treatments', body })
}

const shownMax = 12

function curve(
  { mayWrite, display }: ChildFollowUpData,
  { definition, lines }: ChildFollowUpData['growth'][number],
): Html {
  const name = measureNames[definition.kind]
  const address = ownMeasureUrl(measureSlugs[definition.kind])
  const of = html`<span class="off-screen">${words.of(name)}</span>`
  const days = new Set(lines.map(({ measure }) => measure.on))
  const [first, last] = [lines[0], lines.at(-1)].map((line) => line && shortDayInWords(dateOf(line)))
  return html`<section class="stack" aria-labelledby="mesure-${definition.kind}">
<h3 id="mesure-${definition.kind}">${name}</h3>
${lines.length === 0 && html`<p class="soft">${words.none}</p>`}
${lines.length > 0 && days.size < 2 && html`<p class="soft">${sayIn(display)(results.onlyOne)}</p>`}
${
  days.size > 1 &&
  trendChart({
    id: `dessin-${definition.kind}`,
    title: ownMeasures.drawing(name),
    description: results.drawn(lines.length, first!, last!),
    points: lines.map((line) => ({ at: dateOf(line), value: Number(line.measure.values[0]), shape: 0 })),
  })
}
${
  lines.length > 0 &&
  cardTable({
    caption: words.last(name),
    columns: [words.columns.when, words.columns.age, words.columns.value],
    lines: lines
      .toReversed()
      .slice(0, shownMax)
      .map(({ measure, ageMonths }) => [
        measuredWhen(measure),
        words.months(ageMonths),
        html`<strong>${measureInWords(measure, definition)}</strong>`,
      ]),
  })
}
<div class="actions">${linkButton(mayWrite ? html`${words.note}${of}` : html`${words.all}${of}`, address, 'quiet')}</div>
</section>`
}

function dateOf({ measure }: GrowthLine): Date {
  return new Date(momentOf(measure))
}

const tones: Readonly<Record<ExaminationState['state'], ChipTone>> = {
  known: 'mine',
  due: 'new',
  past: 'plain',
  coming: 'plain',
}

function examination({
  examination: { name, certificate },
  state,
  from,
  to,
  documentId,
}: ExaminationState): Html {
  return html`<article class="person stack">
<h3>${name.slice(0, 1).toUpperCase()}${name.slice(1)}</h3>
<p>${chip({ words: words.states[state], tone: tones[state] })}</p>
<p class="soft">${words.between(dayInWords(from), dayInWords(to))}.${certificate && ` ${words.certificate}.`}</p>
${state === 'past' && html`<p class="soft">${words.pastMeans}</p>`}
${documentId !== undefined && html`<p><a href="${documentUrl(documentId)}">${words.read}<span class="off-screen"> ${name}</span></a></p>`}
</article>`
}
