/**
 * « J’active mon carnet »: the code of the letter, the card, an address that answers, a way of logging in. Four steps,
 * within half an hour, in the browser that began. rules.md LIF-05, LIF-06; people.md P-01.
 * Code, matricule and card are judged together and by one question: whatever is wrong, the answer is the same. Each code
 * that is typed has five tries, whether a letter bears it or not.
 */
import { parseIns } from '@carnet/core/model/ins.ts'
import { type Rates, secondsToWait } from '@carnet/core/model/rate.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import { mayBeActivated } from '@carnet/core/rules/activation.ts'
import type { RuleSettings } from '@carnet/core/rules/settings.ts'
import { type Clock, minutesFrom } from '../../clock.ts'
import type { Outbox } from '../../outbox.ts'
import { addAccount, markAccountOpen } from '../../store/accounts.ts'
import {
  type Activation as ActivationUnderWay,
  addActivation,
  countContactTry,
  endActivations,
  findActivation,
  markContactProven,
  nameInActivation,
  personToActivate,
  recordToActivate,
  removeActivationCode,
  saveContactCode,
} from '../../store/activation.ts'
import type { Database, Tx } from '../../store/database.ts'
import { holderOf } from '../../store/holders.ts'
import { transactionAcrossMerge } from '../../store/merge.ts'
import { giveNotices } from '../../store/notices.ts'
import { addPasskey } from '../../store/passkeys.ts'
import { countInWindows, uncount } from '../../store/rates.ts'
import { addVisit } from '../../store/traces.ts'
import { hashPassword } from '../password.ts'
import { type Chosen, type ChosenObjections, objectionsToChosen } from './choose-password.ts'
import {
  type CodeRoute,
  drawCode,
  type JudgedCode,
  judgeCode,
  masked,
  type SentCode,
  sendCode,
} from './one-time-code.ts'
import { askToCreate, type CreationOptions, createdPasskey, type RelyingParty } from './passkey-ceremony.ts'
import { accountNameOf, awaitAnswer, takeAnswer, userHandleOf } from './passkey-challenges.ts'
import { hashOf, newToken } from './secret-token.ts'
import { type LetIn, letIn, type Place } from './sessions.ts'
import { networkOf } from './tries.ts'

/** What is asked next. */
export type ActivationStep =
  | { readonly step: 'card' }
  | { readonly step: 'contact' }
  | { readonly step: 'code'; readonly sent: SentCode }
  | { readonly step: 'account' }

export type CardAnswer =
  | { readonly right: true }
  | { readonly refused: 'mismatch'; readonly triesLeft: number }
  | { readonly refused: 'exhausted' | 'over' }

export type ContactAnswer =
  | { readonly code: string }
  /** Of this activation, or of the person. */
  | { readonly refused: 'tooManyCodes' | 'over' }

export type ContactCodeAnswer = JudgedCode | { readonly refused: 'over' }

/** What the device made, and how its owner will tell it from others. */
type NewPasskey = { readonly answer: string; readonly name: string }

/** By what she will come in. */
export type WayIn = Chosen | NewPasskey

export type AccountAnswer =
  | LetIn
  | { readonly refused: 'over' }
  | { readonly refused: 'passkey' }
  | ({ readonly refused: 'objections' } & ChosenObjections)

/** A `token` stays in the browser that began. `over`: too late, or ended elsewhere; it is begun again. */
export type Activation = {
  /** A code in the shape of one, whatever it is worth. */
  begin(
    code: string,
    address: string,
  ): Promise<{ readonly token: string } | { readonly retryAfterSeconds: number }>
  /** undefined: it is over. */
  at(token: string): Promise<ActivationStep | undefined>
  enterCard(
    token: string,
    card: { readonly matricule: string; readonly serial: string },
    address: string,
  ): Promise<CardAnswer | { readonly retryAfterSeconds: number }>
  /** Sends a code there. */
  enterContact(token: string, route: CodeRoute): Promise<ContactAnswer>
  enterContactCode(token: string, code: string): Promise<ContactCodeAnswer>
  /** What her device is asked, to make a passkey; undefined: the portal has none, or it is over. */
  askPasskey(token: string): Promise<CreationOptions | undefined>
  openAccount(token: string, way: WayIn, place: Place): Promise<AccountAnswer>
}

