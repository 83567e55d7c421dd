/** « Mes résultats d’analyses »: by family, the latest value of each analysis. Spec: people.md P-07. */
import { type Analysis, changeSince, measuresInList } from '@carnet/core/model/analyses.ts'
import { type Html, html } from '../html.ts'
import { behindTap } from '../ui/behind-tap/behind-tap.ts'
import { type DocumentSummary, documentRow } from '../ui/document-row/document-row.ts'
import { emptyState } from '../ui/empty-state/empty-state.ts'
import { notice } from '../ui/notice/notice.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { type Pages, pagination } from '../ui/pagination/pagination.ts'
import { readAloudButton } from '../ui/read-aloud/read-aloud.ts'
import { resultsUrl, resultUrl } from '../urls.ts'
import { type AloudMeasure, resultsAloud } from '../words/aloud.ts'
import { analysisFamilies, analysisFamily, analysisFamilyNames } from '../words/analyses.ts'
import { dayWithDistance } from '../words/dates.ts'
import { results as words } from '../words/results.ts'
import { tellIn, toldIn } from '../words/whose.ts'
import { intervalInWords, positionInWords, valueInWords, whenInWords } from './measure.ts'
import { apartInWords, nameOf } from './namesakes.ts'
import { searchForm } from './search.ts'

export type ResultsData = Carnet & {
  /** Of the reports that the reader may see, decided before. */
  readonly analyses: readonly Analysis[]
  /** Reports of which the page has no number: those of this page of them. */
  readonly withoutNumbers: readonly DocumentSummary[]
  readonly pages: Pages
}

export function resultsPage(data: ResultsData): string {
  const { analyses, withoutNumbers, pages, now } = data
  const say = tellIn(data)
  const families = Map.groupBy(analyses, ({ key }) => analysisFamily(key))
  const named = Map.groupBy(analyses, nameOf)
  const present = analysisFamilies.filter((family) => families.has(family))
  const body = html`<div class="sheet-head">
  <h1>${toldIn(data)(words.title)}</h1>
</div>
${analyses.length > 0 && searchForm(data, '')}
${analyses.length > 0 && html`<div class="actions">${readAloudButton(resultsAloud(analyses.map(latestOf), say(words.banner)))}</div>`}
${analyses.length > 0 && notice('plain', say(words.banner))}
${analyses.length === 0 && emptyState({ title: words.emptyTitle, text: say(words.empty) })}
${present.length > 1 && html`<nav aria-label="${words.families}"><ul class="jumps">${present.map((family) => html`<li><a class="line-link" href="#famille-${family}">${analysisFamilyNames[family]}</a></li>`)}</ul></nav>`}
${
  present.length > 0 &&
  behindTap(
    data,
    'results',
    html`${present.map((family) => {
      const ofFamily = families.get(family)!
      return html`<section class="stack" aria-labelledby="famille-${family}">
<h2 id="famille-${family}">${analysisFamilyNames[family]}</h2>
<ul class="cards">${ofFamily.toSorted(byName).map((analysis) => html`<li>${card(analysis, named.get(nameOf(analysis))!, now)}</li>`)}</ul>
${ofFamily.some((each) => named.get(nameOf(each))!.length > 1) && html`<p class="soft">${say(words.namesakes)}</p>`}
</section>`
    })}`,
  )
}
${analyses.length > 0 && html`<p class="soft">${say(words.wordsElsewhere)}</p>`}
${
  withoutNumbers.length > 0 &&
  html`<section class="stack" aria-labelledby="sans-chiffres">
<h2 id="sans-chiffres">${words.noNumbersTitle}</h2>
<p>${say(words.noNumbers)}</p>
<ul class="document-rows">${withoutNumbers.map((document) => html`<li>${documentRow(document, now)}</li>`)}</ul>
${pagination(pages, (page) => `${resultsUrl({ page })}#sans-chiffres`)}
</section>`
}`
  return carnetPage(data, { title: words.title, tab: 'results', body, script: data.assets.readAloudScript })
}

function latestOf(analysis: Analysis): AloudMeasure {
  const { key, label, series } = analysis
  return { key, label, unit: series[0]!.unit, measure: measuresInList(analysis)[0] }
}

function card(analysis: Analysis, sameName: readonly Analysis[], now: Date): Html {
  const [series] = analysis.series
  const [latest, before] = measuresInList(analysis)
  const change = changeSince(latest, before)
  const count = analysis.series.reduce((sum, series) => sum + series.count, 0)
  const apart = apartInWords(analysis, sameName)
  return html`<article class="card">
  <h3><a href="${resultUrl(analysis.key)}">${nameOf(analysis)}</a></h3>
  ${apart && html`<p>${apart}</p>`}
  <p class="card-value">${valueInWords(latest, series!.unit)}</p>
  <p><time datetime="${latest.at.toISOString()}">${dayWithDistance(latest.at, now)}</time></p>
  ${positionInWords(latest)}
  <p class="soft">${intervalInWords(latest)}</p>
  ${change && html`<p class="change"><span aria-hidden="true">${words.changes[change].sign}</span> ${words.changes[change].words}</p>`}
  ${before && html`<p class="soft">${words.before(valueInWords(before, series!.unit), whenInWords(before))}</p>`}
  ${count > 1 && html`<p class="soft small">${words.measures(count)}</p>`}
</article>`
}

function byName(a: Analysis, b: Analysis): number {
  return nameOf(a).localeCompare(nameOf(b), 'fr')
}
