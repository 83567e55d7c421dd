/** « Rechercher »: what the documents say, with the words that answer shown in their place. Spec: people.md P-03. */
import { type Html, html } from '../html.ts'
import { behindTap } from '../ui/behind-tap/behind-tap.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { type DocumentSummary, documentRow } from '../ui/document-row/document-row.ts'
import { emptyState } from '../ui/empty-state/empty-state.ts'
import { textField } from '../ui/field/field.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { pagination } from '../ui/pagination/pagination.ts'
import { type SearchNarrowing, searchUrl, urls } from '../urls.ts'
import { type DocumentFamily, familyNames } from '../words/document-families.ts'
import { numberInWords } from '../words/numbers.ts'
import { search as words } from '../words/search.ts'
import { gluedSigns } from '../words/typography.ts'
import { tellIn } from '../words/whose.ts'

export type FoundSummary = {
  readonly document: DocumentSummary
  /** What the reader wrote about it for himself. */
  readonly note?: string | undefined
  /** Absent: the title, the author or the date answers, and not the text. */
  readonly excerpt?:
    | {
        readonly pieces: readonly { readonly text: string; readonly hit: boolean }[]
        /** From 1, of a document in several pages. */
        readonly page?: number
      }
    | undefined
  /** Its text answers, and is not shown before its reader chose to read it. */
  readonly important?: true | undefined
}

export type SearchData = Carnet & {
  /** As it was asked; empty: nothing was. */
  readonly query: string
  /** A word of it is one of the plain names of analyses. */
  readonly ofBiology?: boolean
  /** What the reader narrows the answer by. */
  readonly narrowed?: SearchNarrowing
  /** Of all that answers, whatever it is narrowed by: in the order in which they are told. */
  readonly facets?: SearchFacets
  /** Of this page, best first, all of them decided visible before. */
  readonly found: readonly FoundSummary[]
  readonly total: number
  readonly page: number
  readonly pages: number
  /** Of the whole carnet, among what the reader may see. */
  readonly unreadable: number
  readonly unread: number
}

export type SearchFacets = {
  readonly family: readonly { readonly value: DocumentFamily; readonly count: number }[]
  readonly year: readonly { readonly value: string; readonly count: number }[]
  readonly author: readonly { readonly value: number; readonly name: string; readonly count: number }[]
}

/** Long enough for a sentence. */
export const queryLengthMax = 200

export function searchPage(data: SearchData): string {
  const { query, found, total, page, pages } = data
  const body = html`<div class="sheet-head">
  <h1>${words.title}</h1>
</div>
${searchForm(data, query, words.hint)}
${query === '' ? suggestions() : html`<div role="status">${total === 0 ? nothing(data) : html`<h2>${words.found(total, query)}</h2>`}</div>`}
${query !== '' && facetChips(data)}
${found.length > 0 && behindTap(data, 'found', html`<ul class="document-rows">${found.map((each) => html`<li>${documentRow(each.document, data.now, besides(each))}</li>`)}</ul>`)}
${pagination({ current: page, last: pages }, (number) => searchUrl({ query, page: number, narrowed: data.narrowed ?? {} }))}
${query !== '' && limits(data)}`
  return carnetPage(data, { title: words.title, tab: 'documents', body })
}

/** One field, sent by GET: it stands on the list of documents too. */
export function searchForm(data: Pick<Carnet, 'display' | 'holder'>, query: string, hint?: string): Html {
  const field = tellIn(data)(words.field)
  return html`<search class="filter" aria-label="${field}">
  <form method="get" action="${urls.search}">
    ${textField({ name: 'q', label: field, type: 'text', autocomplete: 'off', prose: true, hint, value: query, optional: true })}
    ${submitButton(words.submit, 'secondary')}
  </form>
</search>`
}

