/**
 * The patient at the door of his carnet: password, then a one-time code, then a session.
 * CON-23: how many digits, minutes and tries, the regime says.
 * Whatever is wrong, the answer is the same and takes the same time: nothing tells whether an account exists.
 */
import type { Rates } from '@carnet/core/model/rate.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import type { RuleSettings } from '@carnet/core/rules/settings.ts'
import { type Clock, minutesFrom } from '../../clock.ts'
import type { Outbox } from '../../outbox.ts'
import {
  accountOf,
  addLoginAttempt,
  findAccount,
  findLoginAttempt,
  removeLoginAttempt,
  tryLoginAttempt,
} from '../../store/accounts.ts'
import type { Database } from '../../store/database.ts'
import { transactionAcrossMerge } from '../../store/merge.ts'
import { hashOfNoPassword, isPassword } from '../password.ts'
import {
  drawCode,
  isOver,
  type JudgedCode,
  judgeCode,
  masked,
  type SentCode,
  sendCode,
} from './one-time-code.ts'
import { hashOf, newToken } from './secret-token.ts'
import { type LetIn, letIn, type Place } from './sessions.ts'
import { countersOf, countTry, forgiveTry, type Origin } from './tries.ts'

export type CodeAnswer = LetIn | Exclude<JudgedCode, { readonly right: true }>

export type LogIn = {
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
  /**
   * Asked again, before what cannot be left to whoever finds a session open. Counted as a try of the log-in. Of who has
   * none, each is wrong.
   */
  confirmPassword(
    person: RecordId,
    password: string,
    from: Origin,
  ): Promise<'right' | 'wrong' | { readonly retryAfterSeconds: number }>
}

export function makeLogIn({
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
}): LogIn {
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
      const { settings } = law
      const { code, codeHash } = drawCode(attempt, settings)
      const sentBy = account.email === null ? 'sms' : 'email'
      const to = account.email ?? account.phone ?? ''
      await database.transaction(async (tx) => {
        await forgiveTry(tx, counted)
        await addLoginAttempt(tx, hashOf(attempt), {
          recordId: account.recordId,
          codeHash,
          sentBy,
          sentTo: masked(to),
          expiresAt: minutesFrom(now, settings.otpMinutes),
          tries: 0,
        })
      })
      const minutes = settings.otpMinutes
      await sendCode(outbox, { sentBy, to }, { code, subject: 'Votre code de connexion', minutes, at: now })
      return { attempt, code }
    },

    attempt: (attempt) =>
      database.transaction(async (tx) => {
        const found = await findLoginAttempt(tx, hashOf(attempt))
        return found && !isOver(found, { now: clock.now(), ...law.settings })
          ? { sentBy: found.sentBy, sentTo: found.sentTo }
          : undefined
      }),

    enterCode: (attempt, code, place) =>
      transactionAcrossMerge(database, async (tx): Promise<CodeAnswer> => {
        const now = clock.now()
        const tokenHash = hashOf(attempt)
        const found = await tryLoginAttempt(tx, tokenHash)
        if (found === undefined) return { refused: 'expired' }
        const sent = { ...found, tries: found.tries - 1 }
        const judged = judgeCode(sent, { token: attempt, written: code, now, ...law.settings })
        if ('refused' in judged) return judged
        await removeLoginAttempt(tx, tokenHash)
        return letIn(tx, found.recordId, place, now)
      }),

    async confirmPassword(person, password, from) {
      const { account, counted, wait } = await database.transaction(async (tx) => {
        const account = await accountOf(tx, person)
        const counted = countersOf(tx, { login: account.login ?? '', recordId: person, ...from })
        return { account, counted, wait: await countTry(tx, counted, rates) }
      })
      if (wait !== undefined) return { retryAfterSeconds: wait }
      if (!(await isPassword(password, account.passwordHash ?? nobody))) return 'wrong'
      await database.transaction((tx) => forgiveTry(tx, counted))
      return 'right'
    },
  }
}
