/** What the holder writes for himself about documents, each note sealed under the key of his record. people.md P-05. */
import type { Tx } from './database.ts'
import { type RecordKey, seal, unsealerOf } from './sealing.ts'

export const notePlace = (logicalId: string) => `document note ${logicalId}`

/** By the logical id of its document. */
export async function documentNotesOf(tx: Tx, key: RecordKey): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.run<{ logical_id: string; sealed: Buffer }>(
    'document-notes',
    'select logical_id, sealed from document_note where record_id = $1',
    [key.recordId],
  )
  const unsealed = unsealerOf(key)
  return new Map(
    rows.map(({ logical_id, sealed }) => [
      logical_id,
      unsealed(notePlace(logical_id), sealed).toString('utf8'),
    ]),
  )
}

export async function saveDocumentNote(
  tx: Tx,
  key: RecordKey,
  logicalId: string,
  note: string,
): Promise<void> {
  await tx.run(
    'save-document-note',
    `insert into document_note (record_id, logical_id, sealed) values ($1, $2, $3)
     on conflict (record_id, logical_id) do update set sealed = $3`,
    [key.recordId, logicalId, seal(key, notePlace(logicalId), note)],
  )
}

export async function removeDocumentNotes(
  tx: Tx,
  key: RecordKey,
  logicalIds: readonly string[],
): Promise<void> {
  await tx.run(
    'remove-document-notes',
    'delete from document_note where record_id = $1 and logical_id = any($2)',
    [key.recordId, logicalIds],
  )
}
