/** What whoever scans the QR code of an emergency card sees: a code is asked, then the card and nothing else. people.md P-12. */
import type { EmergencyCard } from '@carnet/core/model/emergency-card.ts'
import { html } from '../html.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { emergencyCard } from '../ui/emergency-card/emergency-card.ts'
import { errorSummary, problemOf } from '../ui/field/error-summary.ts'
import { textField } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { publicPage, type Surroundings } from '../ui/page/page.ts'
import { scannedCardUrl } from '../urls.ts'
import { scannedCard as words } from '../words/card-link.ts'

export type CardCodeData = Surroundings & {
  readonly token: string
  /** Where a professional goes on with his own card. */
  readonly professionalUrl: string
  readonly problem?: 'wrong' | { readonly waitMinutes: number } | undefined
}

/** The same for every address. POSTs `code` to it. */
export function cardCodePage(data: CardCodeData): string {
  const { token, problem, professionalUrl } = data
  const found =
    problem === undefined
      ? []
      : [{ field: 'code', words: problem === 'wrong' ? words.wrong : words.wait(problem.waitMinutes) }]
  const body = html`<div class="sheet-head">
  <h1>${words.title}</h1>
  <p class="soft">${words.intro}</p>
</div>
${notice('urgent', words.call)}
${errorSummary(words.notShown, found)}
<form class="form" method="post" action="${scannedCardUrl(token)}">
  ${textField({
    name: 'code',
    label: words.code,
    type: 'text',
    autocomplete: 'off',
    hint: words.hint,
    error: problemOf(found, 'code'),
    numeric: true,
    length: 6,
  })}
  ${submitButton(words.open, 'main')}
</form>
<section class="stack" aria-labelledby="soignant"><h2 id="soignant">${words.professionals}</h2>
<p>${linkButton(words.asProfessional, professionalUrl, 'secondary')}</p>
<p class="soft">${words.noCode}</p></section>
<p class="soft">${words.told}</p>`
  return publicPage(data, { title: words.title, body, width: 'solo' })
}

export function scannedCardPage(
  data: Surroundings & { readonly card: EmergencyCard; readonly now: Date },
): string {
  const body = html`<div class="sheet-head">
  <h1>${words.title}</h1>
  <p class="soft">${words.told}</p>
</div>
${notice('urgent', words.call)}
${emergencyCard(data.card, data.now)}`
  return publicPage(data, { title: words.title, body, width: 'notebook' })
}
