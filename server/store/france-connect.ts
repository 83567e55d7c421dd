/** Who may come in by FranceConnect+, and who left for it and is awaited. Spec: rules.md CON-23. */
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'
import { keyOf } from './holders.ts'
import { seal, unseal } from './sealing.ts'

/** As its owner is shown it. */
export type FranceConnectLink = { readonly linkedAt: Date; readonly lastUsedAt: Date | null }

/** Whom FranceConnect names, and which FranceConnect: the same text of another issuer is nobody. */
export type FranceConnectSubject = { readonly issuer: string; readonly sub: string }

/** undefined: she comes in otherwise. */
export async function linkOf(tx: Tx, recordId: RecordId): Promise<FranceConnectLink | undefined> {
  const [row] = await tx.run<FranceConnectLink>(
    'france-connect-link',
    `select linked_at as "linkedAt", last_used_at as "lastUsedAt" from france_connect_link where record_id = $1`,
    [recordId],
  )
  return row
}

/** Of two uses at once, the second waits; of a use and a withdrawal, one sees the other. */
export async function personLinkedTo(tx: Tx, subject: FranceConnectSubject): Promise<RecordId | undefined> {
  const [row] = await tx.run<{ record_id: RecordId }>(
    'person-linked',
    'select record_id from france_connect_link where subject_hash = $1 for update',
    [hashOfSubject(tx, subject)],
  )
  return row?.record_id
}

/** False: she is linked already, or another person is to this identity. */
export async function addLink(
  tx: Tx,
  recordId: RecordId,
  subject: FranceConnectSubject,
  at: Date,
): Promise<boolean> {
  const rows = await tx.run(
    'add-france-connect-link',
    `insert into france_connect_link (record_id, subject_hash, linked_at) values ($1, $2, $3)
     on conflict do nothing returning record_id`,
    [recordId, hashOfSubject(tx, subject), at],
  )
  return rows.length > 0
}

export async function markLinkUsed(tx: Tx, recordId: RecordId, at: Date): Promise<void> {
  await tx.run(
    'mark-france-connect-used',
    'update france_connect_link set last_used_at = $2 where record_id = $1',
    [recordId, at],
  )
}

/** False: there was none. */
export async function removeLink(tx: Tx, recordId: RecordId): Promise<boolean> {
  const rows = await tx.run(
    'remove-france-connect-link',
    'delete from france_connect_link where record_id = $1 returning record_id',
    [recordId],
  )
  return rows.length > 0
}

export type RequestPurpose = 'logIn' | 'link'

/** Who left for FranceConnect. */
export type FranceConnectRequest = {
  readonly stateHash: Buffer
  readonly purpose: RequestPurpose
  readonly browserHash: Buffer
  /** null: whoever logs in is not known yet. */
  readonly recordId: RecordId | null
}

export async function addRequest(
  tx: Tx,
  { stateHash, purpose, browserHash, recordId }: FranceConnectRequest,
  expiresAt: Date,
): Promise<void> {
  await tx.run(
    'add-france-connect-request',
    `insert into france_connect_request (state_hash, purpose, browser_hash, record_id, expires_at)
     values ($1, $2, $3, $4, $5)`,
    [stateHash, purpose, browserHash, recordId, expiresAt],
  )
}

/** It serves once, whatever comes of it. undefined: nobody left with this state, or no longer is awaited. */
export async function takeRequest(
  tx: Tx,
  stateHash: Buffer,
  now: Date,
): Promise<FranceConnectRequest | undefined> {
  const [row] = await tx.run<FranceConnectRequest & { readonly expiresAt: Date }>(
    'take-france-connect-request',
    `delete from france_connect_request where state_hash = $1
     returning state_hash as "stateHash", purpose, browser_hash as "browserHash", record_id as "recordId",
       expires_at as "expiresAt"`,
    [stateHash],
  )
  return row !== undefined && row.expiresAt > now ? row : undefined
}

export async function forgetRequests(tx: Tx, now: Date): Promise<void> {
  await tx.run(
    'forget-france-connect-requests',
    'delete from france_connect_request where expires_at <= $1',
    [now],
  )
}

/** Of a session that was opened by FranceConnect: with it, it is ended there too. */
export async function keepLogOutToken(
  tx: Tx,
  { recordId, tokenHash }: { readonly recordId: RecordId; readonly tokenHash: Buffer },
  idToken: string,
): Promise<void> {
  await tx.run('keep-log-out-token', 'update session set france_connect_token = $2 where token_hash = $1', [
    tokenHash,
    seal(await keyOf(tx, recordId), placeOf(tokenHash), idToken),
  ])
}

/** undefined: this session was opened otherwise. */
export async function logOutTokenOf(tx: Tx, tokenHash: Buffer): Promise<string | undefined> {
  const [row] = await tx.run<{ record_id: RecordId; sealed: Buffer }>(
    'log-out-token',
    `select record_id, france_connect_token as sealed from session
      where token_hash = $1 and ended_at is null and france_connect_token is not null`,
    [tokenHash],
  )
  return row && unseal(await keyOf(tx, row.record_id), placeOf(tokenHash), row.sealed).toString()
}

function placeOf(tokenHash: Buffer): string {
  return `france-connect:${tokenHash.toString('hex')}`
}

function hashOfSubject({ keyring }: Tx, { issuer, sub }: FranceConnectSubject): Buffer {
  return keyring.pseudonym(`FranceConnect ${issuer} ${sub}`)
}
