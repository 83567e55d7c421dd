/** Accounts of the patient's portal, log-in attempts, sessions. Secrets are kept as hashes only. */
import type { Browser } from '@carnet/core/model/browser.ts'
import type { NoticeCause } from '@carnet/core/model/notice.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'

export type Account = {
  readonly recordId: RecordId
  /** null, as the login: she comes in by a passkey. */
  readonly passwordHash: string | null
  readonly email: string | null
  readonly phone: string | null
}

export type LoginAttempt = {
  readonly recordId: RecordId
  readonly codeHash: Buffer
  readonly sentBy: 'email' | 'sms'
  /** Masked. */
  readonly sentTo: string
  readonly expiresAt: Date
  readonly tries: number
}

export type Session = {
  readonly recordId: RecordId
  readonly csrf: string
  readonly openedAt: Date
  readonly lastSeenAt: Date
  readonly previousVisitAt: Date | null
  /** The record opened in place of one's own, and by which mandate. */
  readonly opened: { readonly recordId: RecordId; readonly mandateId: string } | null
}

/** Emergency accesses that the holder has not said that he has read of (EMG-07). */
export type UnreadEmergencies = { readonly count: number; readonly lastAt: Date }

/** What he is told of on every page until he acts. */
export type WaitingForHim = {
  readonly emergencies: UnreadEmergencies | undefined
  /** How many ask him to open a record beside its holder (LIF-20, CNT-07). */
  readonly invitations: number
  /** Of the messages of the record that is open, how many he has not read; a hundred at most. */
  readonly unreadNotices: number
}

export async function findAccount(tx: Tx, login: string): Promise<Account | undefined> {
  const [row] = await tx.run<{
    record_id: RecordId
    password_hash: string | null
    email: string | null
    phone: string | null
  }>('find-account', 'select record_id, password_hash, email, phone from account where login = $1', [login])
  return (
    row && {
      recordId: row.record_id,
      passwordHash: row.password_hash,
      email: row.email,
      phone: row.phone,
    }
  )
}

/** Of the person who is logged in. */
export async function accountOf(
  tx: Tx,
  recordId: RecordId,
): Promise<Pick<Account, 'passwordHash'> & { readonly login: string | null }> {
  const [row] = await tx.run<{ login: string | null; password_hash: string | null }>(
    'account-of-record',
    'select login, password_hash from account where record_id = $1',
    [recordId],
  )
  if (row === undefined) throw new Error('a session has no account')
  return { login: row.login, passwordHash: row.password_hash }
}

export type NewAccount = Pick<Account, 'recordId' | 'passwordHash' | 'email' | 'phone'> & {
  readonly login: string | null
}

export async function addAccount(tx: Tx, account: NewAccount): Promise<void> {
  await tx.run(
    'add-account',
    'insert into account (record_id, login, password_hash, email, phone) values ($1, $2, $3, $4, $5)',
    [account.recordId, account.login, account.passwordHash, account.email, account.phone],
  )
}

/** By somebody else. */
export async function isLoginTaken(tx: Tx, login: string, person: RecordId): Promise<boolean> {
  const rows = await tx.run('is-login-taken', 'select from account where login = $1 and record_id <> $2', [
    login,
    person,
  ])
  return rows.length > 0
}

/** The ways by which the holder gets his codes; undefined without an account. Locked until the end of the transaction. */
export async function channelsOf(
  tx: Tx,
  recordId: RecordId,
): Promise<Pick<Account, 'email' | 'phone'> | undefined> {
  const [row] = await tx.run<{ email: string | null; phone: string | null }>(
    'account-channels',
    'select email, phone from account where record_id = $1 for update',
    [recordId],
  )
  return row
}

/** What a person has of an account that is no secret. */
export type AccountDetails = Pick<Account, 'email' | 'phone'> & { readonly login: string | null }

/** undefined without one. */
export async function accountDetailsOf(tx: Tx, recordId: RecordId): Promise<AccountDetails | undefined> {
  const [row] = await tx.run<AccountDetails>(
    'account-details',
    'select login, email, phone from account where record_id = $1',
    [recordId],
  )
  return row
}

export async function saveChannels(
  tx: Tx,
  recordId: RecordId,
  { email, phone }: Pick<Account, 'email' | 'phone'>,
): Promise<void> {
  await tx.run('save-account-channels', 'update account set email = $2, phone = $3 where record_id = $1', [
    recordId,
    email,
    phone,
  ])
}

