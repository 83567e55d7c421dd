/** « Confirmez que c’est bien vous »: the passkey, asked for before what weighs most. Spec: people.md P-28. */
import { html } from '../html.ts'
import { linkButton } from '../ui/button/button.ts'
import { notice } from '../ui/notice/notice.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { passkeyAgain as words } from '../words/password.ts'
import { tellIn } from '../words/whose.ts'
import { passkeyForm } from './passkey-form.ts'

export type PasskeyAgainData = Carnet & {
  /** Where the form was going, and what it held. */
  readonly action: string
  readonly fields: readonly (readonly [name: string, value: string])[]
  readonly back: string
  readonly options: object
  /** What the device gave before this was not taken; why is not told. */
  readonly refused: boolean
}

/** POSTs `preuve`, `csrf` and the fields of the form. */
export function passkeyAgainPage(data: PasskeyAgainData): string {
  const { csrf, action, fields, back, options, refused } = data
  const say = tellIn(data)
  const body = html`<div class="sheet-head">
  <h1>${words.title}</h1>
  <p>${say(words.intro)}</p>
</div>
${refused && notice('urgent', html`<h2>${words.notDone}</h2><p>${words.refused}</p>`, 'alert')}
${passkeyForm({
  ceremony: 'get',
  answer: 'preuve',
  action,
  csrf,
  options,
  submit: words.submit,
  stopped: words.stopped,
  atOnce: !refused,
  fields: html`${fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`,
})}
<div class="actions">${linkButton(words.back, back, 'quiet')}</div>`
  return carnetPage(data, { title: words.title, tab: 'profile', body, script: data.assets.passkeyScript })
}
