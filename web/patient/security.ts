/** « Sécurité de mon compte »: by what the person comes in, and what she changes of it. Spec: people.md P-28. */
import { type Html, html } from '../html.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { chipList } from '../ui/chip/chip.ts'
import { errorSummary, type FieldProblem, problemOf } from '../ui/field/error-summary.ts'
import { csrfField, textField } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { passkeyUrl, urls } from '../urls.ts'
import { momentWithDistance } from '../words/dates.ts'
import { common } from '../words/page.ts'
import { sayIn } from '../words/readings.ts'
import { addPasskey, addPassword, onePasskey, security as words } from '../words/security.ts'
import { type FranceConnectLine, franceConnectSection } from './france-connect.ts'
import { passkeyForm, wherePasskeys } from './passkey-form.ts'
import { type PasswordProblem, passwordField, passwordProblem } from './password-again.ts'

export type PasskeyLine = {
  readonly id: string
  readonly name: string
  readonly createdAt: Date
  readonly lastUsedAt: Date | null
  readonly backedUp: boolean
}

export type SecurityData = Carnet & {
  /** undefined: this portal has none. */
  readonly passkeys: readonly PasskeyLine[] | undefined
  /** undefined: this portal has no agreement with it. */
  readonly franceConnect?: { readonly link: FranceConnectLine | undefined } | undefined
  /** Where the codes go, masked. */
  readonly routes: readonly { readonly sentBy: 'email' | 'sms'; readonly sentTo: string }[]
  readonly done?: keyof typeof words.done | undefined
}

export function securityPage(data: SecurityData): string {
  const { passkeys, franceConnect, routes, done, passkeyAlone = false } = data
  const body = html`<div class="sheet-head">
  <p><a class="back" href="${urls.profile}">${common.profile}</a></p>
  <h1>${words.title}</h1>
  <p class="soft">${sayIn(data.display)(words.intro)}</p>
</div>
${done && notice('done', words.done[done], 'status')}
${passkeys && passkeySection(data, passkeys)}
${franceConnect && franceConnectSection(data, franceConnect)}
<section class="stack" aria-labelledby="mot-de-passe">
<h2 id="mot-de-passe">${words.password}</h2>
${passkeyAlone ? noPassword(data) : hasPassword()}
</section>
<section class="stack" aria-labelledby="codes">
<h2 id="codes">${words.contact}</h2>
<p>${words.contactMeans}</p>
<ul>${routes.map(({ sentBy, sentTo }) => html`<li>${sentBy === 'email' ? words.byEmail(sentTo) : words.bySms(sentTo)}</li>`)}</ul>
<div class="actions">${linkButton(words.changeContact, urls.changeContact, 'secondary')}</div>
</section>
<section class="stack" aria-labelledby="appareils">
<h2 id="appareils">${words.devices}</h2>
<p>${words.devicesMean}</p>
<div class="actions">${linkButton(words.seeDevices, urls.devices, 'secondary')}</div>
</section>`
  return carnetPage(data, { title: words.title, tab: 'profile', body })
}

function hasPassword(): Html {
  return html`<p>${words.passwordMeans}</p>
<div class="actions">${linkButton(words.changePassword, urls.changePassword, 'secondary')}</div>`
}

/** What helps her the day she loses her device. */
function noPassword({ display }: SecurityData): Html {
  return html`<p>${sayIn(display)(words.noPassword)}</p>
<div class="actions">${linkButton(addPassword.title, urls.addPassword, 'secondary')}</div>`
}

function passkeySection({ now }: SecurityData, passkeys: readonly PasskeyLine[]): Html {
  return html`<section class="stack" aria-labelledby="cles">
<h2 id="cles">${words.passkeys}</h2>
<p>${words.passkeysMean}</p>
${
  passkeys.length === 0
    ? html`<p class="soft">${words.none}</p>`
    : html`<ul class="people">${passkeys.map((each) => html`<li>${passkeyLine(each, now)}</li>`)}</ul>`
}
<div class="actions">${linkButton(words.add, urls.addPasskey, 'main')}</div>
</section>`
}

function passkeyLine({ id, name, createdAt, lastUsedAt, backedUp }: PasskeyLine, now: Date): Html {
  return html`<article class="person">
<h3>${name}</h3>
${backedUp && chipList([{ words: words.backedUp, tone: 'plain' }])}
<p>${lastUsedAt === null ? words.neverUsed : words.lastUsed(momentWithDistance(lastUsedAt, now))}</p>
<p class="soft">${words.createdAt(momentWithDistance(createdAt, now))}</p>
<div class="actions">${linkButton(html`${words.change}<span class="off-screen">\u00a0: ${name}</span>`, passkeyUrl(id), 'secondary')}</div>
</article>`
}

export type AddPasskeyData = Carnet & {
  /** Where passkeys answer. */
  readonly host: string
  readonly problem?: PasswordProblem
  /** Nothing to correct in the form: to begin again, or to remove one first. */
  readonly over?: 'expired' | 'tooMany'
}

