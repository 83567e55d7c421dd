/** The bytes that the repository of the affinity domain holds, by the uniqueId of the document. */
import type { BlobRef } from '../blobs.ts'
import type { Tx } from '../database.ts'
import { type RecordKey, unwrapKey, wrapKey } from '../sealing.ts'

export type IheDocument = { readonly uniqueId: string; readonly mimeType: string; readonly blob: BlobRef }

/** False, and nothing is added, when the repository holds this document already. */
export async function addIheDocument(
  tx: Tx,
  key: RecordKey,
  { uniqueId, mimeType, blob, sizeBytes }: IheDocument & { readonly sizeBytes: number },
): Promise<boolean> {
  const added = await tx.run(
    'ihe-add-document',
    `insert into ihe_document (unique_id, blob, blob_key, mime_type, size_bytes) values ($1, $2, $3, $4, $5)
     on conflict do nothing returning 1`,
    [uniqueId, blob.name, wrapKey(key.bytes, blob.key), mimeType, sizeBytes],
  )
  return added.length > 0
}

export async function iheDocuments(
  tx: Tx,
  key: RecordKey,
  uniqueIds: readonly string[],
): Promise<ReadonlyMap<string, IheDocument>> {
  const rows = await tx.run<{ unique_id: string; blob: string; blob_key: Buffer; mime_type: string }>(
    'ihe-documents',
    'select unique_id, blob, blob_key, mime_type from ihe_document where unique_id = any($1)',
    [uniqueIds],
  )
  return new Map(
    rows.map((row) => [
      row.unique_id,
      {
        uniqueId: row.unique_id,
        mimeType: row.mime_type,
        blob: { name: row.blob, key: unwrapKey(key.bytes, row.blob_key) },
      },
    ]),
  )
}

/** What no entry names any more: without its key, the blob is unreadable. */
export async function forgetUnnamedDocuments(tx: Tx, uniqueIds: readonly string[]): Promise<void> {
  tx.send(
    'ihe-forget-documents',
    `delete from ihe_document d
      where d.unique_id = any($1) and not exists (select from ihe_object o where o.unique_id = d.unique_id)`,
    [uniqueIds],
  )
}
