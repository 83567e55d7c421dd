/** What a page says before its session ends, and once it has: shown by web/islands/session-end.js. Spec: people.md §2. */
import type { Display } from '../../display.ts'
import { type Html, html } from '../../html.ts'
import { speechIn } from '../../speech.ts'
import { urls } from '../../urls.ts'
import type { Whose } from '../../words/whose.ts'
import { linkButton } from '../button/button.ts'
import { csrfField } from '../field/field.ts'

export type SessionEnd = Whose & {
  readonly display: Display
  readonly csrf: string
  readonly secondsLeft: number
}

/** Closed until then, and where the browser runs no script. */
export function sessionEnd({ display, csrf, secondsLeft, holder }: SessionEnd): Html {
  const { words: all, say } = speechIn(display, { holder })
  const words = all.sessionEnd
  const part = (when: 'soon' | 'last' | 'over', actions: Html) => {
    const { title, means } = words[when]
    return html`<div class="stack" data-when="${when}" hidden>
<h2 id="session-${when}">${say(title)}</h2>
<p id="session-${when}-sens">${say(means)}</p>
<div class="actions">${actions}</div>
</div>`
  }
  return html`<dialog class="session-end" id="fin-de-session" role="alertdialog" data-seconds="${secondsLeft}" data-stay="${urls.stay}" data-search="${urls.search}">
<form method="dialog">${csrfField(csrf)}
${part('soon', closing(words.stay))}
${part('last', closing(words.understood))}
${part('over', html`${closing(words.lookAgain)}${linkButton(say(words.again), urls.login, 'secondary')}`)}
</form>
</dialog>`
}

function closing(label: string): Html {
  return html`<button class="button main">${label}</button>`
}
