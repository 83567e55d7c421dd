/** « J’ai déjà un compte »: identifier and password, the first of two steps. Spec: people.md P-00; rules.md CON-23. */
import { type Html, html } from '../html.ts'
import { type Speech, speechIn } from '../speech.ts'
import { submitButton } from '../ui/button/button.ts'
import { errorSummary, type FieldProblem, problemOf } from '../ui/field/error-summary.ts'
import { csrfField, textField } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { publicPage, type Surroundings } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { franceConnectOffer } from './france-connect.ts'
import { wherePasskeys } from './passkey-form.ts'

/**
 * The same words and status whether or not the account exists: `mismatch` for both.
 * `locked` carries how long to wait, rounded up.
 */
export type LoginProblem =
  | { readonly kind: 'missing'; readonly identifier: boolean; readonly password: boolean }
  | { readonly kind: 'mismatch' }
  | { readonly kind: 'locked'; readonly minutes: number }

export type LoginData = Surroundings & {
  readonly csrf: string
  /** What was typed before; a password is never given back. */
  readonly identifier?: string
  readonly problem?: LoginProblem
  /** Where passkeys answer; undefined: this portal has none. */
  readonly passkeyHost?: string | undefined
  /** The operator has an agreement with it. */
  readonly franceConnect?: boolean
  /** Why the reader is here, when it is not by his own choice. */
  readonly arrival?: 'expired' | 'textKept' | 'loggedOut' | 'newCode'
}

/** POSTs `identifiant`, `motDePasse`, `csrf` to `/carnet/connexion`. */
export function loginPage(data: LoginData): string {
  const speech = speechIn(data.display)
  const { say } = speech
  const { common, login, pages } = speech.words
  const problems = problemsOf(data)
  const body = html`<div class="sheet-head">
  <h1>${login.title}</h1>
  <p class="soft">${say(common.promise)}</p>
</div>
${data.arrival && data.problem === undefined && notice('plain', say(login[data.arrival]), 'status')}
${errorSummary(login.refused, problems)}
${data.problem?.kind === 'locked' && notice('urgent', lockedWords(speech, data.problem.minutes), 'alert')}
${data.franceConnect && html`${franceConnectOffer(speech, data.csrf)}<h2>${speech.words.franceConnect.or}</h2>`}
<form class="form" method="post" action="${urls.login}">
  ${csrfField(data.csrf)}
  ${textField({
    name: 'identifiant',
    label: login.identifier,
    type: 'text',
    autocomplete: 'username',
    hint: say(login.identifierHint),
    value: data.identifier,
    error: problemOf(problems, 'identifiant'),
  })}
  ${textField({
    name: 'motDePasse',
    label: login.password,
    type: 'password',
    autocomplete: 'current-password',
    error: problemOf(problems, 'motDePasse'),
  })}
  ${submitButton(login.submit, 'main')}
</form>
<p class="soft small">${say(login.twoSteps)}</p>
<p><a href="${urls.recover}">${pages.recover}</a></p>
${data.passkeyHost !== undefined && wherePasskeys(data.passkeyHost, passkeyOffer(speech, data.csrf))}`
  return publicPage(data, {
    title: login.title,
    body,
    width: 'solo',
    translated: true,
    ...(data.passkeyHost !== undefined && { script: data.assets.passkeyScript }),
  })
}

/** POSTs `csrf` to `/carnet/connexion/cle`. */
function passkeyOffer({ words: { passkeyLogIn } }: Speech, csrf: string): Html {
  return html`<section class="stack" aria-labelledby="avec-cle">
<h2 id="avec-cle">${passkeyLogIn.or}</h2>
<p class="soft">${passkeyLogIn.offerHint}</p>
<form class="actions" method="post" action="${urls.passkeyLogIn}">
  ${csrfField(csrf)}
  ${submitButton(passkeyLogIn.offer, 'secondary')}
</form>
</section>`
}

function problemsOf({ problem, display }: LoginData): readonly FieldProblem[] {
  const {
    say,
    words: { login },
  } = speechIn(display)
  switch (problem?.kind) {
    case undefined:
      return []
    case 'missing':
      return [
        ...(problem.identifier ? [{ field: 'identifiant', words: login.identifierMissing }] : []),
        ...(problem.password ? [{ field: 'motDePasse', words: login.passwordMissing }] : []),
      ]
    case 'mismatch':
      return [{ field: 'identifiant', words: say(login.mismatch), atField: login.checkIdentifier }]
    case 'locked':
      return []
  }
}

/** Nothing to correct in the form: only to wait. */
function lockedWords({ words: { login } }: Speech, minutes: number): Html {
  return html`<h2>${login.refused}</h2><p>${login.locked(minutes)}</p>`
}
