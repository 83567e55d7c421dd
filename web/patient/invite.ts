/** The two forms that ask someone to open this record: a carer, or a minor's second representative. Spec: rules.md LIF-20, CNT-07. */
import { helpMonths } from '@carnet/core/model/invitation.ts'
import { html } from '../html.ts'
import { submitButton } from '../ui/button/button.ts'
import { errorSummary, type FieldProblem, problemOf } from '../ui/field/error-summary.ts'
import { boxGroup, checkbox, csrfField, selectField, textField } from '../ui/field/field.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { delegates } from '../words/delegates.ts'
import { keptGroups } from '../words/document-families.ts'
import { invite as words } from '../words/invitations.ts'
import { tellIn } from '../words/whose.ts'

/** What was typed, given back with what is wrong. */
export type InviteForm = {
  readonly prenom: string
  readonly nom: string
  readonly matricule: string
  readonly lien: string
  readonly attestation: boolean
  readonly duree: string
  readonly ecriture: boolean
  readonly garder: readonly string[]
}

export const emptyInviteForm: InviteForm = {
  prenom: '',
  nom: '',
  matricule: '',
  lien: 'parent',
  attestation: false,
  duree: '6',
  ecriture: false,
  garder: [],
}

export type InviteData = Carnet & {
  readonly who: 'carer' | 'representative'
  readonly form: InviteForm
  readonly problems: readonly FieldProblem[]
}

/** POSTs the fields of {@link InviteForm} and `csrf` to its own address. */
export function invitePage(data: InviteData): string {
  const { who, form, problems } = data
  const said = words[who]
  const body = html`<div class="sheet-head">
  <p><a class="back" href="${urls.delegates}">${delegates.title}</a></p>
  <h1>${said.title}</h1>
  <p class="soft">${tellIn(data)(said.intro)}</p>
</div>
${errorSummary(words.summary, problems)}
<form class="form" method="post" action="${who === 'carer' ? urls.inviteCarer : urls.inviteRepresentative}" novalidate>${csrfField(data.csrf)}
  ${textField({ name: 'prenom', label: words.firstName, type: 'text', autocomplete: 'off', value: form.prenom, error: problemOf(problems, 'prenom') })}
  ${textField({ name: 'nom', label: words.birthName, type: 'text', autocomplete: 'off', value: form.nom, error: problemOf(problems, 'nom') })}
  ${textField({ name: 'matricule', label: words.ins, hint: who === 'carer' ? words.insOrCodeHint : words.insHint, optional: who === 'carer', type: 'text', autocomplete: 'off', value: form.matricule, error: problemOf(problems, 'matricule') })}
  ${who === 'carer' ? helpFields(form) : representativeFields(form, problems)}
  ${submitButton(words.submit, 'main')}
</form>`
  return carnetPage(data, { title: said.title, tab: 'profile', body })
}

function helpFields(form: InviteForm) {
  const durations = helpMonths.map((months) => ({ value: String(months), words: words.monthsOf(months) }))
  return html`${selectField('duree', words.months, durations, form.duree)}
  ${checkbox({ name: 'ecriture', value: 'oui', words: words.write, checked: form.ecriture })}
  ${boxGroup(
    words.kept,
    words.keptHint,
    keptGroups.map((group) => ({ name: 'garder', ...group, checked: form.garder.includes(group.value) })),
  )}`
}

function representativeFields(form: InviteForm, problems: readonly FieldProblem[]) {
  const links = Object.entries(words.links).map(([value, each]) => ({ value, words: each }))
  return html`${selectField('lien', words.link, links, form.lien)}
  ${checkbox({
    name: 'attestation',
    value: 'oui',
    words: words.attest,
    checked: form.attestation,
    error: problemOf(problems, 'attestation-oui'),
  })}`
}
