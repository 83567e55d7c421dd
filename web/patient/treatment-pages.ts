/** The pages that stand behind the tab « Traitements et vaccins ». */
import { type Html, html } from '../html.ts'
import type { Speech } from '../speech.ts'
import { linkButton, type Weight } from '../ui/button/button.ts'
import type { Carnet } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import type { treatmentPageNames } from '../words/treatments.ts'

export type TreatmentPage = keyof typeof treatmentPageNames

export function treatmentPages(present: TreatmentPage, { words, say }: Speech): Html {
  const pages = Object.entries(words.treatmentPageNames) as readonly (readonly [TreatmentPage, string])[]
  return html`<nav class="siblings" aria-label="${words.treatments.pages}"><ul class="jumps">${pages.map(
    ([page, name]) =>
      html`<li><a class="line-link" href="${urls[page]}"${page === present && html` aria-current="page"`}>${say(name)}</a></li>`,
  )}</ul></nav>`
}

/** Whose it is stands in the link too: a parent has several carnets. */
export function vaccinationProofLink({ holder }: Carnet, weight: Weight, { words }: Speech): Html {
  const link = html`${words.vaccinationProof}<span class="off-screen">, ${holder.name}</span>`
  return html`<div class="actions">${linkButton(link, urls.vaccinationProof, weight)}</div>`
}
