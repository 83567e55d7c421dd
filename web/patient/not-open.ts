/** In place of every page of the carnet, before the day on which the regime opens them. Spec: rules.md §2.1. */
import type { Day } from '@carnet/core/model/identity.ts'
import { html } from '../html.ts'
import { linkButton } from '../ui/button/button.ts'
import { publicPage, type Surroundings } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { dayInWords } from '../words/dates.ts'
import { notOpen as words } from '../words/not-open.ts'
import { sayIn } from '../words/readings.ts'

export type NotOpenData = Surroundings & { readonly opensOn: Day }

export function notOpenPage(data: NotOpenData): string {
  const say = sayIn(data.display)
  const body = html`<div class="sheet-head">
  <h1>${words.title}</h1>
  <p>${words.opensOn} <strong>${dayInWords(new Date(`${data.opensOn}T12:00:00Z`))}</strong>.</p>
  <p>${say(words.meanwhile)}</p>
</div>
<div class="actions">${linkButton(words.back, urls.home, 'main')}</div>`
  return publicPage(data, { title: words.title, body, width: 'solo' })
}
