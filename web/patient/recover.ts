/** « Je n’arrive plus à me connecter »: a letter is asked for, and what else there is. Spec: people.md P-01; trust.md §2. */
import { html } from '../html.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { errorSummary } from '../ui/field/error-summary.ts'
import { csrfField } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { publicPage, type Surroundings } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { activation } from '../words/activation.ts'
import { sayIn } from '../words/readings.ts'
import { recover as words } from '../words/recover.ts'
import {
  type CardNumbers,
  type CardShape,
  cardFields,
  cardPicture,
  cardShapeProblems,
} from './card-numbers.ts'

export type RecoverData = Surroundings & {
  readonly csrf: string
  readonly typed?: CardNumbers
  readonly problem?:
    | ({ readonly kind: 'shape' } & CardShape)
    | { readonly kind: 'tooManyTries'; readonly minutes: number }
}

/** POSTs `matricule`, `serie` and `csrf` to `/carnet/connexion/lettre`. */
export function recoverPage(data: RecoverData): string {
  const { csrf, typed, problem } = data
  const say = sayIn(data.display)
  const found = problem?.kind === 'shape' ? cardShapeProblems(problem, activation.card) : []
  const body = html`<div class="sheet-head">
  <p><a class="back" href="${urls.login}">${words.back}</a></p>
  <h1>${words.title}</h1>
  <p>${say(words.intro)}</p>
</div>
${errorSummary(words.notAsked, found)}
${problem?.kind === 'tooManyTries' && notice('urgent', html`<h2>${words.notAsked}</h2><p>${activation.tooManyTries(problem.minutes)}</p>`, 'alert')}
${cardPicture(activation.card)}
<form class="form" method="post" action="${urls.recover}">
  ${csrfField(csrf)}
  ${cardFields(typed, found, activation.card)}
  ${submitButton(words.submit, 'main')}
</form>
<section class="stack" aria-labelledby="autrement">
<h2 id="autrement">${words.waysTitle}</h2>
<ul>${[words.passkeyWay, words.professionalWay, words.phoneWay(data.helpPhone)].map((way) => html`<li>${way}</li>`)}</ul>
</section>`
  return publicPage(data, { title: words.title, body, width: 'solo' })
}

/** The same for everybody: whether a letter leaves is not told. */
export function letterAskedPage(data: Surroundings & { readonly codeLetterDays: number }): string {
  const say = sayIn(data.display)
  const body = html`<div class="sheet-head">
  <h1>${words.askedTitle}</h1>
</div>
<p>${say(words.asked)}</p>
<p>${say(words.nothingChanges)}</p>
<p class="soft">${words.oneLetter(data.codeLetterDays, data.helpPhone)}</p>
<div class="actions">${linkButton(words.back, urls.login, 'main')}</div>`
  return publicPage(data, { title: words.askedTitle, body, width: 'solo' })
}
