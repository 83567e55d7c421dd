/** The passkeys of each person, and the challenges that wait for an answer. Spec: people.md P-28. */
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'

export type Passkey = {
  readonly credentialId: Buffer
  readonly recordId: RecordId
  readonly userHandle: Buffer
  readonly publicKey: Buffer
  readonly counter: number
  readonly transports: readonly string[]
}

/** As its owner is shown it. */
export type PasskeySummary = {
  /** Names it, and opens nothing. */
  readonly id: string
  readonly name: string
  readonly createdAt: Date
  readonly lastUsedAt: Date | null
  /** A provider keeps it for her other devices. */
  readonly backedUp: boolean
}

type PasskeyRow = {
  credential_id: Buffer
  record_id: RecordId
  user_handle: Buffer
  public_key: Buffer
  counter: string
  transports: readonly string[]
}

const columns = 'credential_id, record_id, user_handle, public_key, counter::text, transports'

function passkeyOf(row: PasskeyRow): Passkey {
  return {
    credentialId: row.credential_id,
    recordId: row.record_id,
    userHandle: row.user_handle,
    publicKey: row.public_key,
    counter: Number(row.counter),
    transports: row.transports,
  }
}

/** Held until the end of the transaction: of two uses at once, the second reads the counter that the first wrote. */
export async function findPasskey(tx: Tx, credentialId: Buffer): Promise<Passkey | undefined> {
  const [row] = await tx.run<PasskeyRow>(
    'find-passkey',
    `select ${columns} from passkey where credential_id = $1 for update`,
    [credentialId],
  )
  return row && passkeyOf(row)
}

export async function passkeysOf(tx: Tx, recordId: RecordId): Promise<readonly Passkey[]> {
  const rows = await tx.run<PasskeyRow>(
    'passkeys-of-person',
    `select ${columns} from passkey where record_id = $1`,
    [recordId],
  )
  return rows.map(passkeyOf)
}

/** The first one first. */
export async function passkeySummaries(tx: Tx, recordId: RecordId): Promise<readonly PasskeySummary[]> {
  return tx.run<PasskeySummary>(
    'passkey-summaries',
    `select id, name, created_at as "createdAt", last_used_at as "lastUsedAt", backed_up as "backedUp"
       from passkey where record_id = $1 order by created_at, id`,
    [recordId],
  )
}

export type NewPasskey = Passkey & {
  readonly backupEligible: boolean
  readonly backedUp: boolean
  readonly name: string
  readonly createdAt: Date
}

/** False: an authenticator has this one already. */
export async function addPasskey(tx: Tx, passkey: NewPasskey): Promise<boolean> {
  const rows = await tx.run(
    'add-passkey',
    `insert into passkey (credential_id, record_id, user_handle, public_key, counter, transports, backup_eligible,
                          backed_up, name, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing returning id`,
    [
      passkey.credentialId,
      passkey.recordId,
      passkey.userHandle,
      passkey.publicKey,
      passkey.counter,
      passkey.transports,
      passkey.backupEligible,
      passkey.backedUp,
      passkey.name,
      passkey.createdAt,
    ],
  )
  return rows.length > 0
}

export async function markPasskeyUsed(
  tx: Tx,
  credentialId: Buffer,
  used: { readonly counter: number; readonly backedUp: boolean; readonly at: Date },
): Promise<void> {
  await tx.run(
    'mark-passkey-used',
    'update passkey set counter = $2, backed_up = $3, last_used_at = $4 where credential_id = $1',
    [credentialId, used.counter, used.backedUp, used.at],
  )
}

/** False: it is not one of hers. */
export async function renamePasskey(tx: Tx, recordId: RecordId, id: string, name: string): Promise<boolean> {
  const rows = await tx.run(
    'rename-passkey',
    'update passkey set name = $3 where record_id = $1 and id::text = $2 returning id',
    [recordId, id, name],
  )
  return rows.length > 0
}

export async function removePasskey(tx: Tx, recordId: RecordId, id: string): Promise<boolean> {
  const rows = await tx.run(
    'remove-passkey',
    'delete from passkey where record_id = $1 and id::text = $2 returning id',
    [recordId, id],
  )
  return rows.length > 0
}

/** Whoever had the former secrets may have made one. */
export async function removePasskeys(tx: Tx, recordId: RecordId): Promise<void> {
  await tx.run('remove-passkeys', 'delete from passkey where record_id = $1', [recordId])
}

/** `activate`: the first one, by which the account opens. `proveAgain`: who is in proves again who she is. */
export type ChallengePurpose = 'logIn' | 'add' | 'activate' | 'proveAgain'

export type Challenge = {
  readonly hash: Buffer
  readonly purpose: ChallengePurpose
  readonly browserHash: Buffer
  /** null: whoever logs in is not known yet. */
  readonly recordId: RecordId | null
}

export async function addChallenge(
  tx: Tx,
  challenge: Challenge & { readonly expiresAt: Date },
): Promise<void> {
  await tx.run(
    'add-passkey-challenge',
    `insert into passkey_challenge (challenge_hash, purpose, browser_hash, record_id, expires_at)
     values ($1, $2, $3, $4, $5)`,
    [challenge.hash, challenge.purpose, challenge.browserHash, challenge.recordId, challenge.expiresAt],
  )
}

/** It serves once, whatever comes of it. False: it was not asked for this, there, by this person, or no longer waits. */
export async function takeChallenge(
  tx: Tx,
  { hash, purpose, browserHash, recordId }: Challenge,
  now: Date,
): Promise<boolean> {
  const rows = await tx.run(
    'take-passkey-challenge',
    `delete from passkey_challenge
      where challenge_hash = $1 and purpose = $2 and browser_hash = $3 and record_id is not distinct from $4
        and expires_at > $5 returning challenge_hash`,
    [hash, purpose, browserHash, recordId, now],
  )
  return rows.length > 0
}

export async function forgetChallenges(tx: Tx, now: Date): Promise<void> {
  await tx.run('forget-passkey-challenges', 'delete from passkey_challenge where expires_at <= $1', [now])
}
