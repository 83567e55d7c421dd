/** « Accueil »: what waits for the reader, five lines at most, and what is new. Spec: people.md P-02. */
import type { HomeTask, TaskBlock } from '@carnet/core/model/home-task.ts'
import { type Html, html } from '../html.ts'
import { linkButton } from '../ui/button/button.ts'
import { type DocumentSummary, documentRow } from '../ui/document-row/document-row.ts'
import { type IconName, icon } from '../ui/icon/icon.ts'
import { notice } from '../ui/notice/notice.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { documentUrl, urls } from '../urls.ts'
import { takeAway } from '../words/archive.ts'
import { carnetHome as words } from '../words/carnet-home.ts'
import { shortDayInWords } from '../words/dates.ts'
import { documents } from '../words/documents.ts'
import { emergencyCard } from '../words/emergency-card.ts'
import { healthProfile } from '../words/health-profile.ts'
import { addDocument } from '../words/own-documents.ts'
import { sayIn } from '../words/readings.ts'
import { results } from '../words/results.ts'
import { treatments } from '../words/treatments.ts'
import { gluedSigns } from '../words/typography.ts'
import { vaccinations } from '../words/vaccinations.ts'
import { dayInWords } from './treatments.ts'

export type CarnetHomeData = Carnet & {
  readonly own: boolean
  /** Five at most, chosen before. */
  readonly tasks: readonly HomeTask[]
  /** What could not be looked at just now: the rest is shown. */
  readonly unavailable: readonly TaskBlock[]
  /** undefined: they could not be read just now. */
  readonly news: { readonly documents: readonly DocumentSummary[]; readonly count: number } | undefined
  readonly previousVisitAt: Date | null
  /** The reader may add a document. */
  readonly mayAdd?: boolean
  /** The reader may take the record away (TRA-11). */
  readonly mayTakeAway?: boolean
}

export function carnetHomePage(data: CarnetHomeData): string {
  const { own, tasks, unavailable } = data
  const body = html`<div class="sheet-head">
  <h1>${own ? words.hello : words.title}</h1>
</div>
<section class="stack" aria-labelledby="a-faire"><h2 id="a-faire">${words.toDo}</h2>
${tasks.length > 0 && html`<ul class="to-do">${tasks.map((task) => html`<li>${taskLink(task)}</li>`)}</ul>`}
${tasks.length === 0 && unavailable.length === 0 && html`<p>${sayIn(data.display)(words.nothingToDo)}</p>`}
${unavailable.map((block) => notice('attention', words.unavailable[block]))}
</section>
<section class="stack" aria-labelledby="du-nouveau"><h2 id="du-nouveau">${words.news}</h2>
${newsOf(data)}
</section>
<section class="stack" aria-labelledby="raccourcis"><h2 id="raccourcis">${words.shortcuts}</h2>
<ul class="jumps">${shortcuts(data).map(([name, url]) => html`<li><a class="line-link" href="${url}">${name}</a></li>`)}</ul>
</section>`
  return carnetPage(data, { title: words.title, tab: 'carnet', body })
}

/** What people come for first stands first: their results, then their documents. */
function shortcuts({ own, mayAdd, mayTakeAway }: CarnetHomeData): readonly (readonly [string, string])[] {
  const titled = (page: { readonly title: string; readonly neutralTitle: string }) =>
    own ? page.title : page.neutralTitle
  return [
    [results.title, urls.results],
    [documents.title, urls.documents],
    [treatments.title, urls.treatments],
    [vaccinations.title, urls.vaccinations],
    ...(mayAdd ? ([[addDocument.link, urls.addDocument]] as const) : []),
    [titled(healthProfile), urls.healthProfile],
    [titled(emergencyCard), urls.card],
    ...(mayTakeAway ? ([[titled(takeAway), urls.export]] as const) : []),
  ]
}

function newsOf({ news, previousVisitAt, now }: CarnetHomeData): Html {
  if (news === undefined) return notice('attention', words.newsUnavailable)
  if (previousVisitAt === null) return html`<p>${words.firstVisit}</p>`
  if (news.count === 0) return html`<p>${words.nothingNew(shortDayInWords(previousVisitAt))}</p>`
  return html`<p>${words.added(news.count)}</p>
<ul class="document-rows">${news.documents.map((document) => html`<li>${documentRow(document, now)}</li>`)}</ul>`
}

function taskLink(task: HomeTask): Html {
  const { url, said } = taskInWords(task)
  return html`<a class="to-do-link" href="${url}">${icon(icons[task.kind])}<span>${gluedSigns(said)}</span></a>`
}

const icons = {
  readResult: 'resultats',
  addPasskey: 'key',
  addContact: 'key',
  planVaccination: 'prevention',
  fillProfile: 'personnels',
} as const satisfies Record<HomeTask['kind'], IconName>

function taskInWords(task: HomeTask): { readonly url: string; readonly said: string } {
  switch (task.kind) {
    case 'readResult':
      return {
        url: documentUrl(task.documentId),
        said: words.tasks.readResult(task.title, shortDayInWords(task.at)),
      }
    case 'addPasskey':
      return { url: urls.addPasskey, said: words.tasks.addPasskey }
    case 'addContact':
      return { url: urls.changeContact, said: words.tasks.addContact }
    case 'planVaccination': {
      const say = task.past ? words.tasks.checkVaccination : words.tasks.planVaccination
      return { url: urls.vaccinations, said: say(task.vaccine, dayInWords(task.on)) }
    }
    case 'fillProfile':
      return { url: urls.healthProfile, said: words.tasks.fillProfile }
  }
}
