/** The statement of accessibility, for everybody, one link away from every page. Law 2005-102, article 47; people.md §9. */
import { conformityOf } from '@carnet/core/model/accessibility-audit.ts'
import { html } from '../html.ts'
import { frenchSpeech } from '../speech.ts'
import { publicPage, type Surroundings } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { accessibility as words } from '../words/accessibility.ts'
import { dtmInWords } from '../words/dates.ts'
import { numberInWords } from '../words/numbers.ts'
import { help } from '../words/page.ts'

export function accessibilityPage(data: Surroundings): string {
  const { say } = frenchSpeech(data.display)
  const audit = data.accessibility
  const list = (lines: readonly string[]) => html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`
  const body = html`<div class="sheet-head">
  <h1>${words.title}</h1>
  <p class="soft">${say(words.intro)}</p>
</div>
<section class="stack" aria-labelledby="etat"><h2 id="etat">${words.stateTitle}</h2>
<p>${say(words.state[conformityOf(audit)])}</p>
<p>${audit === undefined ? say(words.notAudited) : words.audited(numberInWords(audit.rate), dtmInWords(audit.on.replaceAll('-', '')))}</p>
</section>
<section class="stack" aria-labelledby="verifie"><h2 id="verifie">${words.checkedTitle}</h2>${list(words.checked)}</section>
<section class="stack" aria-labelledby="limites"><h2 id="limites">${words.limitsTitle}</h2>${list(words.limits)}</section>
<section class="stack" aria-labelledby="signaler"><h2 id="signaler">${words.reportTitle}</h2>
<p>${words.report(data.helpPhone)}</p>
<p><a href="${urls.help}">${help.title}</a></p>
</section>
<section class="stack" aria-labelledby="recours"><h2 id="recours">${words.notAnsweredTitle}</h2>
<p>${say(words.notAnswered)}</p>
${list(words.notAnsweredWays)}
</section>`
  return publicPage(data, { title: words.title, body, width: 'solo' })
}
