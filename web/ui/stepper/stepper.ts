/** Where one is in a journey of several pages: in words, and as marks for the eye. */
import { type Html, html } from '../../html.ts'
import { common } from '../../words/page.ts'

export function stepper(step: number, steps: number, stepOf: typeof common.stepOf = common.stepOf): Html {
  const marks = Array.from(
    { length: steps },
    (_, at) => html`<span${at < step && html` class="done"`}></span>`,
  )
  return html`<p class="stepper">${stepOf(step, steps)}<span class="marks" aria-hidden="true">${marks}</span></p>`
}
