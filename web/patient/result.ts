/** One analysis in time: the drawing, and the table that says the same. Spec: people.md P-08. */
import type { Analysis, Measure, Series } from '@carnet/core/model/analyses.ts'
import { civilDay } from '@carnet/core/model/civil-day.ts'
import { type Html, html } from '../html.ts'
import { cardTable } from '../ui/card-table/card-table.ts'
import { type ChartPoint, chartShape, trendChart } from '../ui/chart/chart.ts'
import { notice } from '../ui/notice/notice.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { readAloudButton } from '../ui/read-aloud/read-aloud.ts'
import { documentUrl, resultFileUrl, resultUrl, urls } from '../urls.ts'
import { type AloudMeasure, resultsAloud } from '../words/aloud.ts'
import { dayWithDistance } from '../words/dates.ts'
import { quantityInWords, rangeInWords, unitInWords } from '../words/measures.ts'
import type { Easy, sayIn } from '../words/readings.ts'
import { results as words } from '../words/results.ts'
import { tellIn } from '../words/whose.ts'
import { degreeInWords, intervalInWords, valueInWords, whenInWords } from './measure.ts'
import { measureFileLinks } from './measure-file.ts'
import { apartInWords, nameOf, namesakesOf } from './namesakes.ts'

export type ResultData = Carnet & {
  readonly analysis: Analysis
  /** All of the carnet that have its name, this one too. */
  readonly sameName: readonly Analysis[]
  /** The reader may take it away. */
  readonly mayTake?: boolean
}

export function resultPage(data: ResultData): string {
  const { analysis, sameName, now, mayTake = false } = data
  const say = tellIn(data)
  const name = nameOf(analysis)
  const apart = apartInWords(analysis, sameName)
  const body = html`<div class="sheet-head">
  <p><a class="back" href="${urls.results}">${say(words.back)}</a></p>
  <h1>${name}</h1>
  ${apart && html`<p>${apart}</p>`}
  ${namesakesOf(analysis, sameName).map((other) => html`<p class="soft">${words.namesake} <a href="${resultUrl(other.key)}">${nameOf(other)}</a>. ${apartInWords(other, sameName)}</p>`)}
</div>
<div class="actions">${readAloudButton(resultsAloud(latestOf(analysis), say(words.banner)))}</div>
${notice('plain', say(words.banner))}
${analysis.series.map((series, at) => seriesSection(series, at, { name, now, say }))}
${mayTake && measureFileLinks({ table: resultFileUrl(analysis.key, 'table'), pages: resultFileUrl(analysis.key, 'pages') }, say)}`
  return carnetPage(data, { title: name, tab: 'results', body, script: data.assets.readAloudScript })
}

/** Who listens does not hear years of them. */
const readAloudMax = 5

function latestOf({ key, label, series: [series] }: Analysis): readonly AloudMeasure[] {
  const { unit, latest } = series!
  return latest(readAloudMax)
    .toReversed()
    .map((measure) => ({ key, label, unit, measure }))
}

type Shown = { readonly name: string; readonly now: Date; readonly say: ReturnType<typeof sayIn> }

function seriesSection({ unit, measures }: Series, at: number, { name, now, say }: Shown): Html {
  const id = `serie-${at + 1}`
  const title = unitInWords(unit) === '' ? words.withoutUnit : words.inUnit(unitInWords(unit))
  const laboratories = [...new Set(measures.map(laboratoryOf))]
  const why = whyNotDrawn(measures)
  return html`<section class="stack" aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${at > 0 && html`<p>${say(words.otherSeries)}</p>`}
${why === undefined ? drawing(measures, laboratories, { id, name, say }) : html`<p>${say(why)}</p>`}
${measures.some(({ value }) => value.kind === 'range') && html`<p class="soft">${say(words.notDrawn)}</p>`}
${table(measures, unit, now)}
</section>`
}

/** A drawing in time needs two days. */
function whyNotDrawn(measures: readonly Measure[]): Easy<string> | undefined {
  if (measures.length === 1) return words.onlyOne
  const drawn = measures.filter(isDrawn)
  if (drawn.length < 2) return words.nothingToDraw
  return new Set(drawn.map(({ at }) => civilDay(at))).size < 2 ? words.sameDay : undefined
}

type DrawnMeasure = Measure & { readonly value: Extract<Measure['value'], { kind: 'quantity' }> }

function isDrawn(measure: Measure): measure is DrawnMeasure {
  return measure.value.kind === 'quantity' && measure.trusted
}

function drawing(
  measures: readonly Measure[],
  laboratories: readonly string[],
  { id, name, say }: Omit<Shown, 'now'> & { readonly id: string },
): Html {
  const drawn = measures.filter(isDrawn)
  const points = drawn.map((measure, rank): ChartPoint => {
    const { interval } = measure
    return {
      at: measure.at,
      apart: rank > 0 && measures[measures.indexOf(measure) - 1] !== drawn[rank - 1],
      value: Number(measure.value.value),
      shape: laboratories.indexOf(laboratoryOf(measure)),
      band: interval && {
        low: interval.low && Number(interval.low.value),
        high: interval.high && Number(interval.high.value),
      },
    }
  })
  const description = words.drawn(drawn.length, whenInWords(drawn[0]!), whenInWords(drawn.at(-1)!))
  return html`${trendChart({ id: `dessin-${id}`, title: words.drawing(name), description, points })}
${points.some(({ band }) => band !== undefined) && html`<p class="soft">${say(words.band)}</p>`}
<p class="soft">${say(words.notJoined)}</p>
${
  laboratories.length > 1 &&
  html`<p>${words.shapes}</p>
<ul class="chart-keys">${laboratories.map((laboratory, shape) => html`<li>${chartShape(shape)} ${laboratory}</li>`)}</ul>`
}`
}

function table(measures: readonly Measure[], unit: string, now: Date): Html {
  const { columns } = words
  return cardTable({
    caption: words.tableCaption,
    columns: [columns.when, columns.value, columns.interval, columns.where, columns.source],
    lines: measures
      .toReversed()
      .map((measure) => [
        html`<time datetime="${measure.at.toISOString()}">${dayWithDistance(measure.at, now)}</time>`,
        valueCell(measure, unit),
        intervalCell(measure),
        laboratoryOf(measure),
        html`<a class="line-link" href="${documentUrl(measure.documentId)}">${words.readReport}<span class="off-screen"> ${words.readReportOf(whenInWords(measure))}</span></a>`,
      ]),
  })
}

function valueCell(measure: Measure, unit: string): Html {
  const { convertedFrom, alsoAs, trusted } = measure
  return html`<strong>${valueInWords(measure, unit)}</strong>${
    convertedFrom &&
    html` <span class="soft">(${words.convertedFrom(quantityInWords(convertedFrom.value, convertedFrom.unit))})</span>`
  }${alsoAs.map(
    ({ value, unit }) => html` <span class="soft">(${words.alsoAs(quantityInWords(value, unit))})</span>`,
  )}${!trusted && html`<br>${words.untrusted}`}`
}

function intervalCell(measure: Measure): Html {
  const { interval, reference, position } = measure
  if (reference?.kind !== 'interval') return html`${intervalInWords(measure)}`
  return html`${rangeInWords(interval ?? reference)}${position !== undefined && html`<br>${degreeInWords(measure, position)}`}`
}

function laboratoryOf({ laboratory }: Measure): string {
  return laboratory ?? words.unknownLaboratory
}
