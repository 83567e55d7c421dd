/** « Données »: the coded entries of a document as a table, for who wants to see them. Spec: people.md P-05. */
import type { CodedLine } from '@carnet/core/model/coded-line.ts'
import { parseDecimal } from '@carnet/core/model/decimal.ts'
import { type Html, html } from '../html.ts'
import { cardTable } from '../ui/card-table/card-table.ts'
import { emptyState } from '../ui/empty-state/empty-state.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { documentDataUrl, documentUrl, urls } from '../urls.ts'
import { dtmInWords } from '../words/dates.ts'
import { documentData as words } from '../words/document-data.ts'
import { decimalInWords, unitInWords } from '../words/measures.ts'
import { common } from '../words/page.ts'
import { gluedSigns } from '../words/typography.ts'
import { tellIn } from '../words/whose.ts'

export type DocumentDataData = Carnet & {
  readonly document: { readonly id: string; readonly title: string }
  readonly lines: readonly CodedLine[]
  /** How many are shown at most, when there are more. */
  readonly only?: number
}

export function documentDataPage(data: DocumentDataData): string {
  const { document, lines, only } = data
  const body = html`<div class="sheet-head">
  <p><a class="back" href="${urls.documents}">${common.backToDocuments}</a></p>
  <h1>${gluedSigns(document.title)}</h1>
</div>
${documentViews(document.id, 'data')}
${lines.length === 0 ? emptyState({ title: words.noneTitle, text: words.none }) : html`<p class="soft">${tellIn(data)(words.intro)}</p>`}
${only !== undefined && html`<p>${words.only(only)}</p>`}
${[...Map.groupBy(lines, ({ section }) => section)].map(([section, ofSection]) => tableOf(section, ofSection))}`
  return carnetPage(data, {
    title: `${words.data} — ${document.title}`,
    asWritten: true,
    tab: 'documents',
    body,
  })
}

/** The two views of a structured document. */
export function documentViews(id: string, current: 'readable' | 'data'): Html {
  const addresses = { readable: documentUrl(id), data: documentDataUrl(id) }
  const views = ['readable', 'data'] as const
  return html`<nav aria-label="${words.views}"><ul class="jumps">${views.map((view) => html`<li><a class="line-link" href="${addresses[view]}"${view === current && html` aria-current="page"`}>${words[view]}</a></li>`)}</ul></nav>`
}

function tableOf(section: string, lines: readonly CodedLine[]): Html {
  const { label, value, unit, when, code } = words.columns
  return cardTable({
    caption: section || words.withoutSection,
    columns: [label, value, unit, when, code],
    lines: lines.map((line) => [
      line.label,
      valueInWords(line),
      line.value?.kind === 'number' ? unitInWords(line.value.unit) : '',
      line.at === undefined ? '' : dtmInWords(line.at),
      line.code === undefined ? '' : html`<span class="soft small">${line.code.code}</span>`,
    ]),
  })
}

function valueInWords({ value, negated }: CodedLine): string {
  const decimal = value?.kind === 'number' ? parseDecimal(value.number) : undefined
  const said =
    decimal !== undefined ? decimalInWords(decimal) : value?.kind === 'words' ? value.words : value?.number
  return [negated && words.negated, said].filter(Boolean).join(', ')
}
