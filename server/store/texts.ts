/** The words of documents, sealed under their record's key, and the documents that are still to be read. docs/adr/0018. */
import type { Code } from '@carnet/core/model/code.ts'
import { signatureType } from '@carnet/core/model/document.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import type { BlobRef } from './blobs.ts'
import { codeOfText, textOfCode } from './code-text.ts'
import type { Tx } from './database.ts'
import { keepExtracts, keyOfHeld, type Reader } from './extracts.ts'
import { type RecordKey, seal, unsealerOf, unwrapKey } from './sealing.ts'

export type UnreadDocument = {
  readonly id: number
  readonly recordId: RecordId
  readonly logicalId: string
  /** This one included. */
  readonly attempts: number
}

/** The next one that is due, after this one; it is not due again for a while, longer each time. */
export async function takeUnread(tx: Tx, after: number, now: Date): Promise<UnreadDocument | undefined> {
  // Planned once, while the table is a page long, it would be read whole at each look of a day of many deposits.
  tx.send('by-index', 'set local enable_seqscan = off', [])
  const [row] = await tx.run<UnreadDocument>(
    'take-unread',
    `update unread_document u
        set attempts = u.attempts + 1, not_before = $2 + interval '1 minute' * power(2, least(u.attempts, 10))
      where u.id = (select id from unread_document where id > $1 and not_before <= $2
                     order by id limit 1 for update skip locked)
      returning u.id, u.record_id as "recordId", u.logical_id as "logicalId", u.attempts`,
    [after, now],
  )
  return row
}

/** Where its bytes are, and of which type it is; undefined when there is nothing to read any more. */
export async function bytesOfUnread(
  tx: Tx,
  { recordId, logicalId }: UnreadDocument,
): Promise<{ readonly blob: BlobRef; readonly type: Code } | undefined> {
  const [row] = await tx.run<{ blob: string; blob_key: Buffer; type_code: string; wrapped_key: Buffer }>(
    'bytes-of-unread',
    `select d.blob, d.blob_key, d.type_code, r.wrapped_key
       from document d join record r on r.id = d.record_id and r.wrapped_key is not null
      where d.record_id = $1 and d.logical_id = $2 and d.status <> 'deleted'
      order by d.version desc limit 1`,
    [recordId, logicalId],
  )
  if (row === undefined) return undefined
  const key = tx.keyring.unwrapRecordKey(recordId, row.wrapped_key)
  return {
    blob: { name: row.blob, key: unwrapKey(key.bytes, row.blob_key) },
    type: codeOfText(row.type_code),
  }
}

export type DocumentText = { readonly terms: string; readonly text: string }

/** What makes the words of a text, one for all kinds of documents. */
export const wordsReader: Reader = { name: 'term', version: 1 }
/** The hash of the PDF of a document that is nothing else (CDA of level 1). */
export const fileReader: Reader = { name: 'embedded-file', version: 1 }

/** What a reader of structured documents made of one; undefined: nothing can be read of it. */
export type StructuredContent = { readonly reader: Reader; readonly content: string | undefined }

/**
 * What was read of it, or that nothing can be. Read again, the new text takes the place of the former; one that can be
 * read no more keeps it. Moved or destroyed meanwhile, nothing is written here.
 */
export async function saveText(
  tx: Tx,
  { id, recordId, logicalId }: UnreadDocument,
  read: DocumentText | undefined,
  structured: readonly StructuredContent[] = [],
): Promise<void> {
  const key = await keyOfHeld(tx, recordId)
  if (key === undefined) return
  const [saved] = await tx.run(
    'save-text',
    `with done as (delete from unread_document where id = $1 and record_id = $2 returning 1)
     insert into document_text (record_id, logical_id, readable, text)
     select $2, $3, $4, $5 from done
     on conflict (record_id, logical_id) do update set readable = excluded.readable, text = excluded.text
      where excluded.readable or not document_text.readable
     returning 1`,
    [id, recordId, logicalId, read !== undefined, seal(key, textPlace(logicalId), read?.text ?? '')],
  )
  if (saved === undefined) return
  for (const { reader, content } of [{ reader: wordsReader, content: read?.terms }, ...structured])
    keepExtracts(tx, key, reader, [{ id: logicalId, content }])
}

