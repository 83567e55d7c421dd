/**
 * Another address or number for the codes: a code sent there comes back, then it takes the place of the former, which is
 * told. The password was asked again before; everywhere else she is out. people.md P-28 (ASVS 7.5.1).
 */
import { type Rates, secondsToWait } from '@carnet/core/model/rate.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import type { RuleSettings } from '@carnet/core/rules/settings.ts'
import { type Clock, minutesFrom } from '../../clock.ts'
import type { Outbox } from '../../outbox.ts'
import { type Account, accountDetailsOf, saveChannels } from '../../store/accounts.ts'
import {
  contactChangeOf,
  countContactChangeTry,
  endContactChange,
  saveContactChange,
} from '../../store/contact-change.ts'
import type { Database } from '../../store/database.ts'
import { transactionAcrossMerge } from '../../store/merge.ts'
import { countInWindows } from '../../store/rates.ts'
import { closeOtherSessions } from '../../store/sessions.ts'
import { addVisit } from '../../store/traces.ts'
import {
  type CodeRoute,
  drawCode,
  type JudgedCode,
  judgeCode,
  masked,
  routesOf,
  type SentCode,
  sendCode,
} from './one-time-code.ts'
import { hashOf } from './secret-token.ts'

/** `session`: its token, where she asked and where alone the code is worth something. */
export type ContactChanges = {
  /** Where her codes go now, masked. */
  routes(person: RecordId): Promise<readonly SentCode[]>
  ask(
    person: RecordId,
    session: string,
    route: CodeRoute,
  ): Promise<{ readonly code: string } | { readonly retryAfterSeconds: number }>
  /** undefined: none is under way. */
  underWay(person: RecordId): Promise<SentCode | undefined>
  confirm(person: RecordId, session: string, code: string): Promise<JudgedCode>
}

export function makeContactChanges({
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
}): ContactChanges {
  return {
    routes: (person) =>
      database.transaction(async (tx) => {
        const { email, phone } = (await accountDetailsOf(tx, person)) ?? { email: null, phone: null }
        return routesOf({ email, phone }).map(({ sentBy, to }) => ({ sentBy, sentTo: masked(to) }))
      }),

    async ask(person, session, route) {
      const at = clock.now()
      const { otpDigits, otpMinutes: minutes } = law.settings
      const { code, codeHash } = drawCode(session, { otpDigits })
      const retryAfterSeconds = await transactionAcrossMerge(database, async (tx) => {
        const wait = secondsToWait(
          rates.login,
          await countInWindows(tx, 'contactChange', person, rates.login),
        )
        if (wait === undefined)
          await saveContactChange(tx, person, {
            sentBy: route.sentBy,
            sentTo: route.to,
            codeHash,
            expiresAt: minutesFrom(at, minutes),
          })
        return wait
      })
      if (retryAfterSeconds !== undefined) return { retryAfterSeconds }
      await sendCode(outbox, route, { code, subject: 'Votre code de vérification', minutes, at })
      return { code }
    },

    underWay: (person) =>
      database.transaction(async (tx) => {
        const found = await contactChangeOf(tx, person)
        return found && { sentBy: found.sentBy, sentTo: masked(found.sentTo) }
      }),

    confirm: (person, session, code) =>
      transactionAcrossMerge(database, async (tx): Promise<JudgedCode> => {
        const now = clock.now()
        const found = await contactChangeOf(tx, person)
        if (found === undefined) return { refused: 'expired' }
        const judged = judgeCode(found, { token: session, written: code, now, ...law.settings })
        if ('refused' in judged) {
          if (judged.refused !== 'expired') await countContactChangeTry(tx, person)
          return judged
        }
        const former = (await accountDetailsOf(tx, person))!
        const { sentBy, sentTo } = found
        await saveChannels(tx, person, {
          email: sentBy === 'email' ? sentTo : former.email,
          phone: sentBy === 'sms' ? sentTo : former.phone,
        })
        await endContactChange(tx, person)
        await addVisit(tx, person, { action: 'changeContact', at: now })
        await closeOtherSessions(tx, person, hashOf(session), 'all')
        // Before the commit: whoever lost the place of her codes is told, even if it comes to nothing.
        const told = formerRoute(former, sentBy)
        if (told !== undefined)
          await outbox.send({ channel: told.sentBy, to: told.to, ...changed(law.settings), at: now })
        return judged
      }),
  }
}

/** The one that is replaced; the other when there was none of this kind. */
function formerRoute(
  former: Pick<Account, 'email' | 'phone'>,
  by: CodeRoute['sentBy'],
): CodeRoute | undefined {
  const routes = routesOf(former)
  return routes.find(({ sentBy }) => sentBy === by) ?? routes[0]
}

/** Neither her name nor the new address: it may have been somebody else's all along. */
const changed = ({ supportPhone }: Pick<RuleSettings, 'supportPhone'>) => ({
  subject: 'Vos codes vont ailleurs',
  text: `Bonjour,\n\nL’adresse électronique ou le numéro de mobile de votre compte a changé\u00a0: vos codes de connexion n’arrivent plus ici, ou arrivent aussi ailleurs. Si c’est vous, vous n’avez rien à faire. Sinon, appelez le ${supportPhone} sans attendre, et demandez un nouveau mot de passe à un professionnel de santé.`,
})
