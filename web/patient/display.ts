/** « Affichage »: how pages look and speak on this device, before log-in too. Spec: people.md P-30. */
import { type Display, type DisplayChoice, displayChoices } from '../display.ts'
import { html } from '../html.ts'
import { submitButton } from '../ui/button/button.ts'
import { csrfField, radioGroup } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { publicPage, type Surroundings } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { display as words } from '../words/display.ts'
import { type Easy, sayIn } from '../words/readings.ts'

export type DisplayData = Surroundings & {
  readonly csrf: string
  /** The page that the reader came from: an address of ours. */
  readonly back: string
  readonly saved?: boolean
}

/** POSTs one value of each choice, `retour` and `csrf` to its own address. */
export function displayPage(data: DisplayData): string {
  const { display, csrf, back, saved } = data
  const say = sayIn(display)
  const group = (choice: DisplayChoice) => {
    const { legend, values } = words.choices[choice]
    const named: Readonly<Record<string, string | Easy<string>>> = values
    return radioGroup(
      choice,
      legend,
      displayChoices[choice].map((value) => ({ value, words: say(named[value]!) })),
      display[choice],
    )
  }
  const body = html`<div class="sheet-head">
  <p><a class="back" href="${back}">${words.back}</a></p>
  <h1>${words.title}</h1>
  <p class="soft">${say(words.intro)}</p>
</div>
${saved && notice('done', html`<p>${say(words.saved)} <a href="${back}">${words.back}</a></p>`, 'status')}
<form class="form" method="post" action="${urls.display}">${csrfField(csrf)}
  <input type="hidden" name="retour" value="${back}">
  ${(Object.keys(displayChoices) as (keyof Display)[]).map(group)}
  ${submitButton(words.submit, 'main')}
</form>`
  return publicPage(data, { title: words.title, body, width: 'solo' })
}
