/** The archive to read: a page that lists the documents, each beside its original, and the data. people.md P-26, TRA-11. */

import { measures2025 } from '@carnet/core/codes/health-measures.ts'
import { usualName } from '@carnet/core/model/identity.ts'
import { noticeSubjects } from '@carnet/core/model/notice-subjects.ts'
import type { PersonalData } from '@carnet/core/model/personal-export.ts'
import { extractBody } from '@carnet/core/wire/cda/body-extractor.ts'
import { restateEntry } from '@carnet/core/wire/xds/document-entry.ts'
import { namingPatient } from '@carnet/core/wire/xds/naming-patient.ts'
import { type ArchiveEntry, longBytes } from '@carnet/core/wire/zip/zip.ts'
import { archivedDocumentPage } from '@carnet/web/archive/document-page.ts'
import { archivedHistory } from '@carnet/web/archive/history-page.ts'
import { type ArchivedDocument, archiveIndexPage } from '@carnet/web/archive/index-page.ts'
import { archivedPersonPage } from '@carnet/web/archive/person-page.ts'
import { archive as words } from '@carnet/web/words/archive.ts'
import type { ExportedDocument, RecordExport } from '../../../actions/export-record.ts'
import { summaryOf } from '../patient/document-summary.ts'
import { readableOf } from '../patient/document-text.ts'
import { extensionOf, longPage, page } from './pages.ts'
import { searchScript } from './search-script.ts'

const places = {
  index: 'index.html',
  readMe: 'LISEZMOI.txt',
  person: 'donnees/personne.html',
  personData: 'donnees/personne.json',
  history: 'donnees/historique.html',
  historyData: 'donnees/historique.json',
} as const
/** From the folder of the data, and from that of a document. */
const indexFromData = '../index.html'
const indexFromDocument = '../../index.html'

export async function* readableArchive(
  content: RecordExport,
  told: (done: number) => Promise<void>,
): AsyncGenerator<ArchiveEntry> {
  const { at, person, delegate } = content
  const holder = usualName(person.identity)
  const naming = namingPatient({ id: person.patient.ins, oid: person.patient.oid })
  const archived: ArchivedDocument[] = []
  for (const document of content.documents) {
    const folder = `documents/${String(archived.length + 1).padStart(4, '0')}`
    archived.push(yield* documentEntries(document, folder, naming))
    await told(archived.length)
  }
  if (!('choices' in person)) {
    // For the heirs of who died (LIF-19): what was granted, and nothing else of the record.
    yield page(places.readMe, at, words.readMeForHeirs(holder))
    const granted = {
      holder,
      askedBy: undefined,
      at,
      documents: archived,
      others: [],
      keep: words.keepForHeirs,
    }
    yield page(places.index, at, archiveIndexPage(granted))
    return
  }
  yield longPage(places.history, at, historyOf(content, holder))
  yield longPage(places.historyData, at, historyData(content))
  yield page(places.person, at, archivedPersonPage(person, holder, indexFromData, measures2025.definitions))
  yield page(places.personData, at, personData(person))
  yield page(places.readMe, at, words.readMe(holder))
  const index = archiveIndexPage({
    holder,
    askedBy: delegate?.name,
    at,
    documents: archived,
    search: searchScript(),
    others: [
      { path: places.person, words: words.person },
      { path: places.history, words: words.history },
      ...[places.personData, places.historyData].map((path) => ({
        path,
        words: `${words.forSoftware}\u00a0: ${path}`,
      })),
    ],
  })
  yield page(places.index, at, index)
}

/** The files of one document and its metadata; what the index says of it. */
async function* documentEntries(
  document: ExportedDocument,
  folder: string,
  naming: (fragment: string) => string,
): AsyncGenerator<ArchiveEntry, ArchivedDocument> {
  const archived = yield* documentFiles(document, folder)
  const metadata = { path: `${folder}/fiche.xml`, words: words.metadata }
  yield page(
    metadata.path,
    document.submittedAt,
    xmlDeclaration + naming(restateEntry(await document.metadata(), document.status)),
  )
  return { ...archived, files: [...archived.files, metadata] }
}

/** What is read of one document, and its very bytes. */
export async function* documentFiles(
  document: Omit<ExportedDocument, 'metadata'>,
  folder: string,
): AsyncGenerator<ArchiveEntry, ArchivedDocument> {
  const at = document.submittedAt
  const long = document.sizeBytes >= longBytes
  const readable = await readableOf(document)
  const attachments = (readable?.attachments ?? []).map(({ index, mediaType }, rank) => ({
    index,
    words: words.attachment(rank + 1, mediaType),
    path: `${folder}/piece-${rank + 1}.${extensionOf(mediaType)}`,
  }))
  const text = { path: `${folder}/lire.html`, words: words.read }
  const original = {
    path: `${folder}/original.${extensionOf(document.label.mimeType)}`,
    words: words.original,
  }
  yield { path: original.path, at, bytes: document.open(), long }
  if (readable !== undefined)
    yield page(text.path, at, archivedDocumentPage(readable, { index: indexFromDocument, attachments }))
  for (const { path, index } of attachments)
    yield { path, at, bytes: extractBody(document.open(), index), long }
  return {
    summary: summaryOf(document, null),
    unreadable: readable === undefined,
    files: [...(readable === undefined ? [] : [text]), ...attachments, original],
  }
}

const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>\n'

async function* historyOf({ at, traces, delegate }: RecordExport, name: string): AsyncGenerator<string> {
  // Whoever asked for it on the holder's behalf reads what the holder did, by name.
  const holder = { name, place: delegate === undefined ? 0 : 1 }
  const history = archivedHistory({ holder }, at, indexFromData)
  yield history.head
  let none = true
  for await (const trace of traces()) {
    none = false
    yield `${history.line(trace)}\n`
  }
  if (none) yield history.none
  yield history.foot
}

async function* historyData({ traces }: RecordExport): AsyncGenerator<string> {
  let before = '[\n'
  for await (const trace of traces()) {
    yield before + JSON.stringify(trace)
    before = ',\n'
  }
  yield before === '[\n' ? '[]\n' : '\n]\n'
}

/** A message as it was received: its cause may say more than it did. */
function personData({ noticesSent, measures, ...person }: PersonalData): string {
  const { definitions } = measures2025
  const measured = measures.map((measure) => ({
    measure,
    definition: definitions.find(({ kind }) => kind === measure.kind),
  }))
  const messages = noticesSent?.map(({ cause, sentAt }) => ({ sentAt, subject: noticeSubjects[cause] }))
  return `${JSON.stringify({ ...person, measures: measured, ...(messages && { messages }) }, null, 2)}\n`
}
