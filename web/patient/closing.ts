/** « Fermer mon carnet », what is said after it, and the only page left of a closed one. Spec: rules.md LIF-13, LIF-16, LIF-26. */
import { type Html, html } from '../html.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { errorSummary, type FieldProblem, problemOf } from '../ui/field/error-summary.ts'
import { checkbox, csrfField } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { type Carnet, carnetPage, publicPage, type Surroundings } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { takeAway } from '../words/archive.ts'
import { closing as words } from '../words/closing.ts'
import { dayInWords } from '../words/dates.ts'
import { common } from '../words/page.ts'
import { type PasswordProblem, passwordField, passwordProblem } from './password-again.ts'

export type ClosingProblem = { readonly kind: 'notRead' | 'notForYou' } | PasswordProblem

export type CloseRecordData = Carnet & {
  readonly archiveYears: number
  /** False: a representative, in the record of another. */
  readonly own: boolean
  /** False: no form is shown. */
  readonly mayClose: boolean
  readonly problems?: readonly ClosingProblem[]
  /** The box was ticked: it stays so. */
  readonly read?: boolean
}

/** POSTs `compris` (oui), `motDePasse` and `csrf`. */
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
  const { csrf, read } = data
  return html`<form class="form" method="post" action="${urls.closeRecord}" aria-labelledby="fermer">${csrfField(csrf)}
  <h2 id="fermer">${words.understoodTitle}</h2>
  ${checkbox({ name: 'compris', value: 'oui', words: words.understood, checked: read === true, error: problemOf(found, 'compris-oui') })}
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
export function farewellPage(data: Surroundings & { readonly archiveYears: number }): string {
  const body = html`<div class="sheet-head">
  <h1>${words.farewellTitle}</h1>
  <p>${words.farewell}</p>
</div>
<p>${words.farewellReopen(data.archiveYears)}</p>
<div class="actions">${linkButton(words.back, urls.home, 'main')}</div>`
  return publicPage(data, { title: words.farewellTitle, body, width: 'solo' })
}

export type ClosedRecordData = Surroundings & {
  readonly csrf: string
  readonly holderName: string
  readonly mayChoose: boolean
  readonly closedOn: Date
  readonly destroyedOn: Date
  readonly deletionRequested: boolean
  /** False: who may look into it opens it again. */
  readonly mayReopen: boolean
  readonly problem?: 'notForYou' | 'again' | undefined
}

/** POSTs `csrf`. */
export function closedRecordPage(data: ClosedRecordData): string {
  const { csrf, holderName, problem } = data
  const reopening = html`<section class="stack" aria-labelledby="rouvrir"><h2 id="rouvrir">${words.reopenTitle}</h2>
<p>${words.reopenMeans}</p>
<form class="actions" method="post" action="${urls.closedRecord}">${csrfField(csrf)}${submitButton(words.reopenNow, 'main')}</form>
</section>`
  const why = problem === 'again' ? words.again : words.reopenNotForYou
  const body = html`<div class="sheet-head">
  <h1>${words.closedTitle}</h1>
  <p>${words.whose} <strong>${holderName}</strong>.</p>
</div>
${problem && notice('attention', html`<p>${words.notReopened} ${why}</p>`, 'alert')}
<p>${words.closedOn} ${dayInWords(data.closedOn)}. ${words.destroyedOn} ${dayInWords(data.destroyedOn)}.</p>
${data.deletionRequested && html`<p>${words.deletionRequested}</p>`}
${data.mayReopen ? reopening : html`<p>${words.reopenElsewhere}</p>`}
<div class="actions">
  ${data.mayChoose && linkButton(common.otherRecord, urls.choice, 'secondary')}
  <form method="post" action="${urls.logout}">${csrfField(csrf)}${submitButton(common.logout, 'quiet')}</form>
</div>`
  return publicPage(data, { title: words.closedTitle, body, width: 'solo' })
}
