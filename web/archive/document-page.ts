/** One document made readable, inside an archive: as on the site, with the way back and its attachments. */
import type { ReadableDocument } from '@carnet/core/model/readable-document.ts'
import { html } from '../html.ts'
import { documentContent, languageOf } from '../patient/document-content.ts'
import { archive as words } from '../words/archive.ts'
import { archivePage } from './archive-page.ts'
import type { ArchivedFile } from './index-page.ts'

/** `attachments`: by their place in the archive; they stand beside the page. */
export function archivedDocumentPage(
  document: ReadableDocument,
  {
    index,
    attachments,
  }: {
    readonly index: string
    readonly attachments: readonly ArchivedFile[]
  },
): string {
  return archivePage({
    title: document.title,
    around: html`<nav aria-label="${words.navigation}"><ul class="links">
<li><a href="${index}">${words.back}</a></li>
${attachments.map((each) => html`<li><a href="${each.path.slice(each.path.lastIndexOf('/') + 1)}">${each.words}</a></li>`)}
</ul></nav>`,
    body: documentContent(document),
    language: languageOf(document),
  })
}
