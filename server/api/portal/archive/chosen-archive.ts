/** An archive of the documents that their reader chose in his list: a page that lists them, each beside its original. people.md P-04. */

import { type ArchiveEntry, zipOf } from '@carnet/core/wire/zip/zip.ts'
import { type ArchivedDocument, archiveIndexPage } from '@carnet/web/archive/index-page.ts'
import type { DownloadedDocuments } from '../../../actions/download-documents.ts'
import { page } from './pages.ts'
import { documentFiles } from './readable-archive.ts'

export function chosenArchive(
  chosen: DownloadedDocuments,
  askedBy: string | undefined,
): AsyncGenerator<Buffer> {
  return zipOf(entriesOf(chosen, askedBy))
}

/** Folders are numbered: a title may tell of an illness in a folder of downloads. */
async function* entriesOf(
  { holder, at, documents }: DownloadedDocuments,
  askedBy: string | undefined,
): AsyncGenerator<ArchiveEntry> {
  const archived: ArchivedDocument[] = []
  for (const document of documents)
    archived.push(yield* documentFiles(document, `documents/${String(archived.length + 1).padStart(2, '0')}`))
  yield page('index.html', at, archiveIndexPage({ holder, askedBy, at, documents: archived, others: [] }))
}
