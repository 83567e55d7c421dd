/**
 * FranceConnect+ as a way into a carnet. Who is in links it to her account, once her identity there is that of her record;
 * then it opens her carnet without a password nor a code, its two factors standing for ours. Whoever leaves for it is
 * awaited ten minutes, in the browser that left, and comes back once. Who is linked to nobody gets one answer, whether
 * she has a record or not. Spec: rules.md CON-23.
 */
import { randomUUID } from 'node:crypto'
import type { NoticeCause } from '@carnet/core/model/notice.ts'
import { type Rates, secondsToWait } from '@carnet/core/model/rate.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import { type AskedLevel, isHolder, isLevelEnough } from '@carnet/core/rules/france-connect.ts'
import { type Clock, minutesFrom } from '../../clock.ts'
import type { Log } from '../../log.ts'
import type { Database, Tx } from '../../store/database.ts'
import {
  addLink,
  addRequest,
  type FranceConnectLink,
  type FranceConnectRequest,
  keepLogOutToken,
  linkOf,
  logOutTokenOf,
  markLinkUsed,
  personLinkedTo,
  type RequestPurpose,
  removeLink,
  takeRequest,
} from '../../store/france-connect.ts'
import { identityOf } from '../../store/holders.ts'
import { transactionAcrossMerge } from '../../store/merge.ts'
import { giveNotices } from '../../store/notices.ts'
import { countInWindows, uncount } from '../../store/rates.ts'
import { closeOtherSessions } from '../../store/sessions.ts'
import { addVisit } from '../../store/traces.ts'
import {
  type Ceremony,
  type FranceConnectProvider,
  ReturnError,
  type UnbelievedReturn,
  type WhoCame,
} from './france-connect-provider.ts'
import { hashOf, newToken } from './secret-token.ts'
import { type LetIn, letIn, type Place } from './sessions.ts'
import { networkOf } from './tries.ts'

/**
 * Why a return opened nothing and changed nothing. `weak`: by too low a level. `notLinked`: to no carnet, or no longer to
 * that of the same person. `otherPerson`: who is in is not who came back. `taken`: she has another carnet, or another
 * identity, linked already.
 */
export type RefusedReturn = UnbelievedReturn | 'weak' | 'notLinked' | 'otherPerson' | 'taken'

/** Where she is to go, or why not. */
export type Departure = { readonly leaveFor: string } | { readonly refused: 'unavailable' }

export type Return =
  | { readonly entered: LetIn }
  | { readonly linked: true }
  | { readonly refused: RefusedReturn; readonly purpose: RequestPurpose }

/** What only the browser that left knows: the token of its forms, before a log-in and in a session. */
export type ReturningBrowser = {
  readonly beforeLogIn: string | undefined
  readonly session: { readonly csrf: string; readonly person: RecordId } | undefined
}

export type FranceConnect = {
  /** With which FranceConnect encrypts what it tells us. */
  publicKeys(): Promise<object>
  askToLogIn(browser: string, address: string): Promise<Departure | { readonly retryAfterSeconds: number }>
  /** Once she has proven again who she is. */
  askToLink(person: RecordId, browser: string): Promise<Departure>
  /** `query`: what FranceConnect added to our address. */
  comeBack(
    query: string,
    browser: ReturningBrowser,
    place: Place & { readonly address: string },
  ): Promise<Return>
  /** undefined: she comes in otherwise. */
  link(person: RecordId): Promise<FranceConnectLink | undefined>
  /** The same, on a page of its own: it leaves its line. */
  readLink(person: RecordId): Promise<FranceConnectLink | undefined>
  /** Wherever else she is logged in, she is out. `session`: where she is now. */
  unlink(person: RecordId, session: string): Promise<void>
  /** Where a session that it opened is ended too; undefined: it did not open this one. Asked before ours ends. */
  farewell(session: string): Promise<string | undefined>
}

/** As long as somebody may reasonably look for her telephone. */
const awaitedMinutes = 10

