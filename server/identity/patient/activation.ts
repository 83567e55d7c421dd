/**
 * « J’active mon carnet »: the code of the letter, the card, an address that answers, a way of logging in. Four steps,
 * within half an hour, in the browser that began. Another letter leads who can no longer enter through the same.
 * rules.md LIF-05, LIF-06; people.md P-01.
 * Code, matricule and card are judged together and by one question: whatever is wrong, the answer is the same. Each code
 * that is typed has five tries, whether a letter bears it or not.
 */
import { parseIns } from '@carnet/core/model/ins.ts'
import type { Rates } from '@carnet/core/model/rate.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import { mayChooseBeforeOpening, mayCodeOpenAccount, mayCodeServe } from '@carnet/core/rules/activation.ts'
import type { RuleSettings } from '@carnet/core/rules/settings.ts'
import { type Clock, minutesFrom } from '../../clock.ts'
import type { Outbox } from '../../outbox.ts'
import { addAccount, markAccountOpen, replaceAccount } from '../../store/accounts.ts'
import {
  type Activation as ActivationUnderWay,
  activationCodeOf,
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
import { addPasskey, findPasskey, type NewPasskey } from '../../store/passkeys.ts'
import { addVisit } from '../../store/traces.ts'
import { hashPassword } from '../password.ts'
import { type Chosen, type ChosenObjections, objectionsToChosen } from './choose-password.ts'
import { codeTries } from './code-tries.ts'
import { endFormerAccess } from './former-access.ts'
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

/** What is asked next. */
export type ActivationStep =
  | { readonly step: 'card' }
  /** Her record is not open: she says no, or has it open first. */
  | { readonly step: 'choice' }
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
type MadePasskey = { readonly answer: string; readonly name: string }

/** By what she will come in. */
export type WayIn = Chosen | MadePasskey

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
  const { waitOf, triesLeft, forgive } = codeTries(rates, law)
  const under = (tx: Tx, token: string) => findActivation(tx, hashOf(token), clock.now())
  const entering = () => ({ settings: law.settings, now: clock.now() })
  const judge = async (
    tx: Tx,
    way: WayIn,
    { token, ready, now }: { readonly token: string; readonly ready: Ready; readonly now: Date },
  ): Promise<Judged | Exclude<AccountAnswer, LetIn>> => {
    const { person } = ready
    if ('password' in way) {
      const objections = await objectionsToChosen(tx, way, { ...ready, settings: law.settings })
      return objections ? { refused: 'objections', ...objections } : { login: way.login, passkey: undefined }
    }
    const party = relyingParty()
    const answer = await takeAnswer(tx, way.answer, askedOf(token, person), now)
    const made = party && answer && (await createdPasskey(party, answer))
    if (made === undefined || (await findPasskey(tx, made.credentialId)) !== undefined)
      return { refused: 'passkey' }
    const owner = { recordId: person, userHandle: userHandleOf(tx, person) }
    return { login: null, passkey: { ...made, ...owner, name: way.name, createdAt: now } }
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
        if (found === undefined) return undefined
        const record = found.recordId === null ? undefined : await recordToActivate(tx, found.recordId)
        return mayChooseBeforeOpening(record, entering()) ? { step: 'choice' } : stepOf(found)
      }),

    enterCard: (token, { matricule, serial }, address) =>
      transactionAcrossMerge(database, async (tx) => {
        const found = await under(tx, token)
        if (found === undefined) return { refused: 'over' }
        const retryAfterSeconds = await waitOf(tx, address)
        if (retryAfterSeconds !== undefined) return { retryAfterSeconds }
        const left = await triesLeft(tx, found.codeHash)
        const asked = { codeHash: found.codeHash, ins: parseIns(matricule) ?? '', serial }
        const named = await personToActivate(tx, asked, clock.now())
        if (left < 0) return { refused: 'exhausted' }
        if (
          named === undefined ||
          !mayCodeServe(named, await recordToActivate(tx, named.recordId), entering())
        )
          return left === 0 ? { refused: 'exhausted' } : { refused: 'mismatch', triesLeft: left }
        await nameInActivation(tx, hashOf(token), named.recordId)
        await forgive(tx, found.codeHash, address)
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
        const { person, reached, codeHash } = ready
        // Held first: of two who use one code at once, the second finds it gone.
        const record = await recordToActivate(tx, person)
        const code = await activationCodeOf(tx, person, codeHash)
        if (code === undefined || !mayCodeOpenAccount(code, record, entering())) return { refused: 'over' }
        const now = clock.now()
        const judged = await judge(tx, way, { token, ready, now })
        if ('refused' in judged) return judged
        const { login, passkey } = judged
        if (code.recovers) await endFormerAccess(tx, outbox, person, { at: now, settings: law.settings })
        const account = { recordId: person, login, passwordHash, ...reached }
        await (code.recovers ? replaceAccount(tx, account) : addAccount(tx, account))
        await addVisit(tx, person, { action: code.recovers ? 'recoverAccount' : 'activateAccount', at: now })
        if (passkey !== undefined) {
          await addPasskey(tx, passkey)
          await addVisit(tx, person, { action: 'addPasskey', at: now })
        }
        await markAccountOpen(tx, person)
        await removeActivationCode(tx, person)
        await endActivations(tx, person)
        // On paper, to where she lives: of whoever took her letter, it is what she would learn.
        const cause = code.recovers ? 'accountRecovered' : 'accountActivated'
        await giveNotices(tx, person, [{ to: 'holder', cause }], { actorId: '', at: now })
        return letIn(tx, person, place, now)
      })
    },
  }
}

/** What she will come in by. */
type Judged = {
  readonly login: string | null
  readonly passkey: NewPasskey | undefined
}

/** Her last step: who she is, and where her codes will go. */
type Ready = {
  readonly person: RecordId
  /** Of the code of her letter. */
  readonly codeHash: Buffer
  readonly reached: { readonly email: string | null; readonly phone: string | null }
}

function readyOf(found: ActivationUnderWay | undefined): Ready | undefined {
  const { recordId = null, contact = null, contactProven = false } = found ?? {}
  if (found === undefined || recordId === null || contact === null || !contactProven) return undefined
  const { sentBy, sentTo } = contact
  return {
    person: recordId,
    codeHash: found.codeHash,
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
