/** « Choisir un mot de passe », beside the passkeys that she comes in by. Spec: people.md P-28; rules.md LIF-05, LIF-07. */
import { html } from '../html.ts'
import { frenchSpeech } from '../speech.ts'
import { linkButton } from '../ui/button/button.ts'
import { errorSummary } from '../ui/field/error-summary.ts'
import { notice } from '../ui/notice/notice.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { common } from '../words/page.ts'
import { passkeyAgain } from '../words/password.ts'
import { security, addPassword as words } from '../words/security.ts'
import { tellIn } from '../words/whose.ts'
import { type ChosenSecretsData, chosenSecretsFields, chosenSecretsProblems } from './chosen-secrets.ts'
import { passkeyForm } from './passkey-form.ts'

export type AddPasswordData = Carnet &
  ChosenSecretsData & {
    readonly options: object
    /** What the device gave was not taken, or it was too late. */
    readonly refused?: boolean
  }

/** Then her device: POSTs `identifiant`, `motDePasse`, `encore`, `preuve` and `csrf` to `/carnet/securite/mot-de-passe`. */
export function addPasswordPage(data: AddPasswordData): string {
  const { csrf, options, refused = false } = data
  const say = tellIn(data)
  const speech = frenchSpeech(data.display, data)
  const found = chosenSecretsProblems(data, speech)
  const body = html`<div class="sheet-head">
  <p><a class="back" href="${urls.security}">${security.title}</a></p>
  <h1>${words.title}</h1>
  <p class="soft">${say(words.intro)}</p>
</div>
${errorSummary(words.refused, found)}
${refused && notice('urgent', html`<h2>${words.refused}</h2><p>${passkeyAgain.refused}</p>`, 'alert')}
${passkeyForm({
  ceremony: 'get',
  answer: 'preuve',
  action: urls.addPassword,
  csrf,
  options,
  submit: words.submit,
  stopped: passkeyAgain.stopped,
  fields: chosenSecretsFields(data, found, speech),
})}
<div class="actions">${linkButton(common.cancel, urls.security, 'quiet')}</div>`
  return carnetPage(data, { title: words.title, tab: 'profile', body, script: data.assets.passkeyScript })
}
