/** « J’active mon carnet », one step a page. Spec: people.md P-01; rules.md LIF-05, LIF-06. */
import { type Html, html } from '../html.ts'
import { type Speech, speechIn } from '../speech.ts'
import { linkButton, submitButton, type Weight } from '../ui/button/button.ts'
import { errorSummary, type FieldProblem, problemOf } from '../ui/field/error-summary.ts'
import { csrfField, textField } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { publicPage, type Surroundings } from '../ui/page/page.ts'
import { stepper } from '../ui/stepper/stepper.ts'
import { urls } from '../urls.ts'
import type { Easy } from '../words/readings.ts'
import {
  type CardNumbers,
  type CardShape,
  cardFields,
  cardPicture,
  cardShapeProblems,
} from './card-numbers.ts'
import { type ChosenSecretsData, chosenSecretsFields, chosenSecretsProblems } from './chosen-secrets.ts'
import { type CodeProblem, codeProblems, codeStep } from './login-code.ts'
import { passkeyForm, wherePasskeys } from './passkey-form.ts'

type Form = Surroundings & { readonly csrf: string }

/** Nothing to correct in the form: to wait, or to begin again. */
type Stop = { readonly kind: 'tooManyTries'; readonly minutes: number }

export type ActivationCodeData = Form & {
  readonly typed?: string
  readonly problem?: { readonly kind: 'missing' | 'malformed' | 'over' } | Stop
}

/** POSTs `code` and `csrf` to `/carnet/activer`. */
export function activationCodePage(data: ActivationCodeData): string {
  const { typed, problem } = data
  const speech = speechIn(data.display)
  const words = speech.words.activation
  const found: readonly FieldProblem[] =
    problem?.kind === 'missing' || problem?.kind === 'malformed'
      ? [{ field: 'code', words: speech.say<string>(words.code[problem.kind]) }]
      : []
  return step(data, {
    at: 1,
    title: words.code.title,
    intro: words.code.intro,
    action: urls.activate,
    found,
    stop: problem?.kind === 'over' ? words.over : stopWords(problem, speech),
    fields: textField({
      name: 'code',
      label: words.code.label,
      type: 'text',
      autocomplete: 'off',
      hint: words.code.hint,
      value: typed,
      error: problemOf(found, 'code'),
    }),
    after: html`<p><a href="${urls.noActivationCode}">${words.code.none}</a></p>`,
  })
}

export type CardProblem =
  | ({ readonly kind: 'shape' } & CardShape)
  | { readonly kind: 'mismatch'; readonly triesLeft: number }
  | { readonly kind: 'exhausted' }
  | Stop

export type ActivationCardData = Form & {
  readonly typed?: CardNumbers
  readonly problem?: CardProblem
}

/** POSTs `matricule`, `serie` and `csrf` to `/carnet/activer/carte`. */
export function activationCardPage(data: ActivationCardData): string {
  const { typed, problem } = data
  const speech = speechIn(data.display)
  const words = speech.words.activation
  const found = cardProblems(problem, speech)
  return step(data, {
    at: 2,
    title: words.card.title,
    intro: words.card.intro,
    action: urls.activateCard,
    found,
    stop:
      problem?.kind === 'exhausted'
        ? speech.say(words.card.exhausted)(data.helpPhone)
        : stopWords(problem, speech),
    before: cardPicture(words.card),
    fields: cardFields(typed, found, words.card),
    after: html`<p><a href="${urls.activate}">${words.code.title}</a></p>`,
  })
}

function cardProblems(problem: CardProblem | undefined, speech: Speech): readonly FieldProblem[] {
  const words = speech.words.activation
  if (problem?.kind === 'shape') return cardShapeProblems(problem, words.card)
  if (problem?.kind !== 'mismatch') return []
  return [
    { field: 'matricule', words: words.card.mismatch(problem.triesLeft), atField: words.card.checkAgain },
  ]
}

export type ActivationContactData = Form & {
  readonly typed?: string
  readonly problem?: { readonly kind: 'missing' | 'malformed' | 'tooManyCodes' }
}

/** POSTs `joindre` and `csrf` to `/carnet/activer/adresse`. */
export function activationContactPage(data: ActivationContactData): string {
  const { typed, problem } = data
  const words = speechIn(data.display).words.activation
  const found: readonly FieldProblem[] =
    problem?.kind === 'missing' || problem?.kind === 'malformed'
      ? [{ field: 'joindre', words: words.contact[problem.kind] }]
      : []
  return step(data, {
    at: 3,
    title: words.contact.title,
    intro: words.contact.intro,
    action: urls.activateContact,
    found,
    stop: problem?.kind === 'tooManyCodes' ? words.contact.tooManyCodes : undefined,
    submit: words.contact.submit,
    fields: textField({
      name: 'joindre',
      label: words.contact.label,
      type: 'text',
      autocomplete: 'email',
      hint: words.contact.hint,
      value: typed,
      error: problemOf(found, 'joindre'),
    }),
  })
}

export type ActivationContactCodeData = Form & {
  readonly sentBy: 'email' | 'sms'
  /** Masked. */
  readonly sentTo: string
  readonly digits: number
  readonly validMinutes: number
  readonly problem?: CodeProblem
  /** In demonstration only. */
  readonly demoHint?: { readonly code: string }
}

