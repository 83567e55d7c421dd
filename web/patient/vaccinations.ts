/** « Mes vaccins »: those that documents tell of, by disease, and what the calendar says at this age. Spec: people.md P-10. */
import { civilDay } from '@carnet/core/model/civil-day.ts'
import type { Day } from '@carnet/core/model/identity.ts'
import { type VaccineReminder, vaccineReminderHour } from '@carnet/core/model/reminder.ts'
import type { TimeZone } from '@carnet/core/model/time-zone.ts'
import {
  type CalendarState,
  type KnownVaccination,
  statusOf,
  type VaccinationCalendar,
} from '@carnet/core/model/vaccination.ts'
import { type Html, html } from '../html.ts'
import { frenchSpeech } from '../speech.ts'
import { behindTap } from '../ui/behind-tap/behind-tap.ts'
import { submitButton } from '../ui/button/button.ts'
import { cardTable } from '../ui/card-table/card-table.ts'
import { chip } from '../ui/chip/chip.ts'
import { emptyState } from '../ui/empty-state/empty-state.ts'
import { csrfField } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { documentUrl, urls, vaccineReminderUrl } from '../urls.ts'
import { childFollowUp } from '../words/child-follow-up.ts'
import { dtmInWords, shortDayInWords } from '../words/dates.ts'
import { sayIn } from '../words/readings.ts'
import { hourInWords, type ReminderWay, reminders, reminderWays, zoneInWords } from '../words/reminders.ts'
import { gluedSigns } from '../words/typography.ts'
import { targetNames, vaccinations as words } from '../words/vaccinations.ts'
import { toldIn } from '../words/whose.ts'
import { treatmentPages, vaccinationProofLink } from './treatment-pages.ts'

export type VaccinationsData = Carnet & {
  /** Of the documents that the reader may see, decided before; latest first. */
  readonly vaccinations: readonly KnownVaccination[]
  readonly calendar: VaccinationCalendar
  /** What it says at this age; undefined when the birth date is not known to the day. */
  readonly states: readonly CalendarState[] | undefined
  /** A child's: growth and examinations have a page. */
  readonly child?: boolean
  /** What the reader asked to be reminded of, and by which way that reaches him. */
  readonly reminders: readonly (VaccineReminder & { readonly id: string })[]
  readonly way: ReminderWay
  readonly zone: TimeZone
  readonly done?: keyof typeof reminders.done | undefined
}

export function vaccinationsPage(data: VaccinationsData): string {
  const { vaccinations, calendar, states } = data
  const say = sayIn(data.display)
  const body = html`<div class="sheet-head">
  ${treatmentPages('vaccinations', frenchSpeech(data.display))}
  <h1>${toldIn(data)(words.title)}</h1>
</div>
${data.done && notice(data.done === 'asked' || data.done === 'stopped' ? 'done' : 'attention', html`<p>${reminders.done[data.done]}</p><p><a class="line-link" href="${urls.reminders}">${words.allReminders}</a></p>`, 'status')}
${notice('plain', say(words.banner))}
${data.child && html`<p><a class="line-link" href="${urls.childFollowUp}">${childFollowUp.link}</a></p>`}
${vaccinations.length > 0 && vaccinationProofLink(data, 'main', frenchSpeech(data.display))}
${vaccinations.length === 0 && emptyState({ title: words.emptyTitle, text: say(words.empty) })}
${
  vaccinations.length > 0 &&
  html`<section class="stack" aria-labelledby="notes">
<h2 id="notes">${words.known}</h2>
${behindTap(data, 'vaccinations', html`${vaccinationTables({ vaccinations, calendar, linked: true })}`)}
</section>`
}
<section class="stack" aria-labelledby="calendrier">
<h2 id="calendrier">${words.calendar(calendar.edition)}</h2>
<p>${say(words.calendarFor)}</p>
${
  states === undefined
    ? html`<p>${say(words.noBirthDate)}</p>`
    : html`<ul class="cards">${states.map((state) => html`<li>${calendarCard(data, state)}</li>`)}</ul>`
}
<p class="soft">${words.source} <a href="${calendar.sourceUrl}">${calendar.source}</a></p>
</section>`
  return carnetPage(data, { title: words.title, tab: 'treatments', body })
}

/** By disease. `linked`: each leads to the document that tells of it. */
export function vaccinationTables({
  vaccinations,
  calendar,
  linked,
}: Pick<VaccinationsData, 'vaccinations' | 'calendar'> & { readonly linked: boolean }): readonly Html[] {
  return groupsOf(vaccinations, calendar).map((group) => vaccinationTable(group, linked))
}

