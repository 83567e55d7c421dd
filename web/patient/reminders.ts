/** « Mes rappels »: what the reader asked to be reminded of, and the form of a treatment. Spec: people.md P-09, P-10. */
import type { Day } from '@carnet/core/model/identity.ts'
import { type SeenReminder, type VaccineReminder, vaccineReminderHour } from '@carnet/core/model/reminder.ts'
import { clockAt, type TimeZone } from '@carnet/core/model/time-zone.ts'
import type { KnownTreatment } from '@carnet/core/model/treatment.ts'
import { type Html, html } from '../html.ts'
import { frenchSpeech } from '../speech.ts'
import { behindTap } from '../ui/behind-tap/behind-tap.ts'
import { submitButton } from '../ui/button/button.ts'
import { emptyState } from '../ui/empty-state/empty-state.ts'
import { errorSummary, type FieldProblem, problemOf } from '../ui/field/error-summary.ts'
import { csrfField, textField } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { treatmentReminderUrl, urls } from '../urls.ts'
import {
  hourInWords,
  hoursInWords,
  type ReminderWay,
  reminders as words,
  zoneInWords,
} from '../words/reminders.ts'
import { gluedSigns } from '../words/typography.ts'
import { inTheRecord, tellIn } from '../words/whose.ts'
import { treatmentPages } from './treatment-pages.ts'
import { dayInWords } from './treatments.ts'

export type RemindersDone = keyof typeof words.done

type ReminderPage = Carnet & {
  readonly zone: TimeZone
  readonly way: ReminderWay
}

export type RemindersData = ReminderPage & {
  /** The reader is the holder: how he is told is his to choose here. */
  readonly own: boolean
  readonly vaccines: readonly (VaccineReminder & { readonly id: string })[]
  readonly treatments: readonly SeenReminder[]
  /** Those of the list that are taken, and that nobody is reminded of. */
  readonly toAdd: readonly KnownTreatment[]
  readonly done?: RemindersDone | undefined
}

/** POSTs `geste` (`arreter`), `rappel` and `csrf`. */
export function remindersPage(data: RemindersData): string {
  const { vaccines, treatments, toAdd, done, own, way, zone } = data
  const say = tellIn(data)
  const today = clockAt(data.now, zone).day
  const none = vaccines.length + treatments.length === 0
  const body = html`<div class="sheet-head">
  ${treatmentPages('reminders', frenchSpeech(data.display, data))}
  <h1>${inTheRecord(data, words.title)}</h1>
  <p class="soft">${say(words.intro)}</p>
</div>
${done && notice(done === 'tooMany' || done === 'unknown' ? 'attention' : 'done', words.done[done], 'status')}
<p>${words.how(way, zoneInWords[zone])}</p>
${own && html`<p><a class="line-link" href="${urls.notices}">${words.choose}</a></p>`}
${none && emptyState({ title: words.none, text: say(words.noneHint) })}
${
  !none &&
  behindTap(
    data,
    'reminders',
    html`<section class="stack" aria-labelledby="demandes"><h2 id="demandes">${words.asked}</h2>
<ul class="cards">${vaccines.map((each) => html`<li>${vaccineCard(data, each, today)}</li>`)}${treatments.map(
      (each) => html`<li>${treatmentCard(data, each)}</li>`,
    )}</ul></section>`,
  )
}
<section class="stack" aria-labelledby="ajouter"><h2 id="ajouter">${words.add}</h2>
${toAdd.length === 0 && treatments.length === 0 && html`<p>${words.addNone}</p>`}
${toAdd.length > 0 && behindTap(data, 'treatments', html`<ul class="jumps">${toAdd.map(({ id, name }) => html`<li><a class="line-link" href="${treatmentReminderUrl(id)}">${words.addOf} ${gluedSigns(name)}</a></li>`)}</ul>`)}
<ul class="jumps"><li><a class="line-link" href="${urls.vaccinations}">${words.addVaccine}</a></li></ul>
</section>`
  return carnetPage(data, { title: words.title, asWritten: true, tab: 'treatments', body })
}

