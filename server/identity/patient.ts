/**
 * The patient at the door of his carnet: password, then a one-time code, then a session.
 * CON-23: 6 digits, 10 minutes, 5 tries. Sessions: 15 minutes idle, 12 hours at most (people.md §2).
 * Whatever is wrong, the answer is the same and takes the same time: nothing tells whether an account exists.
 * Wrong passwords are counted for the login, and for the address they come from. Who tries the login of another does not
 * lock him out: a device where he once logged in is counted by itself (OWASP, « device cookies »).
 * A log-in from a device where he never had logged in is told to him.
 * Who came in, chose a record and left stands in his history, in the same transaction (TRA-05).
 */
import { createHash, randomBytes, randomInt, randomUUID, timingSafeEqual } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { browserIn } from '@carnet/core/model/browser.ts'
import type { PatientCaller } from '@carnet/core/model/caller.ts'
import { type Rates, secondsToWait } from '@carnet/core/model/rate.ts'
import type { ClosedRecord, RecordId, Suspension } from '@carnet/core/model/record.ts'
import { isOffered } from '@carnet/core/rules/mandates.ts'
import type { RuleSettings } from '@carnet/core/rules/settings.ts'
import type { Clock } from '../clock.ts'
import type { Outbox } from '../outbox.ts'
import {
  accountOf,
  addLoginAttempt,
  addSession,
  endSession,
  findAccount,
  findLoginAttempt,
  type LoginAttempt,
  lastVisitOf,
  openInSession,
  personIn,
  removeLoginAttempt,
  removeSession,
  type Session,
  seeSession,
  tryLoginAttempt,
  type UnreadEmergencies,
} from '../store/accounts.ts'
import type { Database, Tx } from '../store/database.ts'
import { holderOf } from '../store/holders.ts'
import { mandatesOfPerson } from '../store/mandates.ts'
import { transactionAcrossMerge } from '../store/merge.ts'
import { giveNotices } from '../store/notices.ts'
import { type CountedAct, countInWindows, forgetCount, uncount } from '../store/rates.ts'
import {
  closeOtherSessions,
  type OpenSessionSummary,
  type OpenSince,
  openSessionsOf,
} from '../store/sessions.ts'
import { addVisit } from '../store/traces.ts'
import { hashOfNoPassword, isPassword } from './password.ts'

export const codeMinutes = 10
const codeTriesMax = 5
const idleMinutes = 15
const sessionHours = 12
/** A tablet of the family: it is known to each of those who log in on it. */
const personsOfDeviceMax = 6

export type SentCode = { readonly sentBy: 'email' | 'sms'; readonly sentTo: string }

export type CodeAnswer =
  /** `device`: tells, at the next log-in, that the holder has been here before, and others with him. */
  | { readonly session: string; readonly device: string }
  | { readonly refused: 'wrong'; readonly triesLeft: number }
  | { readonly refused: 'expired' | 'exhausted' }

type Origin = { readonly address: string; readonly device: string | undefined }

type Place = {
  readonly device: string | undefined
  /** What the browser says of itself. */
  readonly userAgent: string | undefined
  /** That was open there: this one takes its place. */
  readonly session: string | undefined
}

export type Doorkeeper = {
  /** A token for the page of the code, and in demonstration the code itself. */
  enterPassword(
    login: string,
    password: string,
    from: Origin,
  ): Promise<
    | { readonly attempt: string; readonly code: string }
    | { readonly refused: 'mismatch' }
    | { readonly refused: 'tooManyTries'; readonly retryAfterSeconds: number }
  >
  /** Where the code of this attempt went; undefined when the attempt is over. */
  attempt(attempt: string): Promise<SentCode | undefined>
  enterCode(attempt: string, code: string, place: Place): Promise<CodeAnswer>
  session(token: string): Promise<OpenSession | undefined>
  /** Asked again, before what cannot be left to whoever finds a session open. Counted as a try of the log-in. */
  confirmPassword(
    person: RecordId,
    password: string,
    from: Origin,
  ): Promise<'right' | 'wrong' | { readonly retryAfterSeconds: number }>
  /** From now on this session is in that record; null: in one's own. Who may, server/actions/helped-persons.ts says. */
  open(token: string, opened: Session['opened']): Promise<void>
  leave(token: string): Promise<void>
  /** Where the person who logged in with this one is logged in, this one first. */
  openSessions(token: string): Promise<readonly OpenSessionSummary[]>
  /** Another of hers, or all the others. */
  closeOthers(token: string, which: string | 'all'): Promise<void>
}

export type OpenSession = {
  readonly caller: PatientCaller
  /** Of the person who logged in, whatever the record that is open. */
  readonly own: { readonly recordId: RecordId; readonly name: string }
  /** He has the choice between several records. */
  readonly mayChoose: boolean
  readonly holderName: string
  /** The record is an archive: of it one page is left, where it is opened again (LIF-16). */
  readonly closed: ClosedRecord | undefined
  /** Suspended by the Assurance Maladie: nothing of it opens (LIF-17). */
  readonly suspended: Suspension | undefined
  readonly csrf: string
  /** When the holder was last here, before this session. */
  readonly previousVisitAt: Date | null
  readonly emergencies: UnreadEmergencies | undefined
  /** Those that wait for an answer of the person who logged in. */
  readonly invitations: number
}

