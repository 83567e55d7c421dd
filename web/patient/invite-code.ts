/** The code of an invitation, shown once to who invites: he gives it by hand or by telephone. Spec: people.md P-22. */
import { html } from '../html.ts'
import { linkButton } from '../ui/button/button.ts'
import { notice } from '../ui/notice/notice.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { shortDayInWords } from '../words/dates.ts'
import { invite } from '../words/invitations.ts'
import { tellIn } from '../words/whose.ts'

export type InviteCodeData = Carnet & {
  /** As who invites named him. */
  readonly name: string
  readonly code: string
  readonly answerBy: Date
}

export function inviteCodePage(data: InviteCodeData): string {
  const { name, code, answerBy } = data
  const { code: words } = invite
  const half = code.length / 2
  const title = words.title(name)
  const body = html`<div class="sheet-head">
  <h1>${title}</h1>
  <p class="soft">${tellIn(data)(words.intro)}</p>
</div>
<p class="given-code">${code.slice(0, half)}-${code.slice(half)}</p>
<p class="soft">${words.spelled([...code].join(', '))}</p>
${notice('attention', html`<p>${words.once} ${words.until(shortDayInWords(answerBy))}</p>`)}
<section class="stack" aria-labelledby="que-faire"><h2 id="que-faire">${words.howTitle}</h2>
<ol>${words.how.map((step) => html`<li>${step}</li>`)}</ol>
<p class="soft">${words.lost}</p>
</section>
<div class="actions">${linkButton(words.back, urls.delegates, 'secondary')}</div>`
  return carnetPage(data, { title, tab: 'profile', body })
}
