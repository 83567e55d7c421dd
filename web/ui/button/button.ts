/** Buttons: a link goes somewhere, a button sends its form. Both are told by a verb. */
import { type Html, html } from '../../html.ts'

/** `main`: the one primary action of the screen; `destructive`: the same, where what is lost does not come back. */
export type Weight = 'main' | 'destructive' | 'secondary' | 'quiet'

export function submitButton(
  words: Html | string,
  weight: Weight,
  name?: { readonly name: string; readonly value: string },
): Html {
  return html`<button class="button ${weight}" type="submit"${
    name && html` name="${name.name}" value="${name.value}"`
  }>${words}</button>`
}

export function linkButton(words: Html | string, href: string, weight: Weight): Html {
  return html`<a class="button ${weight}" href="${href}">${words}</a>`
}