/** Of a document that is there no more. */
export async function forgetUnread(tx: Tx, { id }: UnreadDocument): Promise<void> {
  await tx.run('forget-unread', 'delete from unread_document where id = $1', [id])
}

export type TextCounts = {
  readonly waiting: number
  /** Of those that wait, how many were tried in vain. */
  readonly failed: number
  readonly readable: number
  readonly unreadable: number
}

export async function countTexts(tx: Tx): Promise<TextCounts> {
  const [row] = await tx.run<TextCounts>(
    'count-texts',
    `select u.waiting, u.failed, t.readable, t.unreadable
       from (select count(*) as waiting, count(*) filter (where attempts > 0) as failed from unread_document) u,
            (select count(*) filter (where readable) as readable, count(*) filter (where not readable) as unreadable
               from document_text) t`,
  )
  return row!
}

/** Those that failed, and wait for another try: due now, as if they had never been tried. How many. */
export async function retryUnread(tx: Tx): Promise<number> {
  const retried = await tx.run(
    'retry-unread',
    `update unread_document set attempts = 0, not_before = '-infinity' where attempts > 0 returning 1`,
  )
  return retried.length
}

export type DocumentPlace = { readonly recordId: RecordId; readonly logicalId: string }

/** Some of the texts, in order, each to be read again unless it waits already. */
export async function queueTexts(
  tx: Tx,
  {
    unreadableOnly,
    after,
    limit,
  }: { readonly unreadableOnly: boolean; readonly after: DocumentPlace | undefined; readonly limit: number },
): Promise<{ readonly last: DocumentPlace | undefined; readonly looked: number; readonly queued: number }> {
  const texts = await tx.run<DocumentPlace & { readonly readable: boolean }>(
    'texts-in-order',
    `select record_id as "recordId", logical_id as "logicalId", readable from document_text
      where $1::uuid is null or (record_id, logical_id) > ($1, $2::uuid)
      order by record_id, logical_id limit $3`,
    [after?.recordId ?? null, after?.logicalId ?? null, limit],
  )
  const asked = unreadableOnly ? texts.filter(({ readable }) => !readable) : texts
  return { last: texts.at(-1), looked: texts.length, queued: await queueDocuments(tx, asked) }
}

/** How many did not wait already. */
export async function queueDocuments(tx: Tx, documents: readonly DocumentPlace[]): Promise<number> {
  const queued = await tx.run(
    'queue-documents',
    `insert into unread_document (record_id, logical_id)
     select a.record_id, a.logical_id from unnest($1::uuid[], $2::uuid[]) as a(record_id, logical_id)
      where not exists (select from unread_document u
                         where u.record_id = a.record_id and u.logical_id = a.logical_id)
     returning 1`,
    [documents.map(({ recordId }) => recordId), documents.map(({ logicalId }) => logicalId)],
  )
  return queued.length
}

/** By uniqueId, of those that are there; the signature of a lot has no text. */
export async function placesOfDocuments(
  tx: Tx,
  uniqueIds: readonly string[],
): Promise<ReadonlyMap<string, DocumentPlace>> {
  const rows = await tx.run<DocumentPlace & { readonly uniqueId: string }>(
    'places-of-documents',
    `select d.unique_id as "uniqueId", d.record_id as "recordId", d.logical_id as "logicalId"
       from unique_id_owner o
       join document d on d.record_id = o.record_id and d.unique_id = o.unique_id and d.version = 1
      where o.unique_id = any($1) and d.status <> 'deleted' and d.type_code <> '${textOfCode(signatureType)}'`,
    [uniqueIds],
  )
  return new Map(rows.map(({ uniqueId, ...place }) => [uniqueId, place]))
}

/** The whole texts of these documents, by logical id. To call only for what was decided visible. */
export async function openTexts(
  tx: Tx,
  key: RecordKey,
  logicalIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.run<{ logical_id: string; text: Buffer }>(
    'open-texts',
    'select logical_id, text from document_text where record_id = $1 and logical_id = any($2)',
    [key.recordId, logicalIds],
  )
  const unsealed = unsealerOf(key)
  return new Map(
    rows.map(({ logical_id, text }) => [logical_id, unsealed(textPlace(logical_id), text).toString()]),
  )
}

export const textPlace = (logicalId: string) => `document text ${logicalId}`
