/** « Personnes à prévenir »: in the order in which they are called. Spec: people.md P-14. */
import {
  type ContactObjection,
  contactKinds,
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
  contactKindNames,
  relationNames,
  emergencyContacts as words,
} from '../words/emergency-card.ts'
import { tellIn } from '../words/whose.ts'

export type EmergencyContactsData = Carnet & {
  readonly contacts: readonly EmergencyContact[]
  readonly contactsMax: number
  /** They were never saved: the record names them elsewhere. */
  readonly declared?: boolean
  readonly done?: boolean
  /** The reader is the holder, of age: he may name his personne de confiance. */
  readonly mayTrust?: boolean
  /** `at`: which of them, from 0. */
  readonly problem?: { readonly why: ContactObjection; readonly at: number } | undefined
}

/** POSTs `nom-N`, `lien-N`, `telephone-N`, `autre-N`, `informe-N`, `titre-N`, `designee-N`, `signee-N` for each, N from 1, `monter` (N) and `csrf`. */
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
${data.mayTrust && html`<p class="soft">${tellIn(data)(words.kindHint)}</p>`}
<form class="form" method="post" action="${urls.contacts}">${csrfField(data.csrf)}
  ${rows.map((contact, at) => row(contact, at + 1, found, data.mayTrust ?? false))}
  <div class="actions">${submitButton(words.save, 'main')}${linkButton(cardWords.neutralTitle, urls.card, 'quiet')}</div>
  ${contacts.length > 0 && html`<p class="soft">${words.remove}</p>`}
</form>`
  return carnetPage(data, { title: words.title, tab: 'profile', body })
}

/** The names of the fields of one of them. */
export function contactFields(rank: number) {
  const names = ['nom', 'lien', 'telephone', 'autre', 'informe', 'titre', 'designee', 'signee'] as const
  return names.map((name) => `${name}-${rank}` as const)
}

type ContactFields = [string, string, string, string, string, string, string, string]

/** Folded, unless it is one. */
function trustedFields(
  contact: EmergencyContact | undefined,
  {
    on,
    signed,
    isTrusted,
    error,
  }: {
    readonly on: string
    readonly signed: string
    readonly isTrusted: boolean
    readonly error: string | undefined
  },
): Html {
  return html`<details${(isTrusted || error !== undefined) && html` open`}><summary>${words.trustedFields}</summary>
  ${textField({ name: on, label: words.designatedOn, type: 'date', autocomplete: 'off', value: contact?.designation?.on, error, optional: true })}
  ${checkbox({ name: signed, value: 'oui', words: words.signed, checked: contact?.designation?.signed ?? false })}
</details>`
}

function row(
  contact: EmergencyContact | undefined,
  rank: number,
  found: readonly FieldProblem[],
  mayTrust: boolean,
): Html {
  const [name, relation, phone, other, informed, kind, on, signed] = contactFields(rank) as ContactFields
  const present = contact?.kind ?? 'emergency'
  const isTrusted = present === 'trusted'
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
  ${selectField(
    kind,
    words.kind,
    contactKinds
      .filter((value) => mayTrust || value !== 'trusted' || isTrusted)
      .map((value) => ({ value, words: contactKindNames[value] })),
    present,
    problemOf(found, kind),
  )}
  ${field(phone, words.phone, contact?.phones[0])}
  ${field(other, words.secondPhone, contact?.phones[1], words.optional)}
  ${checkbox({ name: informed, value: 'oui', words: words.informed, checked: contact?.informed ?? false })}
  ${(mayTrust || isTrusted) && trustedFields(contact, { on, signed, isTrusted, error: problemOf(found, on) })}
  ${contact !== undefined && rank > 1 && html`<div class="actions">${submitButton(html`${words.up}<span class="off-screen"> ${contact.name}</span>`, 'secondary', { name: 'monter', value: String(rank) })}</div>`}
</fieldset>`
}

function fieldProblem({ why, at }: NonNullable<EmergencyContactsData['problem']>): FieldProblem {
  const [name, , phone, , , kind, on] = contactFields(at + 1) as ContactFields
  const fields: Partial<Record<ContactObjection, string>> = {
    phoneMissing: phone,
    phoneWrong: phone,
    severalTrusted: kind,
    trustedNotYours: kind,
    designationWrong: on,
  }
  return { field: fields[why] ?? name, words: words.problems[why] }
}
