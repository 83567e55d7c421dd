/** « Personnes à prévenir »: in the order in which they are called. Spec: people.md P-14. */
import {
  type ContactObjection,
  contactRelations,
  type EmergencyContact,
} from '@carnet/core/model/emergency-card.ts'
import { type Html, html } from '../html.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { errorSummary, type FieldProblem, problemOf } from '../ui/field/error-summary.ts'
import { checkbox, csrfField, selectField, textField } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import {
  emergencyCard as cardWords,
  relationNames,
  emergencyContacts as words,
} from '../words/emergency-card.ts'

export type EmergencyContactsData = Carnet & {
  readonly contacts: readonly EmergencyContact[]
  readonly contactsMax: number
  /** They were never saved: the record names them elsewhere. */
  readonly declared?: boolean
  readonly done?: boolean
  /** `at`: which of them, from 0. */
  readonly problem?: { readonly why: ContactObjection; readonly at: number } | undefined
}

/** POSTs `nom-N`, `lien-N`, `telephone-N`, `autre-N`, `informe-N` for each, N from 1, `monter` (N) and `csrf`. */
export function emergencyContactsPage(data: EmergencyContactsData): string {
  const { contacts, contactsMax, problem, declared, done } = data
  const found = problem === undefined ? [] : [fieldProblem(problem)]
  const rows: readonly (EmergencyContact | undefined)[] =
    contacts.length < contactsMax ? [...contacts, undefined] : contacts
  const body = html`<div class="sheet-head">
  <p><a class="back" href="${urls.card}">${cardWords.neutralTitle}</a></p>
  <h1>${words.title}</h1>
  <p class="soft">${words.intro}</p>
</div>
${done && notice('done', words.saved, 'status')}
${declared && notice('plain', words.declared)}
${errorSummary(words.notSaved, found)}
<form class="form" method="post" action="${urls.contacts}">${csrfField(data.csrf)}
  ${rows.map((contact, at) => row(contact, at + 1, found))}
  <div class="actions">${submitButton(words.save, 'main')}${linkButton(cardWords.neutralTitle, urls.card, 'quiet')}</div>
  ${contacts.length > 0 && html`<p class="soft">${words.remove}</p>`}
</form>`
  return carnetPage(data, { title: words.title, tab: 'profile', body })
}

/** The names of the fields of one of them. */
export function contactFields(rank: number) {
  return [`nom-${rank}`, `lien-${rank}`, `telephone-${rank}`, `autre-${rank}`, `informe-${rank}`] as const
}

function row(contact: EmergencyContact | undefined, rank: number, found: readonly FieldProblem[]): Html {
  const [name, relation, phone, other, informed] = contactFields(rank)
  const field = (field: string, label: string, value: string | undefined, hint?: string) =>
    textField({
      name: field,
      label,
      type: 'text',
      autocomplete: 'off',
      value,
      hint,
      error: problemOf(found, field),
      optional: true,
    })
  return html`<fieldset class="choices"><legend>${contact === undefined && rank > 1 ? words.another : words.row(rank)}</legend>
  ${field(name, words.name, contact?.name)}
  ${selectField(
    relation,
    words.relation,
    contactRelations.map((value) => ({ value, words: relationNames[value] })),
    contact?.relation ?? 'other',
  )}
  ${field(phone, words.phone, contact?.phones[0])}
  ${field(other, words.secondPhone, contact?.phones[1], words.optional)}
  ${checkbox({ name: informed, value: 'oui', words: words.informed, checked: contact?.informed ?? false })}
  ${contact !== undefined && rank > 1 && html`<div class="actions">${submitButton(html`${words.up}<span class="off-screen"> ${contact.name}</span>`, 'secondary', { name: 'monter', value: String(rank) })}</div>`}
</fieldset>`
}

function fieldProblem({ why, at }: NonNullable<EmergencyContactsData['problem']>): FieldProblem {
  const [name, , phone] = contactFields(at + 1)
  const ofPhone = why === 'phoneMissing' || why === 'phoneWrong'
  return { field: ofPhone ? phone : name, words: words.problems[why] }
}
