/** An IHE XDM medium: documents as files, with one lot of metadata, part by part since it may hold thousands. IHE ITI TF-2 §3.32; soap.md §7. */
import { type ArchiveEntry, longBytes, longTextEntry, textEntry } from '../zip/zip.ts'
import { formatAssociation } from './association.ts'
import type { Association, SubmissionSet } from './metadata.ts'
import { formatSubmission } from './submission.ts'
import { associationTypes } from './vocabulary.ts'

export type XdmDocument = {
  readonly name: string
  readonly at: Date
  readonly sizeBytes: number
  readonly open: () => AsyncIterable<Uint8Array>
  /** UUID, or a symbol of this lot. */
  readonly entryUuid: string
  /** Its ExtrinsicObject, whose URI is `name`. */
  readonly metadata: () => Promise<string>
}

export type XdmMedium = {
  readonly at: Date
  readonly submissionSet: SubmissionSet
  readonly documents: readonly XdmDocument[]
  /** What they are to one another: which took the place of which. */
  readonly associations?: readonly Association[]
  readonly readMe: string
  /** A page that lists the documents, by their place from the root. */
  readonly index: string
}

/** Names of 8.3 characters: a medium may know no other. */
export const xdmPlaces = {
  readMe: 'README.TXT',
  index: 'INDEX.HTM',
  folder: 'IHE_XDM/SUBSET01',
  metadata: 'METADATA.XML',
  /** Beside what XDM defines, and out of its folder. */
  summary: 'FHIR/IPS.JSON',
} as const

export function xdmDocumentName(rank: number, extension: string): string {
  return `DOC${String(rank).padStart(5, '0')}.${extension.toUpperCase().slice(0, 3)}`
}

/** `told`: how many documents were written, after each. */
export async function* xdmEntries(
  medium: XdmMedium,
  told: (done: number) => Promise<void> = async () => {},
): AsyncGenerator<ArchiveEntry> {
  const { at, documents } = medium
  for (const [rank, document] of documents.entries()) {
    yield {
      path: `${xdmPlaces.folder}/${document.name}`,
      at: document.at,
      bytes: document.open(),
      long: document.sizeBytes >= longBytes,
    }
    await told(rank + 1)
  }
  yield longTextEntry(`${xdmPlaces.folder}/${xdmPlaces.metadata}`, at, metadataOf(medium))
  yield textEntry(xdmPlaces.readMe, at, medium.readMe)
  yield textEntry(xdmPlaces.index, at, medium.index)
}

const endOfList = '</RegistryObjectList>'

async function* metadataOf({
  submissionSet,
  documents,
  associations = [],
}: XdmMedium): AsyncGenerator<string> {
  const { text } = formatSubmission({ submissionSet, entries: [], associations: [] })
  const at = text.lastIndexOf(endOfList)
  yield `<?xml version="1.0" encoding="UTF-8"?>\n${text.slice(0, at)}`
  for (const [rank, { metadata, entryUuid }] of documents.entries()) {
    yield await metadata()
    yield formatAssociation({
      id: `Association${rank + 1}`,
      type: associationTypes.hasMember,
      source: submissionSet.entryUuid,
      target: entryUuid,
      slots: { SubmissionSetStatus: ['Original'] },
    }).text
  }
  for (const association of associations) yield formatAssociation(association).text
  yield text.slice(at)
}
