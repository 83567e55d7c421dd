/** « Ma frise »: one ordered list, drawn along its five lanes: the drawing says nothing that the words do not. Spec: people.md P-06. */
import { type Html, html } from '../html.ts'
import { behindTap } from '../ui/behind-tap/behind-tap.ts'
import { linkButton } from '../ui/button/button.ts'
import { type DocumentSummary, documentRow } from '../ui/document-row/document-row.ts'
import { emptyState } from '../ui/empty-state/empty-state.ts'
import { type IconName, icon } from '../ui/icon/icon.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { documentsUrl, timelineUrl, urls } from '../urls.ts'
import { documents as documentWords } from '../words/documents.ts'
import { listInWords } from '../words/numbers.ts'
import { sayIn } from '../words/readings.ts'
import { periodInWords, timeline as words } from '../words/timeline.ts'
import { toldIn } from '../words/whose.ts'
import { type Lane, lanes, type Period, type Timeline } from './timeline-periods.ts'

export type TimelineData = Carnet & {
  readonly timeline: Timeline<{ readonly id: string }>
  /** Of a month: those that the page shows, of all that it counts. */
  readonly described: ReadonlyMap<string, DocumentSummary>
}

export function timelinePage(data: TimelineData): string {
  const { timeline } = data
  const isEmpty = timeline.years.length === 0
  const { year, month } = timeline.zoom
  const heading = toldIn(data)(words.title)
  const title = year === null ? heading : `${heading}\u00a0: ${periodInWords({ year, month })}`
  const body = html`<div class="sheet-head">
  <h1>${title}</h1>
  ${!isEmpty && year === null && html`<p class="soft">${sayIn(data.display)(words.intro)}</p>`}
</div>
${!isEmpty && zoomLinks(timeline)}
${isEmpty && emptyState({ title: words.emptyTitle, text: words.empty })}
${!isEmpty && timeline.periods.length === 0 && emptyState({ title: words.noneTitle, text: words.none })}
${timeline.periods.length > 0 && behindTap(data, 'timeline', html`${drawing(timeline)}${month !== null && rows(data)}`)}
${year !== null && html`<div class="actions">${linkButton(words.inList(year), documentsUrl({ year }), 'quiet')}</div>`}`
  return carnetPage(data, { title, tab: 'documents', body })
}

/** Buttons, one step further or to the side: nothing is dragged (WCAG 2.5.7). */
function zoomLinks({ zoom: { year, month }, years }: Timeline<unknown>): Html | false {
  if (year === null) return false
  const before = years.find((each) => each < year)
  const after = years.findLast((each) => each > year)
  return html`<nav class="actions" aria-label="${words.zoom}">${linkButton(words.wholeLife, urls.timeline, 'secondary')}${
    month !== null && linkButton(words.backToYear(year), timelineUrl({ year }), 'secondary')
  }${month === null && before !== undefined && linkButton(words.toYear(before), timelineUrl({ year: before }), 'quiet')}${
    month === null &&
    after !== undefined &&
    linkButton(words.toYear(after), timelineUrl({ year: after }), 'quiet')
  }</nav>`
}

const laneIcons: Readonly<Record<Lane, IconName>> = {
  soins: 'comptes-rendus',
  hospitalisations: 'professionals',
  resultats: 'resultats',
  vaccins: 'prevention',
  traitements: 'soins',
}

function drawing({ periods, largest }: Timeline<unknown>): Html {
  return html`<div class="lane-names" aria-hidden="true">
  <div class="tracks">${lanes.map((lane) => icon(laneIcons[lane]))}</div>
  <p class="small soft">${listInWords(lanes.map((lane) => words.lanes[lane]))}</p>
</div>
<ol class="timeline" aria-label="${words.list}">${periods.map(
    (period) => html`<li>
  <div class="tracks" aria-hidden="true">${lanes.map((lane) => html`<span>${mark(period.counts[lane], largest)}</span>`)}</div>
  <div class="period">
    <h2>${period.month !== null && isAlone(periods) ? periodInWords(period) : html`<a href="${timelineUrl(period)}">${periodInWords(period)}</a>`}</h2>
    <p>${documentWords.total(period.total)}\u00a0: ${countsInWords(period)}.</p>
  </div>
</li>`,
  )}</ol>`
}

/** A month that is looked at leads nowhere closer. */
function isAlone(periods: readonly Period[]): boolean {
  return periods.length === 1
}

function countsInWords({ counts }: Period): string {
  return listInWords(lanes.filter((lane) => counts[lane] > 0).map((lane) => words.counts[lane](counts[lane])))
}

/** The surface of a mark follows what it counts. */
function mark(count: number, largest: number): Html | false {
  if (count === 0) return false
  const radius = (3 + 9 * Math.sqrt(count / largest)).toFixed(1)
  return html`<svg viewBox="0 0 26 26" focusable="false"><circle cx="13" cy="13" r="${radius}"/></svg>`
}

function rows({ timeline, described, now }: TimelineData): Html {
  const shown = timeline.documents.flatMap(({ id }) => described.get(id) ?? [])
  const left = timeline.documents.length - shown.length
  return html`<ul class="document-rows">${shown.map((document) => html`<li>${documentRow(document, now)}</li>`)}</ul>
${left > 0 && html`<p>${words.others(left)}</p>`}`
}
