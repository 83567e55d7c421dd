/** One record in bris de glace: the card, what to read first, all that he may read; and one document. Spec: people.md W-13. */
import { directivesType } from '@carnet/core/model/document.ts'
import type { EmergencyCard } from '@carnet/core/model/emergency-card.ts'
import type { ReadableDocument } from '@carnet/core/model/readable-document.ts'
import { type Html, html } from '../html.ts'
import { documentReader, whoseInWords } from '../pro/document-reader.ts'
import { submitButton } from '../ui/button/button.ts'
import { authorsInWords, type DocumentSummary, dateOf } from '../ui/document-row/document-row.ts'
import { csrfField } from '../ui/field/field.ts'
import { icon } from '../ui/icon/icon.ts'
import { type Pages, pagination } from '../ui/pagination/pagination.ts'
import { shortDayInWords } from '../words/dates.ts'
import { familyOf, isFromPatient } from '../words/document-families.ts'
import { emergencyDoor as words } from '../words/emergency-door.ts'
import { gluedSigns } from '../words/typography.ts'
import {
  emergencyDocumentUrl,
  emergencyOriginalUrl,
  emergencyPieceUrl,
  emergencyRecordUrl,
  leaveRecordUrl,
} from './addresses.ts'
import { type Door, doorPage } from './door.ts'
import { cardOrNone } from './entrance.ts'

/** An access under way. */
export type EmergencyAccess = Door & {
  /** What his card goes on with: it stands in every address. */
  readonly pass: string
  readonly reason: string
  readonly csrf: string
}

/** By TD3.2’s number. */
export type EmergencyDocument = Omit<DocumentSummary, 'isNew'>

/** Read before all else, the last of each: medical summary, letters of discharge, of an episode, what the person wants. */
export const readFirst: readonly string[] = ['60591-5', '11490-0', '34133-9', directivesType]

export type EmergencyRecordData = EmergencyAccess & {
  readonly card: EmergencyCard
  readonly first: readonly EmergencyDocument[]
  /** Of this page of the list. */
  readonly documents: readonly EmergencyDocument[]
  readonly count: number
  readonly pages: Pages
  readonly now: Date
}

export function emergencyRecordPage(data: EmergencyRecordData): string {
  const { card, first, documents, count, pages, pass, now } = data
  const { record } = words
  const title = `${record.state}, ${card.holder.name}`
  const body = html`<div class="sheet-head"><h1>${card.holder.name}</h1></div>
<div>${cardOrNone(card, now)}</div>
${first.length > 0 && html`<section aria-labelledby="d-abord"><h2 id="d-abord">${record.first}</h2>${rows(first, pass)}</section>`}
<section aria-labelledby="documents"><h2 id="documents">${record.all(count)}</h2>
${count === 0 ? html`<p>${record.none}</p>` : rows(documents, pass)}
${pagination(pages, (page) => emergencyRecordUrl(pass, page))}</section>`
  return doorPage(data, { title, body, width: 'notebook', alarm: alarmOf(data) })
}

/** On each page, as long as it lasts (EX_0.3-1050). POSTs `csrf` to end it. */
function alarmOf({ pass, reason, csrf }: EmergencyAccess): Html {
  const { record } = words
  return html`<p><strong>${record.state}</strong> <span>${record.means}</span></p>
<p>${record.reason} ${reason}</p>
<form method="post" action="${leaveRecordUrl(pass)}">${csrfField(csrf)}${submitButton(record.end, 'secondary')}</form>`
}

function rows(documents: readonly EmergencyDocument[], pass: string): Html {
  return html`<ul class="document-rows">${documents.map((document) => html`<li>${row(document, pass)}</li>`)}</ul>`
}

function row(document: EmergencyDocument, pass: string): Html {
  const summary = { ...document, isNew: false }
  return html`<article class="document-row">
  ${icon(familyOf(document))}
  <div>
    <h3><a href="${emergencyDocumentUrl(pass, document.id)}">${gluedSigns(document.title)}</a></h3>
    <p class="kind">${document.typeDisplay}</p>
    <p class="care">${whenInWords(summary)}, ${whoInWords(summary)}</p>
  </div>
</article>`
}

function whenInWords(document: DocumentSummary): string {
  const day = shortDayInWords(dateOf(document))
  return document.careAt === null ? `${words.record.addedOn} ${day}` : day
}

function whoInWords(document: DocumentSummary): string {
  return isFromPatient(document) ? words.record.fromPatient : authorsInWords(document)
}

export type EmergencyDocumentData = EmergencyAccess & {
  readonly document: EmergencyDocument
  /** undefined: no text can be made of it. */
  readonly readable: ReadableDocument | undefined
}

export function emergencyDocumentPage(data: EmergencyDocumentData): string {
  const { document, readable, pass } = data
  const { document: its } = words
  const summary = { ...document, isNew: false }
  const body = html`<div class="sheet-head">
  <p><a class="back" href="${emergencyRecordUrl(pass)}">${its.back}</a></p>
  <h1>${gluedSigns(document.title)}</h1>
  ${readable && whoseInWords(readable)}
  <p class="soft">${document.typeDisplay}. ${whenInWords(summary)}, ${whoInWords(summary)}.</p>
</div>
${documentReader({
  title: document.title,
  readable,
  pieceUrl: (index) => emergencyPieceUrl(pass, document.id, index),
  originalUrl: emergencyOriginalUrl(pass, document.id),
})}`
  return doorPage(data, { title: document.title, body, width: 'notebook', alarm: alarmOf(data) })
}