export function makeFranceConnect({
  database,
  clock,
  rates,
  log,
  level,
  provider,
  addresses,
}: {
  readonly database: Database
  readonly clock: Clock
  readonly rates: Rates
  readonly log: Log
  readonly level: AskedLevel
  readonly provider: FranceConnectProvider
  /** Of our own, whole; known once the portal listens. */
  readonly addresses: () => { readonly comeBack: string; readonly loggedOut: string }
}): FranceConnect {
  const noted = (error: unknown): UnbelievedReturn => {
    if (!(error instanceof ReturnError)) throw error
    log.warn('FranceConnect+ not believed', { why: error.why, code: codeOf(error.cause) })
    return error.why
  }
  const leave = async (asked: Omit<FranceConnectRequest, 'stateHash'>): Promise<Departure> => {
    const state = newToken()
    const ceremony = await database.transaction(async (tx) => {
      const expiresAt = minutesFrom(clock.now(), awaitedMinutes)
      await addRequest(tx, { ...asked, stateHash: hashOf(state) }, expiresAt)
      return ceremonyOf(tx, state)
    })
    try {
      return { leaveFor: await provider.departure(ceremony, addresses().comeBack) }
    } catch (error) {
      noted(error)
      return { refused: 'unavailable' }
    }
  }
  const judge = async (came: WhoCame, tx: Tx, person: RecordId): Promise<boolean> =>
    isHolder(came.pivot, await identityOf(tx, person))

  const logIn = (came: WhoCame, { address, ...place }: Place & { readonly address: string }) =>
    transactionAcrossMerge(database, async (tx): Promise<LetIn | 'notLinked'> => {
      const person = await personLinkedTo(tx, came.subject)
      if (person === undefined || !(await judge(came, tx, person))) return 'notLinked'
      const now = clock.now()
      await markLinkUsed(tx, person, now)
      await uncount(tx, 'franceConnectFromAddress', networkOf(address))
      const entered = await letIn(tx, person, place, now)
      await keepLogOutToken(tx, { recordId: person, tokenHash: hashOf(entered.session) }, came.idToken)
      return entered
    })

  const link = (came: WhoCame, person: RecordId) =>
    transactionAcrossMerge(database, async (tx): Promise<'linked' | 'otherPerson' | 'taken'> => {
      if (!(await judge(came, tx, person))) return 'otherPerson'
      const now = clock.now()
      if (!(await addLink(tx, person, came.subject, now))) return 'taken'
      await addVisit(tx, person, { action: 'linkFranceConnect', at: now })
      await tell(tx, person, 'franceConnectLinked', now)
      return 'linked'
    })

  return {
    publicKeys: () => provider.publicKeys(),

    async askToLogIn(browser, address) {
      const rule = rates.loginFromAddress
      const counted = await database.transaction((tx) =>
        countInWindows(tx, 'franceConnectFromAddress', networkOf(address), rule),
      )
      const retryAfterSeconds = secondsToWait(rule, counted)
      if (retryAfterSeconds !== undefined) return { retryAfterSeconds }
      return leave({ purpose: 'logIn', browserHash: hashOf(browser), recordId: null })
    },

    askToLink: (person, browser) =>
      leave({ purpose: 'link', browserHash: hashOf(browser), recordId: person }),

    async comeBack(query, browser, place) {
      const state = new URLSearchParams(query).get('state') ?? ''
      const awaited = await database.transaction(async (tx) => {
        const request = await takeRequest(tx, hashOf(state), clock.now())
        return request && { request, ceremony: ceremonyOf(tx, state) }
      })
      if (awaited === undefined) return { refused: 'expired', purpose: 'logIn' }
      const { purpose } = awaited.request
      if (!isSameBrowser(awaited.request, browser)) return { refused: 'expired', purpose }
      let came: WhoCame
      try {
        came = await provider.whoCame(`${addresses().comeBack}?${query}`, awaited.ceremony)
      } catch (error) {
        return { refused: noted(error), purpose }
      }
      if (!isLevelEnough(came.level, level)) return { refused: 'weak', purpose }
      if (awaited.request.recordId === null) {
        const entered = await logIn(came, place)
        return entered === 'notLinked' ? { refused: entered, purpose } : { entered }
      }
      const outcome = await link(came, awaited.request.recordId)
      return outcome === 'linked' ? { linked: true } : { refused: outcome, purpose }
    },

    link: (person) => database.transaction((tx) => linkOf(tx, person)),

    readLink: (person) =>
      transactionAcrossMerge(database, async (tx) => {
        await addVisit(tx, person, { action: 'readAccountSecurity', at: clock.now() })
        return linkOf(tx, person)
      }),

    unlink: (person, session) =>
      transactionAcrossMerge(database, async (tx) => {
        if (!(await removeLink(tx, person))) return
        const now = clock.now()
        await addVisit(tx, person, { action: 'unlinkFranceConnect', at: now })
        await closeOtherSessions(tx, person, hashOf(session), 'all')
        await tell(tx, person, 'franceConnectUnlinked', now)
      }),

    async farewell(session) {
      const idToken = await database.transaction((tx) => logOutTokenOf(tx, hashOf(session)))
      if (idToken === undefined) return undefined
      try {
        return await provider.farewell(idToken, { state: newToken() }, addresses().loggedOut)
      } catch (error) {
        // Ours ends all the same; its own lasts half an hour at most.
        noted(error)
        return undefined
      }
    },
  }
}

/** Each is told, however close: none stands for another. */
function tell(tx: Tx, person: RecordId, cause: NoticeCause, at: Date): Promise<void> {
  return giveNotices(tx, person, [{ to: 'holder', cause }], { actorId: randomUUID(), at })
}

/** Nobody but us makes these of a state: none is kept. */
function ceremonyOf({ keyring }: Tx, state: string): Ceremony {
  const of = (what: string) => keyring.pseudonym(`FranceConnect ${what} ${state}`).toString('base64url')
  return { state, nonce: of('nonce'), verifier: of('verifier') }
}

/** Who links is still in the session that left; who logs in, in the browser that saw the page. */
function isSameBrowser(
  { browserHash, recordId }: FranceConnectRequest,
  { beforeLogIn, session }: ReturningBrowser,
): boolean {
  if (recordId === null) return beforeLogIn !== undefined && hashOf(beforeLogIn).equals(browserHash)
  return session?.person === recordId && hashOf(session.csrf).equals(browserHash)
}

/** Of the library: never a value that it was given. */
function codeOf(cause: unknown): string {
  const { code, error } = (cause ?? {}) as { readonly code?: unknown; readonly error?: unknown }
  return [error, code].filter((each) => typeof each === 'string').join(' ') || 'none'
}
