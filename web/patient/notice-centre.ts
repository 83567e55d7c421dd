/** « Mes notifications »: read, not read, removed, paged. Spec: rules.md TRA-08; people.md P-27. */
import type { NoticeCause } from '@carnet/core/model/notice.ts'
import { noticeSubjects } from '@carnet/core/model/notice-subjects.ts'
import { leadsSomewhere } from '../entries.ts'
import { type Html, html } from '../html.ts'
import { behindTap } from '../ui/behind-tap/behind-tap.ts'
import { submitButton } from '../ui/button/button.ts'
import { chipList } from '../ui/chip/chip.ts'
import { emptyState } from '../ui/empty-state/empty-state.ts'
import { csrfField } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { type Pages, pagination } from '../ui/pagination/pagination.ts'
import { noticeCentreUrl, urls } from '../urls.ts'
import { momentWithDistance } from '../words/dates.ts'
import { noticeTitles, noticeCentre as words } from '../words/notice-centre.ts'
import { tellIn } from '../words/whose.ts'

export type NoticeSummary = {
  readonly id: string
  readonly cause: NoticeCause
  readonly at: Date
  readonly read: boolean
}

export type NoticeCentreData = Carnet & {
  readonly notices: readonly NoticeSummary[]
  readonly pages: Pages
  /** The reader is the holder: how he is told is his to choose. */
  readonly own: boolean
  readonly done?: keyof typeof words.done | undefined
  /** The one that was just removed, which may come back. */
  readonly removed?: string | undefined
}

/** Where what a message tells is read. Absent: it says all. */
export const noticeLeadsTo: Readonly<Partial<Record<NoticeCause, string>>> = {
  access: urls.accessLog,
  firstAccess: urls.accessLog,
  brisDeGlace: urls.accessLog,
  centre15: urls.accessLog,
  cardScanned: urls.accessLog,
  newDocument: urls.documents,
  serviceRecap: urls.documents,
  archiveImported: urls.documents,
  directivesReminder: urls.wishes,
  representativesChanged: urls.delegates,
  carersChanged: urls.delegates,
  invitationAnswered: urls.delegates,
  invited: urls.invitations,
  helping: urls.choice,
  representing: urls.choice,
  helpedDocument: urls.choice,
  delegatedReopened: urls.choice,
  delegatedRepresentatives: urls.choice,
  reminder: urls.reminders,
  delegatedReminder: urls.choice,
  reportAnswered: urls.reports,
  exportReady: urls.export,
  newDevice: urls.devices,
  accountActivated: urls.security,
  accountRecovered: urls.security,
  passkeyAdded: urls.security,
  passkeyRemoved: urls.security,
  franceConnectLinked: urls.security,
  franceConnectUnlinked: urls.security,
  passwordAdded: urls.security,
  passwordChanged: urls.security,
}

/** Each form POSTs `geste`, `id`, `page`, `vers` and `csrf` to `/carnet/notifications`. */
export function noticeCentrePage(data: NoticeCentreData): string {
  const { notices, done, removed, pages, unreadNotices = 0 } = data
  const say = tellIn(data)
  const body = html`<div class="sheet-head">
  <h1>${words.title}</h1>
  <p class="soft">${say(words.intro)}</p>
</div>
${done && notice('done', html`<p>${words.done[done]}</p>${done === 'removed' && removed !== undefined && form(data, removed, 'restore', words.undo)}`, 'status')}
${
  notices.length > 0 &&
  html`<div class="actions"><p>${unreadNotices > 0 ? words.someUnread(unreadNotices) : words.allRead}</p>
${unreadNotices > 0 && form(data, '', 'readAll', words.readAll)}</div>
${behindTap(data, 'notices', html`<ul class="people">${notices.map((each) => html`<li>${line(data, each)}</li>`)}</ul>`)}
${pagination(pages, (page) => noticeCentreUrl({ page }))}`
}
${notices.length === 0 && emptyState({ title: words.none, text: say(words.noneHint) })}
${data.own && html`<p><a href="${urls.notices}">${words.choose}</a></p>`}`
  return carnetPage(data, { title: words.title, tab: 'profile', body })
}

function line(data: NoticeCentreData, { id, cause, at, read }: NoticeSummary): Html {
  const title = noticeTitles[cause] ?? noticeSubjects[cause]
  const to = noticeLeadsTo[cause]
  const target = to !== undefined && leadsSomewhere(data.entries, to) ? to : undefined
  const named = (verb: string) =>
    html`${verb}<span class="off-screen">\u00a0: ${title}, ${momentWithDistance(at, data.now)}</span>`
  return html`<article class="person stack">
<h2>${title}</h2>
${!read && chipList([{ words: words.new, tone: 'new' }])}
<p class="soft">${momentWithDistance(at, data.now)}</p>
<div class="actions">
${target && form(data, id, 'read', named(words.see), target)}
${read ? form(data, id, 'unread', named(words.markUnread)) : form(data, id, 'read', named(words.markRead))}
${form(data, id, 'remove', named(words.remove))}
</div>
</article>`
}

function form(
  { csrf, pages }: NoticeCentreData,
  id: string,
  gesture: string,
  label: string | Html,
  target?: string,
): Html {
  return html`<form method="post" action="${urls.noticeCentre}">${csrfField(csrf)}${id !== '' && html`<input type="hidden" name="id" value="${id}">`}<input type="hidden" name="page" value="${String(pages.current)}">${target && html`<input type="hidden" name="vers" value="${target}">`}${submitButton(label, target === undefined ? 'quiet' : 'secondary', { name: 'geste', value: gesture })}</form>`
}
