/** The bytes that something committed names: the others were never acknowledged. */
import type { Tx } from './database.ts'

/** Which of these blobs are named by what is committed: a document, of a record or of the plain IHE domain, or an archive. */
export async function committedBlobs(tx: Tx, names: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.run<{ blob: string }>(
    'committed-blobs',
    `select blob from document where blob = any($1) union all select blob from ihe_document where blob = any($1)
     union all select blob from personal_data_export where blob = any($1)`,
    [names],
  )
  return new Set(rows.map((row) => row.blob))
}
