/** « Supprimer des documents »: the holder chooses among his own, then is asked again. Spec: rules.md VIS-13. */
import { type Html, html } from '../html.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { type DocumentSummary, dateOf } from '../ui/document-row/document-row.ts'
import { errorSummary } from '../ui/field/error-summary.ts'
import { csrfField } from '../ui/field/field.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { shortDayInWords } from '../words/dates.ts'
import { deleteDocuments as words } from '../words/own-documents.ts'
import { common } from '../words/page.ts'
import { inTheRecord, tellIn } from '../words/whose.ts'

export type DeleteDocumentsData = Carnet & {
  /** Those that the reader may delete; on the second page, those that he chose. */
  readonly documents: readonly DocumentSummary[]
  readonly max: number
}

export type DeletionProblem = 'chooseOne' | 'tooMany' | 'notYours'

/** GETs the second page with `document`, once per choice. */
export function chooseToDeletePage(
  data: DeleteDocumentsData & {
    readonly chosen: readonly string[]
    readonly problem?: DeletionProblem | undefined
  },
): string {
  const { documents, max, chosen, problem } = data
  const problems =
    problem === undefined
      ? []
      : [{ field: 'documents', words: problem === 'tooMany' ? words.tooMany(max) : words[problem] }]
  const form = html`<form class="form" method="get" action="${urls.deleteDocuments}">
  <fieldset class="choices" id="documents" tabindex="-1"><legend>${tellIn(data)(words.legend)}</legend>
  ${documents.map((document) => box(document, chosen.includes(document.id)))}
  </fieldset>
  <div class="actions">${submitButton(words.next, 'main', { name: 'etape', value: 'confirmer' })}${linkButton(common.cancel, urls.documents, 'quiet')}</div>
</form>`
  const body = html`<div class="sheet-head">
  <p><a class="back" href="${urls.documents}">${common.backToDocuments}</a></p>
  <h1>${words.title}</h1>
  <p class="soft">${documents.length === 0 ? words.none : words.intro(max)} ${words.ofOthers}</p>
</div>
${errorSummary(words.refused, problems)}
${documents.length > 0 && form}`
  return carnetPage(data, { title: words.title, tab: 'documents', body })
}

function box(document: DocumentSummary, checked: boolean): Html {
  const id = `document-${document.id}`
  return html`<div class="choice"><input type="checkbox" id="${id}" name="document" value="${document.id}"${checked && html` checked`}>
  <label for="${id}">${nameOf(document)}</label></div>`
}

/** POSTs `csrf` and `document`, once per choice. */
export function confirmDeletionPage(data: DeleteDocumentsData): string {
  const { documents } = data
  const title = inTheRecord(data, words.confirmTitle(documents.length))
  const body = html`<div class="sheet-head">
  <h1>${title}</h1>
  <p>${words.confirmIntro}</p>
</div>
<ul>${documents.map((document) => html`<li>${nameOf(document)}</li>`)}</ul>
<form class="actions" method="post" action="${urls.deleteDocuments}">${csrfField(data.csrf)}
  ${documents.map(({ id }) => html`<input type="hidden" name="document" value="${id}">`)}
  ${submitButton(words.confirm, 'destructive')}${linkButton(words.keep, urls.documents, 'quiet')}
</form>`
  return carnetPage(data, { title, tab: 'documents', body })
}

function nameOf(document: DocumentSummary): string {
  return `${document.title}, ${shortDayInWords(dateOf(document))}`
}
