/** Between the list and an important result: read it now, or wait. Spec: people.md §2, « Sensitive content guard ». */
import { html } from '../html.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { authorsInWords, type DocumentSummary, dateOf } from '../ui/document-row/document-row.ts'
import { csrfField } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { documentUrl, urls } from '../urls.ts'
import { dayWithDistance } from '../words/dates.ts'
import { importantResult as words } from '../words/important-result.ts'
import { common } from '../words/page.ts'
import { gluedSigns } from '../words/typography.ts'
import { tellIn } from '../words/whose.ts'

export type ImportantResultData = Carnet & {
  /** What his list says of it, and no more. */
  readonly document: DocumentSummary
  /** He chose to wait, once. */
  readonly waits: boolean
}

/** POSTs `geste` (read, wait) and `csrf` to the page of the document. */
export function importantResultPage(data: ImportantResultData): string {
  const { document, waits, csrf } = data
  const say = tellIn(data)
  const body = html`<div class="sheet-head">
  <p><a class="back" href="${urls.documents}">${common.backToDocuments}</a></p>
  <h1>${words.title}</h1>
  <p><strong>${gluedSigns(document.title)}</strong></p>
  <p class="soft">${authorsInWords(document)}, ${dayWithDistance(dateOf(document), data.now)}</p>
</div>
${notice('attention', say(words.warning))}
${waits && notice('plain', say(words.waits), 'status')}
<p>${say(words.stays)} ${say(words.remembered)}</p>
<form class="actions" method="post" action="${documentUrl(document.id)}">${csrfField(csrf)}
  ${submitButton(words.read, 'main', { name: 'geste', value: 'read' })}
  ${waits ? linkButton(common.backToDocuments, urls.documents, 'secondary') : submitButton(words.wait, 'secondary', { name: 'geste', value: 'wait' })}
</form>`
  return carnetPage(data, { title: words.title, tab: 'documents', body })
}
