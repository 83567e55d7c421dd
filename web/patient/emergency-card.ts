/** « Ma carte d’urgence »: one screen, large, and the same on paper. Spec: people.md P-12. */
import { type EmergencyCard, isFilled } from '@carnet/core/model/emergency-card.ts'
import { html } from '../html.ts'
import { linkButton } from '../ui/button/button.ts'
import { emergencyCard } from '../ui/emergency-card/emergency-card.ts'
import { emptyState } from '../ui/empty-state/empty-state.ts'
import { notice } from '../ui/notice/notice.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { momentInWords } from '../words/dates.ts'
import { emergencyCard as words } from '../words/emergency-card.ts'
import { common } from '../words/page.ts'

export type EmergencyCardData = Carnet & {
  readonly card: EmergencyCard
  readonly own: boolean
  /** The reader may change it, and whom to warn. */
  readonly mayChange: boolean
  readonly done?: boolean
}

export function emergencyCardPage(data: EmergencyCardData): string {
  const { card, own, mayChange, done } = data
  const title = own ? words.title : words.neutralTitle
  const filled = isFilled(card)
  const change = html`<div class="actions">${linkButton(words.change, urls.editCard, 'secondary')}${linkButton(words.changeContacts, urls.contacts, 'secondary')}</div>`
  const body = html`<div class="sheet-head">
  <p><a class="back" href="${urls.profile}">${common.profile}</a></p>
  <h1>${title}</h1>
  <p class="soft">${words.intro}</p>
</div>
${done && notice('done', words.saved, 'status')}
${
  filled
    ? emergencyCard(card, data.now)
    : emptyState({
        title: words.emptyTitle,
        text: words.empty,
        ...(mayChange && { action: linkButton(words.fill, urls.editCard, 'main') }),
      })
}
${filled && mayChange && change}
${card.changedAt !== undefined && html`<p class="soft">${words.changedOn(momentInWords(card.changedAt))}</p>`}
${
  filled &&
  html`<section class="stack" aria-labelledby="imprimer"><h2 id="imprimer">${words.printTitle}</h2>
<p>${words.print} ${words.corner}</p></section>`
}`
  return carnetPage(data, { title, tab: 'profile', body })
}
