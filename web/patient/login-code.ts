/** The one-time code, the second step of the log-in. Spec: rules.md CON-23, settings otpDigits, otpMinutes, otpTries. */
import { type Html, html } from '../html.ts'
import { type Speech, speechIn } from '../speech.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { errorSummary, type FieldProblem, problemOf } from '../ui/field/error-summary.ts'
import { csrfField, textField } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { publicPage, type Surroundings } from '../ui/page/page.ts'
import { urls } from '../urls.ts'

export type CodeProblem =
  | { readonly kind: 'missing' | 'malformed' | 'expired' | 'exhausted' }
  | { readonly kind: 'wrong'; readonly triesLeft: number }

export type SentCodeData = {
  readonly sentBy: 'email' | 'sms'
  /** Masked by the caller: `a•••@exemple.fr`, `06 •• •• •• 12`. */
  readonly sentTo: string
  readonly digits: number
  readonly validMinutes: number
  readonly problem?: CodeProblem
  /** In demonstration only: the code that stands in the outbox. */
  readonly demoHint?: { readonly code: string }
}

export type LoginCodeData = Surroundings &
  SentCodeData & {
    readonly csrf: string
    /** A new code has just been sent at the reader's request. */
    readonly resent?: boolean
  }

/** POSTs `code` and `csrf` to `/carnet/connexion/code`; asking for another code POSTs `renvoyer=oui` there. */
export function loginCodePage(data: LoginCodeData): string {
  const speech = speechIn(data.display)
  const { say } = speech
  const { login, loginCode } = speech.words
  const problems = codeProblems(data, speech)
  const { title, intro, field, over, hint } = codeStep(data, problems, speech)
  const body = html`<div class="sheet-head">
  <h1>${title}</h1>
  <p>${intro}</p>
</div>
${data.resent && notice('done', loginCode.resent, 'status')}
${errorSummary(login.refused, problems)}
${over !== undefined && notice('urgent', html`<h2>${login.refused}</h2><p>${over}</p>`, 'alert')}
${hint}
<form class="form" method="post" action="${urls.loginCode}">
  ${csrfField(data.csrf)}
  ${field}
  ${submitButton(loginCode.submit, 'main')}
</form>
<section class="stack" aria-labelledby="pas-recu">
  <h2 id="pas-recu">${loginCode.notReceived}</h2>
  <p class="soft">${say(loginCode.notReceivedHint)}</p>
  <div class="actions">
    <form method="post" action="${urls.loginCode}">
      ${csrfField(data.csrf)}
      ${submitButton(loginCode.resend, 'secondary', { name: 'renvoyer', value: 'oui' })}
    </form>
    ${linkButton(loginCode.otherAccount, urls.login, 'quiet')}
  </div>
</section>`
  return publicPage(data, { title: loginCode.title, body, width: 'solo', translated: true })
}

/** What a page asks that waits for a code: of the log-in, and wherever an address is proven. POSTs `code`. */
export function codeStep(
  { sentBy, sentTo, digits, validMinutes, problem, demoHint }: SentCodeData,
  problems: readonly FieldProblem[],
  { words: { loginCode } }: Speech,
): {
  readonly title: string
  readonly intro: string
  readonly field: Html
  /** Nothing to correct in the form: another code must be asked for. */
  readonly over: string | undefined
  readonly hint: Html | undefined
} {
  const sent = sentBy === 'email' ? loginCode.sentByEmail : loginCode.sentBySms
  return {
    title: loginCode.title,
    intro: sent(sentTo),
    field: textField({
      name: 'code',
      label: loginCode.code(digits),
      type: 'text',
      autocomplete: 'one-time-code',
      numeric: true,
      hint: loginCode.valid(validMinutes),
      error: problemOf(problems, 'code'),
    }),
    over: problem?.kind === 'expired' || problem?.kind === 'exhausted' ? loginCode[problem.kind] : undefined,
    hint:
      demoHint &&
      notice('attention', html`<p>${loginCode.demonstration} <strong>${demoHint.code}</strong>.</p>`),
  }
}

export function codeProblems(
  { problem, digits }: Pick<SentCodeData, 'problem' | 'digits'>,
  { words: { loginCode } }: Speech,
): readonly FieldProblem[] {
  if (problem === undefined || problem.kind === 'expired' || problem.kind === 'exhausted') return []
  const words =
    problem.kind === 'wrong' ? loginCode.wrong(problem.triesLeft) : loginCode[problem.kind](digits)
  return [{ field: 'code', words }]
}
