/** The documents of a message as IHE_XDM.ZIP, and a copy of each that its reader can open without a software of health. soap.md §7. */
import { displayOf } from '@carnet/core/codes/value-sets.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { extractBody } from '@carnet/core/wire/cda/body-extractor.ts'
import type { Level1MediaType } from '@carnet/core/wire/cda/media-type.ts'
import { formatDocumentEntry } from '@carnet/core/wire/xds/document-entry.ts'
import type { DocumentEntry } from '@carnet/core/wire/xds/metadata.ts'
import { xdmDocumentName, xdmEntries } from '@carnet/core/wire/xds/xdm.ts'
import { zipOf } from '@carnet/core/wire/zip/zip.ts'
import type { DocumentSource } from '../client/document-source.ts'
import { dayIn, dayInWords } from '../client/duties.ts'
import type { Exchange } from '../client/exchange.ts'
import { type DocumentToSubmit, deduceSubmission } from '../client/submit-documents.ts'
import { lotPage, lotReadMe } from './lot-page.ts'

export type MessageFile = {
  readonly name: string
  readonly mediaType: string
  readonly open: () => AsyncIterable<Uint8Array>
}

export type MessageLot = {
  readonly uniqueIds: readonly string[]
  readonly zip: MessageFile
  /** None of a document that holds no file of its own: only a software reads it. */
  readonly copies: readonly MessageFile[]
}

/** @throws UnusableInput */
export function lotOf(
  sender: Pick<Exchange, 'situation' | 'software'>,
  patient: PatientId,
  documents: readonly DocumentToSubmit[],
  at: Date,
): MessageLot {
  const { submissionSet, entries } = deduceSubmission(sender, patient, documents)
  const named = entries.map((entry, rank) => ({
    entry,
    name: xdmDocumentName(rank + 1, 'xml'),
    source: documents[rank]!.source,
  }))
  const medium = {
    at,
    submissionSet,
    readMe: lotReadMe,
    index: lotPage(named.map(({ entry, name }) => listed(entry, name))),
    documents: named.map(({ entry, name, source: { sizeBytes, open } }) => ({
      name,
      at,
      sizeBytes,
      open,
      entryUuid: entry.entryUuid,
      metadata: async () => formatDocumentEntry({ ...entry, uri: name }).text,
    })),
  }
  return {
    uniqueIds: entries.map(({ uniqueId }) => uniqueId),
    zip: { name: 'IHE_XDM.ZIP', mediaType: 'application/zip', open: () => zipOf(xdmEntries(medium)) },
    copies: named.flatMap(({ source }, rank) => copyOf(source, named.length === 1 ? '' : `-${rank + 1}`)),
  }
}

function listed({ title, typeCode, authors, creationTime }: DocumentEntry, name: string) {
  const [author] = authors
  const day = dayIn(creationTime)
  return {
    name,
    title: title ?? typeCode.display ?? typeCode.code,
    kind: displayOf('J66', typeCode.code, typeCode.system) ?? typeCode.display ?? '',
    author: [author?.person?.givenName, author?.person?.familyName].filter(Boolean).join(' '),
    madeOn: day === undefined ? '' : `le ${dayInWords(day)}`,
  }
}

const extensions: ReadonlyMap<string, string> = new Map<Level1MediaType, string>([
  ['application/pdf', 'pdf'],
  ['image/jpeg', 'jpg'],
  ['image/tiff', 'tif'],
  ['text/rtf', 'rtf'],
  ['text/plain', 'txt'],
])

/** The file that a CDA of level 1 was made around. */
function copyOf({ header: { body }, open }: DocumentSource, rank: string): readonly MessageFile[] {
  if (body?.level !== 1 || body.representation !== 'B64') return []
  const extension = extensions.get(body.mediaType)
  if (extension === undefined) return []
  return [
    {
      name: `copie${rank}.${extension}`,
      mediaType: body.mediaType,
      open: () => extractBody(open(), 0),
    },
  ]
}
