/** « Mes traitements »: one list of what documents and the person tell of. Spec: people.md P-09. */
import type {
  DeclaredTreatment,
  KnownTreatment,
  StoppedTreatment,
  TreatmentSource,
} from '@carnet/core/model/treatment.ts'
import { plainDisplay } from '../display.ts'
import { type Html, html } from '../html.ts'
import { inFrench, type Speech, speechIn } from '../speech.ts'
import { behindTap } from '../ui/behind-tap/behind-tap.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { confirm } from '../ui/confirm/confirm.ts'
import { type DocumentSummary, documentRow } from '../ui/document-row/document-row.ts'
import { emptyState } from '../ui/empty-state/empty-state.ts'
import { errorSummary, type FieldProblem, problemOf } from '../ui/field/error-summary.ts'
import { csrfField, textField } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { documentUrl, treatmentReminderUrl, urls } from '../urls.ts'
import { type Dates, datesIn } from '../words/languages/dates.ts'
import type { treatments } from '../words/treatments.ts'
import { gluedSigns } from '../words/typography.ts'
import { toldIn } from '../words/whose.ts'
import { treatmentPages, vaccinationProofLink } from './treatment-pages.ts'

export type TreatmentsDone = keyof typeof treatments.done

export type TreatmentProblem =
  | 'nameMissing'
  | 'tooMany'
  | { readonly tooLong: 'name' | 'posology'; readonly max: number }

export type TreatmentsData = Carnet & {
  /** Of the documents that the reader may see, decided before. */
  readonly treatments: readonly KnownTreatment[]
  /** About medicines, of which the list has none. */
  readonly unread: readonly DocumentSummary[]
  /** Documents tell of vaccinations: their proof may be asked for. */
  readonly tellsOfVaccinations: boolean
  /** Those that stand on the emergency card. */
  readonly allergies: readonly string[]
  /** The reader is the person whose treatments these are. */
  readonly own: boolean
  /** The reader may write in the list. */
  readonly mayWrite: boolean
  readonly typed: { readonly name: string; readonly posology: string }
  readonly problems?: readonly TreatmentProblem[]
  readonly done?: TreatmentsDone | undefined
  /** What was just written, which may be taken back. */
  readonly undo?: string | undefined
}

/** POSTs `csrf` and `geste`: `declare` with `nom` and `posologie`; `stop` with `traitement`; `resume`, `remove` with `ecrit`. */
export function treatmentsPage(data: TreatmentsData): string {
  const { treatments, unread } = data
  const speech = speechIn(data.display)
  const { say } = speech
  const words = speech.words.treatments
  const current = treatments.filter(({ state }) => state === 'current')
  const past = treatments.filter(({ state }) => state === 'past')
  const body = html`<div class="sheet-head">
  ${treatmentPages('treatments', speech)}
  <h1>${toldIn(data)(words.title)}</h1>
</div>
${data.done && notice(data.done === 'unknown' ? 'attention' : 'done', doneOf(data, data.done), 'status')}
${errorSummary(words.form.refused, problemsOf(data, speech))}
${treatments.length > 0 && notice('plain', say(words.banner))}
${allergyNotice(data)}
${treatments.length === 0 && emptyState({ title: words.emptyTitle, text: say(words.empty) })}
${
  (treatments.length > 0 || unread.length > 0) &&
  behindTap(
    data,
    'treatments',
    html`${
      treatments.length > 0 &&
      html`<section class="stack" aria-labelledby="en-cours">
<h2 id="en-cours">${words.current}</h2>
${
  current.length === 0
    ? html`<p>${words.noCurrent}</p>`
    : html`<p>${linkButton(words.plan.link, urls.treatmentPlan, 'secondary')}</p>
<ul class="cards treatments">${current.map((treatment) => html`<li>${card(data, treatment, speech)}</li>`)}</ul>`
}
</section>`
    }
${
  past.length > 0 &&
  html`<section class="stack" aria-labelledby="anciens">
<h2 id="anciens">${words.past}</h2>
<p class="soft">${say(words.pastMeans)}</p>
<ul class="cards treatments">${past.map((treatment) => html`<li>${card(data, treatment, speech)}</li>`)}</ul>
</section>`
}
${
  unread.length > 0 &&
  html`<section class="stack" aria-labelledby="a-lire">
<h2 id="a-lire">${words.unreadTitle}</h2>
<p>${say(words.unread)}</p>
<ul class="document-rows"${inFrench(speech)}>${unread.map((document) => html`<li>${documentRow(document, data.now)}</li>`)}</ul>
</section>`
}`,
  )
}
${data.mayWrite && declareForm(data, speech)}
${data.tellsOfVaccinations && vaccinationProofLink(data, 'quiet', speech)}`
  return carnetPage(data, { title: words.title, tab: 'treatments', body, translated: true })
}

