/** « Les mots de la santé »: the glossary, and what official words are called here. Spec: people.md §10. */
import { type Html, html } from '../html.ts'
import { cardTable } from '../ui/card-table/card-table.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { type GlossaryTerm, glossary, officialWords, glossaryWords as words } from '../words/glossary.ts'
import { listInWords } from '../words/numbers.ts'
import { tellIn } from '../words/whose.ts'

export function healthWordsPage(data: Carnet): string {
  const say = tellIn(data)
  const letters = [...Map.groupBy(glossary, letterOf)]
  const body = html`<div class="sheet-head">
  <h1>${words.title}</h1>
  <p class="soft">${say(words.intro)}</p>
</div>
<section class="stack" aria-labelledby="officiels"><h2 id="officiels">${words.officialTitle}</h2>
${cardTable({
  caption: words.officialTitle,
  columns: [words.official, say(words.ours)],
  lines: officialWords.map(([official, ours]) => [official, say(ours)]),
})}
</section>
<nav aria-label="${words.letters}"><ul class="jumps">${letters.map(([letter]) => html`<li><a class="line-link" href="#lettre-${letter}">${letter}</a></li>`)}</ul></nav>
${letters.map(
  ([letter, terms]) =>
    html`<section class="stack" aria-labelledby="lettre-${letter}"><h2 id="lettre-${letter}">${letter}</h2>${termList(terms)}</section>`,
)}`
  return carnetPage(data, { title: words.title, tab: 'documents', body })
}

export function termList(terms: readonly GlossaryTerm[]): Html {
  return html`<dl class="terms">${terms.map(
    ({ term, others, means }) =>
      html`<div><dt>${term}</dt><dd>${means}${others && ` ${words.also(listInWords(others))}`}</dd></div>`,
  )}</dl>`
}

function letterOf({ term }: GlossaryTerm): string {
  return term.replace('œ', 'oe').normalize('NFD').charAt(0).toUpperCase()
}
