/** Documents take another status: in their rows, and in what is served of them. */
import type { DocumentStatus } from '@carnet/core/model/document.ts'
import { setStatus } from '../store/document-changes.ts'
import { openFragments } from '../store/document-fragments.ts'
import type { StoredDocument } from '../store/documents.ts'
import type { Permitted } from './perform.ts'

export type Restating = {
  /** An entry, as it is served with this status: what the wire knows and actions do not. */
  readonly restate: (fragment: string, status: DocumentStatus) => string
}

/** `documents`: read under their locks. */
export async function restateDocuments(
  { tx, record }: Pick<Permitted, 'tx' | 'record'>,
  { restate }: Restating,
  documents: readonly Pick<StoredDocument, 'entryUuid'>[],
  status: DocumentStatus,
): Promise<void> {
  const uuids = documents.map(({ entryUuid }) => entryUuid)
  const fragments = await openFragments(tx, record.key, uuids)
  for (const uuid of uuids)
    await setStatus(tx, record.key, uuid, status, restate(fragments.get(uuid)!, status))
}
