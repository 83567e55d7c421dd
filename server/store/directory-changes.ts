/** What the operator did to the directory, by whom and when. rules.md CON-18. */
import type { DirectoryDifference } from '@carnet/core/model/directory.ts'
import type { Tx } from './database.ts'
import { uuidV7 } from './uuid-v7.ts'

export type DirectoryChange = {
  readonly at: Date
  readonly changedBy: string
  /** `subject`: the sha256 of the file, or the number of the professional or of the structure. */
  readonly subject: string
} & (
  | { readonly kind: 'import'; readonly counts: DirectoryDifference }
  | { readonly kind: 'deactivate' | 'reactivate'; readonly reason: string }
)

/** Newest first. */
export async function directoryChanges(tx: Tx, limit: number): Promise<readonly DirectoryChange[]> {
  return tx.run<DirectoryChange>(
    'directory-changes',
    `select at, changed_by as "changedBy", kind, subject, counts, reason
       from directory_change order by id desc limit $1`,
    [limit],
  )
}

export async function addDirectoryChange(tx: Tx, change: DirectoryChange): Promise<void> {
  await tx.run(
    'add-directory-change',
    `insert into directory_change (id, at, changed_by, kind, subject, counts, reason)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      uuidV7(new Date()),
      change.at,
      change.changedBy,
      change.kind,
      change.subject,
      change.kind === 'import' ? JSON.stringify(change.counts) : null,
      change.kind === 'import' ? null : change.reason,
    ],
  )
}
