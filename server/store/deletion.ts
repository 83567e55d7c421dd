/** The deletion that a holder asks for, before the ten years of the archive are over. LIF-15. */
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'

export async function requestDeletion(tx: Tx, recordId: RecordId, at: Date): Promise<void> {
  await tx.run(
    'request-deletion',
    `update record set deletion_requested_at = coalesce(deletion_requested_at, $2)
      where id = $1 and state = 'closed'`,
    [recordId, at],
  )
}

/** False when it had begun: nothing stops it then. */
export async function cancelDeletion(tx: Tx, recordId: RecordId): Promise<boolean> {
  const cancelled = await tx.run(
    'cancel-deletion',
    `update record set deletion_requested_at = null
      where id = $1 and state = 'closed' and deletion_requested_at is not null returning 1`,
    [recordId],
  )
  return cancelled.length > 0
}
