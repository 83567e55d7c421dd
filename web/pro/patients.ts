/** « Mes patients », and a record opened by its matricule. Spec: people.md W-02, W-10. */
import { civilDay } from '@carnet/core/model/civil-day.ts'
import { html } from '../html.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { cardTable } from '../ui/card-table/card-table.ts'
import { chip } from '../ui/chip/chip.ts'
import { emptyState } from '../ui/empty-state/empty-state.ts'
import { errorSummary, type FieldProblem, problemOf } from '../ui/field/error-summary.ts'
import { csrfField, textField } from '../ui/field/field.ts'
import { type Pages, pagination } from '../ui/pagination/pagination.ts'
import { pro as words } from '../words/pro.ts'
import { patientUrl, proUrls } from './addresses.ts'
import { type Pro, proPage } from './shell.ts'

export type ListedPatient = {
  /** What this session calls him. */
  readonly id: string
  readonly name: string
  readonly birthDate: string
  /** null: it has no end. */
  readonly until: Date | null
  readonly medecinTraitant: boolean
  readonly lastActAt: Date | undefined
  /** Of what the reader may see. */
  readonly lastAdditionAt: Date | undefined
}

export function patientsPage(
  data: Pro & { readonly patients: readonly ListedPatient[]; readonly count: number; readonly pages: Pages },
): string {
  const { list, opening } = words
  const { patients, count, pages } = data
  const toOpen = linkButton(opening.title, proUrls.open, 'secondary')
  const body = html`<div class="sheet-head">
  <h1>${list.title}</h1>
  ${count > 0 && html`<p class="soft">${list.intro}</p>`}
</div>
${
  count === 0
    ? emptyState({ title: list.emptyTitle, text: list.empty, action: toOpen })
    : html`${cardTable({ caption: list.caption(count), columns: list.columns, lines: patients.map(lineOf) })}
${pagination(pages, (page) => `${proUrls.patients}?page=${page}`)}
<div class="actions">${toOpen}</div>`
}`
  return proPage(data, { title: list.title, body, tab: 'patients' })
}

function lineOf(patient: ListedPatient) {
  const { list } = words
  const { id, name, birthDate, until, medecinTraitant, lastActAt, lastAdditionAt } = patient
  const isNew = lastAdditionAt !== undefined && (lastActAt === undefined || lastAdditionAt > lastActAt)
  return [
    html`<a class="line-link" href="${patientUrl(id)}">${name}</a>`,
    birthDate,
    html`${until === null ? list.noEnd : list.until(civilDay(until))}${medecinTraitant && html` ${chip({ words: list.medecinTraitant, tone: 'plain' })}`}`,
    lastActAt === undefined ? list.none : civilDay(lastActAt),
    lastAdditionAt === undefined
      ? list.none
      : html`${civilDay(lastAdditionAt)}${isNew && html` ${chip({ words: list.newDocument, tone: 'new' })}`}`,
  ]
}

/** POSTs `matricule` and `csrf`. */
export function openRecordPage(
  data: Pro & { readonly typed?: string; readonly problems?: readonly FieldProblem[] },
): string {
  const { opening } = words
  const { typed, problems = [], csrf } = data
  const body = html`${errorSummary(opening.notOpened, problems)}
<div class="sheet-head">
  <h1>${opening.title}</h1>
  <p class="soft">${opening.intro}</p>
</div>
<form class="form" method="post" action="${proUrls.open}">${csrfField(csrf)}
  ${textField({
    name: 'matricule',
    label: opening.label,
    type: 'text',
    autocomplete: 'off',
    hint: opening.hint,
    value: typed,
    error: problemOf(problems, 'matricule'),
  })}
  ${submitButton(opening.open, 'main')}
</form>`
  return proPage(data, { title: opening.title, body, tab: 'open' })
}
