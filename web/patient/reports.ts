/** « Mes signalements » and the form that sends one. Spec: rules.md CON-24. */
import {
  type DisputeReason,
  type ReportState,
  type ReportSubject,
  ticketOf,
} from '@carnet/core/model/report.ts'
import type { TraceActor } from '@carnet/core/model/trace.ts'
import { type Html, html } from '../html.ts'
import { actorInWords } from '../ui/access-sentence/access-sentence.ts'
import { behindTap } from '../ui/behind-tap/behind-tap.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { type ChipTone, chipList } from '../ui/chip/chip.ts'
import { emptyState } from '../ui/empty-state/empty-state.ts'
import { errorSummary, type FieldProblem, problemOf } from '../ui/field/error-summary.ts'
import { csrfField, radioGroup, textArea, textField } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { reportUrl, urls } from '../urls.ts'
import { dayInWords, momentInWords, momentWithDistance } from '../words/dates.ts'
import { nameWithTitle } from '../words/professions.ts'
import { reports as words } from '../words/reports.ts'
import { gluedSigns } from '../words/typography.ts'
import { tellIn } from '../words/whose.ts'

export type ReportSummary = {
  readonly id: string
  readonly at: Date
  readonly subject: ReportSubject
  readonly words: string
  readonly state: ReportState
  readonly closedAt: Date | undefined
  readonly answer: string
  /** The last day to answer it. */
  readonly answerBy: string
  readonly late: boolean
}

export type ReportsData = Carnet & {
  readonly reports: readonly ReportSummary[]
  readonly sent?: boolean
}

export function reportsPage(data: ReportsData): string {
  const { reports } = data
  const say = tellIn(data)
  const service = linkButton(words.service, reportUrl({ kind: 'service' }), 'secondary')
  const body = html`<div class="sheet-head">
  <p><a class="back" href="${urls.accessLog}">${say(words.back)}</a></p>
  <h1>${words.title}</h1>
  <p class="soft">${say(words.intro)}</p>
</div>
${data.sent && notice('done', words.sent, 'status')}
${reports.length === 0 && emptyState({ title: words.noneTitle, text: say(words.none) })}
${reports.length > 0 && behindTap(data, 'reports', html`<ul class="people">${reports.map((each) => html`<li>${report(data, each)}</li>`)}</ul>`)}
<section class="stack" aria-labelledby="service">
<h2 id="service">${words.serviceTitle}</h2>
<p class="soft">${say(words.serviceIntro)}</p>
<div class="actions">${service}</div>
</section>`
  return carnetPage(data, { help: 'signaler', title: words.title, tab: 'accessLog', body })
}

const tones: Readonly<Record<ReportState, ChipTone>> = {
  sent: 'plain',
  inReview: 'mine',
  founded: 'new',
  unfounded: 'plain',
}

function report({ now }: ReportsData, each: ReportSummary): Html {
  return html`<article class="person stack">
<h2>${subjectInWords(each.subject)}</h2>
${chipList([{ words: stateInWords(each), tone: tones[each.state] }])}
<p><strong>${words.ticket(ticketOf(each.id))}</strong></p>
${each.subject.kind === 'access' && disputed(each.subject)}
<p class="soft">${words.sentOn} ${momentWithDistance(each.at, now)}.</p>
${each.words !== '' && html`<p>${words.youWrote} «\u00a0${gluedSigns(each.words)}\u00a0»</p>`}
${each.closedAt === undefined && html`<p>${words.answerBy} <strong>${dayInWords(new Date(`${each.answerBy}T12:00:00Z`))}</strong>.</p>`}
${each.late && notice('attention', words.late)}
${
  each.closedAt &&
  html`<p><strong>${each.subject.kind === 'correction' && each.state === 'unfounded' ? words.refusedBecause : words.answered}</strong> «\u00a0${gluedSigns(each.answer)}\u00a0»</p>
<p class="soft">${words.answeredOn} ${momentWithDistance(each.closedAt, now)}.</p>`
}
</article>`
}

/** What is asked is accepted or not; nobody was right or wrong. */
function stateInWords({ subject, state }: ReportSummary): string {
  if (subject.kind === 'correction') return words.correctionStates[state]
  const asked = state === 'founded' || state === 'unfounded' ? words.depositsStates[state] : undefined
  return subject.kind === 'deposits' && asked !== undefined ? asked : words.states[state]
}

function disputed({ reason, others = [] }: Extract<ReportSubject, { kind: 'access' }>): Html {
  return html`${reason && html`<p>${words.reasons[reason]}</p>`}
${others.length > 0 && html`<p class="soft">${words.others(others.length)}</p>`}`
}

