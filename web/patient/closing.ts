/** « Fermer mon carnet », what is said after it, and the only page left of a closed one. Spec: rules.md LIF-13, LIF-16, LIF-26. */
import { type Html, html } from '../html.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { errorSummary, type FieldProblem, problemOf } from '../ui/field/error-summary.ts'
import { boxGroup, checkbox, csrfField } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { type Carnet, carnetPage, publicPage, type Surroundings } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { takeAway } from '../words/archive.ts'
import { closing as words } from '../words/closing.ts'
import { dayInWords } from '../words/dates.ts'
import { deletion } from '../words/deletion.ts'
import { common } from '../words/page.ts'
import { type PasswordProblem, passwordField, passwordProblem } from './password-again.ts'

export type ClosingProblem = { readonly kind: 'notRead' | 'notForYou' } | PasswordProblem

export type CloseRecordData = Carnet & {
  readonly archiveYears: number
  readonly deletionMonths: number
  /** When the data would be deleted, if that were asked now. */
  readonly deletedOn: Date
  /** False: a representative, in the record of another. */
  readonly own: boolean
  /** False: no form is shown. */
  readonly mayClose: boolean
  readonly problems?: readonly ClosingProblem[]
  /** The box was ticked: it stays so. */
  readonly read?: boolean
  /** « Supprimer aussi mes données »: the same. */
  readonly deletes?: boolean
}

/** POSTs `compris` and `supprimer` (oui), `motDePasse` and `csrf`. */
export function closeRecordPage(data: CloseRecordData): string {
  const { archiveYears, own, mayClose, problems = [] } = data
  const title = own ? words.title : words.neutralTitle
  // Without a form, the page says it all.
  const found = mayClose ? problems.map(fieldProblem) : []
  const body = html`<div class="sheet-head">
  <p><a class="back" href="${urls.profile}">${common.profile}</a></p>
  <h1>${title}</h1>
  <p class="soft">${words.intro}</p>
</div>
${errorSummary(words.refused, found)}
<section class="stack" aria-labelledby="effets"><h2 id="effets">${words.effectsTitle}</h2>
<ul>${[words.nobody, words.archived(archiveYears), words.reopen, words.reimbursements].map((each) => html`<li>${each}</li>`)}</ul>
</section>
${notice(
  'attention',
  html`<h2>${words.wishesTitle}</h2>
<p>${words.wishes}</p>
<ul>${words.otherWays.map((each) => html`<li>${each}</li>`)}</ul>`,
)}
${mayClose && html`<p>${takeAway.beforeClosing} <a href="${urls.export}">${own ? takeAway.title : takeAway.neutralTitle}</a></p>`}
${mayClose ? form(data, found) : html`<p>${words.notForYou}</p>`}`
  return carnetPage(data, { title, tab: 'profile', body })
}

function form(data: CloseRecordData, found: readonly FieldProblem[]): Html {
  const { csrf, read, deletes, deletionMonths, deletedOn } = data
  return html`<form class="form" method="post" action="${urls.closeRecord}" aria-labelledby="fermer">${csrfField(csrf)}
  <h2 id="fermer">${words.understoodTitle}</h2>
  ${checkbox({ name: 'compris', value: 'oui', words: words.understood, checked: read === true, error: problemOf(found, 'compris-oui') })}
  ${boxGroup(deletion.too, deletion.tooMeans(deletionMonths, dayInWords(deletedOn)), [
    { name: 'supprimer', value: 'oui', words: deletion.tooDo, checked: deletes === true },
  ])}
  ${passwordField(data, found)}
  <div class="actions">${submitButton(words.submit, 'destructive')}${linkButton(words.stay, urls.documents, 'secondary')}</div>
</form>`
}

function fieldProblem(problem: ClosingProblem): FieldProblem {
  switch (problem.kind) {
    case 'notRead':
    case 'notForYou':
      return { field: 'compris-oui', words: words[problem.kind] }
    case 'tooManyTries':
    case 'passwordMissing':
    case 'passwordWrong':
      return passwordProblem(problem)
  }
}

