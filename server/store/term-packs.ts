/**
 * The words of documents, alone or packed: a document that was just read has its own sealed value; with enough others of
 * its record, it enters a pack. docs/adr/0018. What a pack is made of is its caller’s: here it is sealed bytes.
 */
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'
import { labelPlace } from './document-fragments.ts'
import { type RecordKey, seal, unsealerOf } from './sealing.ts'
import { uuidV7 } from './uuid-v7.ts'

/** So many of a record that stand alone are worth a pack. */
export const worthPacking = 32
/** A pack is written again when documents enter it: larger ones cost more to write, smaller ones to search. */
const documentsPerPack = 256

type Words = {
  /** Their logical id. */
  readonly id: string
  /** undefined: nothing in it can be read. */
  readonly terms: string | undefined
  /** Of the last version of its metadata when it was packed. */
  readonly label?: { readonly entryUuid: string; readonly says: unknown } | undefined
}

export type Packing = {
  readonly format: (documents: readonly Words[]) => Buffer
  readonly unpack: (pack: Buffer) => readonly Words[]
}

/** The next record, after this one, of which enough documents stand alone. */
export async function nextToPack(tx: Tx, after: RecordId | undefined): Promise<RecordId | undefined> {
  const [next] = await tx.run<{ record_id: RecordId }>(
    'next-to-pack',
    `select record_id from record_to_pack where $1::uuid is null or record_id > $1
      order by record_id limit 1`,
    [after ?? null],
  )
  return next?.record_id
}

/** One pack of it is written; the record stays to be packed while enough are left. */
export async function packTerms(tx: Tx, recordId: RecordId, now: Date, packing: Packing): Promise<void> {
  // Before any other row: a merge locks the record first.
  const [record] = await tx.run<{ wrapped_key: Buffer | null }>(
    'record-to-pack',
    'select wrapped_key from record where id = $1 for key share',
    [recordId],
  )
  if (record === undefined || record.wrapped_key === null) return
  const key = tx.keyring.unwrapRecordKey(recordId, record.wrapped_key)
  const left = await packSome(tx, key, now, packing)
  if (left < worthPacking)
    await tx.run('record-is-packed', 'delete from record_to_pack where record_id = $1', [recordId])
}

/** The documents that stand alone enter the pack that has room, or a new one. How many are left. */
async function packSome(tx: Tx, key: RecordKey, now: Date, { format, unpack }: Packing): Promise<number> {
  const { recordId } = key
  const unsealed = unsealerOf(key)
  // Who packs the same record at the same time waits here, and finds them packed.
  const alone = await tx.run<{ logical_id: string; readable: boolean; terms: Buffer }>(
    'terms-to-pack',
    `select logical_id, readable, terms from document_text
      where record_id = $1 and pack is null order by logical_id limit ${documentsPerPack + worthPacking} for update`,
    [recordId],
  )
  if (alone.length < worthPacking) return alone.length
  const [open] = await tx.run<{ id: string; sealed: Buffer }>(
    'pack-with-room',
    `select id, sealed from term_pack where record_id = $1 and documents < ${documentsPerPack}
      order by id limit 1 for update`,
    [recordId],
  )
  const id = open?.id ?? uuidV7(now)
  const still = new Set(
    (
      await tx.run<{ logical_id: string }>(
        'documents-of-pack',
        'select logical_id from document_text where record_id = $1 and pack = $2',
        [recordId, id],
      )
    ).map(({ logical_id }) => logical_id),
  )
  const before = open === undefined ? [] : unpack(unsealed(packPlace(id), open.sealed))
  const kept = before.filter((document) => still.has(document.id))
  const entering = alone.slice(0, documentsPerPack - kept.length)
  const labels = await lastLabels(tx, key, [...still, ...entering.map(({ logical_id }) => logical_id)])
  const documents = [
    ...kept,
    ...entering.map(({ logical_id, readable, terms }) => ({
      id: logical_id,
      terms: readable ? unsealed(termsPlace(logical_id), terms).toString() : undefined,
    })),
  ].map((document) => ({ ...document, label: labels.get(document.id) }))
  await tx.run(
    'save-term-pack',
    `insert into term_pack (id, record_id, documents, sealed) values ($1, $2, $3, $4)
     on conflict (id) do update set documents = excluded.documents, sealed = excluded.sealed`,
    [id, recordId, documents.length, seal(key, packPlace(id), format(documents))],
  )
  await tx.run(
    'enter-term-pack',
    'update document_text set terms = null, pack = $3 where record_id = $1 and logical_id = any($2)',
    [recordId, entering.map(({ logical_id }) => logical_id), id],
  )
  await tx.run(
    'leave-empty-term-packs',
    `delete from term_pack p where p.record_id = $1
        and not exists (select from document_text t where t.record_id = p.record_id and t.pack = p.id)`,
    [recordId],
  )
  return alone.length - entering.length
}

/** By logical id, of those that are there. */
async function lastLabels(tx: Tx, key: RecordKey, logicalIds: readonly string[]) {
  const rows = await tx.run<{ logical_id: string; entry_uuid: string; label: Buffer }>(
    'last-labels',
    `select distinct on (logical_id) logical_id, entry_uuid, label from document
      where record_id = $1 and logical_id = any($2) order by logical_id, version desc`,
    [key.recordId, logicalIds],
  )
  const unsealed = unsealerOf(key)
  return new Map(
    rows.map(({ logical_id, entry_uuid: entryUuid, label }) => [
      logical_id,
      { entryUuid, says: JSON.parse(unsealed(labelPlace(entryUuid), label).toString()) as unknown },
    ]),
  )
}

export type OpenedTerms = {
  /** Those of these documents that stand alone. */
  readonly alone: readonly Words[]
  /** All of the record, oldest first: whoever opens them looks at the documents that were decided visible, and at no other. */
  readonly packs: readonly Buffer[]
}

/** The words of these documents. To call only for what was decided visible. */
export async function openTerms(
  tx: Tx,
  key: RecordKey,
  logicalIds: ReadonlySet<string>,
): Promise<OpenedTerms> {
  // Megabytes: base64 is two thirds of the hexadecimal that the driver would read.
  // In this order: what is packed in between is found twice, and not lost.
  const [alone, packs] = await Promise.all([
    tx.run<{ logical_id: string; readable: boolean; terms: string }>(
      'open-terms',
      `select logical_id, readable, encode(terms, 'base64') as terms from document_text
        where record_id = $1 and pack is null`,
      [key.recordId],
    ),
    tx.run<{ id: string; sealed: string }>(
      'open-term-packs',
      `select id, encode(sealed, 'base64') as sealed from term_pack where record_id = $1 order by id`,
      [key.recordId],
    ),
  ])
  const unsealed = unsealerOf(key)
  return {
    alone: alone
      .filter(({ logical_id }) => logicalIds.has(logical_id))
      .map(({ logical_id, readable, terms }) => ({
        id: logical_id,
        terms: readable
          ? unsealed(termsPlace(logical_id), Buffer.from(terms, 'base64')).toString()
          : undefined,
      })),
    packs: packs.map(({ id, sealed }) => unsealed(packPlace(id), Buffer.from(sealed, 'base64'))),
  }
}

export const termsPlace = (logicalId: string) => `document terms ${logicalId}`
/** The number is that of what a pack is made of. */
export const packPlace = (id: string) => `term pack 1 ${id}`