export async function replaceSecrets(
  tx: Tx,
  recordId: RecordId,
  { login, passwordHash }: { readonly login: string; readonly passwordHash: string },
): Promise<void> {
  await tx.run(
    'replace-account-secrets',
    'update account set login = $2, password_hash = $3 where record_id = $1',
    [recordId, login, passwordHash],
  )
}

/** By what she comes in, and where her codes go: nothing of before is left. */
export async function replaceAccount(
  tx: Tx,
  { recordId, login, passwordHash, email, phone }: NewAccount,
): Promise<void> {
  await tx.run(
    'replace-account',
    'update account set login = $2, password_hash = $3, email = $4, phone = $5 where record_id = $1',
    [recordId, login, passwordHash, email, phone],
  )
}

/** Whoever is in, or on his way in, is out; his devices wipe what they keep. */
export async function closeSessions(tx: Tx, recordId: RecordId): Promise<void> {
  await tx.run('close-login-attempts', 'delete from login_attempt where record_id = $1', [recordId])
  await tx.run('end-device-copies', 'delete from device_copy where record_id = $1', [recordId])
  await tx.run('close-sessions', 'delete from session where record_id = $1', [recordId])
}

export async function markAccountOpen(tx: Tx, recordId: RecordId): Promise<void> {
  await tx.run('mark-account-open', 'update record set internet_account_open = true where id = $1', [
    recordId,
  ])
}

export async function addLoginAttempt(tx: Tx, tokenHash: Buffer, attempt: LoginAttempt): Promise<void> {
  await tx.run(
    'add-login-attempt',
    `insert into login_attempt (token_hash, record_id, code_hash, sent_by, sent_to, expires_at, tries)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      tokenHash,
      attempt.recordId,
      attempt.codeHash,
      attempt.sentBy,
      attempt.sentTo,
      attempt.expiresAt,
      attempt.tries,
    ],
  )
}

type LoginAttemptRow = {
  record_id: RecordId
  code_hash: Buffer
  sent_by: LoginAttempt['sentBy']
  sent_to: string
  expires_at: Date
  tries: number
}

const attemptColumns = 'record_id, code_hash, sent_by, sent_to, expires_at, tries'

export async function findLoginAttempt(tx: Tx, tokenHash: Buffer): Promise<LoginAttempt | undefined> {
  const [row] = await tx.run<LoginAttemptRow>(
    'find-login-attempt',
    `select ${attemptColumns} from login_attempt where token_hash = $1`,
    [tokenHash],
  )
  return row && loginAttemptOf(row)
}

/** Counts one try and gives the attempt as it stands after it. */
export async function tryLoginAttempt(tx: Tx, tokenHash: Buffer): Promise<LoginAttempt | undefined> {
  const [row] = await tx.run<LoginAttemptRow>(
    'try-login-attempt',
    `update login_attempt set tries = tries + 1 where token_hash = $1 returning ${attemptColumns}`,
    [tokenHash],
  )
  return row && loginAttemptOf(row)
}

function loginAttemptOf(row: LoginAttemptRow): LoginAttempt {
  return {
    recordId: row.record_id,
    codeHash: row.code_hash,
    sentBy: row.sent_by,
    sentTo: row.sent_to,
    expiresAt: row.expires_at,
    tries: row.tries,
  }
}

export async function removeLoginAttempt(tx: Tx, tokenHash: Buffer): Promise<void> {
  await tx.run('remove-login-attempt', 'delete from login_attempt where token_hash = $1', [tokenHash])
}

export async function addSession(
  tx: Tx,
  tokenHash: Buffer,
  session: Omit<Session, 'opened'> & Browser,
): Promise<void> {
  await tx.run(
    'add-session',
    `insert into session (token_hash, record_id, csrf, opened_at, last_seen_at, previous_visit_at, browser, system)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      tokenHash,
      session.recordId,
      session.csrf,
      session.openedAt,
      session.lastSeenAt,
      session.previousVisitAt,
      session.browser ?? null,
      session.system ?? null,
    ],
  )
}