/** Anyone may read it: it says nothing of anybody. */
export function farewellPage(
  data: Surroundings & { readonly archiveYears: number; readonly deletes: boolean },
): string {
  const body = html`<div class="sheet-head">
  <h1>${words.farewellTitle}</h1>
  <p>${data.deletes ? words.farewellAlone : words.farewell}</p>
</div>
<p>${data.deletes ? deletion.farewell : words.farewellReopen(data.archiveYears)}</p>
<div class="actions">${linkButton(words.back, urls.home, 'main')}</div>`
  return publicPage(data, { title: words.farewellTitle, body, width: 'solo' })
}

export type ClosedRecordData = Surroundings & {
  readonly csrf: string
  readonly holderName: string
  readonly mayChoose: boolean
  readonly closedOn: Date
  readonly destroyedOn: Date
  /** When what was asked to be deleted will be; undefined: nothing was. */
  readonly deletedOn: Date | undefined
  /** False: who may look into it opens it again. */
  readonly mayReopen: boolean
  readonly mayDelete: boolean
  readonly cancelled: boolean
  readonly problem?:
    | { readonly of: 'reopening' | 'cancelling'; readonly why: 'notForYou' | 'again' }
    | undefined
}

/** POSTs `csrf`, to two addresses. */
export function closedRecordPage(data: ClosedRecordData): string {
  const { csrf, holderName, problem, deletedOn } = data
  const reopening = html`<section class="stack" aria-labelledby="rouvrir"><h2 id="rouvrir">${words.reopenTitle}</h2>
<p>${words.reopenMeans}</p>
<form class="actions" method="post" action="${urls.closedRecord}">${csrfField(csrf)}${submitButton(words.reopenNow, 'main')}</form>
</section>`
  const [not, notForYou] =
    problem?.of === 'cancelling'
      ? [deletion.notCancelled, deletion.cancelNotForYou]
      : [words.notReopened, words.reopenNotForYou]
  const deleting =
    deletedOn &&
    html`<section class="stack" aria-labelledby="suppression"><h2 id="suppression">${deletion.askedTitle}</h2>
<p>${deletion.asked(dayInWords(deletedOn))} ${data.mayReopen && deletion.askedHint}</p>
<form class="actions" method="post" action="${urls.cancelDeletion}">${csrfField(csrf)}${submitButton(deletion.cancel, data.mayReopen ? 'secondary' : 'main')}</form>
</section>`
  const offered = html`<section class="stack" aria-labelledby="suppression"><h2 id="suppression">${deletion.ask}</h2>
<p>${deletion.askMeans}</p>
<div class="actions">${linkButton(deletion.ask, urls.deleteData, 'quiet')}</div>
</section>`
  const body = html`<div class="sheet-head">
  <h1>${words.closedTitle}</h1>
  <p>${words.whose} <strong>${holderName}</strong>.</p>
</div>
${problem && notice('attention', html`<p>${not} ${problem.why === 'again' ? words.again : notForYou}</p>`, 'alert')}
${data.cancelled && notice('done', html`<p>${deletion.cancelled}</p>`, 'status')}
<p>${words.closedOn} ${dayInWords(data.closedOn)}. ${deletedOn === undefined && html`${words.destroyedOn} ${dayInWords(data.destroyedOn)}.`}</p>
${deleting}
${data.mayReopen ? reopening : html`<p>${words.reopenElsewhere}</p>`}
${deletedOn === undefined && data.mayDelete && offered}
<div class="actions">
  ${data.mayChoose && linkButton(common.otherRecord, urls.choice, 'secondary')}
  <form method="post" action="${urls.logout}">${csrfField(csrf)}${submitButton(common.logout, 'quiet')}</form>
</div>`
  return publicPage(data, { title: words.closedTitle, body, width: 'solo' })
}
