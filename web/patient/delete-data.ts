/** « Supprimer les données de ce carnet », of a closed record, before the ten years are over. Spec: rules.md LIF-15; people.md P-29. */
import { html } from '../html.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { errorSummary, type FieldProblem, problemOf } from '../ui/field/error-summary.ts'
import { checkbox, csrfField } from '../ui/field/field.ts'
import { publicPage, type Surroundings } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { closing } from '../words/closing.ts'
import { dayInWords } from '../words/dates.ts'
import { deletion as words } from '../words/deletion.ts'
import { sayIn } from '../words/readings.ts'
import type { ClosingProblem } from './closing.ts'
import { passwordField, passwordProblem } from './password-again.ts'

export type DeleteDataData = Surroundings & {
  readonly csrf: string
  readonly holderName: string
  readonly closedOn: Date
  /** When it would be done, if it were asked now. */
  readonly deletedOn: Date
  readonly deletionMonths: number
  readonly traceYears: number
  readonly passkeyAlone: boolean
  readonly problems?: readonly ClosingProblem[]
  /** The box was ticked: it stays so. */
  readonly read?: boolean
}

/** POSTs `compris` (oui), `motDePasse` and `csrf`. */
export function deleteDataPage(data: DeleteDataData): string {
  const { csrf, problems = [] } = data
  const say = sayIn(data.display)
  const found = problems.map(fieldProblem)
  const list = (lines: readonly string[]) => html`<ul>${lines.map((each) => html`<li>${each}</li>`)}</ul>`
  const body = html`<div class="sheet-head">
  <p><a class="back" href="${urls.closedRecord}">${closing.closedTitle}</a></p>
  <h1>${words.title}</h1>
  <p>${closing.whose} <strong>${data.holderName}</strong>. ${closing.closedOn} ${dayInWords(data.closedOn)}.</p>
</div>
${errorSummary(words.refused, found)}
<section class="stack" aria-labelledby="detruit"><h2 id="detruit">${words.effectsTitle}</h2>
${list([
  say(words.destroyed),
  words.forever,
  words.until(dayInWords(data.deletedOn)),
  words.within(data.deletionMonths),
])}
</section>
<section class="stack" aria-labelledby="reste"><h2 id="reste">${words.staysTitle}</h2>
${list([say(words.careFiles), words.log(data.traceYears), words.reimbursements])}
</section>
<p>${words.copy}</p>
<form class="form" method="post" action="${urls.deleteData}" aria-labelledby="demander">${csrfField(csrf)}
  <h2 id="demander">${words.understoodTitle}</h2>
  ${checkbox({ name: 'compris', value: 'oui', words: words.understood, checked: data.read === true, error: problemOf(found, 'compris-oui') })}
  ${passwordField(data, found)}
  <div class="actions">${submitButton(words.submit, 'destructive')}${linkButton(words.stay, urls.closedRecord, 'secondary')}</div>
</form>`
  return publicPage(data, { title: words.title, body, width: 'solo' })
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
