/** How a card is made to be read. Spec: people.md W-01. */
import { type Html, html } from '../../html.ts'
import { cardReading as words } from '../../words/card-reading.ts'

export function cardTrouble(): Html {
  return html`<section class="stack" aria-labelledby="lecteur"><h2 id="lecteur">${words.trouble}</h2>
<ol>${words.steps.map((step) => html`<li>${step}</li>`)}</ol></section>`
}
