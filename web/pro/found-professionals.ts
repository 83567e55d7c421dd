/** A professional looked for in the directory, from a form that sends what it asks: no name stands in an address. */
import { type Html, html } from '../html.ts'
import { submitButton } from '../ui/button/button.ts'
import { textField } from '../ui/field/field.ts'
import { proAccess } from '../words/pro-access.ts'
import { nameWithTitle, professionInWords } from '../words/professions.ts'

export type FoundPro = {
  readonly id: string
  readonly name: string
  readonly profession?: string | undefined
  readonly speciality?: string | undefined
  readonly structureNames: readonly string[]
}

/** Undefined: nobody was looked for. */
export type ProSearch = { readonly name: string; readonly found: readonly FoundPro[] } | undefined

/** POSTs `nom` and `geste` (chercher). */
export function searchFields(search: ProSearch): Html {
  const { search: words } = proAccess
  return html`${textField({
    name: 'nom',
    label: words.label,
    type: 'text',
    autocomplete: 'off',
    value: search?.name,
    optional: true,
  })}
  ${submitButton(words.search, 'secondary', { name: 'geste', value: 'chercher' })}`
}

/** `gestures`: what is offered for each of them. */
export function foundList(search: ProSearch, gestures: (who: FoundPro) => Html): Html | false {
  if (search === undefined) return false
  const { search: words } = proAccess
  return html`<p role="status">${words.found(search.found.length)}</p>
${
  search.found.length === 0
    ? html`<p class="soft">${words.foundNobody}</p>`
    : html`<ul class="people">${search.found.map(
        (who) => html`<li><article class="person">
<h3>${titledPro(who)}</h3>
<p class="soft">${[professionInWords(who.profession, who.speciality), ...who.structureNames].filter(Boolean).join(', ')}</p>
<div class="actions">${gestures(who)}</div>
</article></li>`,
      )}</ul>`
}`
}

export function titledPro({ name, profession }: Pick<FoundPro, 'name' | 'profession'>): string {
  return nameWithTitle(name, profession)
}

/** The name stands in each button, for who hears them one after the other. */
export function verbFor(verb: string, who: Pick<FoundPro, 'name' | 'profession'>): Html {
  return html`${verb}<span class="off-screen">\u00a0: ${titledPro(who)}</span>`
}
