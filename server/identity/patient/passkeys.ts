/**
 * Passkeys: a person comes in by her finger, her face or the code of her device, without typing who she is.
 * A challenge waits five minutes in the browser that asked for it, and serves once. An unknown passkey is judged as a
 * known one, against a key that nobody has: same words, same time.
 */
import { generateKeyPairSync, randomUUID } from 'node:crypto'
import type { NoticeCause } from '@carnet/core/model/notice.ts'
import { type Rates, secondsToWait } from '@carnet/core/model/rate.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import { mayRemovePasskey, passkeysMax } from '@carnet/core/rules/passkeys.ts'
import type { Clock } from '../../clock.ts'
import { accountDetailsOf, accountOf, channelsOf } from '../../store/accounts.ts'
import type { Database, Tx } from '../../store/database.ts'
import { holderOf } from '../../store/holders.ts'
import { transactionAcrossMerge } from '../../store/merge.ts'
import { giveNotices } from '../../store/notices.ts'
import {
  addPasskey,
  findPasskey,
  markPasskeyUsed,
  type Passkey,
  type PasskeySummary,
  passkeySummaries,
  passkeysOf,
  removePasskey,
  renamePasskey,
} from '../../store/passkeys.ts'
import { countInWindows, uncount } from '../../store/rates.ts'
import { closeOtherSessions } from '../../store/sessions.ts'
import { addVisit } from '../../store/traces.ts'
import {
  type Answer,
  askToCreate,
  askToSign,
  type CreationOptions,
  claimedBy,
  createdPasskey,
  type RelyingParty,
  type RequestOptions,
  usedPasskey,
} from './passkey-ceremony.ts'
import { accountNameOf, awaitAnswer, takeAnswer, userHandleOf } from './passkey-challenges.ts'
import { hashOf } from './secret-token.ts'
import { type LetIn, letIn, type Place } from './sessions.ts'
import { networkOf } from './tries.ts'

/** `browser`: the token of its forms. An answer given in another is none. */
export type Passkeys = {
  /** The only host at whose pages passkeys answer; undefined: the portal has none. */
  host(): string | undefined
  /** Of whoever presents herself at this network address. */
  askToLogIn(
    browser: string,
    address: string,
  ): Promise<RequestOptions | { readonly retryAfterSeconds: number }>
  /** undefined: who she is was not proven. */
  logIn(
    answer: string,
    browser: string,
    place: Place & { readonly address: string },
  ): Promise<LetIn | undefined>
  /** Of her who is in, before what cannot be left to whoever finds a session open. `browser`: what the page that asks knows. */
  askAgain(person: RecordId, browser: string): Promise<RequestOptions>
  proveAgain(person: RecordId, answer: string, browser: string): Promise<boolean>
  list(person: RecordId): Promise<readonly PasskeySummary[]>
  /** Once she has proven again who she is. */
  askToAdd(person: RecordId, browser: string): Promise<CreationOptions>
  add(
    person: RecordId,
    asked: { readonly answer: string; readonly browser: string; readonly name: string },
  ): Promise<'added' | 'tooMany' | 'refused'>
  rename(person: RecordId, id: string, name: string): Promise<void>
  /** Wherever else she is logged in, she is out: the device may be lost. `session`: where she is now. `last`: her only way in. */
  remove(person: RecordId, id: string, session: string): Promise<'removed' | 'unknown' | 'last'>
}