/** The session, marked as seen now. */
export async function seeSession(
  tx: Tx,
  tokenHash: Buffer,
  now: Date,
  notices: {
    readonly ofHolder: readonly NoticeCause[]
    readonly ofRecord: readonly NoticeCause[]
    readonly since: Date
  },
): Promise<(Session & WaitingForHim & { readonly hasPassword: boolean }) | undefined> {
  const [row] = await tx.run<{
    record_id: RecordId
    csrf: string
    opened_at: Date
    last_seen_at: Date
    previous_visit_at: Date | null
    unread: number
    last_unread_at: Date | null
    invitations: number
    unread_notices: number
    opened_record_id: RecordId | null
    mandate_id: string | null
    has_password: boolean
  }>(
    'see-session',
    `with visit as (
       update account a set last_visit_at = $2 from session s
        where s.token_hash = $1 and s.ended_at is null and a.record_id = s.record_id
     )
     update session s set last_seen_at = $2
       from session before
       cross join lateral (
         select count(*) as unread, max(at) as last_unread_at from emergency_access
          where record_id = before.record_id and seen_at is null and not secret) e
      where s.token_hash = $1 and s.ended_at is null and before.token_hash = s.token_hash
      returning s.record_id, s.csrf, s.opened_at, before.last_seen_at, s.previous_visit_at,
        s.opened_record_id, s.mandate_id, e.unread, e.last_unread_at,
        (select a.password_hash is not null from account a where a.record_id = s.record_id) as has_password,
        (select count(*) from invitation i
          where i.person_record_id = s.record_id and i.state = 'pending' and i.answer_by > $2) as invitations,
        (select count(*) from (
          select from notice n
           where n.record_id = coalesce(s.opened_record_id, s.record_id) and n.recipient = 'holder' and n.at > $3
             and n.cause = any(case when s.mandate_id is null then $4::text[] else $5::text[] end)
             and (s.mandate_id is null or not n.kept_from_representatives)
             and not exists (
               select from notice_reading k
                where k.record_id = n.record_id and k.notice_id = n.id
                  and k.reader = coalesce(s.mandate_id::text, 'holder')
                  and (k.read_at is not null or k.removed_at is not null))
           limit 100) u) as unread_notices`,
    [tokenHash, now, notices.since, notices.ofHolder, notices.ofRecord],
  )
  return (
    row && {
      recordId: row.record_id,
      csrf: row.csrf,
      openedAt: row.opened_at,
      lastSeenAt: row.last_seen_at,
      previousVisitAt: row.previous_visit_at,
      emergencies:
        row.last_unread_at === null ? undefined : { count: row.unread, lastAt: row.last_unread_at },
      invitations: row.invitations,
      unreadNotices: row.unread_notices,
      hasPassword: row.has_password,
      opened:
        row.opened_record_id === null || row.mandate_id === null
          ? null
          : { recordId: row.opened_record_id, mandateId: row.mandate_id },
    }
  )
}

/** Who logged in with it. */
export async function personIn(tx: Tx, tokenHash: Buffer): Promise<RecordId | undefined> {
  const [row] = await tx.run<{ record_id: RecordId }>(
    'person-in-session',
    'select record_id from session where token_hash = $1 and ended_at is null',
    [tokenHash],
  )
  return row?.record_id
}

/** From now on this session is in that record; null: in one's own. Whose session it is; undefined when there is none. */
export async function openInSession(
  tx: Tx,
  tokenHash: Buffer,
  opened: Session['opened'],
): Promise<RecordId | undefined> {
  const [row] = await tx.run<{ record_id: RecordId }>(
    'open-in-session',
    'update session set opened_record_id = $2, mandate_id = $3 where token_hash = $1 returning record_id',
    [tokenHash, opened?.recordId ?? null, opened?.mandateId ?? null],
  )
  return row?.record_id
}

export async function lastVisitOf(tx: Tx, recordId: RecordId): Promise<Date | null> {
  const [row] = await tx.run<{ at: Date | null }>(
    'last-visit',
    'select last_visit_at as at from account where record_id = $1',
    [recordId],
  )
  return row?.at ?? null
}

/** It lasted too long, or another took its place: it opens nothing any more, and what is sent from its pages is still known as its person's. */
export async function endSession(tx: Tx, tokenHash: Buffer, at: Date): Promise<void> {
  await tx.run('end-session', 'update session set ended_at = $2 where token_hash = $1', [tokenHash, at])
}

/** Whose it was; undefined when it was gone already. */
export async function removeSession(tx: Tx, tokenHash: Buffer): Promise<RecordId | undefined> {
  const [row] = await tx.run<{ record_id: RecordId }>(
    'remove-session',
    'delete from session where token_hash = $1 returning record_id',
    [tokenHash],
  )
  return row?.record_id
}
