/** What a person activates her account with: the code of the letter, her card, an address that answers. rules.md LIF-05, LIF-06. */
import type { Day } from '@carnet/core/model/identity.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { RecordId, RecordState } from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'

/** What decides whether an account may be opened from outside; locked until the end of the transaction. */
export async function recordToActivate(
  tx: Tx,
  recordId: RecordId,
): Promise<
  | {
      readonly state: RecordState
      readonly minor: boolean
      readonly birthDate: Day
      readonly internetAccountOpen: boolean
      readonly integration: 'pending' | 'refused' | undefined
    }
  | undefined
> {
  const [row] = await tx.run<{
    state: RecordState
    minor: boolean
    birthDate: Day
    internetAccountOpen: boolean
    integration: 'pending' | 'refused' | null
  }>(
    'record-to-activate',
    `select state, minor, birth_date as "birthDate", internet_account_open as "internetAccountOpen", integration
      from record where id = $1 for update`,
    [recordId],
  )
  return row && { ...row, integration: row.integration ?? undefined }
}

/** In place of the one before, which serves no more. */
export async function saveActivationCode(
  tx: Tx,
  recordId: RecordId,
  {
    code,
    expiresAt,
    recovers,
  }: {
    readonly code: string
    readonly expiresAt: Date
    /** What she came in by before ends with it. */
    readonly recovers: boolean
  },
): Promise<void> {
  await tx.run(
    'save-activation-code',
    `insert into activation_code (record_id, code_hash, expires_at, recovers) values ($1, $2, $3, $4)
     on conflict (record_id) do update set code_hash = $2, expires_at = $3, recovers = $4`,
    [recordId, codeHashOf(tx, code), expiresAt, recovers],
  )
}

export async function removeActivationCode(tx: Tx, recordId: RecordId): Promise<void> {
  await tx.run('remove-activation-code', 'delete from activation_code where record_id = $1', [recordId])
}

/** `serial`: digits alone. */
export async function addCarteVitale(tx: Tx, recordId: RecordId, serial: string): Promise<void> {
  await tx.run(
    'add-carte-vitale',
    'insert into carte_vitale (record_id, serial_hash) values ($1, $2) on conflict do nothing',
    [recordId, serialHashOf(tx, serial)],
  )
}

/** Without one, a code proves nothing: it is not drawn. */
export async function hasCarteVitale(tx: Tx, recordId: RecordId): Promise<boolean> {
  const found = await tx.run('has-carte-vitale', 'select from carte_vitale where record_id = $1 limit 1', [
    recordId,
  ])
  return found.length > 0
}

export function codeHashOf({ keyring }: Tx, code: string): Buffer {
  return keyring.pseudonym(`activation code ${code}`)
}

export function serialHashOf({ keyring }: Tx, serial: string): Buffer {
  return keyring.pseudonym(`carte vitale ${serial}`)
}

/** `recovers`: she has an account, and can no longer enter it. */
export type ActivationCode = { readonly recordId: RecordId; readonly recovers: boolean }

/** One question, whatever is wrong: whose code this is, if her matricule and her card go with it. */
export async function personToActivate(
  tx: Tx,
  { codeHash, ins, serial }: { readonly codeHash: Buffer; readonly ins: string; readonly serial: string },
  now: Date,
): Promise<ActivationCode | undefined> {
  const [row] = await tx.run<{ record_id: RecordId; recovers: boolean }>(
    'person-to-activate',
    `select c.record_id, c.recovers from activation_code c
      where c.code_hash = $1 and c.expires_at > $2
        and exists (select from patient_identifier p where p.record_id = c.record_id and p.ins = $3)
        and exists (select from carte_vitale v where v.record_id = c.record_id and v.serial_hash = $4)`,
    [codeHash, now, ins as PatientId['ins'], serialHashOf(tx, serial)],
  )
  return row && { recordId: row.record_id, recovers: row.recovers }
}

/** The code that she typed, when it is still hers; its time does not run out on her last step. */
export async function activationCodeOf(
  tx: Tx,
  recordId: RecordId,
  codeHash: Buffer,
): Promise<Pick<ActivationCode, 'recovers'> | undefined> {
  const [row] = await tx.run<{ recovers: boolean }>(
    'activation-code-of',
    'select recovers from activation_code where record_id = $1 and code_hash = $2',
    [recordId, codeHash],
  )
  return row
}

