/** An identifier and a password, chosen by their owner: as the account opens, beside her passkeys, or in place of a former one. rules.md LIF-05, LIF-07. */
import { randomUUID } from 'node:crypto'
import type { RecordId } from '@carnet/core/model/record.ts'
import { type LoginObjection, objectionToLogin } from '@carnet/core/rules/activation.ts'
import { objectionsToPassword, type PasswordObjection } from '@carnet/core/rules/portal-password.ts'
import type { RuleSettings } from '@carnet/core/rules/settings.ts'
import type { Clock } from '../../clock.ts'
import {
  type AccountDetails,
  accountOf,
  channelsOf,
  isLoginTaken,
  replaceSecrets,
} from '../../store/accounts.ts'
import type { Database, Tx } from '../../store/database.ts'
import { holderOf } from '../../store/holders.ts'
import { transactionAcrossMerge } from '../../store/merge.ts'
import { giveNotices } from '../../store/notices.ts'
import { findRecord } from '../../store/records.ts'
import { closeOtherSessions } from '../../store/sessions.ts'
import { addVisit } from '../../store/traces.ts'
import { hashPassword } from '../password.ts'
import { hashOf } from './secret-token.ts'

export type Chosen = { readonly login: string; readonly password: string }

export type ChosenObjections = {
  readonly login: LoginObjection | 'taken' | undefined
  readonly password: readonly PasswordObjection[]
}

/** undefined: they may be hers. `reached`: by what her codes reach her, which is not in her password. */
export async function objectionsToChosen(
  tx: Tx,
  { login, password }: Chosen,
  {
    person,
    reached,
    settings,
  }: {
    readonly person: RecordId
    readonly reached: Pick<AccountDetails, 'email' | 'phone'>
    readonly settings: RuleSettings
  },
): Promise<ChosenObjections | undefined> {
  const objections = {
    login: objectionToLogin(login) ?? ((await isLoginTaken(tx, login, person)) ? 'taken' : undefined),
    password: await objectionsToHers(tx, password, { person, reached, settings }),
  } as const
  return objections.login === undefined && objections.password.length === 0 ? undefined : objections
}

async function objectionsToHers(
  tx: Tx,
  password: string,
  {
    person,
    reached,
    settings,
  }: {
    readonly person: RecordId
    readonly reached: Pick<AccountDetails, 'email' | 'phone'>
    readonly settings: RuleSettings
  },
): Promise<readonly PasswordObjection[]> {
  const { patient } = await holderOf(tx, person)
  const { identity } = (await findRecord(tx, patient))!
  return objectionsToPassword(password, { identity, ins: patient.ins, ...reached }, settings)
}

export type Passwords = {
  /** Once she has proven again who she is; of who has one, nothing changes. */
  add(person: RecordId, chosen: Chosen): Promise<'added' | 'already' | ChosenObjections>
  /**
   * Once she has proven again who she is; of who has none, nothing changes. Wherever else she is logged in, she is out:
   * the former one may be known. `session`: where she is now.
   */
  change(
    person: RecordId,
    password: string,
    session: string,
  ): Promise<'changed' | 'none' | { readonly password: readonly PasswordObjection[] }>
}

export function makePasswords({
  database,
  clock,
  law,
}: {
  readonly database: Database
  readonly clock: Clock
  readonly law: { readonly settings: RuleSettings }
}): Passwords {
  return {
    async add(person, chosen) {
      const passwordHash = await hashPassword(chosen.password)
      return transactionAcrossMerge(database, async (tx) => {
        const reached = await channelsOf(tx, person)
        if (reached === undefined || (await accountOf(tx, person)).passwordHash !== null) return 'already'
        const objections = await objectionsToChosen(tx, chosen, { person, reached, settings: law.settings })
        if (objections !== undefined) return objections
        const now = clock.now()
        await replaceSecrets(tx, person, { login: chosen.login, passwordHash })
        await addVisit(tx, person, { action: 'addPassword', at: now })
        await giveNotices(tx, person, [{ to: 'holder', cause: 'passwordAdded' }], { actorId: '', at: now })
        return 'added'
      })
    },

    async change(person, password, session) {
      const passwordHash = await hashPassword(password)
      return transactionAcrossMerge(database, async (tx) => {
        const reached = await channelsOf(tx, person)
        const { login, passwordHash: former } = await accountOf(tx, person)
        if (reached === undefined || login === null || former === null) return 'none'
        const objections = await objectionsToHers(tx, password, { person, reached, settings: law.settings })
        if (objections.length > 0) return { password: objections }
        const now = clock.now()
        await replaceSecrets(tx, person, { login, passwordHash })
        await closeOtherSessions(tx, person, hashOf(session), 'all')
        await addVisit(tx, person, { action: 'changePassword', at: now })
        // Each is told, however close: none stands for another.
        const by = { actorId: randomUUID(), at: now }
        await giveNotices(tx, person, [{ to: 'holder', cause: 'passwordChanged' }], by)
        return 'changed'
      })
    },
  }
}