/** What of its text answers, and what its holder wrote about it for himself. */
function besides({ excerpt, important, note }: FoundSummary): Html {
  return html`${important ? html`<p class="soft">${words.important}</p>` : excerpt && excerptLine(excerpt)}${note !== undefined && html`<p class="excerpt">${words.ownNote} «\u00a0${gluedSigns(note)}\u00a0»</p>`}`
}

function excerptLine({ pieces, page }: NonNullable<FoundSummary['excerpt']>): Html {
  return html`<p class="excerpt">${page !== undefined && words.onPage(page)}${pieces.map(({ text, hit }) => (hit ? html`<mark>${text}</mark>` : text))}</p>`
}

/** Beyond these, nobody chooses in a row of chips. */
const chipsMax = 6

/** What has one value narrows nothing. */
function facetChips({ query, narrowed = {}, facets }: SearchData): Html | false {
  if (facets === undefined) return false
  const rows = [
    facetRow(
      'family',
      facets.family.map(({ value, count }) => ({ value, count, name: familyNames[value] })),
    ),
    facetRow(
      'year',
      facets.year.map(({ value, count }) => ({ value, count, name: value })),
    ),
    facetRow('author', facets.author),
  ].filter((row) => row !== false)
  const isNarrowed = Object.values(narrowed).some((chosen) => chosen !== undefined)
  return (
    rows.length > 0 &&
    // Folded until one of them is chosen: on a telephone the documents come first.
    html`<details class="fold"${isNarrowed && html` open`}>
  <summary>${words.narrow}</summary>
  <nav class="facets" aria-label="${words.narrow}">${rows}</nav>
</details>`
  )

  function facetRow<Name extends keyof SearchNarrowing>(
    name: Name,
    values: readonly {
      readonly value: SearchNarrowing[Name]
      readonly name: string
      readonly count: number
    }[],
  ): Html | false {
    const chosen = narrowed[name]
    if (values.length < 2 && chosen === undefined) return false
    const told = [
      ...values.filter(({ value }) => value === chosen),
      ...values.filter(({ value }) => value !== chosen),
    ].slice(0, chipsMax)
    return html`<p id="par-${name}">${words.by[name]}</p>
<ul class="facet-list" aria-labelledby="par-${name}">${told.map(({ value, name: said, count }) => {
      const isChosen = value === chosen
      const to = { ...narrowed, [name]: isChosen ? undefined : value }
      return html`<li><a class="facet" href="${searchUrl({ query, page: 1, narrowed: to })}"${isChosen && html` aria-current="true"`}>${said} <span class="soft">(${numberInWords(count)})</span>${isChosen && html`<span class="off-screen"> ${words.chosen}</span>`}</a></li>`
    })}</ul>`
  }
}

function suggestions(): Html {
  return html`<div class="empty">
  <h2>${words.emptyTitle}</h2>
  <p class="soft">${words.empty}</p>
  <nav class="actions" aria-label="${words.suggestions}">${words.suggested.map((query) => linkButton(query, searchUrl({ query, page: 1 }), 'secondary'))}</nav>
</div>`
}

function nothing(data: SearchData): Html {
  const { query, ofBiology, narrowed } = data
  const say = tellIn(data)
  if (Object.values(narrowed ?? {}).some((chosen) => chosen !== undefined))
    return emptyState({
      title: words.nothingNarrowed,
      text: words.widen,
      action: linkButton(words.withoutChoice, searchUrl({ query, page: 1 }), 'secondary'),
    })
  return emptyState({
    title: words.nothingTitle(query),
    text: words.nothing,
    action: ofBiology
      ? linkButton(say(words.bloodResults), urls.results, 'secondary')
      : linkButton(say(words.allDocuments), urls.documents, 'secondary'),
  })
}

function limits({ unreadable, unread }: SearchData): Html | false {
  if (unreadable === 0 && unread === 0) return false
  return html`<div class="stack small soft">${unreadable > 0 && html`<p>${words.unreadable(unreadable)}</p>`}${unread > 0 && html`<p>${words.unread}</p>`}</div>`
}