export type ContactRoute = { readonly sentBy: 'email' | 'sms'; readonly sentTo: string }

export type Activation = {
  readonly codeHash: Buffer
  /** null: the card was not shown yet. */
  readonly recordId: RecordId | null
  /** null: nothing was sent yet. */
  readonly contact:
    | (ContactRoute & { readonly codeHash: Buffer; readonly expiresAt: Date; readonly tries: number })
    | null
  readonly codesSent: number
  readonly contactProven: boolean
  readonly expiresAt: Date
}

export async function addActivation(
  tx: Tx,
  tokenHash: Buffer,
  { code, expiresAt }: { readonly code: string; readonly expiresAt: Date },
): Promise<void> {
  await tx.run(
    'add-activation',
    'insert into activation (token_hash, code_hash, expires_at) values ($1, $2, $3)',
    [tokenHash, codeHashOf(tx, code), expiresAt],
  )
}

/** Locked until the end of the transaction: of two answers at once, the second is counted after the first. */
export async function findActivation(tx: Tx, tokenHash: Buffer, now: Date): Promise<Activation | undefined> {
  const [row] = await tx.run<{
    code_hash: Buffer
    record_id: RecordId | null
    sent_by: ContactRoute['sentBy'] | null
    sent_to: string | null
    contact_code_hash: Buffer | null
    contact_expires_at: Date | null
    contact_tries: number
    contact_codes_sent: number
    contact_proven: boolean
    expires_at: Date
  }>(
    'find-activation',
    `select code_hash, record_id, sent_by, sent_to, contact_code_hash, contact_expires_at, contact_tries,
            contact_codes_sent, contact_proven, expires_at
       from activation where token_hash = $1 and expires_at > $2 for update`,
    [tokenHash, now],
  )
  if (row === undefined) return undefined
  const { sent_by: sentBy, sent_to: sentTo, contact_code_hash: codeHash, contact_expires_at: expiresAt } = row
  return {
    codeHash: row.code_hash,
    recordId: row.record_id,
    contact:
      sentBy === null || sentTo === null || codeHash === null || expiresAt === null
        ? null
        : { sentBy, sentTo, codeHash, expiresAt, tries: row.contact_tries },
    codesSent: row.contact_codes_sent,
    contactProven: row.contact_proven,
    expiresAt: row.expires_at,
  }
}

export async function nameInActivation(tx: Tx, tokenHash: Buffer, recordId: RecordId): Promise<void> {
  await tx.run('name-in-activation', 'update activation set record_id = $2 where token_hash = $1', [
    tokenHash,
    recordId,
  ])
}

export async function saveContactCode(
  tx: Tx,
  tokenHash: Buffer,
  {
    sentBy,
    sentTo,
    codeHash,
    expiresAt,
  }: ContactRoute & { readonly codeHash: Buffer; readonly expiresAt: Date },
): Promise<void> {
  await tx.run(
    'save-contact-code',
    `update activation set sent_by = $2, sent_to = $3, contact_code_hash = $4, contact_expires_at = $5,
            contact_tries = 0, contact_codes_sent = contact_codes_sent + 1
      where token_hash = $1`,
    [tokenHash, sentBy, sentTo, codeHash, expiresAt],
  )
}

export async function countContactTry(tx: Tx, tokenHash: Buffer): Promise<void> {
  await tx.run(
    'count-contact-try',
    'update activation set contact_tries = contact_tries + 1 where token_hash = $1',
    [tokenHash],
  )
}

export async function markContactProven(tx: Tx, tokenHash: Buffer): Promise<void> {
  await tx.run('mark-contact-proven', 'update activation set contact_proven = true where token_hash = $1', [
    tokenHash,
  ])
}

/** Whoever else was at it for the same person is no more. */
export async function endActivations(tx: Tx, recordId: RecordId): Promise<void> {
  await tx.run('end-activations', 'delete from activation where record_id = $1', [recordId])
}

export async function forgetActivations(tx: Tx, now: Date): Promise<void> {
  await tx.run('forget-activations', 'delete from activation where expires_at <= $1', [now])
  await tx.run('forget-activation-codes', 'delete from activation_code where expires_at <= $1', [now])
}