type People = {
  readonly database: Database
  readonly clock: Clock
  readonly outbox: Outbox
  readonly rates: Rates
  /** As they stand at each act: they change with the regime. */
  readonly law: { readonly settings: RuleSettings }
}

export function makeDoorkeeper({ database, clock, outbox, rates, law }: People): Doorkeeper {
  // Compared against when there is no such account, so that its absence takes as long.
  const nobody = hashOfNoPassword()

  return {
    async enterPassword(login, password, from) {
      const now = clock.now()
      const { account, counted, wait } = await database.transaction(async (tx) => {
        const found = await findAccount(tx, login)
        const counters = countersOf(tx, { login, recordId: found?.recordId, ...from })
        return { account: found, counted: counters, wait: await countTry(tx, counters, rates) }
      })
      if (wait !== undefined) return { refused: 'tooManyTries', retryAfterSeconds: wait }
      const right = await isPassword(password, account?.passwordHash ?? nobody)
      if (account === undefined || !right) return { refused: 'mismatch' }
      const attempt = newToken()
      const code = String(randomInt(1_000_000)).padStart(6, '0')
      const sentBy = account.email === null ? 'sms' : 'email'
      const to = account.email ?? account.phone ?? ''
      await database.transaction(async (tx) => {
        await forgiveTry(tx, counted)
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

    enterCode: (attempt, code, { device, userAgent, session: former }) =>
      transactionAcrossMerge(database, async (tx): Promise<CodeAnswer> => {
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
        const { recordId } = found
        await addVisit(tx, recordId, { action: 'connect', at: now })
        if (former !== undefined) await endSession(tx, hashOf(former), now)
        const [mine] = deviceFor(tx, recordId, device)
        if (mine === undefined)
          // Each of them is told, however close: none stands for another.
          await giveNotices(tx, recordId, [{ to: 'holder', cause: 'newDevice' }], {
            actorId: randomUUID(),
            at: now,
          })
        return {
          session: await openSession(tx, recordId, { now, userAgent }),
          device: renewedDevice(tx, recordId, device),
        }
      }),

    session: (token) =>
      database.transaction(async (tx) => {
        const now = clock.now()
        const tokenHash = hashOf(token)
        const session = await seeSession(tx, tokenHash, now)
        if (session === undefined) return undefined
        const { openedAfter, seenAfter } = openSince(now)
        if (session.lastSeenAt <= seenAfter || session.openedAt <= openedAfter) {
          await endSession(tx, tokenHash, now)
          return undefined
        }
        const { patient, name, closed, suspended } = await holderOf(tx, session.recordId)
        const own = { recordId: session.recordId, name }
        const mandates = (await mandatesOfPerson(tx, session.recordId)).filter(
          // One that ended while the record was open stays, for `decide` to say it.
          (each) =>
            (each.closed === undefined && each.suspended === undefined) ||
            isOffered(each, each, law.settings, now),
        )
        const mandate = mandates.find(({ id }) => id === session.opened?.mandateId)
        const common = {
          own,
          csrf: session.csrf,
          mayChoose: mandates.length > 0,
          // Who closed his own record helps nobody new.
          invitations: closed === undefined ? session.invitations : 0,
        }
        if (mandate !== undefined)
          return {
            ...common,
            // Whether the mandate still stands, `decide` says at each act.
            caller: {
              kind: 'patient',
              patient: mandate.patient,
              delegate: {
                mandateId: mandate.id,
                kind: mandate.kind,
                name,
                ...(mandate.mayWrite && { mayWrite: true }),
              },
            },
            holderName: mandate.holderName,
            closed: mandate.closed,
            suspended: mandate.suspended,
            previousVisitAt: null,
            // They are the holder's to read (EMG-07).
            emergencies: undefined,
          }
        return {
          ...common,
          caller: { kind: 'patient', patient },
          holderName: name,
          closed,
          suspended,
          previousVisitAt: session.previousVisitAt,
          emergencies: session.emergencies,
        }
      }),

    async confirmPassword(person, password, from) {
      const { account, counted, wait } = await database.transaction(async (tx) => {
        const account = await accountOf(tx, person)
        const counted = countersOf(tx, { login: account.login, recordId: person, ...from })
        return { account, counted, wait: await countTry(tx, counted, rates) }
      })
      if (wait !== undefined) return { retryAfterSeconds: wait }
      if (!(await isPassword(password, account.passwordHash))) return 'wrong'
      await database.transaction((tx) => forgiveTry(tx, counted))
      return 'right'
    },

    open: (token, opened) =>
      transactionAcrossMerge(database, async (tx) => {
        const person = await openInSession(tx, hashOf(token), opened)
        if (person !== undefined) await addVisit(tx, person, { action: 'chooseRecord', at: clock.now() })
      }),

    leave: (token) =>
      transactionAcrossMerge(database, async (tx) => {
        const person = await removeSession(tx, hashOf(token))
        if (person !== undefined) await addVisit(tx, person, { action: 'disconnect', at: clock.now() })
      }),

    openSessions: (token) =>
      transactionAcrossMerge(database, async (tx) => {
        const now = clock.now()
        const present = hashOf(token)
        const person = await personIn(tx, present)
        if (person === undefined) return []
        await addVisit(tx, person, { action: 'listSessions', at: now })
        return openSessionsOf(tx, person, present, openSince(now))
      }),

    closeOthers: (token, which) =>
      transactionAcrossMerge(database, async (tx) => {
        const present = hashOf(token)
        const person = await personIn(tx, present)
        if (person === undefined) return
        const closed = await closeOtherSessions(tx, person, present, which)
        if (closed > 0) await addVisit(tx, person, { action: 'closeSessions', at: clock.now() })
      }),
  }
}

/** A session opened or seen last before these has ended by itself. */
function openSince(now: Date): OpenSince {
  return { openedAfter: minutesFrom(now, -sessionHours * 60), seenAfter: minutesFrom(now, -idleMinutes) }
}

type Counter = { readonly act: Extract<CountedAct, `login${string}`>; readonly subject: string }

/** A device that the holder has used answers for itself; all others share what the login and the address have left. */
function countersOf(
  tx: Tx,
  from: {
    readonly login: string
    readonly recordId: RecordId | undefined
    readonly address: string
    readonly device: string | undefined
  },
): readonly Counter[] {
  const { login, recordId, address, device } = from
  const [mine] = recordId === undefined ? [] : deviceFor(tx, recordId, device)
  if (mine !== undefined) return [{ act: 'loginFromDevice', subject: mine }]
  return [
    { act: 'loginFromAddress', subject: networkOf(address) },
    { act: 'login', subject: login },
  ]
}

/** One try, before the password is looked at: of many at once, none escapes. Seconds to wait when it is one too many. */
async function countTry(tx: Tx, counters: readonly Counter[], rates: Rates): Promise<number | undefined> {
  for (const { act, subject } of counters) {
    const rule = act === 'loginFromAddress' ? rates.loginFromAddress : rates.login
    const wait = secondsToWait(rule, await countInWindows(tx, act, subject, rule))
    // An address that has had its share counts no more against the logins that it tries.
    if (wait !== undefined) return wait
  }
  return undefined
}

/** The password was right: the try is none, and the holder begins again from nothing. */
async function forgiveTry(tx: Tx, counters: readonly Counter[]): Promise<void> {
  for (const { act, subject } of counters)
    await (act === 'loginFromAddress' ? uncount(tx, act, subject) : forgetCount(tx, act, subject))
}

/** Whoever has an IPv6 address has 2^64 of them. */
function networkOf(address: string): string {
  return isIPv6(address) && !address.includes('.') ? address.split(':').slice(0, 4).join(':') : address
}

/**
 * The cookie of a device names it to each of those who logged in there: `<name>.<seal>`, one after the other with `~`
 * between. A name is one person's: two of them do not tell that they share it. This answers that of one person, then
 * those of the others.
 */
function deviceFor(
  tx: Tx,
  recordId: RecordId,
  device: string | undefined,
): readonly [mine: string | undefined, ...others: string[]] {
  const names = device?.split('~').slice(0, personsOfDeviceMax) ?? []
  const mine = names.find((each) => isDeviceOf(tx, recordId, each))
  return [mine, ...names.filter((each) => each !== mine)]
}

/** With a new name for him at each log-in. */
function renewedDevice(tx: Tx, recordId: RecordId, device: string | undefined): string {
  const [, ...others] = deviceFor(tx, recordId, device)
  const name = newToken()
  return [`${name}.${deviceSeal(tx, recordId, name)}`, ...others].slice(0, personsOfDeviceMax).join('~')
}

function isDeviceOf(tx: Tx, recordId: RecordId, device: string): boolean {
  const [name = '', seal = ''] = device.split('.')
  const expected = deviceSeal(tx, recordId, name)
  return seal.length === expected.length && timingSafeEqual(Buffer.from(seal), Buffer.from(expected))
}

function deviceSeal({ keyring }: Tx, recordId: RecordId, name: string): string {
  return keyring.pseudonym(`device ${recordId} ${name}`).toString('base64url')
}

function isOver(attempt: LoginAttempt, now: Date): boolean {
  return attempt.expiresAt <= now || attempt.tries >= codeTriesMax
}

async function openSession(
  tx: Tx,
  recordId: RecordId,
  { now, userAgent }: { readonly now: Date; readonly userAgent: string | undefined },
): Promise<string> {
  const token = newToken()
  await addSession(tx, hashOf(token), {
    recordId,
    csrf: newToken(),
    openedAt: now,
    lastSeenAt: now,
    previousVisitAt: await lastVisitOf(tx, recordId),
    ...browserIn(userAgent),
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
