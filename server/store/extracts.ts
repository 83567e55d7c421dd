/**
 * What was read of documents, sealed: their words, and what the readers of structured documents made of them. Each value
 * stands alone when it was just read; with enough others of its record, in a pack (extract-packs.ts). docs/adr/0018.
 * All of it can be made again from the documents.
 */
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'
import { type RecordKey, seal, unsealerOf } from './sealing.ts'

/** `name`: of one thing that is read. With what it reads, the version changes, and all is read again. */
export type Reader = { readonly name: string; readonly version: number }

export type Extract = {
  /** Of the document: its logical id. */
  readonly id: string
  /** undefined: nothing in it can be read. */
  readonly content: string | undefined
}

/** So many of a record that stand alone are worth a pack. */
export const worthPacking = 32

/**
 * Before any other row of it is written: a merge locks the record first. Of a record that went meanwhile, or is being
 * destroyed, nothing is kept: undefined.
 */
export async function keyOfHeld(tx: Tx, recordId: RecordId): Promise<RecordKey | undefined> {
  const [record] = await tx.run<{ wrapped_key: Buffer | null }>(
    'hold-record-of-extracts',
    'select wrapped_key from record where id = $1 for key share',
    [recordId],
  )
  return record?.wrapped_key ? tx.keyring.unwrapRecordKey(recordId, record.wrapped_key) : undefined
}

/** What this reader made of documents of a record that is held. What an earlier one made of the same gives way. */
export function keepExtracts(
  tx: Tx,
  key: RecordKey,
  { name, version }: Reader,
  extracts: readonly Extract[],
): void {
  tx.send(
    'keep-extracts',
    `with kept as (
       insert into document_extract (record_id, logical_id, reader, version, sealed)
       select $1::uuid, e.logical_id, $2::text, $3::integer, e.sealed
         from unnest($4::uuid[], $5::bytea[]) as e (logical_id, sealed)
       on conflict (record_id, logical_id, reader) do update
          set version = excluded.version, sealed = excluded.sealed, pack = null
        where document_extract.version <= excluded.version
       returning 1)
     insert into record_to_pack (record_id, reader, version)
     select $1, $2, $3
      where ${worthPacking} <= (select count(*) from kept) + (select count(*) from (
              select from document_extract where record_id = $1 and reader = $2 and version = $3 and pack is null
               limit ${worthPacking}) as alone)
     on conflict do nothing`,
    [
      key.recordId,
      name,
      version,
      extracts.map(({ id }) => id),
      // Nothing is a value without a byte.
      extracts.map(({ id, content = '' }) => seal(key, extractPlace(name, id), content)),
    ],
  )
}

/**
 * The same, of a record that may have gone meanwhile. What a former version of the reader made of whatever document of it
 * goes: nobody asks for it any more.
 */
export async function addExtracts(
  tx: Tx,
  recordId: RecordId,
  reader: Reader,
  extracts: readonly Extract[],
): Promise<void> {
  const key = await keyOfHeld(tx, recordId)
  if (key === undefined) return
  for (const table of ['document_extract', 'extract_pack', 'record_to_pack'])
    tx.send(
      `forget-former-${table}`,
      `delete from ${table} where record_id = $1 and reader = $2 and version < $3`,
      [recordId, reader.name, reader.version],
    )
  keepExtracts(tx, key, reader, extracts)
}

export type OpenedExtracts = {
  /** Those of these documents that stand alone: what they say counts before what a pack says. */
  readonly alone: readonly Extract[]
  /** All of the record, oldest first: whoever opens them looks at the documents that were decided visible, and at no other. */
  readonly packs: readonly Buffer[]
}

/**
 * What this reader made of these documents. To call only for what was decided visible. A value that its seal does not
 * hold is as if it had not been made: its document is read again.
 */
export async function openExtracts(
  tx: Tx,
  key: RecordKey,
  { name, version }: Reader,
  logicalIds: ReadonlySet<string>,
): Promise<OpenedExtracts> {
  // Megabytes: base64 is two thirds of the hexadecimal that the driver would read.
  // In this order: what is packed in between is found twice, and not lost.
  const [alone, packs] = await Promise.all([
    tx.run<{ logical_id: string; sealed: string }>(
      'open-extracts',
      `select logical_id, encode(sealed, 'base64') as sealed from document_extract
        where record_id = $1 and reader = $2 and version = $3 and pack is null`,
      [key.recordId, name, version],
    ),
    tx.run<{ id: string; sealed: string }>(
      'open-extract-packs',
      `select id, encode(sealed, 'base64') as sealed from extract_pack
        where record_id = $1 and reader = $2 and version = $3 order by id`,
      [key.recordId, name, version],
    ),
  ])
  const open = openerOf(key)
  return {
    alone: alone
      .filter(({ logical_id }) => logicalIds.has(logical_id))
      .flatMap(({ logical_id: id, sealed }) =>
        open(extractPlace(name, id), Buffer.from(sealed, 'base64')).map((bytes) => extractOf(id, bytes)),
      ),
    packs: packs.flatMap(({ id, sealed }) =>
      open(packPlace({ name, version }, id), Buffer.from(sealed, 'base64')),
    ),
  }
}

/** None of what its seal does not hold. */
export function openerOf(key: RecordKey): (place: string, sealed: Buffer) => readonly Buffer[] {
  const unsealed = unsealerOf(key)
  return (place, sealed) => {
    try {
      return [unsealed(place, sealed)]
    } catch {
      process.emitWarning(`« ${place} » does not open with the key of its record`, { code: 'CARNET_EXTRACT' })
      return []
    }
  }
}

export function extractOf(id: string, bytes: Buffer): Extract {
  return { id, content: bytes.length === 0 ? undefined : bytes.toString() }
}

/** « document terms … ». */
export const extractPlace = (reader: string, logicalId: string) => `document ${reader}s ${logicalId}`
/** « term pack 1 … ». */
export const packPlace = ({ name, version }: Reader, id: string) => `${name} pack ${version} ${id}`
