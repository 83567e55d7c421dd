/** The access matrices that were imported into this deployment, by whom and when. rules.md MAT-03. */
import type { Tx } from './database.ts'
import { uuidV7 } from './uuid-v7.ts'

export type MatrixChange = {
  readonly at: Date
  readonly importedBy: string
  readonly version: string
  readonly effectiveFrom: Date
  /** Of the file, hexadecimal. */
  readonly sha256: string
  /** Boxes that it opens and closes, beside the version that it follows. */
  readonly opened: number
  readonly closed: number
}

/** Newest first. */
export async function matrixChanges(tx: Tx, limit: number): Promise<readonly MatrixChange[]> {
  return tx.run<MatrixChange>(
    'matrix-changes',
    `select at, imported_by as "importedBy", version, effective_from as "effectiveFrom", sha256, opened, closed
       from matrix_change order by id desc limit $1`,
    [limit],
  )
}

export async function addMatrixChange(tx: Tx, change: MatrixChange): Promise<void> {
  await tx.run(
    'add-matrix-change',
    `insert into matrix_change (id, at, imported_by, version, effective_from, sha256, opened, closed)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      uuidV7(new Date()),
      change.at,
      change.importedBy,
      change.version,
      change.effectiveFrom,
      change.sha256,
      change.opened,
      change.closed,
    ],
  )
}
