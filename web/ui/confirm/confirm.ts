/**
 * A gesture that one does not want to make by mistake: the first tap unfolds what it means and the button that does it.
 * It is a native `details`: nothing is asked of the server before the second tap, and it needs no script.
 */
import { type Html, html } from '../../html.ts'
import { common } from '../../words/page.ts'
import { isOfAnother, toldIn, type Whose } from '../../words/whose.ts'

export type Confirmation = {
  /** The gesture. Several stand on a page: whom it is about is added, off screen. */
  readonly ask: Html | string
  /** What will happen, and how it is undone. */
  readonly means: string
  /** The form that does it. */
  readonly form: Html
  /** The record that it changes: in that of another, it is named. Absent: it changes none. */
  readonly whose?: Whose
  /** How that is told, where it is not in French. */
  readonly recordOf?: (name: string) => string
}

export function confirm({ ask, means, form, whose, recordOf = common.recordOf }: Confirmation): Html {
  return html`<details class="confirm">
  <summary class="button secondary">${ask}</summary>
  <div class="confirm-body">${whose !== undefined && isOfAnother(whose) && html`<p><strong>${recordOf(whose.holder.name)}</strong></p>`}<p>${whose === undefined ? means : toldIn(whose)(means)}</p>${form}</div>
</details>`
}
