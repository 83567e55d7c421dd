/** A CDA R2 level 3: the header of every document, and sections that are read by people and by software. documents.md §1. */
import type { Code } from '@carnet/core/model/code.ts'
import type { Day } from '@carnet/core/model/identity.ts'
import { type Markup, optionalAttribute, rawXml, xml } from '../xml/write.ts'
import { type DocumentHeader, formatDocument } from './level1.ts'

export type Section = {
  readonly code: Code
  /** OIDs. */
  readonly templates: readonly string[]
  readonly title: string
  readonly text: Markup
  /** Of the section, where it is not that of the document. */
  readonly author?: Markup
  readonly entries: readonly Markup[]
}

/** `template`: of the volet, which gives the format of the deposit (ASS_A11). */
export function formatStructuredDocument(
  header: DocumentHeader,
  template: string,
  sections: readonly Section[],
): Uint8Array {
  const body = xml`<structuredBody>${sections.map(formatSection)}</structuredBody>`
  return Buffer.from(formatDocument(header, template, body).text)
}

/** The markup of a `component`, alone. */
export function formatSection({ code, templates, title, text, author, entries }: Section): Markup {
  return xml`<component><section>
${formatTemplates(templates)}
${formatCode('code', code)}
<title>${title}</title>
<text>${text}</text>
${author}${entries.map((entry) => xml`<entry xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${entry}</entry>`)}
</section></component>`
}

export function formatTemplates(oids: readonly string[]): Markup {
  return xml`${oids.map((oid) => xml`<templateId root="${oid}"/>`)}`
}

/** `inner`: what the code contains, its translations for one. */
export function formatCode(element: string, { code, system, display }: Code, inner?: Markup): Markup {
  const name = rawXml(element)
  const open = xml`<${name} code="${code}" codeSystem="${system}"${optionalAttribute('displayName', display)}`
  return inner === undefined ? xml`${open}/>` : xml`${open}>${inner}</${name}>`
}

/** One row for each entry. The cell that names it bears the id that the entry points at. */
export function formatTable(
  headings: readonly string[],
  rows: readonly { readonly id: string; readonly named: number; readonly cells: readonly string[] }[],
): Markup {
  const cellOf = (row: (typeof rows)[number], cell: string, at: number) =>
    at === row.named ? xml`<td><content ID="${row.id}">${cell}</content></td>` : xml`<td>${cell}</td>`
  return xml`<table><thead><tr>${headings.map((heading) => xml`<th>${heading}</th>`)}</tr></thead>
<tbody>${rows.map((row) => xml`<tr>${row.cells.map((cell, at) => cellOf(row, cell, at))}</tr>`)}</tbody></table>`
}

/** HL7 TS of a day. */
export function tsOfDay(day: Day): string {
  return day.replaceAll('-', '')
}

/** 4 June 2026 as a patient reads it. */
export function dayInFrench(day: Day): string {
  return day.split('-').reverse().join('/')
}
