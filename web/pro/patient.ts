/** One patient: who he is, what opens his record to the reader, what the reader may see of it. Spec: people.md W-03, W-04, W-05. */
import { civilDay } from '@carnet/core/model/civil-day.ts'
import { type DocumentState, documentStateLabels } from '@carnet/core/model/document-states.ts'
import { type Identity, usualName } from '@carnet/core/model/identity.ts'
import { formatIns, type Ins } from '@carnet/core/model/ins.ts'
import { type Html, html } from '../html.ts'
import { submitButton } from '../ui/button/button.ts'
import { cardTable } from '../ui/card-table/card-table.ts'
import { chip, chipList } from '../ui/chip/chip.ts'
import { authorsInWords, type DocumentSummary } from '../ui/document-row/document-row.ts'
import { boxGroup } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { type Pages, pagination } from '../ui/pagination/pagination.ts'
import { birthDateInWords } from '../words/dates.ts'
import { isFromPatient } from '../words/document-families.ts'
import { pro as words } from '../words/pro.ts'
import { proAccess } from '../words/pro-access.ts'
import { proTraces } from '../words/pro-traces.ts'
import { gluedSigns } from '../words/typography.ts'
import { type Access, accessSection, accessTold } from './access.ts'
import { patientAccessUrl, patientDocumentUrl, patientTracesUrl, patientUrl } from './addresses.ts'
import { type Pro, proPage } from './shell.ts'

export type ProPatient = {
  /** What this session calls him. */
  readonly id: string
  readonly identity: Identity
  readonly ins: Ins
  /** undefined: the birth date does not say. */
  readonly age: number | undefined
  readonly minor: boolean
}

/** On each page of his record. `page`: the one that is open. */
export function patientStrip(
  { id, identity, ins, age, minor }: ProPatient,
  page?: 'record' | 'access' | 'traces',
): Html {
  const { strip } = words
  const { birthName, usedName, birthDate, sex } = identity
  const said = [
    `${strip.born(birthDateInWords(birthDate.replaceAll('-', '')))}${age === undefined ? '' : ` (${strip.age(age)})`}`,
    strip.sex[sex],
    ...(usedName === undefined || usedName === birthName ? [] : [strip.birthName(birthName)]),
  ]
  return html`<section class="patient-strip" aria-label="${strip.label}">
  <p class="patient-name"><strong>${usualName(identity)}</strong>${minor && html` ${chip({ words: strip.minor, tone: 'attention' })}`}</p>
  <p>${said.join(' · ')}</p>
  <p>${strip.ins} ${formatIns(ins)}, ${strip.qualified}</p>
  <nav aria-label="${strip.sections}"><ul class="strip-links"><li><a href="${patientUrl(id)}"${page === 'record' && html` aria-current="page"`}>${strip.record}</a></li><li><a href="${patientUrl(id)}#acces">${words.access.title}</a></li><li><a href="${patientAccessUrl(id)}"${page === 'access' && html` aria-current="page"`}>${proAccess.link}</a></li><li><a href="${patientTracesUrl(id)}"${page === 'traces' && html` aria-current="page"`}>${proTraces.title}</a></li></ul></nav>
</section>`
}

export type ProDocument = {
  readonly uniqueId: string
  readonly summary: DocumentSummary
  /** Their official labels are said (VIS-11). */
  readonly states: readonly DocumentState[]
}

/** States that a list leaves out unless they are asked for: what is in force is read first. */
export const statesOnDemand = ['archived', 'deprecated'] as const satisfies readonly DocumentState[]

export type ProDocuments = {
  /** Of this page of the list. */
  readonly documents: readonly ProDocument[]
  readonly count: number
  readonly pages: Pages
  readonly shown: readonly DocumentState[]
}

export type ContextualPage = keyof typeof words.direct.pages

export type ProPatientData = Pro & {
  readonly patient: ProPatient
  readonly access: Access
  /** undefined: nothing opens the record to him now. */
  readonly list: ProDocuments | undefined
  /** What his software asked for, that is no page of this portal yet. */
  readonly notBuilt?: ContextualPage
}

export function patientPage(data: ProPatientData): string {
  const { patient, list, access, notBuilt } = data
  const name = usualName(patient.identity)
  const body = html`${patientStrip(patient, 'record')}
${notBuilt && notice('attention', words.direct.notBuilt(words.direct.pages[notBuilt]), 'status')}
${accessTold(access)}
<h1>${words.recordOf(name)}</h1>
${list && documentsSection(patient, list)}
${accessSection(data, patient, access)}`
  return proPage(data, { title: words.strip.record, body, patientName: name })
}

function documentsSection(patient: ProPatient, { documents, count, pages, shown }: ProDocuments): Html {
  const { documents: its } = words
  const states = shown.join(',')
  return html`<section class="stack" aria-labelledby="documents"><h2 id="documents">${its.title}</h2>
<form class="filters" method="get" action="${patientUrl(patient.id)}">
  ${boxGroup(
    its.filter,
    undefined,
    statesOnDemand.map((state) => ({
      name: 'etats',
      value: state,
      words: documentStateLabels[state],
      checked: shown.includes(state),
    })),
  )}
  ${submitButton(its.apply, 'secondary')}
</form>
${
  count === 0
    ? html`<p>${its.none}</p>`
    : html`${cardTable({ caption: its.caption(count), columns: its.columns, lines: documents.map((each) => lineOf(patient, each)) })}
${pagination(pages, (page) => patientUrl(patient.id, { page, states }))}`
}
</section>`
}

function lineOf({ id }: ProPatient, { uniqueId, summary, states }: ProDocument) {
  const { documents: its } = words
  const { careAt, submittedAt, title, typeDisplay } = summary
  const day = civilDay(careAt ?? submittedAt)
  return [
    html`<time datetime="${day}">${careAt === null ? its.addedOn(day) : day}</time>`,
    html`<a class="line-link" href="${patientDocumentUrl(id, uniqueId)}">${gluedSigns(title)}</a><br><span class="soft">${typeDisplay}</span>`,
    isFromPatient(summary) ? its.fromPatient : authorsInWords(summary),
    stateChips(states),
  ]
}

/** In the words of the requirement, to the byte (VIS-11). */
export function stateChips(states: readonly DocumentState[]): Html | false {
  return chipList(states.map((state) => ({ words: documentStateLabels[state], tone: 'hidden' })))
}
