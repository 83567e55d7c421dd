/** « Mes soins remboursés »: by month, the latest first, masked and shown as one block. Spec: people.md P-24. */
import type { CareMonth, ReimbursedCare } from '@carnet/core/model/reimbursed-care.ts'
import { type Html, html } from '../html.ts'
import { frenchSpeech } from '../speech.ts'
import { behindTap } from '../ui/behind-tap/behind-tap.ts'
import { submitButton } from '../ui/button/button.ts'
import { cardTable } from '../ui/card-table/card-table.ts'
import { type DocumentSummary, documentRow } from '../ui/document-row/document-row.ts'
import { emptyState } from '../ui/empty-state/empty-state.ts'
import { csrfField } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { careHistory as words } from '../words/care-history.ts'
import { dtmInWords } from '../words/dates.ts'
import { maskingDefaults } from '../words/masking-defaults.ts'
import { type Easy, sayIn } from '../words/readings.ts'
import { gluedSigns } from '../words/typography.ts'
import { inTheRecord, tellIn, toldIn } from '../words/whose.ts'
import { treatmentPages } from './treatment-pages.ts'
import { dayInWords } from './treatments.ts'

export type CareHistoryDone = keyof typeof words.masking.done

export type CareHistoryData = Carnet & {
  /** Of the documents that the reader may see, decided before. */
  readonly months: readonly CareMonth[]
  readonly windowMonths: number
  readonly documents: readonly DocumentSummary[]
  /** Those of which the list has nothing. */
  readonly unread: readonly DocumentSummary[]
  /** Every document of the record is (VIS-04). */
  readonly maskedByDefault: 'everything' | 'history' | undefined
  readonly mayMask: boolean
  readonly done?: CareHistoryDone | undefined
  /** How each document was before the gesture just made. */
  readonly undo: readonly (readonly [id: string, former: string])[]
}

/** POSTs `csrf` and `geste`: `maskDocument`, `unmaskDocument`, or `undo` with each `avant`. */
export function careHistoryPage(data: CareHistoryData): string {
  const { months, documents, unread } = data
  const say = tellIn(data)
  const read = documents.filter((document) => !unread.includes(document))
  const body = html`<div class="sheet-head">
  ${treatmentPages('careHistory', frenchSpeech(data.display, data))}
  <h1>${toldIn(data)(words.title)}</h1>
</div>
${data.done && notice(data.done === 'notUndone' ? 'attention' : 'done', doneOf(data, data.done), 'status')}
${notice('plain', say(words.fed))}
${months.length === 0 ? emptyState({ title: words.emptyTitle, text: say(words.empty) }) : html`<p>${say(words.window)(data.windowMonths)}</p>`}
${
  months.length > 0 &&
  html`<section class="stack" aria-labelledby="mois"><h2 id="mois">${words.byMonth}</h2>
${
  months.length > 1 &&
  html`<nav aria-label="${words.months}"><ul class="jumps">${months.map(({ month }) => html`<li><a class="line-link" href="#mois-${month}">${monthInWords(month)}</a></li>`)}</ul></nav>`
}
${behindTap(data, 'care', html`${months.map(monthTable)}`)}
</section>`
}
${documents.length > 0 && maskingOf(data)}
${unread.length > 0 && documentsSection('a-lire', words.unreadTitle, data, unread, say(words.unread))}
${read.length > 0 && documentsSection('documents', words.documents, data, read)}`
  return carnetPage(data, { title: words.title, tab: 'treatments', body })
}

function monthTable({ month, care }: CareMonth): Html {
  const { columns } = words
  return html`<div class="month" id="mois-${month}" tabindex="-1">${cardTable({
    caption: words.inMonth(monthInWords(month), care.length),
    columns: [columns.when, columns.what, columns.category, columns.who],
    lines: care.map(lineOf),
  })}</div>`
}

function lineOf({ on, until, label, category, by, organisation }: ReimbursedCare) {
  const day = (each: string) => dayInWords(each).replace(` ${on.slice(0, 4)}`, '')
  return [
    until === undefined || until === on ? day(on) : words.stay(day(on), day(until)),
    gluedSigns(label),
    category,
    [by?.replace(/^DR /, 'Dr '), organisation].filter(Boolean).join(', ') || words.nobody,
  ]
}

/** « mars 2026 » of `2026-03`. */
function monthInWords(month: string): string {
  const said = dtmInWords(month.replace('-', ''))
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}`
}

function doneOf({ csrf, undo }: CareHistoryData, done: CareHistoryDone): Html {
  return html`<p>${words.masking.done[done]}</p>${
    undo.length > 0 &&
    html`<form class="actions" method="post" action="${urls.careHistory}">${csrfField(csrf)}
  ${undo.map(([id, former]) => html`<input type="hidden" name="avant" value="${id}:${former}">`)}
  ${submitButton(words.masking.undo, 'secondary', { name: 'geste', value: 'undo' })}
</form>`
  }`
}

function maskingOf(data: CareHistoryData): Html {
  const { csrf, display, documents, maskedByDefault, mayMask } = data
  const told = toldIn(data)
  const masked = documents.every(({ visibility }) => visibility.maskedToProfessionals)
  const gesture = masked ? 'unmaskDocument' : 'maskDocument'
  const { masked: all, shown } = words.masking
  const state: string | Easy<string> =
    maskedByDefault !== undefined ? words.masking[maskedByDefault] : masked ? all : shown
  return html`<section class="stack" aria-labelledby="masquer"><h2 id="masquer">${told(words.masking.title)}</h2>
<p>${told(sayIn(display)(state))}</p>
${
  mayMask &&
  maskedByDefault === undefined &&
  html`<form class="actions" method="post" action="${urls.careHistory}">${csrfField(csrf)}
  ${submitButton(inTheRecord(data, words.masking.gestures[gesture]), 'secondary', { name: 'geste', value: gesture })}
</form>`
}
<p><a href="${urls.maskEverything}">${maskingDefaults.link}</a></p>
</section>`
}

function documentsSection(
  id: string,
  title: string,
  { now }: CareHistoryData,
  documents: readonly DocumentSummary[],
  means?: string,
): Html {
  return html`<section class="stack" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
${means && html`<p>${means}</p>`}
<ul class="document-rows">${documents.map((document) => html`<li>${documentRow(document, now)}</li>`)}</ul>
</section>`
}