type Group = { readonly name: string; readonly known: readonly KnownVaccination[] }

/** A vaccine against several diseases stands under each; what nothing names, apart. */
function groupsOf(
  vaccinations: readonly KnownVaccination[],
  { lines }: VaccinationCalendar,
): readonly Group[] {
  const ofLines = lines.map(({ name, targets }) => ({
    name,
    known: vaccinations.filter((each) => each.targets.some((target) => targets.includes(target))),
  }))
  const inLines = new Set(lines.flatMap(({ targets }) => targets))
  const ofTargets = Object.entries(targetNames).map(([target, name]) => ({
    name,
    known: vaccinations.filter((each) => each.targets.some((one) => one === target && !inLines.has(one))),
  }))
  const shown = new Set([...ofLines, ...ofTargets].flatMap(({ known }) => known))
  const others = { name: words.others, known: vaccinations.filter((each) => !shown.has(each)) }
  return [...ofLines, ...ofTargets, others].filter(({ known }) => known.length > 0)
}

function vaccinationTable({ name, known }: Group, linked: boolean): Html {
  const { columns } = words
  return cardTable({
    caption: name,
    columns: [columns.when, columns.product, columns.by, ...(linked ? [columns.source] : [])],
    lines: known.map((vaccination) => {
      const when = vaccination.at === undefined ? words.noDate : dtmInWords(vaccination.at.slice(0, 8))
      return [
        when,
        productCell(vaccination),
        [vaccination.by?.replace(/^DR /, 'Dr '), vaccination.organisation].filter(Boolean).join(', ') ||
          words.nobody,
        ...(linked ? [documentLinks(vaccination, when)] : []),
      ]
    }),
  })
}

function documentLinks({ documentIds }: KnownVaccination, when: string): readonly Html[] {
  return documentIds.map(
    (id, rank, { length }) =>
      html`<a class="line-link" href="${documentUrl(id)}">${words.read}${length > 1 && ` (${rank + 1})`}<span class="off-screen"> ${words.readOf(when)}</span></a> `,
  )
}

function productCell({ product, lot, rank, agreement }: KnownVaccination): Html {
  const details = [lot && words.lot(lot), rank && words.rank(rank)].filter(Boolean).join(', ')
  return html`${gluedSigns(product)}${details !== '' && html` <span class="soft">(${details})</span>`}${agreement === 'differs' && html`<br>${words.differs}`}`
}

const tones = { upToDate: 'done', toPlan: 'new', toCheck: 'attention' } as const

function calendarCard(data: VaccinationsData, state: CalendarState): Html {
  const { line, reached, next, eachAutumn } = state
  const status = statusOf(state, civilDay(data.now))
  return html`<article class="card">
  <h3>${line.name}</h3>
  <p>${chip({ words: words.statuses[status], tone: tones[status] })}</p>
  ${reached && html`<p>${(reached.found ? words.found : words.toCheck)(reached.appointment.name)}</p>`}
  ${eachAutumn && html`<p>${words.eachAutumn}</p>`}
  ${
    next &&
    html`<p>${words.next(next.appointment.name, shortDayInWords(new Date(`${next.on}T12:00:00Z`)))}</p>
  <p><a class="line-link" href="${vaccineReminderUrl(next.on)}">${words.reminder}<span class="off-screen"> ${words.reminderOf(line.name)}</span></a></p>
  ${reminderOf(data, line, next.on)}`
  }
</article>`
}

/** POSTs `geste` (`rappeler` with `ligne`, `arreter` with `rappel`) and `csrf`. */
function reminderOf(
  { reminders: asked, csrf, way, zone }: VaccinationsData,
  { id, name }: CalendarState['line'],
  on: Day,
): Html {
  const about = html`<span class="off-screen"> ${words.reminderOf(name)}</span>`
  const form = (geste: string, field: Html, button: string) =>
    html`<form method="post" action="${urls.vaccinations}">${csrfField(csrf)}${field}${submitButton(html`${button}${about}`, 'secondary', { name: 'geste', value: geste })}</form>`
  const known = asked.find((each) => each.line === id && each.on === on)
  if (known === undefined)
    return form('rappeler', html`<input type="hidden" name="ligne" value="${id}">`, words.remindMe)
  const when = `${hourInWords(vaccineReminderHour)} (${zoneInWords[zone]})`
  return html`<p>${words.reminded(shortDayInWords(new Date(`${on}T12:00:00Z`)), when, way && reminderWays[way])}</p>
  ${form('arreter', html`<input type="hidden" name="rappel" value="${known.id}">`, words.remindNoMore)}`
}