function vaccineCard(
  data: RemindersData,
  { id, vaccine, appointment, on }: RemindersData['vaccines'][number],
  today: Day,
): Html {
  const name = words.vaccine.name(vaccine)
  const when =
    on > today
      ? words.vaccine.will(dayInWords(on), hourInWords(vaccineReminderHour))
      : words.vaccine.did(appointment, dayInWords(on))
  return html`<article class="card">
  <h3>${gluedSigns(name)}</h3>
  <p>${when}</p>
  <div class="actions"><a class="line-link" href="${urls.vaccinations}">${words.vaccine.see}</a>
  ${stopForm(data, id, name)}</div>
</article>`
}

function treatmentCard(data: RemindersData, reminder: SeenReminder): Html {
  const { treatment } = reminder
  const name = treatment?.name ?? words.treatment.gone
  return html`<article class="card">
  <h3>${gluedSigns(name)}</h3>
  <p>${whenInWords(reminder)}</p>
  <div class="actions">${
    treatment?.state === 'current' &&
    html`<a class="line-link" href="${treatmentReminderUrl(treatment.id)}">${words.treatment.change}<span class="off-screen">${words.treatment.changeOf(name)}</span></a>`
  }
  ${stopForm(data, reminder.id, name)}</div>
</article>`
}

/** « Chaque jour à 8 h et 20 h, jusqu’au 3 mars 2026. » */
function whenInWords({ hours, from, until }: SeenReminder): string {
  const { each, from: since, until: last } = words.treatment
  return `${each(hoursInWords(hours))}${since(dayInWords(from))}${until === undefined ? '' : last(dayInWords(until))}.`
}

function stopForm({ csrf }: Carnet, id: string, name: string): Html {
  return html`<form method="post" action="${urls.reminders}">${csrfField(csrf)}<input type="hidden" name="rappel" value="${id}">${submitButton(html`${words.stop}<span class="off-screen">${words.stopOf(name)}</span>`, 'secondary', { name: 'geste', value: 'arreter' })}</form>`
}

export type TypedReminder = { readonly hours: string; readonly from: string; readonly until: string }

export type ReminderProblem =
  | 'hoursMissing'
  | 'tooMany'
  | { readonly notAnHour: string }
  | { readonly field: 'du' | 'au'; readonly why: 'notADay' | 'past' | 'reversed' }

export type TreatmentReminderData = ReminderPage & {
  readonly treatment: Pick<KnownTreatment, 'id' | 'name'>
  readonly typed: TypedReminder
  readonly problems?: readonly ReminderProblem[]
  readonly dayMax: number
}

/** POSTs `traitement`, `heures`, `du`, `au` and `csrf`. */
export function treatmentReminderPage(data: TreatmentReminderData): string {
  const { treatment, typed, dayMax, zone, way, csrf } = data
  const { form } = words
  const problems = problemsOf(data)
  const error = (field: string) => problemOf(problems, field)
  const body = html`<div class="sheet-head">
  <p><a class="back" href="${urls.reminders}">${form.back}</a></p>
  <h1>${inTheRecord(data, form.title)}</h1>
  <p>${gluedSigns(treatment.name)}</p>
</div>
${errorSummary(form.refused, problems)}
<p>${tellIn(data)(form.means)(dayMax)}</p>
<p>${words.how(way, zoneInWords[zone])}</p>
<form class="form" method="post" action="${urls.treatmentReminder}">${csrfField(csrf)}
  <input type="hidden" name="traitement" value="${treatment.id}">
  ${textField({ name: 'heures', label: form.hours, hint: form.hoursHint(zoneInWords[zone]), type: 'text', autocomplete: 'off', value: typed.hours, error: error('heures') })}
  ${textField({ name: 'du', label: form.from, type: 'date', autocomplete: 'off', value: typed.from, error: error('du') })}
  ${textField({ name: 'au', label: form.until, hint: form.untilHint, type: 'date', autocomplete: 'off', optional: true, value: typed.until, error: error('au') })}
  ${submitButton(form.submit, 'main')}
</form>`
  return carnetPage(data, { title: form.title, tab: 'treatments', body })
}

function problemsOf({ problems = [], dayMax }: TreatmentReminderData): readonly FieldProblem[] {
  const { form } = words
  return problems.map((problem) => {
    if (problem === 'hoursMissing') return { field: 'heures', words: form.hoursMissing }
    if (problem === 'tooMany') return { field: 'heures', words: form.tooMany(dayMax) }
    return 'notAnHour' in problem
      ? { field: 'heures', words: form.notAnHour(problem.notAnHour) }
      : { field: problem.field, words: form[problem.why] }
  })
}