const activationMinutes = 30
/** No telephone is made to ring again and again. */
const codesSentMax = 5
const daySeconds = 86_400

export function makeActivation({
  database,
  clock,
  outbox,
  rates,
  law,
  relyingParty,
}: {
  readonly database: Database
  readonly clock: Clock
  readonly outbox: Outbox
  readonly rates: Rates
  readonly law: { readonly settings: RuleSettings }
  /** Known once the portal listens; undefined: no passkey answers there. */
  readonly relyingParty: () => RelyingParty | undefined
}): Activation {
  /** Counted for the address it comes from. Seconds to wait when it is once too many. */
  const waitOf = async (tx: Tx, address: string) => {
    const rule = rates.loginFromAddress
    return secondsToWait(rule, await countInWindows(tx, 'activationFromAddress', networkOf(address), rule))
  }
  /** As long as a code lives. */
  const triesLeft = async (tx: Tx, codeHash: Buffer) => {
    const { activationTries: max, activationCodeDays } = law.settings
    const rule = { max, seconds: activationCodeDays * daySeconds }
    const [counted] = await countInWindows(tx, 'activation', codeHash.toString('hex'), [rule])
    return max - (counted?.count ?? 0)
  }
  const under = (tx: Tx, token: string) => findActivation(tx, hashOf(token), clock.now())
  const objectionsToWay = async (
    tx: Tx,
    chosen: Chosen,
    ready: Ready,
  ): Promise<AccountAnswer | undefined> => {
    const objections = await objectionsToChosen(tx, chosen, { ...ready, settings: law.settings })
    return objections && { refused: 'objections', ...objections }
  }
  /** undefined: her device made it, and it is hers. */
  const objectionToPasskey = async (
    tx: Tx,
    { answer: text, name }: NewPasskey,
    { token, person, now }: { readonly token: string; readonly person: RecordId; readonly now: Date },
  ): Promise<AccountAnswer | undefined> => {
    const party = relyingParty()
    const answer = await takeAnswer(tx, text, askedOf(token, person), now)
    const created = party && answer && (await createdPasskey(party, answer))
    if (created === undefined) return { refused: 'passkey' }
    const owner = { recordId: person, userHandle: userHandleOf(tx, person) }
    const added = await addPasskey(tx, { ...created, ...owner, name, createdAt: now })
    return added ? undefined : { refused: 'passkey' }
  }

  return {
    begin: (code, address) =>
      database.transaction(async (tx) => {
        const retryAfterSeconds = await waitOf(tx, address)
        if (retryAfterSeconds !== undefined) return { retryAfterSeconds }
        const token = newToken()
        await addActivation(tx, hashOf(token), {
          code,
          expiresAt: minutesFrom(clock.now(), activationMinutes),
        })
        return { token }
      }),

    at: (token) =>
      database.transaction(async (tx) => {
        const found = await under(tx, token)
        return found && stepOf(found)
      }),

    enterCard: (token, { matricule, serial }, address) =>
      transactionAcrossMerge(database, async (tx) => {
        const found = await under(tx, token)
        if (found === undefined) return { refused: 'over' }
        const retryAfterSeconds = await waitOf(tx, address)
        if (retryAfterSeconds !== undefined) return { retryAfterSeconds }
        const left = await triesLeft(tx, found.codeHash)
        const asked = { codeHash: found.codeHash, ins: parseIns(matricule) ?? '', serial }
        const recordId = await personToActivate(tx, asked, clock.now())
        if (left < 0) return { refused: 'exhausted' }
        if (recordId === undefined || !mayBeActivated(await recordToActivate(tx, recordId)))
          return left === 0 ? { refused: 'exhausted' } : { refused: 'mismatch', triesLeft: left }
        await nameInActivation(tx, hashOf(token), recordId)
        // It was no try: whoever begins again, or helps others to, loses none.
        await uncount(tx, 'activation', found.codeHash.toString('hex'))
        await uncount(tx, 'activationFromAddress', networkOf(address))
        return { right: true }
      }),

    async enterContact(token, route) {
      const at = clock.now()
      const { otpDigits, otpMinutes: minutes } = law.settings
      const drawn = drawCode(token, { otpDigits })
      const refused = await transactionAcrossMerge(database, async (tx) => {
        const found = await under(tx, token)
        if (found === undefined || found.recordId === null) return 'over'
        if (found.codesSent >= codesSentMax) return 'tooManyCodes'
        await saveContactCode(tx, hashOf(token), {
          sentBy: route.sentBy,
          sentTo: route.to,
          codeHash: drawn.codeHash,
          expiresAt: minutesFrom(at, minutes),
        })
        return undefined
      })
      if (refused !== undefined) return { refused }
      await sendCode(outbox, route, { code: drawn.code, subject: 'Votre code d’activation', minutes, at })
      return { code: drawn.code }
    },

    enterContactCode: (token, code) =>
      transactionAcrossMerge(database, async (tx) => {
        const found = await under(tx, token)
        if (found?.contact === undefined || found.contact === null) return { refused: 'over' }
        const judged = judgeCode(found.contact, {
          token,
          written: code,
          now: clock.now(),
          ...law.settings,
        })
        if ('right' in judged) await markContactProven(tx, hashOf(token))
        else if (judged.refused !== 'expired') await countContactTry(tx, hashOf(token))
        return judged
      }),

    askPasskey: (token) =>
      database.transaction(async (tx) => {
        const party = relyingParty()
        const ready = readyOf(await under(tx, token))
        if (party === undefined || ready === undefined) return undefined
        const { person, reached } = ready
        const { name } = await holderOf(tx, person)
        const options = await askToCreate(party, {
          userHandle: userHandleOf(tx, person),
          account: accountNameOf({ login: null, ...reached }),
          name,
          known: [],
        })
        await awaitAnswer(tx, options.challenge, askedOf(token, person), clock.now())
        return options
      }),

    async openAccount(token, way, place) {
      const passwordHash = 'password' in way ? await hashPassword(way.password) : null
      return transactionAcrossMerge(database, async (tx): Promise<AccountAnswer> => {
        const ready = readyOf(await under(tx, token))
        if (ready === undefined) return { refused: 'over' }
        const { person, reached } = ready
        if (!mayBeActivated(await recordToActivate(tx, person))) return { refused: 'over' }
        const now = clock.now()
        const refused =
          'password' in way
            ? await objectionsToWay(tx, way, ready)
            : await objectionToPasskey(tx, way, { token, person, now })
        if (refused !== undefined) return refused
        const login = 'password' in way ? way.login : null
        await addAccount(tx, { recordId: person, login, passwordHash, ...reached })
        await addVisit(tx, person, { action: 'activateAccount', at: now })
        if (login === null) await addVisit(tx, person, { action: 'addPasskey', at: now })
        await markAccountOpen(tx, person)
        await removeActivationCode(tx, person)
        await endActivations(tx, person)
        // On paper, to where she lives: of whoever took her letter, it is what she would learn.
        await giveNotices(tx, person, [{ to: 'holder', cause: 'accountActivated' }], { actorId: '', at: now })
        return letIn(tx, person, place, now)
      })
    },
  }
}

/** Her last step: who she is, and where her codes will go. */
type Ready = {
  readonly person: RecordId
  readonly reached: { readonly email: string | null; readonly phone: string | null }
}

function readyOf(found: ActivationUnderWay | undefined): Ready | undefined {
  const { recordId = null, contact = null, contactProven = false } = found ?? {}
  if (recordId === null || contact === null || !contactProven) return undefined
  const { sentBy, sentTo } = contact
  return {
    person: recordId,
    reached: { email: sentBy === 'email' ? sentTo : null, phone: sentBy === 'sms' ? sentTo : null },
  }
}

function askedOf(token: string, person: RecordId) {
  return { purpose: 'activate', browser: token, recordId: person } as const
}

function stepOf({ recordId, contact, contactProven }: ActivationUnderWay): ActivationStep {
  if (recordId === null) return { step: 'card' }
  if (contactProven) return { step: 'account' }
  if (contact === null) return { step: 'contact' }
  return { step: 'code', sent: { sentBy: contact.sentBy, sentTo: masked(contact.sentTo) } }
}
