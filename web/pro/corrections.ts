/** « Demandes reçues », and one of them with its answer. Spec: people.md P-33, W-15; rules.md EHDS-03. */
import { civilDay } from '@carnet/core/model/civil-day.ts'
import type { ReportState, ReportVerdict } from '@carnet/core/model/report.ts'
import { type Html, html } from '../html.ts'
import { submitButton } from '../ui/button/button.ts'
import { cardTable } from '../ui/card-table/card-table.ts'
import { chip } from '../ui/chip/chip.ts'
import { emptyState } from '../ui/empty-state/empty-state.ts'
import { errorSummary, type FieldProblem, problemOf } from '../ui/field/error-summary.ts'
import { csrfField, radioGroup, textArea } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { proCorrections as words } from '../words/pro-corrections.ts'
import { correctionUrl, proUrls } from './addresses.ts'
import { type Pro, proPage } from './shell.ts'

export type ListedCorrection = {
  readonly id: string
  readonly ticket: string
  readonly at: Date
  readonly state: ReportState
  readonly document: { readonly title: string; readonly uniqueId: string }
  /** `YYYY-MM-DD`. */
  readonly answerBy: string
  readonly late: boolean
  readonly closedAt: Date | undefined
}

export type CorrectionData = Pro & {
  readonly request: ListedCorrection & { readonly words: string; readonly answer: string }
  readonly typed?: { readonly verdict: string; readonly words: string }
  readonly problems?: readonly FieldProblem[]
  readonly done?: boolean
}

export const correctionAnswerMax = 2000

export function correctionsPage(data: Pro & { readonly requests: readonly ListedCorrection[] }): string {
  const { requests } = data
  const body = html`<div class="sheet-head">
  <h1>${words.title}</h1>
  <p class="soft">${words.intro}</p>
</div>
${
  requests.length === 0
    ? emptyState({ title: words.none, text: words.noneMeans })
    : cardTable({
        caption: words.caption(requests.length),
        columns: words.columns,
        lines: requests.map(lineOf),
      })
}`
  return proPage(data, { title: words.title, body, tab: 'corrections' })
}

function lineOf({ id, at, document, state, answerBy, late, closedAt }: ListedCorrection) {
  return [
    civilDay(at),
    html`<a class="line-link" href="${correctionUrl(id)}">${document.title}</a>`,
    html`${chip({ words: words.states[state], tone: state === 'sent' ? 'new' : 'plain' })}${late && html` ${chip({ words: words.late, tone: 'plain' })}`}`,
    closedAt === undefined ? answerBy : words.closedOn(civilDay(closedAt)),
  ]
}

/** POSTs `decision`, `reponse` and `csrf`. */
export function correctionPage(data: CorrectionData): string {
  const { request, problems = [], done = false } = data
  const title = words.one(request.document.title)
  const body = html`${errorSummary(words.notSent, problems)}
<div class="sheet-head">
  <p><a class="back" href="${proUrls.corrections}">${words.back}</a></p>
  <h1>${title}</h1>
  <p class="soft">${words.ticket(request.ticket)}. ${words.document(request.document.uniqueId)}</p>
</div>
${done && notice('done', words.answered, 'status')}
<section class="stack" aria-labelledby="demande"><h2 id="demande">${words.asked}</h2>
<p>${request.words}</p>
</section>
<section class="stack" aria-labelledby="reponse-titre"><h2 id="reponse-titre">${words.answerTitle}</h2>
${request.closedAt === undefined ? answerForm(data) : html`<p>${words.closedOn(civilDay(request.closedAt))} ${chip({ words: words.states[request.state], tone: 'plain' })}</p><p>${request.answer}</p>`}
</section>`
  return proPage(data, { title, body, tab: 'corrections' })
}

function answerForm({ csrf, request, typed, problems = [] }: CorrectionData): Html {
  const choice = (value: ReportVerdict) => ({ value, words: words.verdicts[value] })
  return html`<p>${words.told}</p>
<form class="form" method="post" action="${correctionUrl(request.id)}">${csrfField(csrf)}
  ${radioGroup('decision', words.verdict, [choice('founded'), choice('unfounded')], typed?.verdict ?? '')}
  ${textArea({
    name: 'reponse',
    label: words.words,
    hint: words.wordsHint,
    value: typed?.words,
    lengthMax: correctionAnswerMax,
    error: problemOf(problems, 'reponse'),
  })}
  ${submitButton(words.send, 'main')}
</form>`
}
