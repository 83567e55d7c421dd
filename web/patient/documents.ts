/** « Mes documents »: by year of care, newest first, and the switch that masks them all. Spec: people.md P-04; rules.md VIS-04. */
import type { MaskingAction } from '@carnet/core/model/decision.ts'
import { type Html, html } from '../html.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { type DocumentSummary, dateOf, documentRow } from '../ui/document-row/document-row.ts'
import { emptyState } from '../ui/empty-state/empty-state.ts'
import { csrfField, selectField } from '../ui/field/field.ts'
import { foldedFilter } from '../ui/field/filter.ts'
import { notice } from '../ui/notice/notice.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { pagination } from '../ui/pagination/pagination.ts'
import { type DocumentListQuery, documentsUrl, urls } from '../urls.ts'
import { takeAway as takeAwayWords } from '../words/archive.ts'
import { civilYear } from '../words/dates.ts'
import { document as documentWords } from '../words/document.ts'
import { documentFamilies, familyNames, familyOf } from '../words/document-families.ts'
import { documents as words } from '../words/documents.ts'
import { addDocument as addWords, deleteDocuments as deleteWords } from '../words/own-documents.ts'
import { searchForm } from './search.ts'

export type DocumentsData = Carnet & {
  /** All that the reader may see, decided before: what he may not see is not here, and is counted nowhere. */
  readonly documents: readonly DocumentSummary[]
  readonly query: DocumentListQuery
  /** Some documents could not be described just now; the rest is shown. */
  readonly someMissing?: boolean
  /** Are all of them masked to professionals, and may the reader change that? Absent: nothing is said of it. */
  readonly masking?: { readonly everything: boolean; readonly mayChange: boolean }
  /** What the reader just did. */
  readonly done?: MaskingAction | 'deleted' | undefined
  /** It changed something, and may be taken back. */
  readonly mayUndo?: boolean
  /** The reader may add a document. */
  readonly mayAdd?: boolean
  /** The reader may take the record away (TRA-11). */
  readonly mayTakeAway?: boolean
}

const documentsPerPage = 50

/** The page cuts, counts and groups by itself: give it the whole list and what the address asked for. */
export function documentsPage(data: DocumentsData): string {
  const { documents, query } = data
  const matching = documents
    .filter((document) => query.family === null || familyOf(document) === query.family)
    .filter((document) => query.year === null || civilYear(dateOf(document)) === query.year)
    .toSorted((a, b) => dateOf(b).getTime() - dateOf(a).getTime())
  const last = Math.max(1, Math.ceil(matching.length / documentsPerPage))
  const current = Math.min(Math.max(1, query.page), last)
  const shown = matching.slice((current - 1) * documentsPerPage, current * documentsPerPage)
  const body = html`<div class="sheet-head">
  <h1>${words.title}</h1>
  <p class="soft">${documents.length > 0 && countInWords(matching.length, documents.length)}</p>
</div>
${data.mayAdd && html`<div class="actions">${linkButton(addWords.link, urls.addDocument, 'secondary')}${documents.some(({ mine }) => mine) && linkButton(deleteWords.link, urls.deleteDocuments, 'quiet')}</div>`}
${data.done && notice('done', data.done === 'deleted' ? deleteWords.done : maskedOf(data, data.done), 'status')}
${data.masking?.everything && !data.done && notice('plain', words.masking.on)}
${data.someMissing && notice('attention', words.momentarilyMissing)}
${documents.length > 0 && searchForm('')}
${documents.length > 0 && filterForm(data)}
${documents.length === 0 && emptyState({ title: words.emptyTitle, text: words.empty })}
${documents.length > 0 && matching.length === 0 && noMatch()}
${years(shown, data.now)}
${pagination({ current, last }, (page) => documentsUrl({ ...query, page }))}
${data.masking?.mayChange && maskingForm(data, data.masking.everything)}
${data.mayTakeAway && takeAway()}`
  return carnetPage(data, { title: words.title, tab: 'documents', body, ruled: true })
}

function countInWords(matching: number, all: number): string {
  return matching === all ? words.total(all) : words.someOf(matching, all)
}

function filterForm({ documents, query }: DocumentsData): Html {
  const present = new Set(documents.map(familyOf))
  const families = documentFamilies.filter((family) => present.has(family))
  const years = [...new Set(documents.map((document) => civilYear(dateOf(document))))].sort((a, b) => b - a)
  const every = { value: '', words: words.every }
  const narrowed = query.family !== null || query.year !== null
  const fields = html`${selectField(
    'type',
    words.family,
    [every, ...families.map((family) => ({ value: family, words: familyNames[family] }))],
    query.family ?? '',
  )}
    ${selectField(
      'annee',
      words.year,
      [every, ...years.map((year) => ({ value: String(year), words: String(year) }))],
      String(query.year ?? ''),
    )}
    ${submitButton(words.filter, 'secondary')}
    ${narrowed && linkButton(words.clear, urls.documents, 'quiet')}`
  return foldedFilter({ title: words.filterTitle, action: urls.documents, narrowed, fields })
}

/** POSTs `geste` and `csrf`. The holder is told what it costs before he masks (EHDS article 8). */
function maskingForm({ csrf }: DocumentsData, everything: boolean): Html {
  const { masking } = words
  const gesture = everything ? 'unmaskEverything' : 'maskEverything'
  return html`<section class="stack" aria-labelledby="tout-masquer">
<h2 id="tout-masquer">${masking.title}</h2>
${
  everything
    ? html`<p>${masking.on} ${masking.offMeans}</p>`
    : html`<p>${masking.onMeans}</p><p>${masking.risk}</p>`
}
<form class="actions" method="post" action="${urls.maskEverything}">${csrfField(csrf)}
  ${submitButton(masking.gestures[gesture], 'secondary', { name: 'geste', value: gesture })}
</form>
</section>`
}

/** What a gesture on all of them changed is one choice: taking it back is the other gesture. */
function maskedOf({ csrf, mayUndo, masking }: DocumentsData, done: MaskingAction): Html {
  const back = done === 'maskEverything' ? 'unmaskEverything' : 'maskEverything'
  return html`<p>${words.masking.done[done]}</p>${
    mayUndo &&
    masking?.mayChange === true &&
    html`<form class="actions" method="post" action="${urls.maskEverything}">${csrfField(csrf)}
  ${submitButton(documentWords.masking.undo, 'secondary', { name: 'geste', value: back })}
</form>`
  }`
}

function takeAway(): Html {
  return html`<section class="stack" aria-labelledby="emporter">
<h2 id="emporter">${takeAwayWords.neutralTitle}</h2>
<p>${takeAwayWords.linkIntro}</p>
<div class="actions">${linkButton(takeAwayWords.linkAction, urls.export, 'secondary')}</div>
</section>`
}

function noMatch(): Html {
  return emptyState({
    title: words.noMatchTitle,
    text: words.noMatch,
    action: linkButton(words.clear, urls.documents, 'secondary'),
  })
}

function years(documents: readonly DocumentSummary[], now: Date): readonly Html[] {
  const byYear = Map.groupBy(documents, (document) => civilYear(dateOf(document)))
  return [...byYear].map(
    ([year, ofYear]) => html`<section class="leaf" aria-labelledby="annee-${year}">
  <div class="leaf-margin"><h2 id="annee-${year}">${String(year)}</h2><p class="small">${words.total(ofYear.length)}</p></div>
  <ul class="leaf-body document-rows">${ofYear.map((document) => html`<li>${documentRow(document, now)}</li>`)}</ul>
</section>`,
  )
}
