/** « Changer d’adresse ou de numéro »: who she is, then the code that came there. Spec: people.md P-28. */
import { html } from '../html.ts'
import { frenchSpeech } from '../speech.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { errorSummary, type FieldProblem, problemOf } from '../ui/field/error-summary.ts'
import { csrfField, textField } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { activation } from '../words/activation.ts'
import { loginCode } from '../words/login.ts'
import { common } from '../words/page.ts'
import { security, contactChange as words } from '../words/security.ts'
import { codeProblems, codeStep, type SentCodeData } from './login-code.ts'
import { type PasswordProblem, passwordField, passwordProblem } from './password-again.ts'

export type ContactChangeData = Carnet & {
  readonly typed?: string
  readonly contact?: 'missing' | 'malformed'
  readonly password?: PasswordProblem
}

/** POSTs `joindre`, `motDePasse` and `csrf` to `/carnet/securite/joindre`. */
export function contactChangePage(data: ContactChangeData): string {
  const { typed, contact, password } = data
  const found: readonly FieldProblem[] = [
    ...(contact === undefined ? [] : [{ field: 'joindre', words: activation.contact[contact] }]),
    ...(password === undefined ? [] : [passwordProblem(password)]),
  ]
  const body = html`<div class="sheet-head">
  <p><a class="back" href="${urls.security}">${security.title}</a></p>
  <h1>${words.title}</h1>
  <p>${words.intro}</p>
</div>
${errorSummary(words.refused, found)}
<form class="form" method="post" action="${urls.changeContact}">
  ${csrfField(data.csrf)}
  ${textField({
    name: 'joindre',
    label: activation.contact.label,
    type: 'text',
    autocomplete: 'email',
    hint: activation.contact.hint,
    value: typed,
    error: problemOf(found, 'joindre'),
  })}
  ${passwordField(data, found)}
  <div class="actions">${submitButton(activation.contact.submit, 'main')}${linkButton(common.cancel, urls.security, 'quiet')}</div>
</form>`
  return carnetPage(data, { title: words.title, tab: 'profile', body })
}

/** POSTs `code` and `csrf` to `/carnet/securite/joindre/code`. */
export function contactCodePage(data: Carnet & SentCodeData): string {
  const speech = frenchSpeech(data.display, data)
  const found = codeProblems(data, speech)
  const { title, intro, field, over, hint } = codeStep(data, found, speech)
  const body = html`<div class="sheet-head">
  <p><a class="back" href="${urls.changeContact}">${words.title}</a></p>
  <h1>${title}</h1>
  <p>${intro}</p>
</div>
${errorSummary(words.refused, found)}
${over !== undefined && notice('urgent', html`<h2>${words.refused}</h2><p>${over}</p>`, 'alert')}
${hint}
<form class="form" method="post" action="${urls.contactCode}">
  ${csrfField(data.csrf)}
  ${field}
  <div class="actions">${submitButton(loginCode.submit, 'main')}${linkButton(common.cancel, urls.security, 'quiet')}</div>
</form>`
  return carnetPage(data, { title, tab: 'profile', body })
}
