/** The QR code that holds the card: made once its holder has read who will be able to read what. Spec: people.md P-12. */
import type { OfflineCard } from '@carnet/core/model/emergency-card.ts'
import { type Html, html } from '../html.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { confirm } from '../ui/confirm/confirm.ts'
import { emptyState } from '../ui/empty-state/empty-state.ts'
import { errorSummary, problemOf } from '../ui/field/error-summary.ts'
import { checkbox, csrfField } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { qrCode } from '../ui/qr-code/qr-code.ts'
import { urls } from '../urls.ts'
import { shortDayInWords } from '../words/dates.ts'
import { emergencyCard as cardWords, topicNames } from '../words/emergency-card.ts'
import { offlineCard as words } from '../words/offline-card.ts'
import { tellIn } from '../words/whose.ts'

export type OfflineCardData = Carnet & {
  /** What it holds, or would. */
  readonly card: OfflineCard
  readonly state:
    | { readonly kind: 'empty' | 'tooLong' | 'off' }
    /** `text`: what the squares stand for. */
    | { readonly kind: 'on'; readonly text: string }
  readonly notTicked?: boolean
}

/** POSTs `compris` (oui), `geste` (faire, arreter) and `csrf` to its own address. */
export function offlineCardPage(data: OfflineCardData): string {
  const { csrf, card, state, notTicked } = data
  const found = notTicked ? [{ field: 'compris-oui', words: words.tick }] : []
  const gesture = (label: string, value: string, fields: Html | false = false) =>
    html`<form class="form" method="post" action="${urls.offlineCard}">${csrfField(csrf)}${fields}${submitButton(label, 'main', { name: 'geste', value })}</form>`
  const body = html`<div class="sheet-head">
  <p><a class="back" href="${urls.card}">${cardWords.neutralTitle}</a></p>
  <h1>${words.title}</h1>
  <p class="soft">${tellIn(data)(words.intro)}</p>
</div>
${errorSummary(words.notMade, found)}
${state.kind === 'empty' && emptyState({ title: cardWords.emptyTitle, text: tellIn(data)(words.empty), action: linkButton(cardWords.fill, urls.editCard, 'main') })}
${state.kind === 'tooLong' && notice('attention', words.tooLong)}
${state.kind === 'on' && html`<div class="offline-square">${qrCode(state.text, words.image, 'L')}</div><p>${words.issued(shortDayInWords(card.issuedAt))}</p>`}
${(state.kind === 'off' || state.kind === 'on') && preview(data)}
${
  state.kind === 'off' &&
  gesture(
    words.make,
    'faire',
    checkbox({ name: 'compris', value: 'oui', words: words.accept, error: problemOf(found, 'compris-oui') }),
  )
}
${state.kind === 'on' && html`<div class="actions">${confirm({ ask: words.stop, means: words.stopMeans, form: gesture(words.stopNow, 'arreter'), whose: data })}</div>`}`
  return carnetPage(data, { title: words.title, tab: 'profile', body })
}

function preview(data: OfflineCardData): Html {
  const { entries, noKnownAllergy, contacts, directives } = data.card
  const say = tellIn(data)
  return notice(
    'attention',
    html`<h2>${words.anybody}</h2>
<ul>
<li>${say(words.name)}</li>
${noKnownAllergy && html`<li>${words.noAllergy}</li>`}
${entries.map((entry) => html`<li>${topicNames[entry.topic]}\u00a0: ${entry.words}</li>`)}
${contacts.map(({ name, phones }) => html`<li>${words.contact(name, phones.map((phone) => phone.replaceAll(' ', '\u00a0')).join(', '))}</li>`)}
${directives && html`<li>${say(words.directives)}</li>`}
</ul>
<p>${words.limits}</p>`,
  )
}
