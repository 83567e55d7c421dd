/** What persons take away (TRA-11): who asked, how far the preparation is, and where the sealed archive stands. */
import { randomUUID } from 'node:crypto'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { ExportForm, PersonalExport } from '@carnet/core/model/personal-export.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import type { BlobRef } from './blobs.ts'
import type { Tx } from './database.ts'
import { type RecordKey, seal, unseal, unwrapKey, wrapKey } from './sealing.ts'

type Row = {
  id: string
  form: ExportForm
  state: PersonalExport['state']
  asked_at: Date
  locked: boolean
  documents_done: number
  documents_total: number | null
  kept_until: Date | null
  size_bytes: number | null
}

const columns = 'id, form, state, asked_at, locked, documents_done, documents_total, kept_until, size_bytes'

export type ExportRequest = {
  readonly requesterId: string
  readonly form: ExportForm
  readonly at: Date
  /** What locks the archive: sealed until it is prepared, then nowhere. */
  readonly passphrase: string | undefined
}

/**
 * A request that waits is left as it is, but where one of the two has a passphrase: the last one that was chosen is what
 * opens the archive. An archive that was ready, or failed, gives its place to the new one.
 */
export async function askExport(tx: Tx, key: RecordKey, asked: ExportRequest): Promise<void> {
  const { requesterId, form, at, passphrase } = asked
  const { recordId } = key
  const locked = passphrase !== undefined
  await tx.run(
    'end-former-export',
    `update personal_data_export set state = 'ended', blob_key = null, passphrase = null
      where record_id = $1 and requester_id = $2 and form = $3
        and (state in ('ready', 'failed') or (state = 'asked' and (locked or $4)))`,
    [recordId, requesterId, form, locked],
  )
  const id = randomUUID()
  await tx.run(
    'ask-export',
    `insert into personal_data_export (record_id, id, requester_id, form, state, asked_at, locked, passphrase)
     values ($1, $2, $3, $4, 'asked', $5, $6, $7)
     on conflict (record_id, requester_id, form) where state <> 'ended' do nothing`,
    [recordId, id, requesterId, form, at, locked, locked ? seal(key, passphrasePlace(id), passphrase) : null],
  )
}

/** Of what is still asked for; undefined: it is not locked. */
export async function passphraseOf(tx: Tx, key: RecordKey, id: string): Promise<string | undefined> {
  const [row] = await tx.run<{ passphrase: Buffer | null }>(
    'export-passphrase',
    'select passphrase from personal_data_export where record_id = $1 and id = $2',
    [key.recordId, id],
  )
  return row?.passphrase ? unseal(key, passphrasePlace(id), row.passphrase).toString() : undefined
}

function passphrasePlace(id: string): string {
  return `export-passphrase:${id}`
}

/** Those of one requester that are not over at `now`. */
export async function exportsOf(
  tx: Tx,
  recordId: RecordId,
  { requesterId, now }: { readonly requesterId: string; readonly now: Date },
): Promise<readonly PersonalExport[]> {
  const rows = await tx.run<Row>(
    'exports-of-requester',
    `select ${columns} from personal_data_export
      where record_id = $1 and requester_id = $2 and state <> 'ended' and (kept_until is null or kept_until > $3)
      order by form`,
    [recordId, requesterId, now],
  )
  return rows.map(exportOf)
}

function exportOf(row: Row): PersonalExport {
  const common = { id: row.id, form: row.form, askedAt: row.asked_at, locked: row.locked }
  if (row.state === 'asked')
    return { ...common, state: 'asked', done: row.documents_done, total: row.documents_total ?? undefined }
  if (row.state === 'ready' && row.size_bytes !== null && row.kept_until !== null)
    return { ...common, state: 'ready', sizeBytes: row.size_bytes, keptUntil: row.kept_until }
  return { ...common, state: 'failed' }
}

export type KeptArchive = {
  readonly id: string
  readonly form: ExportForm
  readonly keptUntil: Date
  readonly sizeBytes: number
  readonly documents: readonly string[]
  readonly blob: BlobRef
}

