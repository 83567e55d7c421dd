/** « Changer mon mot de passe », by who has one. Spec: people.md P-28; rules.md LIF-07. */
import { type Html, html } from '../html.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { errorSummary, type FieldProblem, problemOf } from '../ui/field/error-summary.ts'
import { csrfField, textField } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { common } from '../words/page.ts'
import { chosenSecrets, passkeyAgain } from '../words/password.ts'
import { sayIn } from '../words/readings.ts'
import { security, changePassword as words } from '../words/security.ts'
import { tellIn } from '../words/whose.ts'
import { passkeyForm } from './passkey-form.ts'
import { type PasswordProblem, passwordField, passwordProblem } from './password-again.ts'

export type ChangePasswordData = Carnet & {
  readonly passwordMinLength: number
  /** She proves by her passkey who she is: what it is asked to sign. Absent: by the password that she leaves. */
  readonly options?: object | undefined
  /** She has a passkey, by which she may prove it. */
  readonly mayUsePasskey?: boolean
  readonly problems?: {
    readonly proof?: PasswordProblem | 'passkeyRefused'
    /** A sentence each. */
    readonly password?: readonly string[]
    readonly again?: 'different'
  }
}

/** POSTs `motDePasse` (that of now) or `preuve`, `nouveau`, `encore` and `csrf` to `/carnet/securite/changer-mot-de-passe`. */
export function changePasswordPage(data: ChangePasswordData): string {
  const { options, mayUsePasskey = false, problems } = data
  const say = tellIn(data)
  const found = problemsOf(problems)
  const body = html`<div class="sheet-head">
  <p><a class="back" href="${urls.security}">${security.title}</a></p>
  <h1>${words.title}</h1>
  <p class="soft">${say(words.intro)}</p>
</div>
${errorSummary(words.refused, found)}
${problems?.proof === 'passkeyRefused' && notice('urgent', html`<h2>${words.refused}</h2><p>${passkeyAgain.refused}</p>`, 'alert')}
${options === undefined ? byPassword(data, found) : byPasskey(data, options, found)}
<div class="actions">${mayUsePasskey && options === undefined && linkButton(words.byPasskey, `${urls.changePassword}?par=cle`, 'quiet')}${linkButton(common.cancel, urls.security, 'quiet')}</div>`
  const script = options === undefined ? undefined : data.assets.passkeyScript
  return carnetPage(data, { title: words.title, tab: 'profile', body, ...(script && { script }) })
}

function byPassword(data: ChangePasswordData, found: readonly FieldProblem[]): Html {
  return html`<form class="form" method="post" action="${urls.changePassword}">
  ${csrfField(data.csrf)}
  ${passwordField(data, found)}
  ${nextFields(data, found)}
  ${submitButton(words.submit, 'main')}
</form>`
}

function byPasskey(data: ChangePasswordData, options: object, found: readonly FieldProblem[]): Html {
  return passkeyForm({
    ceremony: 'get',
    answer: 'preuve',
    action: urls.changePassword,
    csrf: data.csrf,
    options,
    submit: words.submitByPasskey,
    stopped: passkeyAgain.stopped,
    fields: nextFields(data, found),
  })
}

function nextFields(
  { display, passwordMinLength }: ChangePasswordData,
  found: readonly FieldProblem[],
): Html {
  const secret = (name: string, label: string, hint?: string) =>
    textField({
      name,
      label,
      type: 'password',
      autocomplete: 'new-password',
      hint,
      error: problemOf(found, name),
    })
  return html`${secret('nouveau', words.next, sayIn(display)(chosenSecrets.passwordHint)(passwordMinLength))}
  ${secret('encore', words.again)}`
}

function problemsOf(problems: ChangePasswordData['problems'] = {}): readonly FieldProblem[] {
  const { proof, password = [], again } = problems
  return [
    ...(proof === undefined || proof === 'passkeyRefused' ? [] : [passwordProblem(proof)]),
    ...password.map((sentence) => ({ field: 'nouveau', words: sentence })),
    ...(again === undefined ? [] : [{ field: 'encore', words: chosenSecrets[again] }]),
  ]
}