function doneOf({ csrf, undo, display }: TreatmentsData, done: TreatmentsDone): Html {
  const words = speechIn(display).words.treatments
  return html`<p>${words.done[done]}</p>${
    undo !== undefined && gestureForm(csrf, { gesture: 'resume', ecrit: undo }, words.undo)
  }`
}

/** For information: nothing is compared with the medicines of the list. */
export function allergyNotice({
  allergies,
  own,
  display,
}: Pick<TreatmentsData, 'allergies' | 'own' | 'display'>): Html | undefined {
  if (allergies.length === 0) return undefined
  const words = speechIn(display).words.treatments
  const told = own ? words.allergies.ofYou : words.allergies.ofOther
  return notice('attention', html`<p>${gluedSigns(told(allergies))}</p><p>${words.allergies.means}</p>`)
}

function card(data: TreatmentsData, treatment: KnownTreatment, speech: Speech): Html {
  const { csrf, mayWrite } = data
  const { say, asWritten, dates } = speech
  const { treatments: words, common } = speech.words
  const dayInWords = dayIn(dates)
  const { name, sources, declared, stopped, state, ends } = treatment
  const about = html`<span class="off-screen">${words.about(name)}</span>`
  return html`<article class="card treatment">
  <h3>${asWritten(gluedSigns(name))}</h3>
  ${howToTake(treatment, speech)}
  ${ends && html`<p>${(state === 'current' ? words.until : words.endedOn)(dayInWords(ends))}</p>`}
  ${stopped && html`<p class="mine">${stoppedInWords(data, stopped, speech)}</p>`}
  <ul class="sources">${sources.map((source) => html`<li>${sourceLine(source, name, speech)}</li>`)}${declared.map(
    (each) => html`<li class="mine">${declaredInWords(data, each, speech)}</li>`,
  )}</ul>
  ${state === 'current' && html`<p><a class="line-link" href="${treatmentReminderUrl(treatment.id)}">${words.remind}${about}</a></p>`}
  ${
    mayWrite &&
    html`<div class="actions">
  ${
    state === 'current' &&
    confirm({
      ask: html`${words.stop}${about}`,
      means: say(words.stopMeans),
      whose: data,
      recordOf: common.recordOf,
      form: gestureForm(csrf, { gesture: 'stop', traitement: treatment.id }, words.stopDo, 'secondary'),
    })
  }
  ${stopped && gestureForm(csrf, { gesture: 'resume', ecrit: stopped.id }, html`${words.resume}${about}`)}
  ${declared.map(({ id }) => gestureForm(csrf, { gesture: 'remove', ecrit: id }, html`${words.remove}${about}`, 'quiet'))}
</div>`
  }
</article>`
}

/** As the latest that says it says it; a document before the person. */
export function howToTake({ sources, declared }: KnownTreatment, { asWritten }: Speech): Html | undefined {
  const source = sources.find(({ posology }) => posology.length > 0)
  const lines = source?.posology ?? declared.flatMap(({ posology }) => posology ?? []).slice(0, 1)
  const advice = sources.find((each) => each.advice !== undefined)?.advice
  const all = [...lines, ...(advice === undefined ? [] : [advice])]
  return all.length === 0
    ? undefined
    : html`${all.map((line) => html`<p>${asWritten(gluedSigns(line))}</p>`)}`
}

