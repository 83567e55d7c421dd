/**
 * What was read of documents (extracts.ts), packed: a page that looks at two thousand documents opens a few sealed values.
 * docs/adr/0018. What a pack is made of is its caller’s: here it is sealed bytes.
 */
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'
import { labelPlace } from './document-fragments.ts'
import {
  type Extract,
  extractOf,
  extractPlace,
  keyOfHeld,
  openerOf,
  packPlace,
  type Reader,
  worthPacking,
} from './extracts.ts'
import { type RecordKey, seal, unsealerOf } from './sealing.ts'
import { uuidV7 } from './uuid-v7.ts'

/** A pack is written again when documents enter it: larger ones cost more to write, smaller ones to open. */
const documentsPerPack = 256

/** `label`: of the last version of its metadata when it was packed. */
export type PackedExtract = Extract & {
  readonly label?: { readonly entryUuid: string; readonly says: unknown } | undefined
}

export type Packing = {
  /** Are documents packed with what lists say of them? */
  readonly labelled: boolean
  readonly format: (documents: readonly PackedExtract[]) => Buffer
  readonly unpack: (pack: Buffer) => readonly Extract[]
}

export type ToPack = { readonly recordId: RecordId; readonly reader: Reader }

/** The next record, after this one, of which what a reader made stands alone for enough documents. */
export async function nextToPack(tx: Tx, after: ToPack | undefined): Promise<ToPack | undefined> {
  const [next] = await tx.run<{ record_id: RecordId; reader: string; version: number }>(
    'next-to-pack',
    `select record_id, reader, version from record_to_pack
      where $1::uuid is null or (record_id, reader, version) > ($1, $2, $3)
      order by record_id, reader, version limit 1`,
    [after?.recordId ?? null, after?.reader.name ?? '', after?.reader.version ?? 0],
  )
  return next && { recordId: next.record_id, reader: { name: next.reader, version: next.version } }
}

/**
 * One pack of it is written; the record stays to be packed while enough are left. Given: the logical ids of documents of
 * which nothing can be opened any more. They are as if they had not been read.
 */
export async function packExtracts(
  tx: Tx,
  { recordId, reader }: ToPack,
  now: Date,
  packing: Packing,
): Promise<readonly string[]> {
  const key = await keyOfHeld(tx, recordId)
  if (key === undefined) return []
  const { left, lost } = await packSome(tx, key, reader, now, packing)
  if (left < worthPacking)
    await tx.run(
      'record-is-packed',
      'delete from record_to_pack where record_id = $1 and reader = $2 and version = $3',
      [recordId, reader.name, reader.version],
    )
  return lost
}

type Packed = { readonly left: number; readonly lost: readonly string[] }

/** The documents that stand alone enter the pack that has room, or a new one. How many are left. */
async function packSome(
  tx: Tx,
  key: RecordKey,
  reader: Reader,
  now: Date,
  { labelled, format, unpack }: Packing,
): Promise<Packed> {
  const openIt = openerOf(key)
  const ofReader = [key.recordId, reader.name, reader.version]
  // Who packs the same record at the same time waits here, and finds them packed.
  const alone = await tx.run<{ logical_id: string; sealed: Buffer }>(
    'extracts-to-pack',
    `select logical_id, sealed from document_extract
      where record_id = $1 and reader = $2 and version = $3 and pack is null
      order by logical_id limit ${documentsPerPack + worthPacking} for update`,
    ofReader,
  )
  if (alone.length < worthPacking) return { left: alone.length, lost: [] }
  const [withRoom] = await tx.run<{ id: string; sealed: Buffer }>(
    'pack-with-room',
    `select id, sealed from extract_pack
      where record_id = $1 and reader = $2 and version = $3 and documents < ${documentsPerPack}
      order by id limit 1 for update`,
    ofReader,
  )
  const id = withRoom?.id ?? uuidV7(now)
  const named = await tx.run<{ logical_id: string }>(
    'documents-of-pack',
    'select logical_id from document_extract where record_id = $1 and pack = $2',
    [key.recordId, id],
  )
  const still = new Set(named.map(({ logical_id }) => logical_id))
  const before =
    withRoom === undefined
      ? []
      : openIt(packPlace(reader, id), withRoom.sealed).flatMap((pack) => unpack(pack))
  const kept = before.filter((document) => still.has(document.id))
  const entering = alone.slice(0, documentsPerPack - kept.length)
  const entered = entering.flatMap(({ logical_id, sealed }) =>
    openIt(extractPlace(reader.name, logical_id), sealed).map((bytes) => extractOf(logical_id, bytes)),
  )
  const documents = [...kept, ...entered]
  await tx.run(
    'save-extract-pack',
    `insert into extract_pack (record_id, reader, version, id, documents, sealed) values ($1, $2, $3, $4, $5, $6)
     on conflict (record_id, id) do update set documents = excluded.documents, sealed = excluded.sealed`,
    [
      ...ofReader,
      id,
      documents.length,
      seal(key, packPlace(reader, id), format(labelled ? await withLabels(tx, key, documents) : documents)),
    ],
  )
  await tx.run(
    'enter-extract-pack',
    `update document_extract set sealed = null, pack = $4
      where record_id = $1 and reader = $2 and version = $3 and logical_id = any($5)`,
    [...ofReader, id, entered.map((document) => document.id)],
  )
  const there = new Set(documents.map((document) => document.id))
  const lost = [...still, ...entering.map(({ logical_id }) => logical_id)].filter((id) => !there.has(id))
  if (lost.length > 0)
    await tx.run(
      'forget-lost-extracts',
      'delete from document_extract where record_id = $1 and reader = $2 and logical_id = any($3)',
      [key.recordId, reader.name, lost],
    )
  await tx.run(
    'leave-empty-packs',
    `delete from extract_pack p where p.record_id = $1
        and not exists (select from document_extract e where e.record_id = p.record_id and e.pack = p.id)`,
    [key.recordId],
  )
  return { left: alone.length - entering.length, lost }
}

/** A document that is there no more has none. */
async function withLabels(
  tx: Tx,
  key: RecordKey,
  documents: readonly Extract[],
): Promise<readonly PackedExtract[]> {
  const rows = await tx.run<{ logical_id: string; entry_uuid: string; label: Buffer }>(
    'last-labels',
    `select distinct on (logical_id) logical_id, entry_uuid, label from document
      where record_id = $1 and logical_id = any($2) order by logical_id, version desc`,
    [key.recordId, documents.map(({ id }) => id)],
  )
  const unsealed = unsealerOf(key)
  const labels = new Map(
    rows.map(({ logical_id, entry_uuid: entryUuid, label }) => [
      logical_id,
      { entryUuid, says: JSON.parse(unsealed(labelPlace(entryUuid), label).toString()) as unknown },
    ]),
  )
  return documents.map((document) => ({ ...document, label: labels.get(document.id) }))
}
