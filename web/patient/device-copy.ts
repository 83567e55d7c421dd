/** « Sans réseau »: the copy that a device keeps, made, renewed and wiped. Spec: people.md P-31; docs/adr/0020. */
import type { Browser } from '@carnet/core/model/browser.ts'
import { deviceCopyLimits } from '@carnet/core/model/device-copy.ts'
import { type Html, html } from '../html.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { confirm } from '../ui/confirm/confirm.ts'
import { csrfField, textField } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { documentsUrl, urls } from '../urls.ts'
import { momentWithDistance } from '../words/dates.ts'
import { deviceCopy as words } from '../words/device-copy.ts'
import { devices } from '../words/devices.ts'
import { sizeInWords } from '../words/numbers.ts'
import { common } from '../words/page.ts'
import { sayIn } from '../words/readings.ts'
import { tellIn } from '../words/whose.ts'

export type DeviceCopyLine = Browser & {
  readonly id: string
  readonly seenAt: Date
  readonly givenAt: Date | null
  readonly present: boolean
}

export type DeviceCopyData = Carnet & {
  /** Where a copy is kept; the one of this device first. */
  readonly copies: readonly DeviceCopyLine[]
  /** How many documents are kept at hand. */
  readonly starred: number
  readonly done?: keyof typeof words.done | undefined
}

/** POSTs `geste` (effacer, effacer-autre), `copie` and `csrf`; the script POSTs `garder` (web/islands/device-copy.js). */
export function deviceCopyPage(data: DeviceCopyData): string {
  const { copies, done, starred } = data
  const say = tellIn(data)
  const present = copies.find((each) => each.present)
  const others = copies.filter((each) => !each.present)
  const { documents, sizeBytes, fileBytes } = deviceCopyLimits
  const body = html`<div class="sheet-head">
  <p><a class="back" href="${urls.profile}">${common.profile}</a></p>
  <h1>${words.title}</h1>
  <p>${say(words.intro)}</p>
</div>
${done && notice('done', words.done[done], 'status')}
<section class="stack" aria-labelledby="ici">
<h2 id="ici">${words.here}</h2>
${present && presentCopy(data, present)}
${makeCopy(data, present !== undefined)}
</section>
<section class="stack" aria-labelledby="garde">
<h2 id="garde">${words.whatTitle}</h2>
<ul>${words.what(starred, documents).map((each) => html`<li>${each}</li>`)}</ul>
<p class="soft">${words.size(sizeInWords(sizeBytes), sizeInWords(fileBytes))}</p>
<div class="actions">${linkButton(words.chooseStars, documentsUrl({ starred: starred > 0 }), 'secondary')}</div>
<p>${say(words.wipes)}</p>
</section>
<section class="stack" aria-labelledby="autres">
<h2 id="autres">${words.othersTitle}</h2>
${others.length === 0 ? html`<p>${words.noOther}</p>` : html`<p>${say(words.others)}</p><ul class="people">${others.map((each) => html`<li>${otherCopy(data, each)}</li>`)}</ul>`}
</section>`
  return carnetPage(data, { title: words.title, tab: 'profile', body, script: data.assets.deviceCopyScript })
}

/** Hidden by the script where the device has lost it. */
function presentCopy({ csrf, now, display }: DeviceCopyData, { id, givenAt }: DeviceCopyLine): Html {
  return html`<div class="stack" data-copy="kept">
<p>${sayIn(display)(words.present)}</p>
<p>${givenAt === null ? words.notGiven : words.givenAt(momentWithDistance(givenAt, now))}</p>
<div class="actions">${linkButton(words.open, urls.withoutNetwork, 'main')}<button class="button secondary" type="button" data-copy-renew hidden>${words.renew}</button>
${confirm({
  ask: words.erase,
  means: words.eraseMeans,
  form: html`<form method="post" action="${urls.deviceCopy}">${csrfField(csrf)}<input type="hidden" name="copie" value="${id}">${submitButton(words.eraseNow, 'main', { name: 'geste', value: 'effacer' })}</form>`,
})}</div>
</div>`
}

/** What only a script can do: hidden until it is known to be able. The form goes nowhere: its code stays on the device. */
function makeCopy({ display }: DeviceCopyData, hasCopy: boolean): Html {
  const say = sayIn(display)
  return html`<div class="stack" data-copy="none" hidden>
<p>${say(words.private)}</p>
<div data-copy="other" hidden>${notice('attention', say(words.other))}</div>
<div class="stack" data-copy-by="device" hidden>
<h3>${words.byDevice}</h3>
<p>${say(words.byDeviceMeans)}</p>
<div class="actions"><button class="button main" type="button">${words.byDeviceAct}</button></div>
</div>
<h3>${words.byCode}</h3>
<form class="form" data-copy-by="code" method="dialog">
  ${textField({ name: 'code', label: words.code, type: 'password', autocomplete: 'off', numeric: true, hint: words.codeHint })}
  ${textField({ name: 'encore', label: words.codeAgain, type: 'password', autocomplete: 'off', numeric: true })}
  ${submitButton(words.byCodeAct, 'secondary')}
</form>
</div>
<p role="alert" data-copy-said="${JSON.stringify(words.said)}"></p>
<div class="stack" data-copy="unable"${hasCopy && html` hidden`}>
${notice('attention', say(words.unable))}
<div class="actions">${linkButton(words.card, urls.card, 'secondary')}</div>
</div>`
}

function otherCopy({ csrf, now }: DeviceCopyData, copy: DeviceCopyLine): Html {
  const name = devices.nameOf(copy.system)
  return html`<article class="person">
<h3>${name}</h3>
<p class="soft">${devices.browserOf(copy.browser)}</p>
<p>${words.seenAt(momentWithDistance(copy.seenAt, now))}</p>
<form class="actions" method="post" action="${urls.deviceCopy}">${csrfField(csrf)}<input type="hidden" name="copie" value="${copy.id}">
  ${submitButton(html`${words.endOther}<span class="off-screen">\u00a0: ${name}</span>`, 'secondary', { name: 'geste', value: 'effacer-autre' })}
</form>
</article>`
}
