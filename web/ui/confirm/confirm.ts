/**
 * A gesture that one does not want to make by mistake: the first tap unfolds what it means and the button that does it.
 * It is a native `details`: nothing is asked of the server before the second tap, and it needs no script.
 */
import { type Html, html } from '../../html.ts'

export type Confirmation = {
  /** The gesture. Several stand on a page: whom it is about is added, off screen. */
  readonly ask: Html | string
  /** What will happen, and how it is undone. */
  readonly means: string
  /** The form that does it. */
  readonly form: Html
}

export function confirm({ ask, means, form }: Confirmation): Html {
  return html`<details class="confirm">
  <summary class="button secondary">${ask}</summary>
  <div class="confirm-body"><p>${means}</p>${form}</div>
</details>`
}
