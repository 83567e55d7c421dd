/** « Accueil »: what waits for the reader, what is new, five lines at most of each. Spec: people.md P-02. */
import type { HomeTask, TaskBlock } from '@carnet/core/model/home-task.ts'
import type { Day } from '@carnet/core/model/identity.ts'
import type { HourOfDay } from '@carnet/core/model/time-zone.ts'
import type { TraceActor } from '@carnet/core/model/trace.ts'
import { type Hole, type Html, html } from '../html.ts'
import { filled, inFrench, type Speech, speechIn } from '../speech.ts'
import { actorBriefly } from '../ui/access-sentence/access-sentence.ts'
import { behindTap } from '../ui/behind-tap/behind-tap.ts'
import { linkButton } from '../ui/button/button.ts'
import { authorBriefly, type DocumentSummary, dateOf } from '../ui/document-row/document-row.ts'
import { type IconName, icon } from '../ui/icon/icon.ts'
import { notice } from '../ui/notice/notice.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { accessLogUrl, documentUrl, urls } from '../urls.ts'
import { familyOf } from '../words/document-families.ts'
import { hoursInWords } from '../words/reminders.ts'
import { gluedSigns } from '../words/typography.ts'
import { searchForm } from './search.ts'
import { dayIn } from './treatments.ts'

export type CarnetHomeData = Carnet & {
  /** Of who reads his own carnet. */
  readonly firstName: string | undefined
  /** Five at most, chosen before. */
  readonly tasks: readonly HomeTask[]
  /** What could not be looked at just now: the rest is shown. */
  readonly unavailable: readonly TaskBlock[]
  /** Five at most, chosen before; emergencies first. */
  readonly news: readonly HomeNews[]
  /** How many documents came, on all lines; undefined: they could not be read just now. */
  readonly addedCount: number | undefined
  /** Who read could not be looked at just now. */
  readonly accessesUnavailable?: boolean
  /** When the reader was last here; undefined: nobody knows, and news are those of a month. */
  readonly previousVisitAt: Date | null | undefined
  /** undefined: it could not be read just now. */
  readonly card: { readonly filled: boolean; readonly changedAt: Date | undefined } | undefined
  /** The reader may add a document. */
  readonly mayAdd?: boolean
  /** The reader may take the record away (TRA-11). */
  readonly mayTakeAway?: boolean
}

export type HomeNews =
  | {
      readonly kind: 'emergency' | 'card' | 'read' | 'helperAdded'
      readonly actor: TraceActor
      readonly count: number
      readonly at: Date
    }
  /** The newest of one author, and how many came from him. */
  | { readonly kind: 'added'; readonly document: DocumentSummary; readonly count: number }
  | { readonly kind: 'vaccination'; readonly vaccine: string; readonly on: Day }

export function carnetHomePage(data: CarnetHomeData): string {
  const { firstName, tasks, unavailable } = data
  const speech = speechIn(data.display, data)
  const words = speech.words.carnetHome
  const body = html`<div class="sheet-head">
  <h1>${firstName === undefined ? words.title : words.hello(firstName)}</h1>
</div>
<section class="stack" aria-labelledby="du-nouveau"><h2 id="du-nouveau">${words.news}</h2>
${behindTap(data, 'news', html`${newsOf(data, speech)}`)}
</section>
<section class="stack" aria-labelledby="a-faire"><h2 id="a-faire">${words.toDo}</h2>
${tasks.length > 0 && html`<ul class="to-do">${tasks.map((task) => html`<li>${taskLink(task, speech)}</li>`)}</ul>`}
${tasks.length === 0 && unavailable.length === 0 && html`<p>${speech.say(words.nothingToDo)}</p>`}
${unavailable.map((block) => notice('attention', words.unavailable[block]))}
</section>
<section class="stack" aria-labelledby="raccourcis"><h2 id="raccourcis">${words.shortcuts}</h2>
<div${inFrench(speech)}>${searchForm(data, '')}</div>
<ul class="jumps">${shortcuts(data, speech).map(([name, url]) => html`<li><a class="line-link" href="${url}">${name}</a></li>`)}</ul>
</section>
<section class="stack" aria-labelledby="en-cas-d-urgence"><h2 id="en-cas-d-urgence">${words.card.title}</h2>
${cardStatus(data, speech)}
<div class="actions">${linkButton(words.card.see, urls.card, 'secondary')}</div>
</section>`
  return carnetPage(data, { title: words.title, tab: 'carnet', body, translated: true })
}

/** What people come for first stands first: their results, then their documents. */
function shortcuts(
  { firstName, mayAdd, mayTakeAway }: CarnetHomeData,
  { words: { shortcuts, treatmentPageNames }, say }: Speech,
): readonly (readonly [string, string])[] {
  const titled = (page: { readonly title: string; readonly neutralTitle: string }) =>
    firstName === undefined ? page.neutralTitle : page.title
  return [
    [say(shortcuts.results), urls.results],
    [say(shortcuts.documents), urls.documents],
    [say(treatmentPageNames.treatments), urls.treatments],
    [say(treatmentPageNames.vaccinations), urls.vaccinations],
    ...(mayAdd ? ([[say(shortcuts.addDocument), urls.addDocument]] as const) : []),
    [titled(shortcuts.profile), urls.healthProfile],
    ...(mayTakeAway ? ([[titled(shortcuts.takeAway), urls.export]] as const) : []),
  ]
}

