/** « Emporter mon carnet »: asked for, in preparation, ready. Spec: people.md P-26; rules.md TRA-11. */

import type { PassphraseObjection } from '@carnet/core/model/archive-passphrase.ts'
import type { ExportForm, PersonalExport } from '@carnet/core/model/personal-export.ts'
import { exportForms } from '@carnet/core/model/personal-export.ts'
import { type Html, html } from '../html.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { errorSummary, type FieldProblem } from '../ui/field/error-summary.ts'
import { csrfField } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { lockArchive as lockWords, takeAway as words } from '../words/archive.ts'
import { takeSummary as summary } from '../words/care-summary.ts'
import { momentInWords } from '../words/dates.ts'
import { sizeInWords } from '../words/numbers.ts'
import { lockFields, lockProblems } from './lock-archive.ts'
import { type PasswordProblem, passwordField, passwordProblem } from './password-again.ts'

export type TakeAwayData = Carnet & {
  /** False: in the record of another. */
  readonly own: boolean
  /** undefined: the reader may not take it away, and no form is shown. */
  readonly exports: readonly PersonalExport[] | undefined
  readonly done?: 'asked' | 'over' | undefined
  /** Why the archive of this form was not given. */
  readonly problem?: { readonly form: ExportForm | 'summary'; readonly why: PasswordProblem } | undefined
  /** Why the archive of this form was not asked for. */
  readonly lock?:
    | { readonly form: ExportForm; readonly objections: readonly PassphraseObjection[] }
    | undefined
}

/**
 * POSTs `forme`, `phrase`, `encore` and `csrf` to `/carnet/emporter`; `forme`, `motDePasse` and `csrf` to
 * `/carnet/emporter/archive`.
 */
export function takeAwayPage(data: TakeAwayData): string {
  const { own, exports, done, problem, lock } = data
  const title = own ? words.title : words.neutralTitle
  const found = [
    ...(problem === undefined ? [] : [passwordProblem(problem.why, passwordOf(problem.form))]),
    ...(lock === undefined ? [] : lockProblems(lock.form, lock.objections)),
  ]
  const body = html`<div class="sheet-head">
  <h1>${title}</h1>
  <p class="soft">${words.intro}</p>
</div>
${done === 'asked' && notice('done', words.asked, 'status')}
${done === 'over' && notice('attention', words.over, 'alert')}
${errorSummary(lock === undefined ? words.notGiven : lockWords.notAsked, found)}
${exports === undefined ? html`<p>${words.notForYou}</p>` : html`${notice('attention', html`<p>${words.keep}</p>`)}${exportForms.map((form) => section(data, form, found))}${summarySection(data, found)}`}`
  return carnetPage(data, {
    title,
    tab: 'documents',
    body,
    ...(exports !== undefined && { script: data.assets.passphraseScript }),
  })
}

function section(data: TakeAwayData, form: ExportForm, found: readonly FieldProblem[]): Html {
  const { title, what } = words.forms[form]
  const present = data.exports?.find((each) => each.form === form)
  return html`<section class="stack" aria-labelledby="${form}"><h2 id="${form}">${title}</h2>
<p class="soft">${what}</p>
${present === undefined ? ask(data, form, found, { label: words.forms[form].ask, weight: 'main' }) : stateOf(data, present, found)}
</section>`
}

/** Made at once: POSTs `motDePasse` and `csrf`. */
function summarySection(data: TakeAwayData, found: readonly FieldProblem[]): Html {
  return html`<section class="stack" aria-labelledby="resume"><h2 id="resume">${summary.title}</h2>
<p class="soft">${summary.what} ${summary.password}</p>
<form class="form" method="post" action="${urls.exportSummary}" aria-labelledby="resume">${csrfField(data.csrf)}
  ${passwordField(data, found, passwordOf('summary'))}
  ${submitButton(summary.download, 'main')}
</form>
</section>`
}

function stateOf(data: TakeAwayData, present: PersonalExport, found: readonly FieldProblem[]): Html {
  const { form, locked } = present
  switch (present.state) {
    case 'asked':
      return html`<p role="status">${words.waiting} ${present.total !== undefined && words.progress(present.done, present.total)} ${locked && lockWords.willBe}</p>
<div class="actions">${linkButton(words.refresh, urls.export, 'secondary')}</div>`
    case 'failed':
      return html`${notice('attention', html`<p>${words.failed}</p>${locked && html`<p>${lockWords.typeAgain}</p>`}`)}${ask(data, form, found, { label: words.again, weight: 'main' })}`
    case 'ready':
      return html`<p><strong>${words.ready}</strong> ${words.keptUntil(momentInWords(present.keptUntil), sizeInWords(present.sizeBytes))}</p>
${locked && html`<p>${lockWords.is}</p>`}
<form class="form" method="post" action="${urls.exportArchive}" aria-labelledby="${form}">${csrfField(data.csrf)}
  <input type="hidden" name="forme" value="${form}">
  ${passwordField(data, found, passwordOf(form))}
  ${submitButton(words.download, 'main')}
</form>
${ask(data, form, found, { label: words.again, weight: 'quiet' })}`
  }
}

function ask(
  { csrf }: TakeAwayData,
  form: ExportForm,
  found: readonly FieldProblem[],
  { label, weight }: { readonly label: string; readonly weight: 'main' | 'quiet' },
): Html {
  return html`<form class="form" method="post" action="${urls.export}">${csrfField(csrf)}
  ${lockFields(form, found)}
  ${submitButton(label, weight, { name: 'forme', value: form })}
</form>`
}

/** What may be given has its field each. */
function passwordOf(form: ExportForm | 'summary'): string {
  return `motDePasse-${form}`
}
