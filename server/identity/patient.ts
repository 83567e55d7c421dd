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
  addLoginAttempt,
  addSession,
  countFailure,
  findAccount,
  lastVisitOf,
  removeLoginAttempt,
  removeSession,
  seeSession,
  tryLoginAttempt,
} from '../store/accounts.ts'
import type { Database } from '../store/database.ts'
import { patientOf } from '../store/records.ts'
import { hashPassword, isPassword } from './password.ts'

const codeMinutes = 10
const codeTriesMax = 5
const failuresMax = 5
const lockMinutes = 15
const idleMinutes = 15
const sessionHours = 12

export type Doorkeeper = {
  /** A token for the code page; given even when nothing will open it. */
  enterPassword(login: string, password: string): Promise<{ attempt: string } | { refused: 'wrong' }>
  enterCode(
    attempt: string,
    code: string,
  ): Promise<{ session: string } | { refused: 'wrong'; triesLeft: number } | { refused: 'expired' }>
  session(token: string): Promise<OpenSession | undefined>
  leave(token: string): Promise<void>
}

export type OpenSession = {
  readonly caller: PatientCaller
  readonly csrf: string
  /** When the holder was last here, before this session. */
  readonly previousVisitAt: Date | null
}

type People = { readonly database: Database; readonly clock: Clock; readonly outbox: Outbox }

export function makeDoorkeeper({ database, clock, outbox }: People): Doorkeeper {
  // Compared against when there is no such account, so that its absence takes as long.
  const nobody = hashPassword(randomBytes(16).toString('hex'))
  const minutesFrom = (moment: Date, minutes: number) => new Date(moment.getTime() + minutes * 60_000)

  return {
    async enterPassword(login, password) {
      const now = clock.now()
      const account = await database.transaction((tx) => findAccount(tx, login))
      const right = await isPassword(password, account?.passwordHash ?? (await nobody))
      const locked = account?.lockedUntil != null && account.lockedUntil > now
      if (account === undefined || locked) return { refused: 'wrong' }
      if (!right) {
        const failures = account.failures + 1
        const locked = failures >= failuresMax
        await database.transaction((tx) =>
          countFailure(
            tx,
            account.recordId,
            locked ? 0 : failures,
            locked ? minutesFrom(now, lockMinutes) : null,
          ),
        )
        return { refused: 'wrong' }
      }
      const attempt = newToken()
      const code = String(randomInt(1_000_000)).padStart(6, '0')
      await database.transaction(async (tx) => {
        await countFailure(tx, account.recordId, 0, null)
        await addLoginAttempt(tx, hashOf(attempt), {
          recordId: account.recordId,
          codeHash: hashOf(`${attempt}${code}`),
          expiresAt: minutesFrom(now, codeMinutes),
          tries: 0,
        })
      })
      const channel = account.email === null ? 'sms' : 'email'
      await outbox.send({
        channel,
        to: account.email ?? account.phone ?? '',
        subject: 'Votre code de connexion',
        text: `Votre code est ${code}. Il est valable ${codeMinutes} minutes. Ne le donnez à personne.`,
        at: now,
      })
      return { attempt }
    },

    async enterCode(attempt, code) {
      const now = clock.now()
      return database.transaction(async (tx) => {
        const tokenHash = hashOf(attempt)
        const found = await tryLoginAttempt(tx, tokenHash)
        if (found === undefined || found.expiresAt < now || found.tries > codeTriesMax)
          return { refused: 'expired' }
        if (!timingSafeEqual(hashOf(`${attempt}${code.replace(/\s/g, '')}`), found.codeHash))
          return { refused: 'wrong', triesLeft: codeTriesMax - found.tries }
        await removeLoginAttempt(tx, tokenHash)
        return { session: await openSession(tx, found.recordId, now) }
      })
    },

    async session(token) {
      const now = clock.now()
      return database.transaction(async (tx) => {
        const tokenHash = hashOf(token)
        const session = await seeSession(tx, tokenHash, now)
        if (session === undefined) return undefined
        if (
          minutesFrom(session.lastSeenAt, idleMinutes) < now ||
          minutesFrom(session.openedAt, sessionHours * 60) < now
        ) {
          await removeSession(tx, tokenHash)
          return undefined
        }
        const patient = await patientOf(tx, session.recordId)
        return {
          caller: { kind: 'patient', patient },
          csrf: session.csrf,
          previousVisitAt: session.previousVisitAt,
        }
      })
    },

    leave: (token) => database.transaction((tx) => removeSession(tx, hashOf(token))),
  }
}

async function openSession(
  tx: Parameters<typeof addSession>[0],
  recordId: RecordId,
  now: Date,
): Promise<string> {
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

function newToken(): string {
  return randomBytes(32).toString('base64url')
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