export function makePasskeys({
  database,
  clock,
  rates,
  relyingParty,
}: {
  readonly database: Database
  readonly clock: Clock
  readonly rates: Rates
  /** Known once the portal listens. */
  readonly relyingParty: () => RelyingParty | undefined
}): Passkeys {
  const nobodys = keyOfNobody()
  const party = () => {
    const known = relyingParty()
    if (known === undefined) throw new Error('the portal has no public name: no passkey is asked for')
    return known
  }
  /**
   * Whose passkey gave this answer; undefined: nobody's, or it was not verified that it is her. An authenticator that is
   * told which passkeys may answer need not say whose they are.
   */
  const ownerProvenBy = async (
    tx: Tx,
    answer: Answer,
    { named, at }: { readonly named: 'always' | 'ifSaid'; readonly at: Date },
  ): Promise<RecordId | undefined> => {
    const { credentialId, userHandle } = claimedBy(answer)
    const found = await findPasskey(tx, credentialId)
    const used = await usedPasskey(party(), answer, found ?? { ...nobodys, credentialId })
    if (found === undefined || used === undefined) return undefined
    if (userHandle === undefined ? named === 'always' : !userHandle.equals(found.userHandle)) return undefined
    await markPasskeyUsed(tx, credentialId, { ...used, at })
    return found.recordId
  }

  return {
    host: () => relyingParty()?.id,

    askToLogIn: (browser, address) =>
      database.transaction(async (tx) => {
        const rule = rates.loginFromAddress
        const counted = await countInWindows(tx, 'passkeyFromAddress', networkOf(address), rule)
        const retryAfterSeconds = secondsToWait(rule, counted)
        if (retryAfterSeconds !== undefined) return { retryAfterSeconds }
        const options = await askToSign(party())
        await awaitAnswer(tx, options.challenge, { purpose: 'logIn', browser, recordId: null }, clock.now())
        return options
      }),

    logIn: (text, browser, { address, ...place }) =>
      transactionAcrossMerge(database, async (tx) => {
        const now = clock.now()
        const answer = await takeAnswer(tx, text, { purpose: 'logIn', browser, recordId: null }, now)
        const person = answer && (await ownerProvenBy(tx, answer, { named: 'always', at: now }))
        if (person === undefined) return undefined
        await uncount(tx, 'passkeyFromAddress', networkOf(address))
        return letIn(tx, person, place, now)
      }),

    askAgain: (person, browser) =>
      database.transaction(async (tx) => {
        const options = await askToSign(party(), await passkeysOf(tx, person))
        const asked = { purpose: 'proveAgain', browser, recordId: person } as const
        await awaitAnswer(tx, options.challenge, asked, clock.now())
        return options
      }),

    proveAgain: (person, text, browser) =>
      transactionAcrossMerge(database, async (tx) => {
        const now = clock.now()
        const asked = { purpose: 'proveAgain', browser, recordId: person } as const
        const answer = await takeAnswer(tx, text, asked, now)
        const owner = answer && (await ownerProvenBy(tx, answer, { named: 'ifSaid', at: now }))
        return owner === person
      }),

    list: (person) =>
      transactionAcrossMerge(database, async (tx) => {
        await addVisit(tx, person, { action: 'readAccountSecurity', at: clock.now() })
        return passkeySummaries(tx, person)
      }),

    askToAdd: (person, browser) =>
      database.transaction(async (tx) => {
        const known = await passkeysOf(tx, person)
        const account = accountNameOf((await accountDetailsOf(tx, person))!)
        const { name } = await holderOf(tx, person)
        const userHandle = userHandleOf(tx, person, known)
        const options = await askToCreate(party(), { userHandle, account, name, known })
        const asked = { purpose: 'add', browser, recordId: person } as const
        await awaitAnswer(tx, options.challenge, asked, clock.now())
        return options
      }),

    add: (person, { answer: text, browser, name }) =>
      transactionAcrossMerge(database, async (tx) => {
        const now = clock.now()
        const answer = await takeAnswer(tx, text, { purpose: 'add', browser, recordId: person }, now)
        const created = answer && (await createdPasskey(party(), answer))
        if (created === undefined) return 'refused'
        const known = await passkeysOf(tx, person)
        if (known.length >= passkeysMax) return 'tooMany'
        const userHandle = userHandleOf(tx, person, known)
        const passkey = { ...created, recordId: person, userHandle, name, createdAt: now }
        if (!(await addPasskey(tx, passkey))) return 'refused'
        await addVisit(tx, person, { action: 'addPasskey', at: now })
        await tell(tx, person, 'passkeyAdded', now)
        return 'added'
      }),

    rename: (person, id, name) =>
      transactionAcrossMerge(database, async (tx) => {
        if (await renamePasskey(tx, person, id, name))
          await addVisit(tx, person, { action: 'renamePasskey', at: clock.now() })
      }),

    remove: (person, id, session) =>
      transactionAcrossMerge(database, async (tx) => {
        // Of two removals at once, the second counts after the first.
        await channelsOf(tx, person)
        const known = await passkeysOf(tx, person)
        const { passwordHash } = await accountOf(tx, person)
        if (!mayRemovePasskey({ hasPassword: passwordHash !== null, passkeys: known.length })) return 'last'
        if (!(await removePasskey(tx, person, id))) return 'unknown'
        const now = clock.now()
        await addVisit(tx, person, { action: 'removePasskey', at: now })
        await closeOtherSessions(tx, person, hashOf(session), 'all')
        await tell(tx, person, 'passkeyRemoved', now)
        return 'removed'
      }),
  }
}

/** Each is told, however close: none stands for another. */
function tell(tx: Tx, person: RecordId, cause: NoticeCause, at: Date): Promise<void> {
  return giveNotices(tx, person, [{ to: 'holder', cause }], { actorId: randomUUID(), at })
}

/** A public key on P-256 in COSE (RFC 9053 §7.1.1) whose private half is thrown away. */
function keyOfNobody(): Pick<Passkey, 'publicKey' | 'counter'> {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const cose = ['a5010203262001215820', Buffer.from(x, 'base64url'), '225820', Buffer.from(y, 'base64url')]
  return {
    publicKey: Buffer.concat(
      cose.map((part) => (typeof part === 'string' ? Buffer.from(part, 'hex') : part)),
    ),
    counter: 0,
  }
}
