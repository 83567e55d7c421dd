/**
 * Passkeys: a person comes in by her finger, her face or the code of her device, without typing who she is.
 * A challenge waits five minutes in the browser that asked for it, and serves once. An unknown passkey is judged as a
 * known one, against a key that nobody has: same words, same time.
 */
import { generateKeyPairSync, randomUUID } from 'node:crypto'
import type { NoticeCause } from '@carnet/core/model/notice.ts'
import { type Rates, secondsToWait } from '@carnet/core/model/rate.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import { passkeysMax } from '@carnet/core/rules/passkeys.ts'
import { type Clock, minutesFrom } from '../../clock.ts'
import { accountOf } from '../../store/accounts.ts'
import type { Database, Tx } from '../../store/database.ts'
import { holderOf } from '../../store/holders.ts'
import { transactionAcrossMerge } from '../../store/merge.ts'
import { giveNotices } from '../../store/notices.ts'
import {
  addChallenge,
  addPasskey,
  type ChallengePurpose,
  findPasskey,
  markPasskeyUsed,
  type Passkey,
  type PasskeySummary,
  passkeySummaries,
  passkeysOf,
  removePasskey,
  renamePasskey,
  takeChallenge,
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
  readAnswer,
  usedPasskey,
} from './passkey-ceremony.ts'
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
  list(person: RecordId): Promise<readonly PasskeySummary[]>
  /** Once she has proven again who she is. */
  askToAdd(person: RecordId, browser: string): Promise<CreationOptions>
  add(
    person: RecordId,
    asked: { readonly answer: string; readonly browser: string; readonly name: string },
  ): Promise<'added' | 'tooMany' | 'refused'>
  rename(person: RecordId, id: string, name: string): Promise<void>
  /** Wherever else she is logged in, she is out: the device may be lost. `session`: where she is now. */
  remove(person: RecordId, id: string, session: string): Promise<void>
}

const challengeMinutes = 5

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
  const wait = (
    tx: Tx,
    challenge: string,
    asked: {
      readonly purpose: ChallengePurpose
      readonly browser: string
      readonly recordId: RecordId | null
    },
  ) => {
    const { purpose, browser, recordId } = asked
    return addChallenge(tx, {
      hash: hashOf(challenge),
      purpose,
      browserHash: hashOf(browser),
      recordId,
      expiresAt: minutesFrom(clock.now(), challengeMinutes),
    })
  }
  /** The answer to a challenge of ours, which serves no more. */
  const taken = async (
    tx: Tx,
    text: string,
    asked: {
      readonly purpose: ChallengePurpose
      readonly browser: string
      readonly recordId: RecordId | null
    },
  ): Promise<Answer | undefined> => {
    const answer = readAnswer(text)
    if (answer === undefined) return undefined
    const { purpose, browser, recordId } = asked
    const challenge = { hash: hashOf(answer.challenge), purpose, browserHash: hashOf(browser), recordId }
    return (await takeChallenge(tx, challenge, clock.now())) ? answer : undefined
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
        await wait(tx, options.challenge, { purpose: 'logIn', browser, recordId: null })
        return options
      }),

    logIn: (text, browser, { address, ...place }) =>
      transactionAcrossMerge(database, async (tx) => {
        const answer = await taken(tx, text, { purpose: 'logIn', browser, recordId: null })
        if (answer === undefined) return undefined
        const { credentialId, userHandle } = claimedBy(answer)
        const found = await findPasskey(tx, credentialId)
        const used = await usedPasskey(party(), answer, found ?? { ...nobodys, credentialId })
        if (found === undefined || used === undefined || !userHandle?.equals(found.userHandle))
          return undefined
        const now = clock.now()
        await markPasskeyUsed(tx, credentialId, { ...used, at: now })
        await uncount(tx, 'passkeyFromAddress', networkOf(address))
        return letIn(tx, found.recordId, place, now)
      }),

    list: (person) =>
      transactionAcrossMerge(database, async (tx) => {
        await addVisit(tx, person, { action: 'readAccountSecurity', at: clock.now() })
        return passkeySummaries(tx, person)
      }),

    askToAdd: (person, browser) =>
      database.transaction(async (tx) => {
        const known = await passkeysOf(tx, person)
        const { login } = await accountOf(tx, person)
        const { name } = await holderOf(tx, person)
        const userHandle = userHandleOf(tx, person, known)
        const options = await askToCreate(party(), { userHandle, login, name, known })
        await wait(tx, options.challenge, { purpose: 'add', browser, recordId: person })
        return options
      }),

    add: (person, { answer: text, browser, name }) =>
      transactionAcrossMerge(database, async (tx) => {
        const answer = await taken(tx, text, { purpose: 'add', browser, recordId: person })
        const created = answer && (await createdPasskey(party(), answer))
        if (created === undefined) return 'refused'
        const known = await passkeysOf(tx, person)
        if (known.length >= passkeysMax) return 'tooMany'
        const now = clock.now()
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
        if (!(await removePasskey(tx, person, id))) return
        const now = clock.now()
        await addVisit(tx, person, { action: 'removePasskey', at: now })
        await closeOtherSessions(tx, person, hashOf(session), 'all')
        await tell(tx, person, 'passkeyRemoved', now)
      }),
  }
}

/** Each is told, however close: none stands for another. */
function tell(tx: Tx, person: RecordId, cause: NoticeCause, at: Date): Promise<void> {
  return giveNotices(tx, person, [{ to: 'holder', cause }], { actorId: randomUUID(), at })
}

/** The same for all of hers, so that her authenticators know them as one account's: a merge leaves it as it was. */
function userHandleOf({ keyring }: Tx, person: RecordId, [first]: readonly Passkey[]): Buffer {
  return first?.userHandle ?? keyring.pseudonym(`passkeys of ${person}`)
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
