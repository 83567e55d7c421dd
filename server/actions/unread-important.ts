/** Important results that their reader has not chosen to read: a page that passes by shows nothing of what they say. people.md §2. */
import type { PatientCaller } from '@carnet/core/model/caller.ts'
import { importanceOf } from '@carnet/core/rules/sensitive-results.ts'
import { isStoreFailure } from '../store/blobs.ts'
import { blobOf, documentsByEntryUuid, type StoredDocument } from '../store/documents.ts'
import { chosenToRead } from '../store/important-results.ts'
import type { ListedDocument } from './list-documents.ts'
import type { Permitted } from './perform.ts'
import type { Platform } from './platform.ts'
import type { ReleasedDocument } from './read-document.ts'

/** Of a report that only its content tells. */
export type SaysImportant = (document: Pick<ReleasedDocument, 'open'>) => Promise<boolean>

/**
 * Of these, by logical id. To call for the few of a page: a report of analyses is read to be judged.
 * @spec people.md §2, « Sensitive content guard »
 */
export async function unreadImportant(
  { blobs }: Pick<Platform, 'blobs'>,
  { delegate }: PatientCaller,
  { tx, record }: Permitted,
  listed: readonly ListedDocument[],
  saysImportant: SaysImportant,
): Promise<ReadonlySet<string>> {
  const titles = new Map(listed.map(({ entryUuid, label: { title } }) => [entryUuid, title]))
  // What is told apart without the codes of its content is not fetched.
  const sought = listed.filter(
    (document) => importanceOf({ ...document, eventCodes: [], title: document.label.title }) !== 'ordinary',
  )
  if (sought.length === 0) return new Set()
  const documents = await documentsByEntryUuid(
    tx,
    record.id,
    sought.map(({ entryUuid }) => entryUuid),
  )
  const reader = { recordId: record.id, reader: delegate?.mandateId ?? '' }
  const read = await chosenToRead(
    tx,
    reader,
    documents.map(({ logicalId }) => logicalId),
  )
  const says = async (document: StoredDocument) => {
    const blob = blobOf(record.key, document)
    try {
      return await saysImportant({ open: () => blobs.read(blob) })
    } catch (error) {
      // What cannot be judged is not shown.
      if (!isStoreFailure(error)) throw error
      return true
    }
  }
  const unread = new Set<string>()
  for (const document of documents) {
    if (read.has(document.logicalId)) continue
    const importance = importanceOf({ ...document, title: titles.get(document.entryUuid) ?? '' })
    if (importance === 'important' || (importance === 'byContent' && (await says(document))))
      unread.add(document.logicalId)
  }
  return unread
}
