/** What was typed in a form and sent after the session had ended, sealed under the key of who typed it. */
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'
import { keyOf } from './holders.ts'
import { type RecordKey, seal, unseal } from './sealing.ts'

export type TypedFields = Readonly<Record<string, string | readonly string[]>>

export type KeptForm = {
  /** Of the form, with what it asks: where its author is led back. */
  readonly address: string
  /** The record that was open, when it was not his own. */
  readonly mandateId: string | null
  readonly fields: TypedFields
}

/** Whose page carries this token of forms, and which record was open in it. Sessions that ended are known for a day. */
export async function authorOfForm(
  tx: Tx,
  csrf: string,
): Promise<{ readonly recordId: RecordId; readonly mandateId: string | null } | undefined> {
  const [row] = await tx.run<{ record_id: RecordId; mandate_id: string | null }>(
    'author-of-form',
    'select record_id, mandate_id from session where csrf = $1',
    [csrf],
  )
  return row && { recordId: row.record_id, mandateId: row.mandate_id }
}

/** In place of what he had typed in the same form; beyond `formsMax` forms, the oldest goes. */
export async function keepForm(
  tx: Tx,
  recordId: RecordId,
  form: KeptForm,
  { at, formsMax }: { readonly at: Date; readonly formsMax: number },
): Promise<void> {
  const key = await keyOf(tx, recordId)
  const addressHash = addressHashOf(tx, recordId, form.address)
  await tx.run(
    'keep-form',
    `insert into kept_form (record_id, address_hash, sealed, kept_at) values ($1, $2, $3, $4)
     on conflict (record_id, address_hash) do update set sealed = $3, kept_at = $4, offered = false`,
    [recordId, addressHash, seal(key, placeOf(addressHash), JSON.stringify(form)), at],
  )
  await tx.run(
    'keep-few-forms',
    `delete from kept_form where record_id = $1 and address_hash in (
       select address_hash from kept_form where record_id = $1 order by kept_at desc, address_hash offset $2)`,
    [recordId, formsMax],
  )
}

export async function keptFormAt(tx: Tx, recordId: RecordId, address: string): Promise<KeptForm | undefined> {
  const [row] = await tx.run<KeptRow>(
    'kept-form',
    'select address_hash, sealed from kept_form where record_id = $1 and address_hash = $2',
    [recordId, addressHashOf(tx, recordId, address)],
  )
  return row && opened(await keyOf(tx, recordId), row)
}

/** Those to which he was not led back yet, the last one first. */
export async function keptFormsToOffer(tx: Tx, recordId: RecordId): Promise<readonly KeptForm[]> {
  const rows = await tx.run<KeptRow>(
    'kept-forms-to-offer',
    'select address_hash, sealed from kept_form where record_id = $1 and not offered order by kept_at desc',
    [recordId],
  )
  if (rows.length === 0) return []
  const key = await keyOf(tx, recordId)
  return rows.map((row) => opened(key, row))
}

export async function markOffered(tx: Tx, recordId: RecordId, address: string): Promise<void> {
  await tx.run(
    'offer-kept-form',
    'update kept_form set offered = true where record_id = $1 and address_hash = $2',
    [recordId, addressHashOf(tx, recordId, address)],
  )
}

export async function forgetForm(tx: Tx, recordId: RecordId, address: string): Promise<void> {
  await tx.run('forget-kept-form', 'delete from kept_form where record_id = $1 and address_hash = $2', [
    recordId,
    addressHashOf(tx, recordId, address),
  ])
}

/** What nobody came back for, and the sessions from whose pages nothing is kept any more. */
export async function forgetEndedBefore(tx: Tx, moment: Date): Promise<void> {
  await tx.run('forget-old-forms', 'delete from kept_form where kept_at < $1', [moment])
  await tx.run('forget-old-sessions', 'delete from session where last_seen_at < $1', [moment])
}

type KeptRow = { address_hash: Buffer; sealed: Buffer }

function opened(key: RecordKey, { address_hash, sealed }: KeptRow): KeptForm {
  return JSON.parse(unseal(key, placeOf(address_hash), sealed).toString()) as KeptForm
}

function placeOf(addressHash: Buffer): string {
  return `kept-form:${addressHash.toString('hex')}`
}

function addressHashOf({ keyring }: Tx, recordId: RecordId, address: string): Buffer {
  return keyring.pseudonym(`kept form ${recordId} ${address}`)
}
