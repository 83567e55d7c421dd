/** What the structured documents of one kind say, put together for a page: results, vaccinations. */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { Code } from '@carnet/core/model/code.ts'
import type { Day } from '@carnet/core/model/identity.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { blobOf, documentsOf, openLabels, type StoredDocument } from '../store/documents.ts'
import { addExtracts, openExtracts } from '../store/extracts.ts'
import type { ListedDocument } from './list-documents.ts'
import { perform } from './perform.ts'
import type { Platform } from './platform.ts'
import { traced } from './read-document.ts'
import { currentAsSeen } from './status-as-seen.ts'

export type StructuredReader<T> = {
  /** With its version: a reader that reads more gets another name, and reads everything again. */
  readonly name: string
  readonly typeCodes: readonly Code[]
  /** null when nothing can be read of it. What is returned is kept as JSON. */
  readonly read: (bytes: AsyncIterable<Uint8Array>) => Promise<T | null>
}

export type StructuredReading<T> = {
  readonly documents: readonly StructuredDocument<T>[]
  /** Of the person whom they are about: what a calendar goes by. */
  readonly birthDate: Day
}

export type StructuredDocument<T> = ListedDocument & { readonly content: T | null }

/**
 * Of the documents of these types that the caller may read and that are in force for him. Read after the commit of the
 * trace, once in their life: what was read of each is kept, sealed as it is.
 *
 * The documents that a representative or a carer opened so are named in the history. Those of the holder are counted,
 * as for his list: of what replaced a document in secret, the names would tell his representatives (VIS-09).
 */
export async function readStructured<T>(
  platform: Platform,
  caller: Caller,
  patient: PatientId,
  reader: StructuredReader<T>,
): Promise<StructuredReading<T>> {
  const { documents, key, birthDate } = await perform(
    platform,
    caller,
    { patient, action: 'findDocuments' },
    async (permitted) => {
      const { tx, record, judge } = permitted
      const readable = (await documentsOf(tx, record.id, { typeCodes: reader.typeCodes })).filter(
        (document) => judge(document, 'readDocument').allowed,
      )
      const { current, secretCount } = await currentAsSeen(permitted, readable)
      const labels = await openLabels(tx, record.key, current.map(uuidOf))
      const extracts = await openExtracts(tx, record.key, reader.name, current.map(idOf))
      const listed = current.map((document) => ({ ...document, label: labels.get(document.entryUuid)! }))
      const counts = { returnedCount: listed.length, secretCount }
      return {
        result: {
          key: record.key,
          birthDate: record.identity.birthDate,
          documents: listed.map((document) => ({ document, known: extracts.get(document.uniqueId) })),
        },
        acts: [
          counts,
          ...(isHolder(caller) || listed.length === 0
            ? []
            : [
                {
                  ...counts,
                  action: 'readDocument' as const,
                  documents: listed.map((document) => traced(document, document.label)),
                },
              ]),
        ],
      }
    },
  )
  const made = new Map<string, T | null>()
  for (const { document, known } of documents)
    if (known === undefined)
      made.set(document.uniqueId, await reader.read(platform.blobs.read(blobOf(key, document))))
  // In a transaction of its own: what is kept is nobody's act.
  if (made.size > 0) await platform.database.transaction((tx) => addExtracts(tx, key, reader.name, made))
  return {
    birthDate,
    documents: documents.map(({ document, known }) => ({
      ...document,
      content: known === undefined ? made.get(document.uniqueId)! : (known as T | null),
    })),
  }
}

function isHolder(caller: Caller): boolean {
  return caller.kind === 'patient' && caller.delegate === undefined
}

function uuidOf({ entryUuid }: StoredDocument) {
  return entryUuid
}

function idOf({ uniqueId }: StoredDocument) {
  return uniqueId
}
