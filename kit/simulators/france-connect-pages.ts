/** The pages of the simulated FranceConnect+: who one says that one is, and the end of its session. */
import { type Html, html } from '@carnet/web/html.ts'
import { submitButton } from '@carnet/web/ui/button/button.ts'
import { radioGroup } from '@carnet/web/ui/field/field.ts'
import { notice } from '@carnet/web/ui/notice/notice.ts'
import { framePage, frameStyle } from '../window/frame.ts'

/** Its forms lead on to whoever asked: where they go is not restricted. */
export const simulationPolicy = `default-src 'none'; img-src data:; style-src ${frameStyle}; frame-ancestors 'none'; base-uri 'none'`

export type ChosenPerson = { readonly slug: string; readonly name: string; readonly note: string }

const warning = notice(
  'attention',
  'Simulation\u00a0: ce n’est pas FranceConnect+. Les personnes sont inventées, et chacun choisit qui il est.',
)

const levels = [
  { value: 'eidas2', words: 'Substantiel, celui qu’un carnet demande' },
  { value: 'eidas1', words: 'Faible, pour voir ce qui est refusé' },
]

/** POSTs `personne` (a slug) and `niveau`, or `geste` (refuser), to its own address. */
export function choicePage(people: readonly ChosenPerson[]): string {
  return framePage(
    'FranceConnect+ simulé',
    html`<h1>FranceConnect+ simulé</h1>
${warning}
<form class="form" method="post">
${radioGroup('niveau', 'Niveau de l’identité numérique', levels, 'eidas2')}
<h2>Qui êtes-vous\u202f?</h2>
<ul>${people.map(({ slug, name, note }) => html`<li>${submitButton(name, 'secondary', { name: 'personne', value: slug })} ${note}</li>`)}</ul>
<div class="actions">${submitButton('Revenir sans me connecter', 'quiet', { name: 'geste', value: 'refuser' })}</div>
</form>`,
  )
}

/** `form`: the identifier of that of the provider, which stands in the page already. */
export function endPage(form: Html): string {
  return framePage(
    'Fermer la session simulée',
    html`<h1>Fermer la session simulée</h1>
${warning}
${form}
<div class="actions"><button class="button main" type="submit" form="op.logoutForm" name="logout" value="yes">Fermer ma session FranceConnect+</button></div>`,
  )
}

export function endedPage(): string {
  return framePage(
    'Session fermée',
    html`<h1>Session fermée</h1>${warning}<p>Vous pouvez fermer cette page.</p>`,
  )
}

/** `code`: as the protocol names it. */
export function faultPage(code: string, description: string): string {
  return framePage(
    'FranceConnect+ simulé\u00a0: erreur',
    html`<h1>FranceConnect+ simulé</h1>
${warning}
${notice('urgent', html`<p>La demande n’est pas comprise\u00a0: ${code}.</p><p>${description}</p>`, 'alert')}`,
  )
}
