/** « Mes appareils »: where the holder is logged in, and what closes it. Spec: people.md P-28. */
import type { Browser } from '@carnet/core/model/browser.ts'
import { type Html, html } from '../html.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { chipList } from '../ui/chip/chip.ts'
import { csrfField } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { accessLogUrl, urls } from '../urls.ts'
import { momentWithDistance } from '../words/dates.ts'
import { deviceCopy } from '../words/device-copy.ts'
import { devices as words } from '../words/devices.ts'
import { common } from '../words/page.ts'
import { sayIn } from '../words/readings.ts'

export type DevicesData = Carnet & {
  /** The present one first. */
  readonly sessions: readonly (Browser & {
    readonly id: string
    readonly openedAt: Date
    readonly lastSeenAt: Date
    readonly present: boolean
  })[]
  /** Where a copy is kept that may be wiped from here. */
  readonly copiesElsewhere: number
  readonly done?: keyof typeof words.done | undefined
}

/** Each form POSTs `fermer` (a session, or `tout`) and `csrf` to `/carnet/appareils`. */
export function devicesPage(data: DevicesData): string {
  const { sessions, copiesElsewhere, done, passkeyAlone = false } = data
  const others = sessions.filter(({ present }) => !present).length
  const body = html`<div class="sheet-head">
  <p><a class="back" href="${urls.profile}">${common.profile}</a></p>
  <h1>${words.title}</h1>
  <p class="soft">${sayIn(data.display)(words.intro)}</p>
</div>
${done && notice('done', words.done[done], 'status')}
<ul class="people">${sessions.map((each) => html`<li>${device(data, each)}</li>`)}</ul>
${others === 0 && html`<p>${words.onlyHere}</p>`}
${copiesElsewhere > 0 && html`<p>${deviceCopy.elsewhere(copiesElsewhere)} <a class="line-link" href="${urls.deviceCopy}">${deviceCopy.see}</a></p>`}
${
  (others > 1 || copiesElsewhere > 0) &&
  html`<form class="actions" method="post" action="${urls.devices}">${csrfField(data.csrf)}
  ${submitButton(words.closeAll, 'main', { name: 'fermer', value: 'tout' })}
  <p class="soft">${words.closeAllMeans}</p>
</form>`
}
<section class="stack" aria-labelledby="inconnu">
<h2 id="inconnu">${words.unknownTitle}</h2>
<p>${passkeyAlone ? words.unknownToPasskey : words.unknown}</p>
<div class="actions">${linkButton(words.history, accessLogUrl({ view: 'activites' }), 'secondary')}</div>
</section>`
  return carnetPage(data, { title: words.title, tab: 'profile', body })
}

function device({ csrf, now }: DevicesData, session: DevicesData['sessions'][number]): Html {
  const { id, system, browser, openedAt, lastSeenAt, present } = session
  const name = words.nameOf(system)
  return html`<article class="person">
<h2>${name}</h2>
<p class="soft">${words.browserOf(browser)}</p>
${present && chipList([{ words: words.present, tone: 'mine' }])}
<p>${words.openedAt(momentWithDistance(openedAt, now))}</p>
${!present && html`<p>${words.lastSeen(momentWithDistance(lastSeenAt, now))}</p>`}
${
  !present &&
  html`<form class="actions" method="post" action="${urls.devices}">${csrfField(csrf)}
  ${submitButton(html`${words.close}<span class="off-screen">\u00a0: ${name}</span>`, 'secondary', { name: 'fermer', value: id })}
</form>`
}
</article>`
}
