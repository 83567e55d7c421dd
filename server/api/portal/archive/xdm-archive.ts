/** The archive for other software: IHE XDM, the documents with one lot of metadata. IHE ITI TF-2 §3.32; people.md P-26. */

import { randomUUID } from 'node:crypto'
import { codeIn } from '@carnet/core/codes/value-sets.ts'
import { usualName } from '@carnet/core/model/identity.ts'
import { dmpRoot } from '@carnet/core/wire/cda/national-ids.ts'
import { formatDtm } from '@carnet/core/wire/hl7v2/dtm.ts'
import { placeEntry, restateEntry } from '@carnet/core/wire/xds/document-entry.ts'
import { namingPatient } from '@carnet/core/wire/xds/naming-patient.ts'
import { xdmDocumentName, xdmMetadata, xdmPlaces } from '@carnet/core/wire/xds/xdm.ts'
import { archiveIndexPage } from '@carnet/web/archive/index-page.ts'
import { archive as words } from '@carnet/web/words/archive.ts'
import { patientSummary as summaryWords } from '@carnet/web/words/patient-summary.ts'
import type { RecordExport } from '../../../actions/export-record.ts'
import { summaryOf } from '../patient/document-summary.ts'
import { newOid } from '../patient/holder-document.ts'
import { extensionOf, longPage, page } from './pages.ts'
import { summaryFile } from './patient-summary.ts'
import { type ArchiveEntry, longBytes } from './zip.ts'

/** What a person files by himself (JDV_J59). */
const byThePatient = { code: 'EXP_PATIENT', system: '1.2.250.1.213.1.1.4.6' } as const

export async function* xdmArchive(
  content: RecordExport,
  told: (done: number) => Promise<void>,
): AsyncGenerator<ArchiveEntry> {
  const { at, person, delegate } = content
  const holder = usualName(person.identity)
  const placed = content.documents.map((document, rank) => ({
    document,
    name: xdmDocumentName(rank + 1, extensionOf(document.label.mimeType)),
  }))
  let done = 0
  for (const { document, name } of placed) {
    const { submittedAt: at, sizeBytes } = document
    yield {
      path: `${xdmPlaces.folder}/${name}`,
      at,
      bytes: document.open(),
      long: sizeBytes >= longBytes,
    }
    await told(++done)
  }
  yield longPage(`${xdmPlaces.folder}/${xdmPlaces.metadata}`, at, metadataOf(content, placed))
  if ('choices' in person) yield page(xdmPlaces.summary, at, await summaryFile(content, person))
  yield page(xdmPlaces.readMe, at, words.readMeOfXdm(holder))
  const index = archiveIndexPage({
    holder,
    askedBy: delegate?.name,
    at,
    documents: placed.map(({ document, name }) => ({
      summary: summaryOf(document, null),
      files: [{ path: `${xdmPlaces.folder}/${name}`, words: words.original }],
    })),
    others: 'choices' in person ? [{ path: xdmPlaces.summary, words: summaryWords.archive }] : [],
  })
  yield page(xdmPlaces.index, at, index)
}

async function* metadataOf(
  { at, person }: RecordExport,
  placed: readonly { readonly document: RecordExport['documents'][number]; readonly name: string }[],
): AsyncGenerator<string> {
  const patientId = { id: person.patient.ins, oid: person.patient.oid }
  const naming = namingPatient(patientId)
  const metadata = xdmMetadata({
    entryUuid: urnOf(randomUUID()),
    submissionTime: formatDtm(at),
    authors: [],
    contentTypeCode: codeIn('J59', byThePatient.code) ?? byThePatient,
    patientId,
    sourceId: dmpRoot,
    uniqueId: newOid(),
  })
  yield metadata.head
  for (const { document, name } of placed) {
    yield placeEntry(naming(restateEntry(await document.metadata(), document.status)), name)
    yield metadata.membership(urnOf(randomUUID()), urnOf(document.entryUuid))
  }
  yield metadata.foot
}

function urnOf(uuid: string): string {
  return `urn:uuid:${uuid}`
}
