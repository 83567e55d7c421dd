/** The documents that the holder keeps at hand, by their logical id. Spec: people.md P-31. */
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'

/** Those that are not there any more are among them: who shows them looks for the documents. */
export async function starredDocuments(tx: Tx, recordId: RecordId): Promise<readonly string[]> {
  const rows = await tx.run<{ logical_id: string }>(
    'starred-documents',
    'select logical_id from starred_document where record_id = $1',
    [recordId],
  )
  return rows.map(({ logical_id }) => logical_id)
}

/** Two at once are counted one after the other. */
export async function lockStars(tx: Tx, recordId: RecordId): Promise<void> {
  await tx.run('lock-stars', 'select from record where id = $1 for update', [recordId])
}

export async function addStar(tx: Tx, recordId: RecordId, logicalId: string, at: Date): Promise<void> {
  await tx.run(
    'add-star',
    'insert into starred_document (record_id, logical_id, starred_at) values ($1, $2, $3) on conflict do nothing',
    [recordId, logicalId, at],
  )
}

export async function removeStars(tx: Tx, recordId: RecordId, logicalIds: readonly string[]): Promise<void> {
  await tx.run('remove-stars', 'delete from starred_document where record_id = $1 and logical_id = any($2)', [
    recordId,
    logicalIds,
  ])
}
