/** « Qui a regardé mon carnet ». Spec: people.md P-18; rules.md TRA-02, TRA-06. */

import { civilDay } from '@carnet/core/model/civil-day.ts'
import type { Trace, TraceActor } from '@carnet/core/model/trace.ts'
import { type Html, html } from '../html.ts'
import { type AccessEvent, accessDays, accessEvents } from '../ui/access-sentence/access-group.ts'
import {
  accessSentence,
  actorInWords,
  isExplained,
  type OpenableDocuments,
} from '../ui/access-sentence/access-sentence.ts'
import { behindTap } from '../ui/behind-tap/behind-tap.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { chip } from '../ui/chip/chip.ts'
import { emptyState } from '../ui/empty-state/empty-state.ts'
import { csrfField, selectField, textField } from '../ui/field/field.ts'
import { foldedFilter } from '../ui/field/filter.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { pagination } from '../ui/pagination/pagination.ts'
import { type AccessLogQuery, accessLogFileUrl, accessLogUrl, reportUrl, urls } from '../urls.ts'
import { accessLog as words } from '../words/access-log.ts'
import { accessLogFile as fileWords } from '../words/access-log-file.ts'
import {
  dayInWords,
  dayWithDistance,
  distanceInWords,
  momentInWords,
  shortDayInWords,
} from '../words/dates.ts'
import { notices as noticeWords } from '../words/notices.ts'
import { numberInWords } from '../words/numbers.ts'
import { type Easy, sayIn } from '../words/readings.ts'
import { reports as reportWords } from '../words/reports.ts'
import { toldOfHolder } from '../words/told-of-holder.ts'
import { tellIn, toldIn } from '../words/whose.ts'
import { accessFilters, accessViews } from './access-filter.ts'
import { gestureForm } from './professional-gestures.ts'

export type ServiceSummary = {
  readonly kind: keyof typeof words.services
  /** As the directory calls it, when it knows it. */
  readonly name: string | null
  /** Its last deposit of which the reader may know. */
  readonly lastAt: Date
}

export type AccessLogData = Carnet & {
  /** The lines of this page, already narrowed by `query`, newest first. */
  readonly traces: readonly Trace[]
  /** Emergency accesses, newest first, whatever the query; those of the last 30 days are shown on top. */
  readonly emergencies: readonly Trace[]
  readonly openable: OpenableDocuments
  readonly query: AccessLogQuery
  readonly lastPage: number
  /** When the record was opened: since when nobody looked. */
  readonly openedAt: Date
  /** What the reader said of a line, by its id. */
  readonly marks?: ReadonlyMap<string, keyof typeof reportWords.marks>
  /** The reader may report a line (CON-24). */
  readonly mayReport?: boolean
  /** The reader may block a professional (CON-11). */
  readonly mayBlock?: boolean
  /** Told while the access matrix in force is not the official one (MAT-05). */
  readonly provisionalMatrix: boolean
  /** Those that feed the record by themselves, in their view (TRA-10). */
  readonly services?: readonly ServiceSummary[]
  /** The last head that was signed over the whole log; undefined: nothing is sealed yet, or the reader is not the holder. */
  readonly sealed?: { readonly lines: number; readonly at: Date } | undefined
  /** Whose lines these are, when the query asks for those of one. */
  readonly only?: TraceActor | undefined
}

const emergencyDays = 30

export function accessLogPage(data: AccessLogData): string {
  const { query, traces } = data
  const say = toldBy(data)
  const first = toldFirst(data)
  const body = html`<div class="sheet-head">
  <h1>${toldIn(data)(words.title)}</h1>
  <p class="soft">${say(words.intro)}</p>
</div>
${first.length > 0 && emergencies(first, data)}
${viewLinks(data)}
${query.view !== 'services' && filterForm(data)}
${query.sameAs !== null && onlyOf(data)}
${query.view === 'services' && serviceList(data)}
${traces.length === 0 && nothing(data)}
${traces.length > 0 && behindTap(data, 'accesses', html`${days(data, new Set(first.map(({ id }) => id)))}`)}
${pagination({ current: query.page, last: data.lastPage }, (page) => accessLogUrl({ ...query, page }))}
${traces.length > 0 && files(data)}
${data.mayReport && html`<p><a href="${urls.reports}">${reportWords.link}</a></p>`}
${data.entries.has('notices') && html`<p><a href="${urls.notices}">${noticeWords.choose}</a></p>`}
${data.provisionalMatrix && html`<p class="soft small">${say(words.provisional)}</p>`}`
  return carnetPage(data, { title: words.title, tab: 'accessLog', body, ruled: true })
}

