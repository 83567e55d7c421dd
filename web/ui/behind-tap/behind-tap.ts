/**
 * « Je me fais aider par quelqu’un à côté de moi »: what tells of health waits behind a tap, so that who helps sees only
 * what he is shown. Without that choice, it stands on the page. Spec: people.md P-32.
 */
import type { Display } from '../../display.ts'
import { type Html, html } from '../../html.ts'
import { partAttributes } from '../../language.ts'
import { besideMe } from '../../words/display.ts'

/** `what`: how its list is called on the button. */
export function behindTap(
  { display }: { readonly display: Display },
  what: keyof typeof besideMe.show,
  content: Html,
): Html {
  return display.beside === 'helped'
    ? html`<details class="fold behind-tap"><summary${partAttributes('fr', display.language)}>${besideMe.show[what]}</summary>
${content}
</details>`
    : content
}
