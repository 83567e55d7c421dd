/** In place of every page while the database is away: a page that needs nothing of it. Spec: people.md P-00 and §2, « degraded mode ». */
import { html } from '../html.ts'
import { linkButton } from '../ui/button/button.ts'
import { notice } from '../ui/notice/notice.ts'
import { publicPage, type Surroundings } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { momentInWords } from '../words/dates.ts'
import { sayIn } from '../words/readings.ts'
import { unavailable as words } from '../words/unavailable.ts'

export type UnavailableData = Surroundings & {
  readonly since: Date
  /** Where the reader was going, when that can be asked for again. */
  readonly retry: string | undefined
}

export function unavailablePage(data: UnavailableData): string {
  const say = sayIn(data.display)
  const { since, retry } = data
  const body = html`<div class="sheet-head">
  <h1>${words.title}</h1>
</div>
${notice('attention', html`<p><strong>${words.since(momentInWords(since))}</strong> ${say(words.means)}</p>${retry === undefined && html`<p>${say(words.notKept)}</p>`}`, 'alert')}
${retry !== undefined && html`<div class="actions">${linkButton(words.retry, retry, 'main')}</div>`}
<section class="stack" aria-labelledby="urgence"><h2 id="urgence">${words.emergencyTitle}</h2>
<p>${words.emergencyCall}</p>
</section>
<section class="stack" aria-labelledby="carte"><h2 id="carte">${words.cardTitle}</h2>
<p>${say(words.card)}</p>
<p>${words.copy} <a href="${urls.withoutNetwork}">${words.openCopy}</a></p>
</section>`
  return publicPage(data, { title: words.title, body, width: 'solo' })
}
