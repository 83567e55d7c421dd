/**
 * The mark of a record among those that its reader opens: a strip of its colour and the initial of whose it is, always
 * beside the name, which alone says it. Spec: people.md §2, P-21; look.md « Colour ».
 */
import { type Html, html } from '../../html.ts'
import type { Holder } from '../../words/whose.ts'

/** As many as tokens.css has: then they come again, and the name tells them apart. */
const colours = 6

export function placeOf({ place = 0 }: Pick<Holder, 'place'>): Html {
  return html` data-record="${place % colours}"`
}

export function initialOf({ name }: Pick<Holder, 'name'>): Html {
  return html`<span class="initial" aria-hidden="true">${[...name.trim()][0] ?? ''}</span>`
}
