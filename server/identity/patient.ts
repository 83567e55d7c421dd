/**
 * The patient at the door of his carnet: password, then a one-time code, then a session.
 * CON-23: 6 digits, 10 minutes, 5 tries. Sessions: 15 minutes idle, 12 hours at most (people.md §2).
 * Whatever is wrong, the answer is the same and takes the same time: nothing tells whether an account exists.
 */
import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import type { PatientCaller } from '@carnet/core/model/caller.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Clock } from '../clock.ts'
import type { Outbox } from '../outbox.ts'
import {
  type Account,
  addLoginAttempt,
  addSession,
  countFailure,
  findAccount,
  findLoginAttempt,
  type LoginAttempt,
  lastVisitOf,
  removeLoginAttempt,
  removeSession,
  seeSession,
  tryLoginAttempt,
} from '../store/accounts.ts'
import type { Database, Tx } from '../store/database.ts'
import { holderOf } from '../store/records.ts'
import { hashPassword, isPassword } from './password.ts'

export const codeMinutes = 10
const codeTriesMax = 5
const failuresMax = 5
const lockMinutes = 15
const idleMinutes = 15
const sessionHours = 12

export type SentCode = { readonly sentBy: 'email' | 'sms'; readonly sentTo: string }

export type CodeAnswer =
  | { readonly session: string }
  | { readonly refused: 'wrong'; readonly triesLeft: number }
  | { readonly refused: 'expired' | 'exhausted' }

export type Doorkeeper = {
  /** A token for the page of the code, and in demonstration the code itself. */
  enterPassword(
    login: string,
    password: string,
  ): Promise<{ readonly attempt: string; readonly code: string } | { readonly refused: 'mismatch' }>
  /** Where the code of this attempt went; undefined when the attempt is over. */
  attempt(attempt: string): Promise<SentCode | undefined>
  enterCode(attempt: string, code: string): Promise<CodeAnswer>
  session(token: string): Promise<OpenSession | undefined>
  leave(token: string): Promise<void>
}

export type OpenSession = {
  readonly caller: PatientCaller
  readonly holderName: string
  readonly csrf: string
  /** When the holder was last here, before this session. */
  readonly previousVisitAt: Date | null
}

type People = { readonly database: Database; readonly clock: Clock; readonly outbox: Outbox }

export function makeDoorkeeper({ database, clock, outbox }: People): Doorkeeper {
  // Compared against when there is no such account, so that its absence takes as long.
  const nobody = hashPassword(randomBytes(16).toString('hex'))

  return {
    async enterPassword(login, password) {
      const now = clock.now()
      const account = await database.transaction((tx) => findAccount(tx, login))
      const right = await isPassword(password, account?.passwordHash ?? (await nobody))
      if (account === undefined || isLocked(account, now)) return { refused: 'mismatch' }
      if (!right) {
        await database.transaction((tx) => countWrongPassword(tx, account, now))
        return { refused: 'mismatch' }
      }
      const attempt = newToken()
      const code = String(randomInt(1_000_000)).padStart(6, '0')
      const sentBy = account.email === null ? 'sms' : 'email'
      const to = account.email ?? account.phone ?? ''
      await database.transaction(async (tx) => {
        await countFailure(tx, account.recordId, 0, null)
        await addLoginAttempt(tx, hashOf(attempt), {
          recordId: account.recordId,
          codeHash: hashOf(`${attempt}${code}`),
          sentBy,
          sentTo: masked(to),
          expiresAt: minutesFrom(now, codeMinutes),
          tries: 0,
        })
      })
      await outbox.send({
        channel: sentBy,
        to,
        subject: 'Votre code de connexion',
        text: `Votre code est ${code}. Il est valable ${codeMinutes} minutes. Ne le donnez à personne.`,
        at: now,
      })
      return { attempt, code }
    },

    attempt: (attempt) =>
      database.transaction(async (tx) => {
        const found = await findLoginAttempt(tx, hashOf(attempt))
        return found && !isOver(found, clock.now())
          ? { sentBy: found.sentBy, sentTo: found.sentTo }
          : undefined
      }),

    enterCode: (attempt, code) =>
      database.transaction(async (tx): Promise<CodeAnswer> => {
        const now = clock.now()
        const tokenHash = hashOf(attempt)
        const found = await tryLoginAttempt(tx, tokenHash)
        if (found === undefined || found.expiresAt <= now) return { refused: 'expired' }
        if (found.tries > codeTriesMax) return { refused: 'exhausted' }
        if (!timingSafeEqual(hashOf(`${attempt}${code.replace(/\s/g, '')}`), found.codeHash)) {
          const triesLeft = codeTriesMax - found.tries
          return triesLeft > 0 ? { refused: 'wrong', triesLeft } : { refused: 'exhausted' }
        }
        await removeLoginAttempt(tx, tokenHash)
        return { session: await openSession(tx, found.recordId, now) }
      }),

    session: (token) =>
      database.transaction(async (tx) => {
        const now = clock.now()
        const tokenHash = hashOf(token)
        const session = await seeSession(tx, tokenHash, now)
        if (session === undefined) return undefined
        const end = Math.min(
          minutesFrom(session.lastSeenAt, idleMinutes).getTime(),
          minutesFrom(session.openedAt, sessionHours * 60).getTime(),
        )
        if (now.getTime() >= end) {
          await removeSession(tx, tokenHash)
          return undefined
        }
        const { patient, name } = await holderOf(tx, session.recordId)
        return {
          caller: { kind: 'patient', patient },
          holderName: name,
          csrf: session.csrf,
          previousVisitAt: session.previousVisitAt,
        }
      }),

    leave: (token) => database.transaction((tx) => removeSession(tx, hashOf(token))),
  }
}

function isLocked({ lockedUntil }: Account, now: Date): boolean {
  return lockedUntil !== null && lockedUntil > now
}

async function countWrongPassword(tx: Tx, account: Account, now: Date): Promise<void> {
  const failures = account.failures + 1
  if (failures < failuresMax) await countFailure(tx, account.recordId, failures, null)
  else await countFailure(tx, account.recordId, 0, minutesFrom(now, lockMinutes))
}

function isOver(attempt: LoginAttempt, now: Date): boolean {
  return attempt.expiresAt <= now || attempt.tries >= codeTriesMax
}

async function openSession(tx: Tx, recordId: RecordId, now: Date): Promise<string> {
  const token = newToken()
  await addSession(tx, hashOf(token), {
    recordId,
    csrf: newToken(),
    openedAt: now,
    lastSeenAt: now,
    previousVisitAt: await lastVisitOf(tx, recordId),
  })
  return token
}

/** `a•••@exemple.fr`, `06 •• •• •• 12`: enough to know where to look. */
function masked(to: string): string {
  const [name, domain] = to.split('@')
  if (domain !== undefined) return `${name?.slice(0, 1)}•••@${domain}`
  const digits = to.replace(/\D/g, '')
  return `${digits.slice(0, 2)} •• •• •• ${digits.slice(-2)}`
}

function minutesFrom(moment: Date, minutes: number): Date {
  return new Date(moment.getTime() + minutes * 60_000)
}

function newToken(): string {
  return randomBytes(32).toString('base64url')
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
