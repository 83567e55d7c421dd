/** What narrows a list: folded, so that the list begins on the first screen of a telephone; open while it narrows it. */
import { type Html, html } from '../../html.ts'

export type Filter = {
  readonly title: string
  /** Asked by GET. */
  readonly action: string
  readonly narrowed: boolean
  readonly fields: Html
}

export function foldedFilter({ title, action, narrowed, fields }: Filter): Html {
  return html`<search class="filter" aria-label="${title}">
  <details class="fold"${narrowed && html` open`}>
  <summary>${title}</summary>
  <form method="get" action="${action}">
    ${fields}
  </form>
  </details>
</search>`
}
