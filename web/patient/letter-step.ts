/** One step, of three, of what is done before any log-in with a letter and a card: to oppose, to open a child's carnet. Spec: people.md P-01. */
import { type Html, html } from '../html.ts'
import { submitButton } from '../ui/button/button.ts'
import { errorSummary, type FieldProblem } from '../ui/field/error-summary.ts'
import { csrfField } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { publicPage, type Surroundings } from '../ui/page/page.ts'
import { stepper } from '../ui/stepper/stepper.ts'
import { activation } from '../words/activation.ts'

/** How many there are. */
export const letterSteps = 3

export type LetterStep = {
  /** From 1. */
  readonly at: number
  readonly title: string
  readonly intro: string
  readonly action: string
  readonly found: readonly FieldProblem[]
  /** Why nothing is to be corrected here: to wait, another code. */
  readonly stop: string | undefined
  readonly before?: Html
  readonly fields: Html
  readonly after: Html
}

/** `words`: of the whole. POSTs its fields and `csrf`. */
export function letterStepPage(
  data: Surroundings & { readonly csrf: string },
  words: { readonly title: string; readonly refused: string },
  { at, title, intro, action, found, stop, before, fields, after }: LetterStep,
): string {
  const body = html`<div class="sheet-head">
  ${stepper(at, letterSteps)}
  <h1>${title}</h1>
  <p>${intro}</p>
</div>
${errorSummary(words.refused, found)}
${stopNotice(words.refused, stop)}
${before}
<form class="form" method="post" action="${action}">
  ${csrfField(data.csrf)}
  ${fields}
  ${submitButton(activation.continue, 'main')}
</form>
${after}`
  return publicPage(data, { title: `${title} — ${words.title}`, body, width: 'solo' })
}

export function stopNotice(title: string, said: string | undefined): Html | false {
  return said !== undefined && notice('urgent', html`<h2>${title}</h2><p>${said}</p>`, 'alert')
}

export function waitWords(
  problem: { readonly kind: string; readonly minutes?: number } | undefined,
): string | undefined {
  return problem?.minutes === undefined ? undefined : activation.tooManyTries(problem.minutes)
}
