/** Nothing to show: what it means, what to do, who can help. */
import { type Html, html } from '../../html.ts'

export type EmptyState = {
  readonly title: string
  readonly text: string
  readonly action?: Html
}

export function emptyState({ title, text, action }: EmptyState): Html {
  return html`<div class="empty">
  <h2>${title}</h2>
  <p class="soft">${text}</p>
  ${action && html`<div class="actions">${action}</div>`}
</div>`
}
