/**
 * « J’active mon carnet »: the code of the letter, the card, an address that answers, a way of logging in. Four steps,
 * within half an hour, in the browser that began. rules.md LIF-05, LIF-06; people.md P-01.
 * Code, matricule and card are judged together and by one question: whatever is wrong, the answer is the same. Each code
 * that is typed has five tries, whether a letter bears it or not.
 */
import { parseIns } from '@carnet/core/model/ins.ts'
import { type Rates, secondsToWait } from '@carnet/core/model/rate.ts'
import { type LoginObjection, mayBeActivated, objectionToLogin } from '@carnet/core/rules/activation.ts'
import { objectionsToPassword, type PasswordObjection } from '@carnet/core/rules/portal-password.ts'
import type { RuleSettings } from '@carnet/core/rules/settings.ts'
import { type Clock, minutesFrom } from '../../clock.ts'
import type { Outbox } from '../../outbox.ts'
import { addAccount, isLoginTaken, markAccountOpen } from '../../store/accounts.ts'
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
import { countInWindows, uncount } from '../../store/rates.ts'
import { findRecord } from '../../store/records.ts'
import { addVisit } from '../../store/traces.ts'
import { hashPassword } from '../password.ts'
import {
  type CodeRoute,
  drawCode,
  type JudgedCode,
  judgeCode,
  masked,
  type SentCode,
  sendCode,
} from './one-time-code.ts'
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

export type AccountObjection = LoginObjection | 'taken'

export type AccountAnswer =
  | LetIn
  | { readonly refused: 'over' }
  | {
      readonly refused: 'objections'
      readonly login: AccountObjection | undefined
      readonly password: readonly PasswordObjection[]
    }

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
  openAccount(
    token: string,
    chosen: { readonly login: string; readonly password: string },
    place: Place,
  ): Promise<AccountAnswer>
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
}: {
  readonly database: Database
  readonly clock: Clock
  readonly outbox: Outbox
  readonly rates: Rates
  readonly law: { readonly settings: RuleSettings }
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

    async openAccount(token, { login, password }, place) {
      const passwordHash = await hashPassword(password)
      return transactionAcrossMerge(database, async (tx): Promise<AccountAnswer> => {
        const found = await under(tx, token)
        const person = found?.recordId ?? null
        if (found?.contact === undefined || found.contact === null || !found.contactProven || person === null)
          return { refused: 'over' }
        if (!mayBeActivated(await recordToActivate(tx, person))) return { refused: 'over' }
        const { patient } = await holderOf(tx, person)
        const { identity } = (await findRecord(tx, patient))!
        const { sentBy, sentTo } = found.contact
        const reached = {
          email: sentBy === 'email' ? sentTo : null,
          phone: sentBy === 'sms' ? sentTo : null,
        }
        const objections = {
          login: objectionToLogin(login) ?? ((await isLoginTaken(tx, login)) ? 'taken' : undefined),
          password: objectionsToPassword(password, { identity, ins: patient.ins, ...reached }, law.settings),
        } as const
        if (objections.login !== undefined || objections.password.length > 0)
          return { refused: 'objections', ...objections }
        const now = clock.now()
        await addAccount(tx, { recordId: person, login, passwordHash, ...reached })
        await markAccountOpen(tx, person)
        await removeActivationCode(tx, person)
        await endActivations(tx, person)
        await addVisit(tx, person, { action: 'activateAccount', at: now })
        // On paper, to where she lives: of whoever took her letter, it is what she would learn.
        await giveNotices(tx, person, [{ to: 'holder', cause: 'accountActivated' }], { actorId: '', at: now })
        return letIn(tx, person, place, now)
      })
    },
  }
}

function stepOf({ recordId, contact, contactProven }: ActivationUnderWay): ActivationStep {
  if (recordId === null) return { step: 'card' }
  if (contactProven) return { step: 'account' }
  if (contact === null) return { step: 'contact' }
  return { step: 'code', sent: { sentBy: contact.sentBy, sentTo: masked(contact.sentTo) } }
}
