/** « Lire à voix haute »: shown where the browser runs scripts and has a voice (web/islands/read-aloud.js). */
import { type Html, html } from '../../html.ts'
import { readAloud as words } from '../../words/aloud.ts'
import { icon } from '../icon/icon.ts'

/** `sentences`: as they are said, without codes nor abbreviations. */
export function readAloudButton(sentences: readonly string[]): Html {
  return html`<button class="button secondary" type="button" hidden aria-pressed="false" data-aloud="${JSON.stringify(sentences)}" data-stop="${words.stop}">${icon('aloud')}<span>${words.start}</span></button>`
}
