/** « Affichage »: how pages look and speak on this device, before log-in too. Spec: people.md P-30. */
import { type DisplayChoice, displayChoices } from '../display.ts'
import { html } from '../html.ts'
import { type Language, languageNames, languages, partAttributes } from '../language.ts'
import { speechIn } from '../speech.ts'
import { submitButton } from '../ui/button/button.ts'
import { csrfField, radioGroup } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { publicPage, type Surroundings } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { wordsIn } from '../words/languages/words.ts'
import type { Easy } from '../words/readings.ts'

export type DisplayData = Surroundings & {
  readonly csrf: string
  /** The page that the reader came from: an address of ours. */
  readonly back: string
  readonly saved?: boolean
}

/** POSTs one value of each choice, `retour` and `csrf` to its own address. */
export function displayPage(data: DisplayData): string {
  const { display, csrf, back, saved } = data
  const speech = speechIn(display)
  const { say } = speech
  const words = speech.words.display
  const group = (choice: Exclude<DisplayChoice, 'language'>) => {
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
  ${radioGroup(
    'language',
    words.language.legend,
    languages.map((value) => ({ value, words: languageChoice(value, display.language) })),
    display.language,
    { id: 'langue', hint: say(words.language.means) },
  )}
  ${(Object.keys(displayChoices) as DisplayChoice[]).filter((choice) => choice !== 'language').map(group)}
  ${submitButton(words.submit, 'main')}
</form>`
  return publicPage(data, { title: words.title, body, width: 'solo', translated: true })
}

/** Each says in its own words what it is, and that nobody has reviewed it. */
function languageChoice(language: Language, around: Language) {
  const { unreviewed } = wordsIn(language).display.language
  return html`<span${partAttributes(language, around)}>${languageNames[language]}${language !== 'fr' && ` (${unreviewed})`}</span>`
}
