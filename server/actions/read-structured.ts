/** What the structured documents of one kind say, put together for a page: results, vaccinations. */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { Code } from '@carnet/core/model/code.ts'
import type { Day } from '@carnet/core/model/identity.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { parseSharedJson } from '@carnet/core/model/shared-json.ts'
import { openLabels } from '../store/document-fragments.ts'
import {
  blobOf,
  type DocumentInList,
  documentsByEntryUuid,
  documentsInList,
  type StoredDocument,
} from '../store/documents.ts'
import { addExtracts, type OpenedExtracts, openExtracts } from '../store/extracts.ts'
import type { RecordKey } from '../store/sealing.ts'
import type { DocumentLabel } from './list-documents.ts'
import { type Act, type Outcome, type Permitted, perform } from './perform.ts'
import type { Platform } from './platform.ts'
import { traced } from './read-document.ts'
import { currentAsSeen } from './status-as-seen.ts'

export type StructuredReader<T> = {
  /** Of one thing that it reads. */
  readonly name: string
  /** A reader that reads more has another, and reads everything again. */
  readonly version: number
  readonly typeCodes: readonly Code[]
  /** null when nothing can be read of it. What is returned is kept as JSON. */
  readonly read: (bytes: AsyncIterable<Uint8Array>) => Promise<T | null>
}

export type StructuredReading<T, B = undefined> = {
  readonly documents: readonly StructuredDocument<T>[]
  /** What a list says of these: a page opens those that it names, and not the thousand that it is made from. */
  readonly label: <D extends DocumentInList>(documents: readonly D[]) => Promise<readonly Labelled<D>[]>
  /** What `beside` read in the same transaction. */
  readonly beside: B
  /** Of the person whom they are about: what a calendar goes by. */
  readonly birthDate: Day
  readonly now: Date
}

export type StructuredDocument<T> = DocumentInList & { readonly content: T | null }
export type Labelled<D> = D & { readonly label: DocumentLabel }

/** What a page is made of, and the documents that it says something of, by entryUUID. */
export type Shown<R> = { readonly result: R; readonly documents: ReadonlySet<string> }

/**
 * Of the documents of these types that the caller may read and that are in force for him, what `show` makes for a page,
 * with what `beside` reads of the record besides.
 * Each is read once in its life, by the job that reads what is deposited (jobs/read-texts.ts), or here when it has not come
 * by yet: what was read of it is kept, sealed as it is. Nothing of it is served before the trace.
 *
 * The documents that a representative or a carer is shown so are named in the history. Those of the holder are counted,
 * as for his list: of what replaced a document in secret, the names would tell his representatives (VIS-09).
 */
export async function readStructured<T, R, B = undefined>(
  platform: Platform,
  caller: Caller,
  patient: PatientId,
  reader: StructuredReader<T>,
  show: (reading: StructuredReading<T, B>) => Promise<Shown<R>>,
  beside?: (permitted: Permitted) => Promise<B>,
): Promise<R> {
  const { database, blobs } = platform
  const made = new Map<string, T | null>()
  for (;;) {
    const asked = { patient, action: 'findDocuments' } as const
    const found = await perform(platform, caller, asked, async (permitted): Promise<Outcome<Found<R>>> => {
      const { tx, record, now } = permitted
      const { current, secretCount } = await readableNow(permitted, reader.typeCodes)
      const ids = new Set(current.map(({ logicalId }) => logicalId))
      const contents = contentsIn<T>(await openExtracts(tx, record.key, reader, ids), ids)
      for (const [id, content] of made) contents.set(id, content)
      const unread = current.filter(({ logicalId }) => !contents.has(logicalId)).map(uuidOf)
      // They are read outside of the transaction, and all is asked again: until then nothing is shown, nor told.
      if (unread.length > 0)
        return {
          result: { key: record.key, unread: await documentsByEntryUuid(tx, record.id, unread) },
          acts: [],
        }
      const documents = current.map((document) => ({
        ...document,
        content: contents.get(document.logicalId)!,
      }))
      const label = async <D extends DocumentInList>(documents: readonly D[]) => {
        const labels = await openLabels(tx, record.key, documents.map(uuidOf))
        return documents.map((document) => ({ ...document, label: labels.get(document.entryUuid)! }))
      }
      const shown = await show({
        documents,
        label,
        beside: (await beside?.(permitted)) as B,
        birthDate: record.identity.birthDate,
        now,
      })
      const named = isHolder(caller)
        ? []
        : await label(documents.filter(({ entryUuid }) => shown.documents.has(entryUuid)))
      return {
        result: { shown: shown.result },
        acts: [{ returnedCount: documents.length, secretCount }, ...readingsOf(named)],
      }
    })
    if ('shown' in found) return found.shown
    const { key, unread } = found
    const more = new Map<string, T | null>()
    for (const document of unread)
      more.set(document.logicalId, await reader.read(blobs.read(blobOf(key, document))))
    // In a transaction of its own: what is kept is nobody's act.
    await database.transaction((tx) =>
      addExtracts(
        tx,
        key.recordId,
        reader,
        [...more].map(([id, content]) => ({ id, content: keptText(content) })),
      ),
    )
    for (const [id, content] of more) made.set(id, content)
  }
}

type Found<R> =
  | { readonly key: RecordKey; readonly unread: readonly StoredDocument[] }
  | { readonly shown: R }

/** undefined: nothing can be read of it. */
export function keptText(content: unknown): string | undefined {
  return content === null ? undefined : JSON.stringify(content)
}

/** Of these documents, and of no other that a pack holds; by logical id. */
function contentsIn<T>({ alone, packs }: OpenedExtracts, ids: ReadonlySet<string>): Map<string, T | null> {
  const contents = new Map<string, T | null>()
  for (const pack of packs) {
    const { names, valueAt } = parseSharedJson(pack.toString())
    names.forEach((id, place) => {
      if (ids.has(id)) contents.set(id, valueAt(place) as T | null)
    })
  }
  for (const { id, content = 'null' } of alone) contents.set(id, JSON.parse(content) as T | null)
  return contents
}

async function readableNow(permitted: Permitted, typeCodes: readonly Code[]) {
  const { tx, record, judge } = permitted
  const all = await documentsInList(tx, record.id, { typeCodes })
  return currentAsSeen(
    permitted,
    all.filter((document) => judge(document, 'readDocument').allowed),
  )
}

/** The caller may read one of them now. Nothing is opened: what they hold is not known. */
export async function mayReadOneOf(permitted: Permitted, typeCodes: readonly Code[]): Promise<boolean> {
  const { current } = await readableNow(permitted, typeCodes)
  return current.length > 0
}

/** As many documents as one line of the history names: it is opened whole, whatever is looked for in it. */
const documentsPerLine = 50

export function readingsOf(documents: readonly Labelled<DocumentInList>[]): readonly Act[] {
  const lines = Array.from({ length: Math.ceil(documents.length / documentsPerLine) }, (_, line) =>
    documents.slice(line * documentsPerLine, (line + 1) * documentsPerLine),
  )
  return lines.map((named) => ({
    action: 'readDocument',
    documents: named.map((document) => traced(document, document.label)),
    returnedCount: named.length,
  }))
}

function isHolder(caller: Caller): boolean {
  return caller.kind === 'patient' && caller.delegate === undefined
}

function uuidOf({ entryUuid }: DocumentInList) {
  return entryUuid
}