/** What the page says of the record, to whoever reads it. */
function toldBy(data: AccessLogData): (text: string | Easy<string>) => string {
  const [say, told] = [sayIn(data.display), toldOfHolder(data)]
  return (text) => told(say(text))
}

function files({ query, sealed, display, csrf }: AccessLogData): Html {
  const say = sayIn(display)
  return html`<section class="stack" aria-labelledby="emporter"><h2 id="emporter">${fileWords.title}</h2>
<p class="soft">${say(fileWords.intro)}</p>
<div class="actions">${linkButton(fileWords.csv, accessLogFileUrl('accessLogTable', query), 'secondary')}
<form method="post" action="${accessLogFileUrl('accessLogPages', query)}">${csrfField(csrf)}${submitButton(fileWords.pdf, 'secondary')}</form></div>
${
  sealed &&
  html`<p>${fileWords.proof(numberInWords(sealed.lines), momentInWords(sealed.at))}</p>
<p class="soft">${say(fileWords.proofMeans)}</p>
<p><a href="${accessLogFileUrl('accessLogProof', query)}">${fileWords.proofFile}</a></p>`
}
</section>`
}

/** Emergency accesses of the last days, above the lines of the first page; where they alone are asked for, in their place. */
function toldFirst({ emergencies, query, now }: AccessLogData): readonly Trace[] {
  if (query.page !== 1 || query.view !== 'professionnels' || query.filter === 'urgences') return []
  const since = now.getTime() - emergencyDays * 86_400_000
  return emergencies.filter(({ at }) => at.getTime() >= since)
}

function emergencies(recent: readonly Trace[], data: AccessLogData): Html {
  return html`<section class="emergencies stack" aria-labelledby="urgences">
<h2 id="urgences">${words.emergencies}</h2>
<p>${toldBy(data)(words.emergenciesIntro)}</p>
<ul class="accesses">${accessEvents(recent).map((event) => line(event, data, data.now))}</ul>
</section>`
}

/** Another view keeps the dates, and nothing that is of the view that is left. */
function viewLinks(data: AccessLogData): Html {
  const { view, from, until } = data.query
  return html`<nav class="views" aria-label="${words.viewsTitle}">
  <ul class="view-list">${accessViews.map(
    (each) =>
      html`<li><a href="${accessLogUrl({ view: each, from, until })}"${each === view && html` aria-current="page"`}>${toldIn(data)(words.views[each])}</a></li>`,
  )}</ul>
</nav>
<p class="soft">${toldBy(data)(words.viewIntro[view])}</p>`
}

function onlyOf(data: AccessLogData): Html {
  const { query, only } = data
  const whose = only === undefined ? words.onlyOfNobody : words.onlyOf(actorInWords(only, data))
  return html`<p>${whose} <a href="${accessLogUrl({ ...query, sameAs: null, page: 1 })}">${words.ofEverybody}</a></p>`
}

function filterForm(data: AccessLogData): Html {
  const { query, now } = data
  const say = tellIn(data)
  const choices = accessFilters.map((filter) => ({ value: filter, words: say(words.filters[filter]) }))
  const day = (name: string, label: string, value: string | null) =>
    textField({
      name,
      label,
      type: 'date',
      autocomplete: 'off',
      optional: true,
      max: civilDay(now),
      ...(value !== null && { value }),
    })
  const narrowed = query.filter !== 'tout' || query.from !== null || query.until !== null
  const fields = html`${selectField('filtre', words.kind, choices, query.filter)}
    ${day('du', words.from, query.from)}
    ${day('au', words.until, query.until)}
    ${query.view !== 'professionnels' && html`<input type="hidden" name="vue" value="${query.view}">`}
    ${query.sameAs !== null && html`<input type="hidden" name="de" value="${query.sameAs}">`}
    ${submitButton(words.filter, 'secondary')}`
  return foldedFilter({ title: words.filterTitle, action: urls.accessLog, narrowed, fields })
}

function serviceList({ services = [], now, mayReport, display, helpPhone }: AccessLogData): Html | false {
  if (services.length === 0) return false
  return html`<ul class="people">${services.map(
    ({ kind, name, lastAt }) => html`<li><article class="person">
<h2>${(kind === 'structure' ? name : null) ?? words.services[kind].name}</h2>
<p>${words.lastSent} <time datetime="${lastAt.toISOString()}">${dayWithDistance(lastAt, now)}</time></p>
<p class="soft">${sayIn(display)(words.services[kind].opposing)(helpPhone)}</p>
</article></li>`,
  )}</ul>
${mayReport && html`<p><a href="${reportUrl({ kind: 'service' })}">${reportWords.service}</a></p>`}`
}

