/** « Aide », for everybody, logged in or not. Spec: people.md P-32. */
import { type Html, html } from '../html.ts'
import { partAttributes } from '../language.ts'
import { inFrench, type Speech, speechIn } from '../speech.ts'
import { cardTable } from '../ui/card-table/card-table.ts'
import { publicPage, type Surroundings } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { besideMe } from '../words/display.ts'
import { type Guide, guides, vocabulary } from '../words/help.ts'

export function helpPage(data: Surroundings): string {
  const speech = speechIn(data.display)
  const { say, asWritten } = speech
  const { help, helpPage: words } = speech.words
  const body = html`<div class="sheet-head">
  <h1>${words.title}</h1>
  <p class="soft">${say(words.intro)}</p>
</div>
<p class="emergency">${help.emergency}</p>
<section class="stack" aria-labelledby="parler"><h2 id="parler">${words.callTitle}</h2>
<p>${words.call(data.helpPhone)}</p>
<p class="soft">${say(words.beside)}</p>
<p${inFrench(speech)}><a href="${urls.display}">${besideMe.choose}</a></p>
</section>
<section class="stack" aria-labelledby="comment"><h2 id="comment">${words.guidesTitle}</h2>
${guides.map((each) => guide(each, speech))}
</section>
<section class="stack" aria-labelledby="mots"><h2 id="mots">${words.wordsTitle}</h2>
${cardTable({ caption: words.wordsIntro, columns: [words.official, words.plain], lines: vocabulary.map((line) => line.map(asWritten)), colon: speech.words.common.colon })}
</section>`
  return publicPage(data, { title: words.title, body, width: 'solo', translated: true })
}

/** Folded: one is read at a time. */
function guide({ at, chapter, ...french }: Guide, speech: Speech): Html {
  const { common, guides: told, helpPage: words } = speech.words
  const own = (told as Readonly<Record<string, Pick<Guide, 'title' | 'steps'>>>)[chapter]
  const { title, steps } = own ?? french
  // The chapter is inside: a browser opens what hides the place that an address names.
  return html`<details class="fold"${own === undefined && inFrench(speech)}><summary>${title}</summary>
<ol id="${chapter}">${steps.map((step) => html`<li>${step}</li>`)}</ol>
<p><a href="${at}"${own === undefined && partAttributes(speech.language, 'fr')}>${words.open}<span class="off-screen">${common.colon} ${title}</span></a></p>
</details>`
}
