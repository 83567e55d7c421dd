/** FranceConnect+: its place on the page of the log-in, the page that leads there, what a return says, the link. Spec: rules.md CON-23. */
import { type Html, html } from '../html.ts'
import { type Speech, speechIn } from '../speech.ts'
import { linkButton, submitButton, type Weight } from '../ui/button/button.ts'
import { errorSummary } from '../ui/field/error-summary.ts'
import { csrfField } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { type Carnet, carnetPage, publicPage, type Surroundings } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { momentWithDistance } from '../words/dates.ts'
import { franceConnect as french, franceConnectLink as words } from '../words/france-connect.ts'
import { common } from '../words/page.ts'
import { sayIn } from '../words/readings.ts'
import { security } from '../words/security.ts'
import { type PasswordProblem, passwordField, passwordProblem } from './password-again.ts'

/** The page of FranceConnect that its partners lead to. */
const whatItIs = 'https://franceconnect.gouv.fr/france-connect-plus'

/** POSTs `csrf` to `/carnet/connexion/franceconnect`. First on the page, as FranceConnect asks of public services. */
export function franceConnectOffer({ words: { franceConnect } }: Speech, csrf: string): Html {
  return html`<section class="stack" aria-labelledby="franceconnect">
<h2 id="franceconnect">${franceConnect.heading}</h2>
<p class="soft">${franceConnect.means}</p>
${departure(franceConnect.offer, csrf, 'secondary')}
<p class="small"><a href="${whatItIs}">${franceConnect.whatIsIt}</a></p>
</section>`
}

function departure(offer: string, csrf: string, weight: Weight): Html {
  return html`<form class="actions" method="post" action="${urls.franceConnectLogIn}">
  ${csrfField(csrf)}
  ${submitButton(offer, weight)}
</form>`
}

export type Leaving = {
  /** An address of FranceConnect. */
  readonly to: string
  readonly why: keyof typeof french.leaving
}

/** It leads on by itself; the link is for who stays on it. */
export function leavingPage(data: Surroundings & Leaving): string {
  const { title, means, go } = speechIn(data.display).words.franceConnect.leaving[data.why]
  const body = html`<div class="sheet-head">
  <h1>${title}</h1>
  <p>${means}</p>
</div>
<div class="actions">${linkButton(go, data.to, 'main')}</div>`
  return publicPage(data, { title, body, width: 'solo', translated: true })
}

/** Why a return opened nothing. */
type Why = keyof typeof french.why

export function refusedReturnPage(data: Surroundings & { readonly csrf: string; readonly why: Why }): string {
  const speech = speechIn(data.display)
  const { franceConnect, login } = speech.words
  const steps = html`<ul><li>${franceConnect.withAccount}</li><li>${franceConnect.withLetter}</li></ul>
<div class="actions">${linkButton(franceConnect.otherwise, urls.login, 'main')}${linkButton(franceConnect.activate, urls.activate, 'secondary')}</div>`
  const again = html`${departure(franceConnect.offer, data.csrf, 'main')}
<div class="actions">${linkButton(franceConnect.otherwise, urls.login, 'quiet')}</div>`
  const body = html`<div class="sheet-head">
  <h1>FranceConnect+</h1>
</div>
${notice('urgent', html`<h2>${login.refused}</h2><p>${speech.say(franceConnect.why[data.why])}</p>`, 'alert')}
${data.why === 'notLinked' ? steps : again}`
  return publicPage(data, { title: login.refused, body, width: 'solo', translated: true })
}

export type FranceConnectLine = { readonly linkedAt: Date; readonly lastUsedAt: Date | null }

/** In « Sécurité de mon compte ». */
export function franceConnectSection(
  { now }: Pick<Carnet, 'now'>,
  { link }: { readonly link: FranceConnectLine | undefined },
): Html {
  return html`<section class="stack" aria-labelledby="franceconnect">
<h2 id="franceconnect">FranceConnect+</h2>
<p>${words.means}</p>
${link === undefined ? html`<p class="soft">${words.none}</p>` : lines(link, now)}
<div class="actions">${linkButton(link === undefined ? words.title : words.unlinkTitle, urls.franceConnectLink, 'secondary')}</div>
</section>`
}

function lines({ linkedAt, lastUsedAt }: FranceConnectLine, now: Date): Html {
  return html`<p>${lastUsedAt === null ? words.neverUsed : words.lastUsed(momentWithDistance(lastUsedAt, now))}</p>
<p class="soft">${words.linkedAt(momentWithDistance(linkedAt, now))}</p>`
}

export type FranceConnectLinkData = Carnet & {
  /** undefined: none yet. */
  readonly link: FranceConnectLine | undefined
  readonly problem?: PasswordProblem
  /** What came of a return from FranceConnect, or of a departure. */
  readonly refused?: Why
}

/** First who she is: POSTs `motDePasse`, `csrf`, and `retirer` (oui) to withdraw it, to `/carnet/securite/franceconnect`. */
export function franceConnectLinkPage(data: FranceConnectLinkData): string {
  const { link, problem, refused, now } = data
  const say = sayIn(data.display)
  const found = problem === undefined ? [] : [passwordProblem(problem)]
  const title = link === undefined ? words.title : words.unlinkTitle
  const submit =
    link === undefined
      ? submitButton(words.submit, 'main')
      : submitButton(words.unlinkSubmit, 'destructive', { name: 'retirer', value: 'oui' })
  const body = html`<div class="sheet-head">
  <p><a class="back" href="${urls.security}">${security.title}</a></p>
  <h1>${title}</h1>
  <p class="soft">${link === undefined ? say(words.intro) : words.unlinkMeans}</p>
</div>
${errorSummary(link === undefined ? words.refused : words.unlinkRefused, found)}
${refused && notice('urgent', html`<h2>${words.refused}</h2><p>${say(french.why[refused])}</p>`, 'alert')}
${link && lines(link, now)}
<form class="form" method="post" action="${urls.franceConnectLink}">
  ${csrfField(data.csrf)}
  ${passwordField(data, found)}
  <div class="actions">${submit}${linkButton(common.cancel, urls.security, 'quiet')}</div>
</form>`
  return carnetPage(data, { title, tab: 'profile', body })
}
