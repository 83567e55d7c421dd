/** The documents that a reader of structured documents has not read, or read in a former version. docs/adr/0018. */
import type { Code } from '@carnet/core/model/code.ts'
import { textOfCode } from './code-text.ts'
import type { Tx } from './database.ts'
import type { Reader } from './extracts.ts'
import { type DocumentPlace, queueDocuments } from './texts.ts'

export type ReaderOfTypes = Reader & { readonly typeCodes: readonly Code[] }

/**
 * Looks at some documents more, in order: what this version has not read is to be read. False: all were looked at, once
 * and for ever, for what is deposited meanwhile is to be read already. An older version finds nothing to look at.
 */
export async function queueUnreadOf(tx: Tx, reader: ReaderOfTypes, limit: number): Promise<boolean> {
  const { name, version, typeCodes } = reader
  await tx.run(
    'begin-structured-reader',
    `insert into structured_reader as former (name, version) values ($1, $2)
     on conflict (name) do update
        set version = excluded.version, after_record = null, after_document = null, finished = false
      where former.version < excluded.version`,
    [name, version],
  )
  const [progress] = await tx.run<{ after_record: string | null; after_document: string | null }>(
    'structured-reader',
    `select after_record, after_document from structured_reader
      where name = $1 and version = $2 and not finished for update`,
    [name, version],
  )
  if (progress === undefined) return false
  const documents = await tx.run<DocumentPlace & { readonly unread: boolean }>(
    'documents-for-reader',
    `select d.record_id as "recordId", d.logical_id as "logicalId",
            d.type_code = any($3) and d.status <> 'deleted' and not exists (
              select from document_extract e
               where e.record_id = d.record_id and e.logical_id = d.logical_id and e.reader = $1
                 and e.version >= $2) as unread
       from document d
      where d.version = 1 and ($4::uuid is null or (d.record_id, d.logical_id) > ($4, $5::uuid))
      order by d.record_id, d.logical_id limit $6`,
    [name, version, typeCodes.map(textOfCode), progress.after_record, progress.after_document, limit],
  )
  await queueDocuments(
    tx,
    documents.filter(({ unread }) => unread),
  )
  const last = documents.at(-1)
  await tx.run(
    'structured-reader-went-on',
    `update structured_reader
        set after_record = coalesce($2, after_record), after_document = coalesce($3, after_document), finished = $4
      where name = $1`,
    [name, last?.recordId ?? null, last?.logicalId ?? null, documents.length < limit],
  )
  return documents.length === limit
}