export type ReportTargetQuery =
  | { readonly kind: 'access'; readonly id: string }
  | { readonly kind: 'document' | 'correction'; readonly id: string }
  | { readonly kind: 'service' }
  /** Of whom the form itself says, beside what is written: no number of a person stands in an address. */
  | {
      readonly kind: 'deposits'
      readonly of: { readonly kind: 'professional' | 'structure'; readonly id: string }
    }

export type ReportFormData = Carnet & {
  readonly target: ReportTargetQuery
  /** What is reported; undefined for a service, which is named in the form. */
  readonly subject: ReportSubject | undefined
  readonly service?: string | undefined
  readonly reason?: DisputeReason | undefined
  readonly words?: string | undefined
  readonly problems: readonly FieldProblem[]
}

export const reportWordsMax = 2000

const reasons: readonly DisputeReason[] = ['unknownPerson', 'notNormal']

/** POSTs `service`, `motif`, `texte` and `csrf` to its own address, which says what is reported; `sorte` and `id`, whose deposits. */
export function reportFormPage(data: ReportFormData): string {
  const { target, subject, problems } = data
  const title = words.form[target.kind]
  const body = html`<div class="sheet-head">
  <p><a class="back" href="${urls.reports}">${words.title}</a></p>
  <h1>${title}</h1>
  ${subject && html`<p><strong>${subjectInWords(subject)}</strong></p>`}
  ${target.kind === 'deposits' && html`<p>${words.depositsLaw}</p>`}
  ${target.kind === 'correction' && html`<p>${tellIn(data)(words.correctionLaw)}</p>`}
  <p class="soft">${tellIn(data)(target.kind === 'correction' ? words.readByAuthor : words.readBy)}${target.kind === 'access' && ` ${words.kept}`}</p>
</div>
${errorSummary(words.summary, problems)}
<form class="form" method="post" action="${reportUrl(target)}" novalidate>${csrfField(data.csrf)}
  ${target.kind === 'deposits' && depositsFields(target.of)}
  ${
    target.kind === 'service' &&
    textField({
      name: 'service',
      label: words.serviceName,
      type: 'text',
      autocomplete: 'off',
      value: data.service,
      error: problemOf(problems, 'service'),
    })
  }
  ${
    target.kind === 'access' &&
    radioGroup(
      'motif',
      words.reason,
      reasons.map((value) => ({ value, words: words.reasons[value] })),
      data.reason ?? 'unknownPerson',
    )
  }
  ${textArea({
    name: 'texte',
    label: words.text[target.kind],
    hint: textHintOf(target.kind),
    optional: target.kind === 'access',
    value: data.words,
    error: problemOf(problems, 'texte'),
    lengthMax: reportWordsMax,
  })}
  ${submitButton(words.submit, 'main')}
</form>`
  return carnetPage(data, { help: 'signaler', title, tab: 'accessLog', body })
}

function textHintOf(kind: ReportTargetQuery['kind']): string {
  if (kind === 'correction') return words.correctionHint
  return kind === 'access' ? words.textHintOptional : words.textHint
}

function depositsFields({ kind, id }: Extract<ReportTargetQuery, { kind: 'deposits' }>['of']): Html {
  return html`<input type="hidden" name="sorte" value="${kind}"><input type="hidden" name="id" value="${id}">`
}

/** The button that leads to the form. POSTs `sorte`, `id` and `csrf`. */
export function askNoDeposits(
  csrf: string,
  who: { readonly kind: 'professional' | 'structure'; readonly id: string; readonly name: string },
): Html {
  return html`<form method="post" action="${urls.report}">${csrfField(csrf)}${depositsFields(who)}
  ${submitButton(html`${words.askNoDeposits}<span class="off-screen">\u00a0: ${who.name}</span>`, 'quiet')}
</form>`
}

/** « Accès de Dr Karim Benali, cardiologue, mardi 3 mars 2026 à 14 h 10 ». */
function subjectInWords(subject: ReportSubject): string {
  switch (subject.kind) {
    case 'access':
      return words.accessOf(actorInWords(subject.actor as TraceActor), momentInWords(new Date(subject.at)))
    case 'correction':
      return words.correctionOf(gluedSigns(subject.title))
    case 'document':
      return words.documentNamed(gluedSigns(subject.title))
    case 'service':
      return words.serviceNamed(gluedSigns(subject.name))
    case 'deposits':
      return words.depositsNamed(nameWithTitle(subject.of.name, subject.of.profession))
  }
}
