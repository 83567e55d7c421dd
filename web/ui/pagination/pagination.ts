/** The way through a long list, page by page. */
import { type Html, html } from '../../html.ts'
import { common } from '../../words/page.ts'

/** `label`: where a page has two of them, of what this one is. */
export type Pages = { readonly current: number; readonly last: number; readonly label?: string }

export function pagination(
  { current, last, label = common.pages }: Pages,
  urlOf: (page: number) => string,
): Html | false {
  if (last < 2) return false
  return html`<nav class="pages" aria-label="${label}">
  ${current > 1 && html`<a href="${urlOf(current - 1)}" rel="prev">${common.previous}</a>`}
  <span aria-current="page">${common.pageOf(current, last)}</span>
  ${current < last && html`<a href="${urlOf(current + 1)}" rel="next">${common.next}</a>`}
</nav>`
}
