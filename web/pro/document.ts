/** One document of a patient. Spec: people.md W-06; rules.md VIS-07, VIS-11. */
import { civilDay } from '@carnet/core/model/civil-day.ts'
import { usualName } from '@carnet/core/model/identity.ts'
import type { ReadableDocument } from '@carnet/core/model/readable-document.ts'
import { html } from '../html.ts'
import { authorsInWords } from '../ui/document-row/document-row.ts'
import { notice } from '../ui/notice/notice.ts'
import { isFromPatient } from '../words/document-families.ts'
import { pro as words } from '../words/pro.ts'
import { gluedSigns } from '../words/typography.ts'
import { patientOriginalUrl, patientPieceUrl, patientUrl } from './addresses.ts'
import { documentReader, whoseInWords } from './document-reader.ts'
import { type ProDocument, type ProPatient, patientStrip, stateChips } from './patient.ts'
import { type Pro, proPage } from './shell.ts'

export type ProDocumentData = Pro & {
  readonly patient: ProPatient
  readonly document: ProDocument
  /** That others may not see it, in the words of the requirement. */
  readonly warnings: readonly string[]
  readonly readable: ReadableDocument | undefined
}

export function proDocumentPage(data: ProDocumentData): string {
  const { patient, document, warnings, readable } = data
  const { summary, uniqueId, states } = document
  const { title, typeDisplay, careAt, submittedAt } = summary
  const { documents } = words
  const day = civilDay(careAt ?? submittedAt)
  const body = html`${patientStrip(patient)}
<div class="sheet-head">
  <p><a class="back" href="${patientUrl(patient.id)}">${words.document.back}</a></p>
  <h1>${gluedSigns(title)}</h1>
  ${readable && whoseInWords(readable)}
  <p class="soft">${typeDisplay}. ${careAt === null ? documents.addedOn(day) : day}, ${isFromPatient(summary) ? documents.fromPatient : authorsInWords(summary)}.</p>
  ${stateChips(states)}
</div>
${warnings.map((warning) => notice('attention', warning))}
${documentReader({
  title,
  readable,
  pieceUrl: (index) => patientPieceUrl(patient.id, uniqueId, index),
  originalUrl: patientOriginalUrl(patient.id, uniqueId),
})}`
  return proPage(data, { title, body, patientName: usualName(patient.identity) })
}
