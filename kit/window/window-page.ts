/** The window of sending, as pages: what is asked, what was done, what went wrong. People.md F5; RGAA. */

import { type Html, html } from '@carnet/web/html.ts'
import { submitButton } from '@carnet/web/ui/button/button.ts'
import { checkbox, csrfField } from '@carnet/web/ui/field/field.ts'
import { notice } from '@carnet/web/ui/notice/notice.ts'
import { framePage, frameStyle } from './frame.ts'
import { readerFields, type WindowAnswer, type WindowErrors, type WindowQuestion } from './sending-form.ts'

/** In the page itself: the confirmation is read once nobody answers any more. The policy names it by its hash. */
export const windowPolicy = `default-src 'none'; img-src data:; style-src ${frameStyle}; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`

export type AskedWindow = {
  readonly question: WindowQuestion
  readonly answer: WindowAnswer
  readonly csrf: string
  readonly errors?: WindowErrors
  /** What the DMP answered to the last attempt. */
  readonly failure?: string
}

export function windowPage({ question, answer, csrf, errors = {}, failure }: AskedWindow): string {
  const { person, kind, minor, mailboxes } = question
  const wrong = Object.values(errors).length > 0
  return framePage(
    wrong || failure !== undefined ? 'Erreur\u00a0: envoi de documents' : 'Envoi de documents',
    html`<h1>Envoi de documents</h1>
<p>${kind}, pour <strong>${person}</strong>.</p>
${failure !== undefined && notice('urgent', html`<p>L’envoi n’a pas abouti. ${failure}</p><p>Vous pouvez recommencer\u00a0: un envoi répété n’a qu’un effet.</p>`, 'alert')}
${wrong && notice('urgent', html`<p>Rien n’est envoyé. ${Object.values(errors).join(' ')}</p>`, 'alert')}
<form class="form" method="post" action="/">
${csrfField(csrf)}
${titleField(question, answer.title, errors.title)}
${readersGroup(answer, minor, errors.readers)}
${mailboxes.length > 0 && mailboxesGroup(question, answer, errors.messages)}
<div class="actions">
${submitButton('Envoyer', 'main', { name: 'geste', value: 'envoyer' })}
<button class="button quiet" type="submit" name="geste" value="retenir" formnovalidate>Ne pas envoyer</button>
</div>
</form>`,
  )
}

function titleField({ usualTitles }: WindowQuestion, title: string, error: string | undefined): Html {
  return html`<div class="field${error && ' wrong'}">
<label for="titre">1. Titre</label>
<p class="hint" id="titre-aide">Écrivez-le, ou cherchez parmi les titres usuels en tapant quelques lettres.</p>
${error && html`<p class="error" id="titre-erreur">${error}</p>`}
<input id="titre" name="titre" type="text" list="titres" autocomplete="off" value="${title}" required aria-describedby="titre-aide${error && ' titre-erreur'}"${error && html` aria-invalid="true"`}>
<datalist id="titres">${usualTitles.map((each) => html`<option value="${each}"></option>`)}</datalist>
</div>`
}

const readers = {
  patient: {
    words: 'Le patient',
    means: 'Sans cette case, il ne le voit pas avant qu’on le lui annonce, ou pendant un mois au plus.',
  },
  professionnels: {
    words: 'Les professionnels que le patient autorise',
    means: 'Sans cette case, vous seul le lisez parmi eux, et le patient.',
  },
  representants: {
    words: 'Les représentants légaux du mineur',
    means: 'Une fois montré, il ne peut plus leur être caché.',
  },
} as const satisfies Record<keyof typeof readerFields, { words: string; means: string }>

function readersGroup({ readers: shown }: WindowAnswer, minor: boolean, error: string | undefined): Html {
  const names = (Object.keys(readers) as (keyof typeof readers)[]).filter(
    (name) => name !== 'representants' || minor,
  )
  return html`<fieldset class="boxes${error && ' wrong'}"${error && html` aria-describedby="lecteurs-erreur"`}>
<legend>2. Qui peut le consulter</legend>
${error && html`<p class="error" id="lecteurs-erreur">${error}</p>`}
${names.map(
  (
    name,
  ) => html`<div class="box"><label for="lecteur-${name}"><input id="lecteur-${name}" name="lecteur" type="checkbox" value="${name}"${shown.has(readerFields[name]) && html` checked`} aria-describedby="lecteur-${name}-aide"><span>${readers[name].words}</span></label>
<p class="hint" id="lecteur-${name}-aide">${readers[name].means}</p></div>`,
)}
</fieldset>`
}

function mailboxesGroup(
  { mailboxes }: WindowQuestion,
  answer: WindowAnswer,
  error: string | undefined,
): Html {
  return html`<fieldset class="boxes${error && ' wrong'}"${error && html` aria-describedby="messages-erreur"`}>
<legend>3. Envoyer aussi par MSSanté</legend>
${error && html`<p class="error" id="messages-erreur">${error}</p>`}
${mailboxes.map(({ address, reader }) =>
  checkbox({
    name: 'messagerie',
    value: address,
    words: reader === 'patient' ? `${address} (le patient)` : address,
    checked: answer.addresses.includes(address),
  }),
)}
</fieldset>`
}

export type SentWindow = {
  readonly at: Date
  readonly person: string
  readonly title: string
  readonly uniqueId: string
  readonly complete: boolean
  /** Whom it is hidden from, what the law asks besides, what did not leave. */
  readonly lines: readonly string[]
}

/** With its time and its identifier (seed 2.20). */
export function sentPage({ at, person, title, uniqueId, complete, lines }: SentWindow): string {
  const said = html`<p>Identifiant\u00a0: ${uniqueId}</p>`
  const told = html`${lines.length > 0 && html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`}${closing}`
  if (!complete)
    return framePage(
      'Envoi inachevé',
      html`<h1>Envoi inachevé</h1>
${notice('attention', html`<p>Une partie de l’envoi de «\u00a0${title}\u00a0» n’est pas faite. Ce qui est fait le reste.</p>${said}`, 'status')}
${told}`,
    )
  return framePage(
    'Document envoyé',
    html`<h1>Document envoyé</h1>
${notice('done', html`<p>«\u00a0${title}\u00a0» est dans le dossier de <strong>${person}</strong>, le ${moment(at)}.</p>${said}`, 'status')}
${told}`,
  )
}

export function heldPage(): string {
  return framePage(
    'Document retenu',
    html`<h1>Document retenu</h1>
${notice('plain', 'Rien n’est envoyé. Votre logiciel garde le document\u202f; vous pourrez l’envoyer plus tard.', 'status')}
${closing}`,
  )
}

/** To who has not the address that was printed, or uses it again. */
export function forbiddenPage(): string {
  return framePage(
    'Adresse refusée',
    html`<h1>Adresse refusée</h1>
<p>Cette adresse ne s’ouvre qu’une fois, dans le navigateur de qui envoie. Demandez-en une autre à votre logiciel.</p>`,
  )
}

const closing = html`<p>Vous pouvez fermer cette fenêtre.</p>`

function moment(at: Date): string {
  return at
    .toLocaleString('fr-FR', { dateStyle: 'long', timeStyle: 'short' })
    .replaceAll(/(\d) /g, '$1\u00a0')
}