function nothing(data: AccessLogData): Html | false {
  const { query, openedAt, services = [] } = data
  const [say, told] = [toldBy(data), toldOfHolder(data)]
  if (query.view === 'services')
    return (
      services.length === 0 && emptyState({ title: told(words.noServiceTitle), text: say(words.noService) })
    )
  const narrowed = [query.from, query.until, query.sameAs].some((each) => each !== null)
  if (query.filter === 'tout' && !narrowed)
    return query.view === 'activites'
      ? emptyState({ title: told(words.noActivityTitle), text: say(words.noActivity) })
      : emptyState({ title: told(words.emptyTitle(shortDayInWords(openedAt))), text: say(words.empty) })
  const all = linkButton(words.noMatchWayOut, accessLogUrl({ view: query.view }), 'secondary')
  return emptyState({ title: words.noMatchTitle, text: say(words.noMatch), action: all })
}

/** `toldAbove`: the lines, by id, that stand on this page already. */
function days(data: AccessLogData, toldAbove: ReadonlySet<string>): readonly Html[] {
  const left = data.traces.filter(({ id }) => !toldAbove.has(id))
  return accessDays(left).map(
    ({ day, at, people }) => html`<section class="leaf" aria-labelledby="jour-${day}">
  <div class="leaf-margin"><h2 id="jour-${day}">${dayInWords(at)}</h2><p class="small">${distanceInWords(at, data.now)}</p></div>
  <ul class="leaf-body accesses">${people.flatMap(({ events }) => events.map((event) => line(event, data)))}</ul>
</section>`,
  )
}

/** `now`: it stands under no day, and says its own. */
function line(event: AccessEvent, data: AccessLogData, now?: Date): Html {
  const gestures = { beside: gesturesOn(event, data), onceExplained: onceExplained(event, data) }
  return html`<li>${accessSentence(event, data.openable, { ...gestures, holder: data.holder, now })}</li>`
}

/** What is asked of every line stands beside it; the rest is folded, where there is a fold: a line is short. */
function gesturesOn(event: AccessEvent, data: AccessLogData): Html | false {
  return actions([
    ...(data.mayReport === true ? answersTo(event, data) : []),
    !isExplained(event) && onlyHisLink(event, data.query),
  ])
}

/** P-19: who reads why somebody had access may take it away there. */
function onceExplained(event: AccessEvent, data: AccessLogData): Html | false {
  const { actor } = event.trace
  return actions([
    data.mayBlock === true &&
      actor.kind === 'professional' &&
      gestureForm(data, actor, 'blockProfessional', 'secondary'),
    onlyHisLink(event, data.query),
  ])
}

function actions(gestures: readonly (Html | false)[]): Html | false {
  return gestures.some((each) => each !== false) && html`<div class="actions">${gestures}</div>`
}

/** Who and when are told to who hears only the links. */
function onlyHisLink({ trace }: AccessEvent, { view, from, until, sameAs }: AccessLogQuery): Html | false {
  if (sameAs !== null || trace.actor.kind === 'patient' || trace.actor.kind === 'system') return false
  const link = html`${words.onlyHis}<span class="off-screen">\u00a0: ${actorInWords(trace.actor)}</span>`
  return linkButton(link, accessLogUrl({ view, from, until, sameAs: trace.id }), 'quiet')
}

/** How a line of another is disputed; of oneself, or of the server by itself, it is not. */
const dispute: Readonly<Partial<Record<TraceActor['kind'], string>>> = {
  professional: reportWords.unknownPerson,
  staff: reportWords.unknownPerson,
  structure: reportWords.unknownStructure,
  legalRepresentative: reportWords.reportAccess,
  carer: reportWords.reportAccess,
  insuranceAgent: reportWords.reportAccess,
  operator: reportWords.reportAccess,
}

/** « C’est normal », or « Je ne connais pas cette personne »; or what was answered. P-18. */
function answersTo({ trace, last }: AccessEvent, { marks, query, csrf }: AccessLogData): readonly Html[] {
  const ask = dispute[trace.actor.kind]
  if (ask === undefined) return []
  const which = html`<span class="off-screen">\u00a0: ${actorInWords(trace.actor)}, ${momentInWords(last)}</span>`
  const mark = marks?.get(trace.id)
  if (mark === 'disputed') return [chip({ words: reportWords.marks.disputed, tone: 'urgent' })]
  const report = linkButton(html`${ask}${which}`, reportUrl({ kind: 'access', id: trace.id }), 'quiet')
  if (mark === 'recognised') return [chip({ words: reportWords.marks.recognised, tone: 'plain' }), report]
  return [
    html`<form method="post" action="${accessLogUrl(query)}">${csrfField(csrf)}${submitButton(
      html`${reportWords.normal}${which}`,
      'quiet',
      { name: 'normal', value: trace.id },
    )}</form>`,
    report,
  ]
}
