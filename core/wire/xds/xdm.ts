/** METADATA.XML of IHE XDM, the lot of a medium, part by part: it may hold thousands. IHE ITI TF-2 §3.32; soap.md §7. */
import { formatAssociation } from './association.ts'
import type { SubmissionSet } from './metadata.ts'
import { formatSubmission } from './submission.ts'
import { associationTypes } from './vocabulary.ts'

export type XdmMetadata = {
  readonly head: string
  /** After an entry of the lot. */
  readonly membership: (id: string, entryUuid: string) => string
  readonly foot: string
}

const endOfList = '</RegistryObjectList>'

export function xdmMetadata(submissionSet: SubmissionSet): XdmMetadata {
  const { text } = formatSubmission({ submissionSet, entries: [], associations: [] })
  const at = text.lastIndexOf(endOfList)
  return {
    head: `<?xml version="1.0" encoding="UTF-8"?>\n${text.slice(0, at)}`,
    membership: (id, entryUuid) =>
      formatAssociation({
        id,
        type: associationTypes.hasMember,
        source: submissionSet.entryUuid,
        target: entryUuid,
        slots: { SubmissionSetStatus: ['Original'] },
      }).text,
    foot: text.slice(at),
  }
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
