/** « Votre clé d’accès »: the log-in without a password. Spec: people.md P-00, P-01; rules.md CON-23. */
import { html } from '../html.ts'
import { speechIn } from '../speech.ts'
import { linkButton } from '../ui/button/button.ts'
import { notice } from '../ui/notice/notice.ts'
import { publicPage, type Surroundings } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { passkeyForm } from './passkey-form.ts'

export type PasskeyLogInData = Surroundings & {
  readonly csrf: string
  readonly options: object
  /** What the device gave opened nothing; why is not told. */
  readonly refused?: boolean
}

/** POSTs `csrf` and `reponse` to `/carnet/connexion/cle`. */
export function passkeyLogInPage(data: PasskeyLogInData): string {
  const { csrf, options, refused = false } = data
  const { login, passkeyLogIn: words } = speechIn(data.display).words
  const body = html`<div class="sheet-head">
  <h1>${words.title}</h1>
  <p>${words.intro}</p>
</div>
${refused && notice('urgent', html`<h2>${login.refused}</h2><p>${words.refused}</p>`, 'alert')}
${passkeyForm({
  ceremony: 'get',
  action: urls.passkeyLogIn,
  csrf,
  options,
  submit: words.submit,
  stopped: words.stopped,
  atOnce: !refused,
})}
<div class="actions">${linkButton(words.password, urls.login, 'quiet')}</div>`
  return publicPage(data, {
    title: words.title,
    body,
    width: 'solo',
    translated: true,
    script: data.assets.passkeyScript,
  })
}