/** « Délivré par Pharmacie du Port le 4 juin 2026 », with the name that it gives when that is another. */
export function sourceInWords(
  { said, on, by, organisation, drug }: TreatmentSource,
  name: string,
  { words: { treatments: words }, dates }: Speech = speechIn(plainDisplay),
): string {
  const who = [by?.replace(/^DR /, 'Dr '), organisation].filter(Boolean).join(', ')
  return [
    words.said[said],
    who !== '' && words.by(who),
    on && words.on(dayIn(dates)(on)),
    drug.name !== name && words.named(drug.name),
  ]
    .filter(Boolean)
    .join('')
}

function sourceLine(source: TreatmentSource, name: string, speech: Speech): Html {
  const words = speech.words.treatments
  const day = source.on === undefined ? '' : words.on(dayIn(speech.dates)(source.on))
  return html`${gluedSigns(sourceInWords(source, name, speech))} <a class="line-link" href="${documentUrl(source.documentId)}">${words.read}<span class="off-screen"> ${words.readOf(source.drug.name, day)}</span></a>`
}

export function declaredInWords(
  { own, holder }: Pick<TreatmentsData, 'own' | 'holder'>,
  { by, on }: DeclaredTreatment,
  { words: { treatments: words }, dates }: Speech,
): string {
  return `${words.written(by ?? (own ? words.you : holder.name))}${words.on(dayIn(dates)(on))}`
}

function stoppedInWords(
  { own, holder }: Pick<TreatmentsData, 'own' | 'holder'>,
  { by, on }: StoppedTreatment,
  { words: { treatments: words }, dates }: Speech,
): string {
  const day = dayIn(dates)(on)
  return by === undefined && own ? words.stopped.byYou(day) : words.stopped.byOther(by ?? holder.name, day)
}

/** In French. */
export function dayInWords(day: string): string {
  return dayIn(datesIn('fr'))(day)
}

/** Of a civil day, « 2026-03-17 ». */
export function dayIn({ day }: Dates): (civil: string) => string {
  return (civil) => day(new Date(`${civil}T12:00:00Z`))
}

function gestureForm(
  csrf: string,
  { gesture, ...about }: { readonly gesture: string; readonly traitement?: string; readonly ecrit?: string },
  button: Html | string,
  weight: 'secondary' | 'quiet' = 'secondary',
): Html {
  return html`<form method="post" action="${urls.treatments}">${csrfField(csrf)}
  ${Object.entries(about).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
  ${submitButton(button, weight, { name: 'geste', value: gesture })}
</form>`
}

function declareForm(data: TreatmentsData, speech: Speech): Html {
  const { csrf, typed } = data
  const { form } = speech.words.treatments
  const problems = problemsOf(data, speech)
  return html`<section class="stack" aria-labelledby="ajouter"><h2 id="ajouter">${form.title}</h2>
<p class="soft">${speech.say(form.means)}</p>
<form class="form" method="post" action="${urls.treatments}">${csrfField(csrf)}
  ${textField({ name: 'nom', label: form.name, hint: form.nameHint, type: 'text', autocomplete: 'off', prose: true, value: typed.name, error: problemOf(problems, 'nom') })}
  ${textField({ name: 'posologie', label: form.posology, hint: form.posologyHint, type: 'text', autocomplete: 'off', prose: true, optional: true, value: typed.posology, error: problemOf(problems, 'posologie') })}
  ${submitButton(form.submit, 'main', { name: 'geste', value: 'declare' })}
</form></section>`
}

function problemsOf({ problems = [] }: TreatmentsData, { words }: Speech): readonly FieldProblem[] {
  const { form } = words.treatments
  return problems.map((problem) => {
    if (typeof problem === 'string') return { field: 'nom', words: form[problem] }
    return problem.tooLong === 'name'
      ? { field: 'nom', words: form.nameTooLong(problem.max) }
      : { field: 'posologie', words: form.posologyTooLong(problem.max) }
  })
}
