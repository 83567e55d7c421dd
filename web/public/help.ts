/** « Aide », for everybody, logged in or not. Spec: people.md P-32. */
import { type Html, html } from '../html.ts'
import { frenchSpeech, inFrench, type Speech, speechIn } from '../speech.ts'
import { cardTable } from '../ui/card-table/card-table.ts'
import { publicPage, type Surroundings } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { besideMe } from '../words/display.ts'
import { type Guide, guides, guidesInFrench, vocabulary } from '../words/help.ts'

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
${speech.words.guides.map((told, rank) => guide(told, guides[rank]!, speech))}
<div${inFrench(speech)}>${guidesInFrench.map((each) => guide(each, each, frenchSpeech(data.display)))}</div>
</section>
<section class="stack" aria-labelledby="mots"><h2 id="mots">${words.wordsTitle}</h2>
${cardTable({ caption: words.wordsIntro, columns: [words.official, words.plain], lines: vocabulary.map((line) => line.map(asWritten)), colon: speech.words.common.colon })}
</section>`
  return publicPage(data, { title: words.title, body, width: 'solo', translated: true })
}

/** Folded: one is read at a time. */
function guide(
  { title, steps }: Speech['words']['guides'][number],
  { chapter, at }: Pick<Guide, 'chapter' | 'at'>,
  { words: { common, helpPage: words } }: Speech,
): Html {
  // The chapter is inside: a browser opens what hides the place that an address names.
  return html`<details class="fold"><summary>${title}</summary>
<ol id="${chapter}">${steps.map((step) => html`<li>${step}</li>`)}</ol>
<p><a href="${at}">${words.open}<span class="off-screen">${common.colon} ${title}</span></a></p>
</details>`
}
