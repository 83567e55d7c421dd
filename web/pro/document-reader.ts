/** A document as a professional reads it, in his portal or in an emergency: its text in a frame that runs nothing, its pieces, its bytes. */
import type { ReadableDocument } from '@carnet/core/model/readable-document.ts'
import { type Html, html } from '../html.ts'
import { documentContentPage } from '../patient/document-content.ts'
import { linkButton } from '../ui/button/button.ts'
import { notice } from '../ui/notice/notice.ts'
import { birthDateInWords } from '../words/dates.ts'
import { pro } from '../words/pro.ts'

const words = pro.document

/** As the document says it: a deposit in the name of another is refused. */
export function whoseInWords({ patient: { name, birthDate } }: ReadableDocument): Html {
  const born = birthDate === undefined ? '' : `, ${words.born(birthDateInWords(birthDate))}`
  return html`<p>${words.patient} <strong>${name}</strong>${born}</p>`
}

/** The text stands in the page itself: one reading, one line in the history. `readable`: undefined, no text can be made of it. */
export function documentReader({
  title,
  readable,
  pieceUrl,
  originalUrl,
}: {
  readonly title: string
  readonly readable: ReadableDocument | undefined
  readonly pieceUrl: (index: number) => string
  readonly originalUrl: string
}): Html {
  const hasText = readable !== undefined && readable.sections.length > 0
  return html`${readable === undefined && notice('attention', words.unreadable)}
${hasText && html`<iframe class="reader-frame" sandbox srcdoc="${documentContentPage(readable)}" title="${words.frame(title)}"></iframe>`}
<div class="actions">
${(readable?.attachments ?? []).map(({ index, mediaType }, position, all) => {
  const open = mediaType === 'application/pdf' ? words.openPdf : words.openPiece
  const numbered = all.length > 1 ? words.numbered(open, position + 1) : open
  return linkButton(numbered, pieceUrl(index), hasText || position > 0 ? 'secondary' : 'main')
})}
${linkButton(words.download, originalUrl, readable === undefined ? 'main' : 'quiet')}
</div>`
}
