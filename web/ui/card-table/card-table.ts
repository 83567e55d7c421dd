/** A table that becomes one card a line on a phone, where each cell says its column again. */
import { type Hole, type Html, html } from '../../html.ts'

export type CardTable = {
  readonly caption: string
  readonly columns: readonly string[]
  /** The first cell of a line is its header. */
  readonly lines: readonly (readonly Hole[])[]
  /** Between a column and its cell, on a phone: French sets a space before. */
  readonly colon?: string
}

/** Roles are said again because `display: block` takes them away from tables in some browsers. */
export function cardTable({ caption, columns, lines, colon = '\u00a0:' }: CardTable): Html {
  return html`<table class="card-table" role="table">
  <caption>${caption}</caption>
  <thead role="rowgroup"><tr role="row">${columns.map(
    (column) => html`<th scope="col" role="columnheader">${column}</th>`,
  )}</tr></thead>
  <tbody role="rowgroup">${lines.map((cells) => html`<tr role="row">${cells.map((cell, at) => cardCell(cell, `${columns[at]}${colon} `, at === 0))}</tr>`)}</tbody>
</table>`
}

function cardCell(cell: Hole, label: string, header: boolean): Html {
  if (header) return html`<th scope="row" role="rowheader">${cell}</th>`
  const said = html`${cell}`
  // Nothing to say: on a phone, where a column is said before its cell, it is not said either.
  if (said.markup === '') return html`<td role="cell"></td>`
  return html`<td role="cell"><span class="cell-label" aria-hidden="true">${label}</span>${said}</td>`
}
