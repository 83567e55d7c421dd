/** The pages that stand behind the tab « Traitements et vaccins ». */
import { type Html, html } from '../html.ts'
import { linkButton, type Weight } from '../ui/button/button.ts'
import type { Carnet } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { treatmentPageNames, treatments as words } from '../words/treatments.ts'
import { vaccinations } from '../words/vaccinations.ts'

export type TreatmentPage = keyof typeof treatmentPageNames

export function treatmentPages(present: TreatmentPage): Html {
  const pages = Object.entries(treatmentPageNames) as readonly (readonly [TreatmentPage, string])[]
  return html`<nav class="siblings" aria-label="${words.pages}"><ul class="jumps">${pages.map(
    ([page, name]) =>
      html`<li><a class="line-link" href="${urls[page]}"${page === present && html` aria-current="page"`}>${name}</a></li>`,
  )}</ul></nav>`
}

/** Whose it is stands in the link too: a parent has several carnets. */
export function vaccinationProofLink({ holder }: Carnet, weight: Weight): Html {
  const words = html`${vaccinations.proof.download}<span class="off-screen">, ${holder.name}</span>`
  return html`<div class="actions">${linkButton(words, urls.vaccinationProof, weight)}</div>`
}
