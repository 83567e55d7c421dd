/** « Qui peut lire quoi »: a profession is chosen, each type of document is accessible or not. Spec: rules.md MAT-04, MAT-05. */
import { type Html, html } from '../html.ts'
import { submitButton } from '../ui/button/button.ts'
import { cardTable } from '../ui/card-table/card-table.ts'
import { type ChipTone, chip } from '../ui/chip/chip.ts'
import { type Choice, selectField } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { accessMatrix as words } from '../words/access-matrix.ts'
import { typeInWords } from '../words/document-types.ts'
import { tellIn } from '../words/whose.ts'

export type Readable = keyof typeof words.answers

export type MatrixCategory = {
  readonly name: string
  readonly types: readonly { readonly code: string; readonly label: string; readonly read: Readable }[]
}

export type AccessMatrixData = Carnet & {
  /** `value` stands in the address. Empty: no version is in force. */
  readonly professions: readonly Choice[]
  readonly chosen: Choice | undefined
  readonly categories: readonly MatrixCategory[]
  readonly provisional: boolean
}

const tones: Readonly<Record<Readable, ChipTone>> = { yes: 'mine', no: 'plain', someSpecialities: 'plain' }

export function accessMatrixPage(data: AccessMatrixData): string {
  const { professions, chosen, categories } = data
  const body = html`<div class="sheet-head">
  <h1>${words.title}</h1>
  <p class="soft">${tellIn(data)(words.intro)}</p>
</div>
${data.provisional && notice('attention', words.provisional)}
${professions.length === 0 && notice('plain', words.nobody)}
${professions.length > 0 && professionForm(professions, chosen)}
${professions.length > 0 && chosen === undefined && notice('plain', words.unknown, 'status')}
${chosen !== undefined && html`<h2>${chosen.words}</h2>${categories.map(category)}`}
<p class="soft">${tellIn(data)(words.exceptions)}</p>`
  return carnetPage(data, { title: words.title, tab: 'professionals', body })
}

function professionForm(professions: readonly Choice[], chosen: Choice | undefined): Html {
  return html`<form class="form" method="get" action="${urls.accessMatrix}">
  ${selectField('profession', words.profession, professions, chosen?.value ?? '')}
  ${submitButton(words.show, 'secondary')}
</form>`
}

/** Folded: the whole of a profession is a hundred lines. */
function category({ name, types }: MatrixCategory): Html {
  const read = types.filter((type) => type.read === 'yes').length
  return html`<details class="fold">
<summary><span><strong>${name}</strong>\u00a0: ${words.readCount(read, types.length)}</span></summary>
${cardTable({
  caption: name,
  columns: [words.columns.type, words.columns.read],
  lines: types.map(({ code, label, read }) => [
    typeName(code, label),
    chip({ words: words.answers[read], tone: tones[read] }),
  ]),
})}
</details>`
}

/** Two types may have one plain name: the official one tells them apart. */
function typeName(code: string, label: string): Html {
  const plain = typeInWords(code, label)
  return html`${plain}${plain !== label && html` <span class="soft small">${label}</span>`}`
}