function newsOf(data: CarnetHomeData, speech: Speech): readonly (Html | false)[] {
  const words = speech.words.carnetHome
  const { news, addedCount, accessesUnavailable = false, previousVisitAt } = data
  const isWhole = addedCount !== undefined && !accessesUnavailable
  return [
    previousVisitAt === null && html`<p>${words.firstVisit}</p>`,
    previousVisitAt instanceof Date && (addedCount ?? 0) > 1 && html`<p>${words.added(addedCount!)}</p>`,
    news.length > 0 &&
      html`<ul class="news">${news.map((line) => html`<li>${newsLine(line, data.now, speech)}</li>`)}</ul>`,
    news.length === 0 &&
      isWhole &&
      previousVisitAt !== null &&
      html`<p>${nothingSince(previousVisitAt, speech)}</p>`,
    addedCount === undefined && notice('attention', words.newsUnavailable),
    accessesUnavailable && notice('attention', words.accessesUnavailable),
  ]
}

function nothingSince(
  previousVisitAt: Date | undefined,
  { words: { carnetHome: words }, dates }: Speech,
): string {
  return previousVisitAt === undefined ? words.nothingLately : words.nothingNew(dates.day(previousVisitAt))
}

function newsLine(line: HomeNews, now: Date, speech: Speech): Html {
  const { dates, asWritten } = speech
  const words = speech.words.carnetHome
  const say = words.newsOf
  if (line.kind === 'added') return addedLine(line, speech)
  if (line.kind === 'vaccination')
    return html`${filled((vaccine) => say.vaccination(vaccine!, dayIn(dates)(line.on)), asWritten(line.vaccine))} <a href="${urls.vaccinations}">${words.seeVaccinations}</a>`
  const when = dates.momentBriefly(line.at, now)
  const { kind } = line
  const told = kind === 'emergency' || kind === 'card'
  const sentence = filled(
    (who) => (told ? say[kind](who!, when) : say[kind](who!, line.count, when)),
    asWritten(actorBriefly(line.actor)),
  )
  return told
    ? html`<strong class="urgent">${sentence}</strong> <a href="${accessLogUrl({ filter: 'urgences' })}">${words.seeWhy}</a>`
    : html`${sentence} <a href="${accessLogUrl({ filter: 'lectures' })}">${words.seeWhy}</a>`
}

/** « Laboratoire BioSud a ajouté des résultats d’analyses du 2 juin 2026 : Bilan sanguin ». */
function addedLine(
  { document, count }: Extract<HomeNews, { kind: 'added' }>,
  { words: { carnetHome: words }, dates, asWritten }: Speech,
): Html {
  const { added, addedSeveral } = words.newsOf
  const said = filled(
    (who) =>
      count > 1
        ? addedSeveral(who!, count)
        : added(who!, words.addedAs[familyOf(document)], dates.day(dateOf(document))),
    asWritten(authorBriefly(document)),
  )
  return html`${said} <a href="${documentUrl(document.id)}">${asWritten(gluedSigns(document.title))}</a>`
}

function cardStatus(
  { firstName, card }: CarnetHomeData,
  { words: { carnetHome: words }, dates }: Speech,
): Html {
  if (card === undefined) return notice('attention', words.card.unavailable)
  const own = firstName !== undefined
  const { filled, neutralFilled, empty, neutralEmpty } = words.card
  if (!card.filled || card.changedAt === undefined) return html`<p>${own ? empty : neutralEmpty}</p>`
  return html`<p>${(own ? filled : neutralFilled)(dates.day(card.changedAt))}</p>`
}

function taskLink(task: HomeTask, speech: Speech): Html {
  const { url, said } = taskInWords(task, speech)
  return html`<a class="to-do-link" href="${url}">${icon(icons[task.kind])}<span>${said}</span></a>`
}

const icons = {
  readResult: 'resultats',
  addPasskey: 'key',
  addContact: 'key',
  planVaccination: 'prevention',
  vaccineReminder: 'bell',
  treatmentReminder: 'bell',
  fillProfile: 'personnels',
} as const satisfies Record<HomeTask['kind'], IconName>

/** As a clock shows them where the language is not ours. */
function hoursIn(hours: readonly HourOfDay[], language: Speech['language']): string {
  return language === 'fr' ? hoursInWords(hours) : hours.join(', ')
}

function taskInWords(
  task: HomeTask,
  { words: { carnetHome: words }, dates, asWritten, language }: Speech,
): { readonly url: string; readonly said: Hole } {
  switch (task.kind) {
    case 'readResult':
      return {
        url: documentUrl(task.documentId),
        said: filled(
          (title) => words.tasks.readResult(title!, dates.day(task.at)),
          asWritten(gluedSigns(task.title)),
        ),
      }
    case 'addPasskey':
      return { url: urls.addPasskey, said: words.tasks.addPasskey }
    case 'addContact':
      return { url: urls.changeContact, said: words.tasks.addContact }
    case 'planVaccination': {
      const say = task.past ? words.tasks.checkVaccination : words.tasks.planVaccination
      return {
        url: urls.vaccinations,
        said: filled((vaccine) => say(vaccine!, dayIn(dates)(task.on)), asWritten(gluedSigns(task.vaccine))),
      }
    }
    case 'vaccineReminder':
      return {
        url: urls.reminders,
        said: filled(
          (vaccine) => words.tasks.vaccineReminder(vaccine!, dayIn(dates)(task.on)),
          asWritten(gluedSigns(task.vaccine)),
        ),
      }
    case 'treatmentReminder':
      return {
        url: urls.reminders,
        said: filled(
          (name) => words.tasks.treatmentReminder(name!, hoursIn(task.hours, language)),
          asWritten(gluedSigns(task.name)),
        ),
      }
    case 'fillProfile':
      return { url: urls.healthProfile, said: words.tasks.fillProfile }
  }
}