/** First who she is: POSTs `motDePasse` and `csrf` to `/carnet/securite/nouvelle-cle`. */
export function addPasskeyPage(data: AddPasskeyData): string {
  const { host, problem, over } = data
  const wrongPassword = problem === undefined ? [] : [passwordProblem(problem)]
  const form = html`<form class="form" method="post" action="${urls.addPasskey}">
  ${csrfField(data.csrf)}
  ${passwordField(data, wrongPassword)}
  <div class="actions">${submitButton(addPasskey.continue, 'main')}${linkButton(common.cancel, urls.security, 'quiet')}</div>
</form>`
  const body = html`<div class="sheet-head">
  <p><a class="back" href="${urls.security}">${words.title}</a></p>
  <h1>${addPasskey.title}</h1>
  <p class="soft">${addPasskey.intro}</p>
</div>
${errorSummary(addPasskey.refused, wrongPassword)}
${over && notice('urgent', html`<h2>${addPasskey.refused}</h2><p>${over === 'tooMany' ? words.tooMany : addPasskey.expired}</p>`, 'alert')}
${wherePasskeys(host, form, { id: 'sans-cle', body: notice('attention', addPasskey.unable) })}`
  return carnetPage(data, {
    title: addPasskey.title,
    tab: 'profile',
    body,
    script: data.assets.passkeyScript,
  })
}

export type CreatePasskeyData = Carnet & {
  readonly options: object
  /** What it is called, unless she says otherwise. */
  readonly name: string
}

/** Then her device: POSTs `nom`, `reponse` and `csrf` to the same address. */
export function createPasskeyPage(data: CreatePasskeyData): string {
  const { csrf, options, name } = data
  const body = html`<div class="sheet-head">
  <p><a class="back" href="${urls.security}">${words.title}</a></p>
  <h1>${addPasskey.createTitle}</h1>
  <p>${addPasskey.createIntro}</p>
</div>
${passkeyForm({
  ceremony: 'create',
  action: urls.addPasskey,
  csrf,
  options,
  submit: addPasskey.create,
  stopped: addPasskey.stopped,
  known: addPasskey.known,
  fields: nameField(name),
})}
<div class="actions">${linkButton(common.cancel, urls.security, 'quiet')}</div>`
  return carnetPage(data, {
    title: addPasskey.createTitle,
    tab: 'profile',
    body,
    script: data.assets.passkeyScript,
  })
}

type NameProblem = { readonly kind: 'nameMissing' | 'nameTooLong' }

export type PasskeyData = Carnet & {
  readonly passkey: PasskeyLine
  /** False: she has no other way in. */
  readonly removable: boolean
  /** As it was typed. */
  readonly typedName?: string
  readonly problem?: PasswordProblem | NameProblem
}

/** POSTs `nom`, or `retirer` (oui) with `motDePasse`, and `csrf`, to `/carnet/securite/cles/<id>`. */
export function passkeyPage(data: PasskeyData): string {
  const { csrf, passkey, removable, typedName = passkey.name, problem } = data
  const found: readonly FieldProblem[] =
    problem === undefined
      ? []
      : isNameProblem(problem)
        ? [{ field: 'nom', words: addPasskey[problem.kind] }]
        : [passwordProblem(problem)]
  const body = html`<div class="sheet-head">
  <p><a class="back" href="${urls.security}">${words.title}</a></p>
  <h1>${passkey.name}</h1>
</div>
${errorSummary(onePasskey.refused, found)}
<form class="form" method="post" action="${passkeyUrl(passkey.id)}">
  ${csrfField(csrf)}
  ${nameField(typedName, problemOf(found, 'nom'))}
  ${submitButton(onePasskey.save, 'secondary')}
</form>
<section class="stack" aria-labelledby="retirer">
<h2 id="retirer">${onePasskey.remove}</h2>
${removable ? removal(data, found) : onlyWayIn(data)}
</section>`
  return carnetPage(data, { title: passkey.name, tab: 'profile', body })
}

function removal(data: PasskeyData, found: readonly FieldProblem[]): Html {
  const { csrf, passkey } = data
  return html`<p>${onePasskey.removeMeans}</p>
<form class="form" method="post" action="${passkeyUrl(passkey.id)}">
  ${csrfField(csrf)}
  ${passwordField(data, found)}
  ${submitButton(onePasskey.removeSubmit, 'destructive', { name: 'retirer', value: 'oui' })}
</form>`
}

function onlyWayIn({ display }: PasskeyData): Html {
  return html`<p>${sayIn(display)(onePasskey.onlyWayIn)}</p>
<div class="actions">${linkButton(words.add, urls.addPasskey, 'secondary')}${linkButton(addPassword.title, urls.addPassword, 'secondary')}</div>`
}

function isNameProblem(problem: NonNullable<PasskeyData['problem']>): problem is NameProblem {
  return problem.kind === 'nameMissing' || problem.kind === 'nameTooLong'
}

function nameField(value: string, error?: string): Html {
  return textField({
    name: 'nom',
    label: addPasskey.name,
    type: 'text',
    autocomplete: 'off',
    prose: true,
    hint: addPasskey.nameHint,
    value,
    error,
  })
}
