/** How a professional comes to a record: led there from the public site, by a matricule, or by the card of the patient. */
import { type EmergencyCard, isFilled } from '@carnet/core/model/emergency-card.ts'
import { type Html, html } from '../html.ts'
import { linkButton } from '../ui/button/button.ts'
import { cardTrouble } from '../ui/card-trouble/card-trouble.ts'
import { emergencyCard } from '../ui/emergency-card/emergency-card.ts'
import { problemOf } from '../ui/field/error-summary.ts'
import { textField } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { publicPage, type Surroundings } from '../ui/page/page.ts'
import { emergencyDoor as words } from '../words/emergency-door.ts'
import { type Door, doorPage } from './door.ts'
import { type OpeningForm, openingForm } from './opening-form.ts'

/** On the public site, where no card is read yet. `door`: where it is. */
export function leadPage(surroundings: Surroundings, door: string): string {
  const { lead } = words
  const body = html`<div class="sheet-head">
  <h1>${lead.title}</h1>
  <p>${lead.intro}</p>
</div>
<div class="actions">${linkButton(lead.open, door, 'main')}</div>
<p>${lead.withCode}</p>
${cardTrouble()}`
  return publicPage(surroundings, { title: lead.title, body, width: 'solo' })
}

/** POSTs `matricule` with the form. */
export function matriculePage(data: Door & { readonly form: OpeningForm }): string {
  const { matricule, opening } = words
  const { typed, problems = [] } = data.form
  const field = textField({
    name: 'matricule',
    label: matricule.label,
    type: 'text',
    autocomplete: 'off',
    hint: matricule.hint,
    value: typed?.matricule,
    error: problemOf(problems, 'matricule'),
  })
  const body = html`<div class="sheet-head">
  <h1>${matricule.title}</h1>
  <p>${opening.law}</p>
  <p class="soft">${matricule.intro}</p>
</div>
${openingForm(data.form, field)}`
  return doorPage(data, { title: matricule.title, body })
}

/** What its holder put on his card; under it, how to open his record. POSTs `jeton` with the form. */
export function professionalCardPage(
  data: Door & {
    readonly card: EmergencyCard
    readonly token: string
    readonly form: OpeningForm
    readonly now: Date
  },
): string {
  const { card, opening } = words
  const body = html`<div class="sheet-head">
  <h1>${card.title}</h1>
  <p class="soft">${card.read} <a href="#ouvrir">${card.toRecord}</a></p>
</div>
<div>${cardOrNone(data.card, data.now)}</div>
<section class="stack screen-only" aria-labelledby="ouvrir">
<h2 id="ouvrir" tabindex="-1">${opening.title}</h2>
<p>${opening.law}</p>
${openingForm(data.form, html`<input type="hidden" name="jeton" value="${data.token}">`)}
</section>`
  return doorPage(data, { title: card.title, body, width: 'notebook' })
}

/** Printed on the whole sheet: it is the professional's. */
export function cardOrNone(card: EmergencyCard, now: Date): Html {
  return isFilled(card) ? emergencyCard(card, now) : notice('attention', words.card.empty)
}

/** Another site led here: nothing is read in his name before he says so. `again`: this very address. */
export function fromElsewherePage(data: Door & { readonly again: string }): string {
  const { card } = words
  const body = html`<div class="sheet-head">
  <h1>${card.elsewhere}</h1>
  <p>${card.elsewhereMeans}</p>
</div>
<div class="actions">${linkButton(card.confirm, data.again, 'main')}</div>`
  return doorPage(data, { title: card.title, body })
}