/** Ready, and asked for by this requester. */
export async function archiveOf(
  tx: Tx,
  key: RecordKey,
  asked: { readonly requesterId: string; readonly form: ExportForm },
): Promise<KeptArchive | undefined> {
  const [row] = await tx.run<{
    id: string
    kept_until: Date
    size_bytes: number
    documents: string[]
    blob: string
    blob_key: Buffer
  }>(
    'archive-of-requester',
    `select id, kept_until, size_bytes, documents, blob, blob_key from personal_data_export
      where record_id = $1 and requester_id = $2 and form = $3 and state = 'ready'`,
    [key.recordId, asked.requesterId, asked.form],
  )
  return (
    row && {
      id: row.id,
      form: asked.form,
      keptUntil: row.kept_until,
      sizeBytes: row.size_bytes,
      documents: row.documents,
      blob: { name: row.blob, key: unwrapKey(key.bytes, row.blob_key) },
    }
  )
}

/** Asked for, and not prepared yet. */
export type AskedExport = {
  readonly recordId: RecordId
  readonly id: string
  readonly requesterId: string
  readonly form: ExportForm
  readonly locked: boolean
  readonly attempts: number
  readonly patient: PatientId
}

/** The next to prepare, its attempt counted: one that fails each time lets the others pass before it. */
export async function takeAskedExport(tx: Tx): Promise<AskedExport | undefined> {
  const [row] = await tx.run<{
    record_id: RecordId
    id: string
    requester_id: string
    form: ExportForm
    locked: boolean
    attempts: number
    ins: PatientId['ins']
    ins_oid: PatientId['oid']
  }>(
    'take-asked-export',
    `update personal_data_export e set attempts = e.attempts + 1, documents_done = 0
       from patient_identifier p
      where e.id = (select id from personal_data_export where state = 'asked' order by attempts, asked_at limit 1)
        and e.state = 'asked' and p.record_id = e.record_id and p.current
      returning e.record_id, e.id, e.requester_id, e.form, e.locked, e.attempts, p.ins, p.ins_oid`,
  )
  return (
    row && {
      recordId: row.record_id,
      id: row.id,
      requesterId: row.requester_id,
      form: row.form,
      locked: row.locked,
      attempts: row.attempts,
      patient: { ins: row.ins, oid: row.ins_oid },
    }
  )
}

type OfExport = Pick<AskedExport, 'recordId' | 'id'>

export async function tellExportProgress(
  tx: Tx,
  { recordId, id }: OfExport,
  { done, total }: { readonly done: number; readonly total: number },
): Promise<void> {
  await tx.run(
    'tell-export-progress',
    `update personal_data_export set documents_done = $3, documents_total = $4
      where record_id = $1 and id = $2 and state = 'asked'`,
    [recordId, id, done, total],
  )
}

/** False when it is waited for no more: another node was first, or the record is another or gone. */
export async function saveArchive(
  tx: Tx,
  key: RecordKey,
  id: string,
  archive: Omit<KeptArchive, 'id' | 'form'> & { readonly readyAt: Date },
): Promise<boolean> {
  const saved = await tx.run(
    'save-export-archive',
    `update personal_data_export
        set state = 'ready', passphrase = null, ready_at = $3, kept_until = $4, size_bytes = $5, blob = $6, blob_key = $7, documents = $8
      where record_id = $1 and id = $2 and state = 'asked' returning 1`,
    [
      key.recordId,
      id,
      archive.readyAt,
      archive.keptUntil,
      archive.sizeBytes,
      archive.blob.name,
      wrapKey(key.bytes, archive.blob.key),
      archive.documents,
    ],
  )
  return saved.length > 0
}

export async function endExport(
  tx: Tx,
  { recordId, id }: OfExport,
  state: 'failed' | 'ended',
): Promise<void> {
  await tx.run(
    'end-export',
    `update personal_data_export set state = $3, blob_key = null, passphrase = null
      where record_id = $1 and id = $2 and state in ('asked', 'ready')`,
    [recordId, id, state],
  )
}

/** From now on, those whose days are over are given to nobody: their keys go before their bytes. */
export async function endPassedExports(tx: Tx, now: Date): Promise<void> {
  await tx.run(
    'end-passed-exports',
    `update personal_data_export set state = 'ended', blob_key = null where state = 'ready' and kept_until <= $1`,
    [now],
  )
}

/** Some of those that are over: the blobs to remove before the commit. None: all are gone. */
export async function forgetEndedExports(tx: Tx, limit: number): Promise<readonly (string | null)[]> {
  const rows = await tx.run<{ blob: string | null }>(
    'forget-ended-exports',
    `delete from personal_data_export
      where state = 'ended' and id in (select id from personal_data_export where state = 'ended' limit $1)
     returning blob`,
    [limit],
  )
  return rows.map(({ blob }) => blob)
}