/** POSTs `code` and `csrf` to `/carnet/activer/code`. */
export function activationContactCodePage(data: ActivationContactCodeData): string {
  const speech = speechIn(data.display)
  const words = speech.words.activation
  const found = codeProblems(data, speech)
  const { title, intro, field, over, hint } = codeStep(data, found, speech)
  return step(data, {
    at: 3,
    title,
    intro,
    action: urls.activateContactCode,
    found,
    stop: over,
    before: hint,
    fields: field,
    after: html`<p><a href="${urls.activateContact}">${words.contact.change}</a></p>`,
  })
}

export type ActivationAccountData = Form &
  ChosenSecretsData & {
    /** What her device is asked, and the host where it answers; undefined: this portal has no passkeys. */
    readonly passkey?: { readonly host: string; readonly options: object } | undefined
    /** What the device gave was not taken. */
    readonly passkeyRefused?: boolean
  }

/** POSTs `csrf` with `reponse`, or `identifiant`, `motDePasse` and `encore`, to `/carnet/activer/compte`. */
export function activationAccountPage(data: ActivationAccountData): string {
  const { csrf, display, passkey, passkeyRefused = false } = data
  const speech = speechIn(display)
  const { say } = speech
  const { account } = speech.words.activation
  const found = chosenSecretsProblems(data, speech)
  const withPasskey =
    passkey &&
    wherePasskeys(
      passkey.host,
      html`<section class="stack" aria-labelledby="sans-mot-de-passe">
<h2 id="sans-mot-de-passe">${account.passkeyTitle}</h2>
<p class="soft">${say(account.passkeyMeans)}</p>
${passkeyForm({
  ceremony: 'create',
  action: urls.activateAccount,
  csrf,
  options: passkey.options,
  submit: account.passkeySubmit,
  stopped: account.passkeyStopped,
})}
</section>`,
    )
  return step(data, {
    at: 4,
    title: account.title,
    intro: say(account.intro),
    action: urls.activateAccount,
    found,
    stop: passkeyRefused ? say(account.passkeyRefused) : undefined,
    submit: account.submit,
    weight: passkey === undefined ? 'main' : 'secondary',
    before: withPasskey,
    fields: html`<h2>${account.passwordTitle}</h2>
  <p class="soft">${say(account.passwordMeans)}</p>
  ${chosenSecretsFields(data, found, speech)}`,
    ...(passkey !== undefined && { script: data.assets.passkeyScript }),
  })
}

const steps = 4

type Step = {
  readonly at: number
  readonly title: string
  readonly intro: string | Easy<string>
  readonly action: string
  readonly found: readonly FieldProblem[]
  readonly stop?: string | undefined
  readonly submit?: string
  /** `main`, unless something else is. */
  readonly weight?: Weight
  readonly before?: Html | false | undefined
  readonly fields: Html
  readonly after?: Html
  readonly script?: string
}

function step(
  data: Form,
  { at, title, intro, action, found, stop, submit, before, fields, after, script, weight = 'main' }: Step,
): string {
  const speech = speechIn(data.display)
  const words = speech.words.activation
  const body = html`<div class="sheet-head">
  ${stepper(at, steps, speech.words.common.stepOf)}
  <h1>${title}</h1>
  <p>${speech.say(intro)}</p>
</div>
${errorSummary(words.refused, found)}
${stop !== undefined && notice('urgent', html`<h2>${words.refused}</h2><p>${stop}</p>`, 'alert')}
${before}
<form class="form" method="post" action="${action}">
  ${csrfField(data.csrf)}
  ${fields}
  ${submitButton(submit ?? words.continue, weight)}
</form>
${after}`
  const page = { title: `${title} — ${words.title}`, body, width: 'solo', translated: true } as const
  return publicPage(data, { ...page, ...(script !== undefined && { script }) })
}

function stopWords(
  problem: { readonly kind: string } | Stop | undefined,
  { words: { activation } }: Speech,
): string | undefined {
  return problem !== undefined && 'minutes' in problem ? activation.tooManyTries(problem.minutes) : undefined
}

/** Where else a code, or help, is to be had. */
export function noActivationCodePage(
  surroundings: Surroundings & { readonly ageCompteMineur: number | null },
): string {
  const {
    say,
    words: { noCode, pages },
  } = speechIn(surroundings.display)
  const section = (id: string, title: string, text: string) =>
    html`<section class="stack" aria-labelledby="${id}"><h2 id="${id}">${title}</h2><p>${text}</p></section>`
  const body = html`<div class="sheet-head">
  <h1>${noCode.title}</h1>
  <p>${say(noCode.intro)}</p>
</div>
${section('telephone', noCode.phoneTitle, say(noCode.phone)(surroundings.helpPhone))}
${section('lettre', noCode.letterTitle, noCode.letter)}
<div class="actions">${linkButton(noCode.askLetter, urls.recover, 'secondary')}</div>
${section('pres', noCode.nearTitle, say(noCode.near))}
${section('enfant', noCode.childTitle, noCode.child(surroundings.ageCompteMineur))}
<div class="actions">${linkButton(pages.activateChild, urls.activateChild, 'secondary')}</div>
<div class="actions">${linkButton(noCode.back, urls.activate, 'main')}</div>`
  return publicPage(surroundings, { title: noCode.title, body, width: 'solo', translated: true })
}
