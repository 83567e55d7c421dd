/** « Ma carte d’urgence »: one screen, large, and the same on paper. Spec: people.md P-12. */
import { type CardScan, type EmergencyCard, isFilled } from '@carnet/core/model/emergency-card.ts'
import { type Html, html } from '../html.ts'
import { inFrench, type Speech, speechIn } from '../speech.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { confirm } from '../ui/confirm/confirm.ts'
import { type CardSquare, emergencyCard } from '../ui/emergency-card/emergency-card.ts'
import { emptyState } from '../ui/empty-state/empty-state.ts'
import { csrfField } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { cardLink as link } from '../words/card-link.ts'
import { momentInWords, momentWithDistance, shortDayInWords } from '../words/dates.ts'
import { offlineCard as offlineWords } from '../words/offline-card.ts'
import { nameWithTitle } from '../words/professions.ts'

export type EmergencyCardData = Carnet & {
  readonly card: EmergencyCard
  readonly own: boolean
  /** The reader may change it, and whom to warn. */
  readonly mayChange: boolean
  readonly done?: 'saved' | 'made' | 'revoked' | undefined
  /** Its code, for who may make one. */
  readonly square?: {
    readonly link: (CardSquare & { readonly madeAt: Date }) | undefined
    readonly scans: readonly CardScan[]
  }
}

export function emergencyCardPage(data: EmergencyCardData): string {
  const { card, own, mayChange, done } = data
  const speech = speechIn(data.display, data)
  const { say, dates, asWritten } = speech
  const { emergencyCard: words, common, deviceCopy } = speech.words
  const title = own ? words.title : words.neutralTitle
  const filled = isFilled(card)
  const change = html`<div class="actions">${linkButton(words.change, urls.editCard, 'secondary')}${linkButton(words.changeContacts, urls.contacts, 'secondary')}</div>`
  const body = html`<div class="sheet-head">
  <p><a class="back" href="${urls.profile}">${common.profile}</a></p>
  <h1>${title}</h1>
  <p class="soft">${say(words.intro)}</p>
</div>
${done && notice('done', done === 'saved' ? words.saved : html`<p>${asWritten(link.done[done])}</p>`, 'status')}
${
  filled
    ? emergencyCard(card, data.now, data.square?.link, speech)
    : emptyState({
        title: words.emptyTitle,
        text: words.empty,
        ...(mayChange && { action: linkButton(words.fill, urls.editCard, 'main') }),
      })
}
${filled && mayChange && change}
${card.changedAt !== undefined && html`<p class="soft">${words.changedOn(dates.moment(card.changedAt))}</p>`}
${
  filled &&
  html`<section class="stack" aria-labelledby="imprimer"><h2 id="imprimer">${words.printTitle}</h2>
<p>${words.print} ${words.corner}</p></section>`
}
${filled && own && html`<p><a class="line-link" href="${urls.deviceCopy}">${deviceCopy}</a></p>`}
${filled && data.square && squareSection(data, data.square, speech)}`
  return carnetPage(data, { help: 'urgence', title, tab: 'profile', body, translated: true })
}

function scanInWords({ what, by, again }: CardScan): string {
  const who = by && nameWithTitle(by.name, by.profession)
  const said = who === undefined ? link[what] : what === 'refused' ? link.refusedTo(who) : link.openedBy(who)
  return again === undefined ? said : `${said}. ${link.again(again.count, momentInWords(again.lastAt))}`
}

const weights = { faire: 'main', faireSansCode: 'secondary', revoquer: 'destructive' } as const

/** POSTs `geste` (faire, faireSansCode, revoquer) and `csrf` to the address of the code. */
function squareSection(
  data: EmergencyCardData,
  { link: present, scans }: NonNullable<EmergencyCardData['square']>,
  speech: Speech,
): Html {
  const { csrf, now } = data
  const gesture = (label: string, value: 'faire' | 'faireSansCode' | 'revoquer') =>
    html`<form method="post" action="${urls.cardLink}">${csrfField(csrf)}${submitButton(label, weights[value], { name: 'geste', value })}</form>`
  return html`<section class="stack" aria-labelledby="qr"${inFrench(speech)}><h2 id="qr">${link.title}</h2>
${
  present === undefined
    ? html`<p>${link.none}</p><p>${link.limits}</p>
<p>${link.withCodeMeans}</p>${gesture(link.make, 'faire')}
<p>${link.withoutCodeMeans}</p>${gesture(link.makeWithoutCode, 'faireSansCode')}`
    : html`<p>${link.made(shortDayInWords(present.madeAt))} ${link.limits}</p>
<div class="actions">${confirm({ ask: link.renew, means: link.renewMeans, form: html`${gesture(link.renewNow, 'faire')}${gesture(link.renewWithoutCode, 'faireSansCode')}`, whose: data })}
${confirm({ ask: link.revoke, means: link.revokeMeans, form: gesture(link.revokeNow, 'revoquer'), whose: data })}</div>`
}
<p><a class="line-link" href="${urls.offlineCard}">${offlineWords.link}</a></p>
<h3>${link.scansTitle}</h3>
${scans.length === 0 ? html`<p>${link.noScan}</p>` : html`<ul>${scans.map((scan) => html`<li>${momentWithDistance(scan.at, now)}\u00a0: ${scanInWords(scan)}</li>`)}</ul>`}
</section>`
}
