/** The first page of an archive: every document, and where each of its files is. Spec: people.md P-26. */
import { type Html, html } from '../html.ts'
import { chipList } from '../ui/chip/chip.ts'
import {
  authorsInWords,
  type DocumentSummary,
  dateOf,
  documentChips,
  kindInWords,
} from '../ui/document-row/document-row.ts'
import { takeAway, archive as words } from '../words/archive.ts'
import { civilYear, dayInWords, momentInWords } from '../words/dates.ts'
import { documents as documentWords } from '../words/documents.ts'
import { gluedSigns } from '../words/typography.ts'
import { archivePage, type InlineScript } from './archive-page.ts'

/** A file of the archive, by its path from the index. */
export type ArchivedFile = { readonly path: string; readonly words: string }

export type ArchivedDocument = {
  readonly summary: DocumentSummary
  readonly files: readonly ArchivedFile[]
  /** No text could be made of it. */
  readonly unreadable?: boolean
}

export type ArchiveIndex = {
  readonly holder: string
  /** The representative who asked for it, when it was not the holder. */
  readonly askedBy: string | undefined
  readonly at: Date
  readonly documents: readonly ArchivedDocument[]
  readonly others: readonly ArchivedFile[]
  /** What is to be done with it; absent: what is said of a whole record. */
  readonly keep?: string
  /** What makes a field of the list search it; without, the list is whole. */
  readonly search?: InlineScript
}

export function archiveIndexPage(index: ArchiveIndex): string {
  const { documents, others, search } = index
  const byYear = Map.groupBy(documents.toSorted(newestFirst), ({ summary }) => civilYear(dateOf(summary)))
  const body = html`<h1>${words.title(index.holder)}</h1>
<p class="keep">${index.keep ?? takeAway.keep}</p>
<p class="soft">${words.madeOn} ${momentInWords(index.at)}. ${index.askedBy && words.madeBy(index.askedBy)}</p>
${others.length > 0 && html`<p><a href="#autres">${words.others}</a></p>`}
<h2>${words.documents(documents.length)}</h2>
${documents.length === 0 && html`<p>${words.noDocument}</p>`}
${documents.length > 0 && search !== undefined && searchField()}
${[...byYear].map(([year, ofYear]) => html`<section><h3>${String(year)}</h3>${ofYear.map(entry)}</section>`)}
${others.length > 0 && html`<h2 id="autres">${words.others}</h2><ul class="links apart">${others.map((each) => html`<li><a href="${each.path}">${each.words}</a></li>`)}</ul>`}`
  return archivePage({
    title: words.title(index.holder),
    body,
    ...(documents.length > 0 && { script: search }),
  })
}

/** Out of sight until its script is there to answer. */
function searchField(): Html {
  const { label, none, one, many } = words.search
  return html`<div class="search" role="search" hidden><p><label for="chercher">${label}</label><input id="chercher" type="search" autocomplete="off"></p>
<p id="trouves" role="status" data-none="${none}" data-one="${one}" data-many="${many}"></p></div>`
}

function newestFirst(a: ArchivedDocument, b: ArchivedDocument): number {
  return dateOf(b.summary).getTime() - dateOf(a.summary).getTime()
}

function entry({ summary, files, unreadable }: ArchivedDocument): Html {
  const title = gluedSigns(summary.title)
  return html`<article class="entry">
<h4>${title}</h4>
<p>${kindInWords(summary)}</p>
<p>${authorsInWords(summary)}</p>
<p class="soft">${summary.careAt === null ? documentWords.addedOn : documentWords.careOf} ${dayInWords(dateOf(summary))}</p>
${chipList(documentChips(summary))}
${unreadable && html`<p>${words.noText}</p>`}
<ul class="links">${files.map((each) => html`<li><a href="${each.path}">${each.words}<span class="off-screen">\u00a0: ${title}</span></a></li>`)}</ul>
</article>`
}
