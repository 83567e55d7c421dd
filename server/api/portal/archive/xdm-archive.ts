/** The archive for other software: IHE XDM, the documents with one lot of metadata. IHE ITI TF-2 §3.32; people.md P-26. */

import { randomUUID } from 'node:crypto'
import { codeIn } from '@carnet/core/codes/value-sets.ts'
import { usualName } from '@carnet/core/model/identity.ts'
import { dmpRoot } from '@carnet/core/wire/cda/national-ids.ts'
import { formatDtm } from '@carnet/core/wire/hl7v2/dtm.ts'
import { placeEntry, restateEntry } from '@carnet/core/wire/xds/document-entry.ts'
import { namingPatient } from '@carnet/core/wire/xds/naming-patient.ts'
import { type XdmDocument, xdmDocumentName, xdmEntries, xdmPlaces } from '@carnet/core/wire/xds/xdm.ts'
import type { ArchiveEntry } from '@carnet/core/wire/zip/zip.ts'
import { archiveIndexPage } from '@carnet/web/archive/index-page.ts'
import { archive as words } from '@carnet/web/words/archive.ts'
import { patientSummary as summaryWords } from '@carnet/web/words/patient-summary.ts'
import type { RecordExport } from '../../../actions/export-record.ts'
import { summaryOf } from '../patient/document-summary.ts'
import { newOid } from '../patient/holder-document.ts'
import { extensionOf, page } from './pages.ts'
import { summaryFile } from './patient-summary.ts'

/** What a person files by himself (JDV_J59). */
const byThePatient = { code: 'EXP_PATIENT', system: '1.2.250.1.213.1.1.4.6' } as const

export async function* xdmArchive(
  content: RecordExport,
  told: (done: number) => Promise<void>,
): AsyncGenerator<ArchiveEntry> {
  const { at, person, delegate, documents } = content
  const holder = usualName(person.identity)
  const patientId = { id: person.patient.ins, oid: person.patient.oid }
  const naming = namingPatient(patientId)
  const nameOf = (document: RecordExport['documents'][number], rank: number) =>
    xdmDocumentName(rank + 1, extensionOf(document.label.mimeType))
  const placed = documents.map((document, rank): XdmDocument => {
    const name = nameOf(document, rank)
    return {
      name,
      at: document.submittedAt,
      sizeBytes: document.sizeBytes,
      open: () => document.open(),
      entryUuid: urnOf(document.entryUuid),
      metadata: async () =>
        placeEntry(naming(restateEntry(await document.metadata(), document.status)), name),
    }
  })
  const index = archiveIndexPage({
    holder,
    askedBy: delegate?.name,
    at,
    documents: documents.map((document, rank) => ({
      summary: summaryOf(document, null),
      files: [{ path: `${xdmPlaces.folder}/${nameOf(document, rank)}`, words: words.original }],
    })),
    others: 'choices' in person ? [{ path: xdmPlaces.summary, words: summaryWords.archive }] : [],
  })
  const submissionSet = {
    entryUuid: urnOf(randomUUID()),
    submissionTime: formatDtm(at),
    authors: [],
    contentTypeCode: codeIn('J59', byThePatient.code) ?? byThePatient,
    patientId,
    sourceId: dmpRoot,
    uniqueId: newOid(),
  }
  const associations = content.associations.map(({ entryUuid, type, source, target, slots }) => ({
    id: urnOf(entryUuid),
    type,
    source: urnOf(source),
    target: urnOf(target),
    slots,
  }))
  const medium = { at, submissionSet, documents: placed, associations, index }
  yield* xdmEntries({ ...medium, readMe: words.readMeOfXdm(holder) }, told)
  if ('choices' in person) yield page(xdmPlaces.summary, at, await summaryFile(content, person))
}

function urnOf(uuid: string): string {
  return `urn:uuid:${uuid}`
}
