/** « Aide », for everybody, logged in or not. Spec: people.md P-32. */
import { type Html, html } from '../html.ts'
import { cardTable } from '../ui/card-table/card-table.ts'
import { publicPage, type Surroundings } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { besideMe } from '../words/display.ts'
import { type Guide, guides, vocabulary, helpPage as words } from '../words/help.ts'
import { help } from '../words/page.ts'
import { sayIn } from '../words/readings.ts'

export function helpPage(data: Surroundings): string {
  const say = sayIn(data.display)
  const body = html`<div class="sheet-head">
  <h1>${words.title}</h1>
  <p class="soft">${say(words.intro)}</p>
</div>
<p class="emergency">${help.emergency}</p>
<section class="stack" aria-labelledby="parler"><h2 id="parler">${words.callTitle}</h2>
<p>${words.call(data.helpPhone)}</p>
<p class="soft">${say(words.beside)}</p>
<p><a href="${urls.display}">${besideMe.choose}</a></p>
</section>
<section class="stack" aria-labelledby="comment"><h2 id="comment">${words.guidesTitle}</h2>
${guides.map(guide)}
</section>
<section class="stack" aria-labelledby="mots"><h2 id="mots">${words.wordsTitle}</h2>
${cardTable({ caption: words.wordsIntro, columns: [words.official, words.plain], lines: vocabulary })}
</section>`
  return publicPage(data, { title: words.title, body, width: 'solo' })
}

/** Folded: one is read at a time. */
function guide({ chapter, title, steps, at }: Guide): Html {
  // The chapter is inside: a browser opens what hides the place that an address names.
  return html`<details class="fold"><summary>${title}</summary>
<ol id="${chapter}">${steps.map((step) => html`<li>${step}</li>`)}</ol>
<p><a href="${at}">${words.open}<span class="off-screen">\u00a0: ${title}</span></a></p>
</details>`
}
