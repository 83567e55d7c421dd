/** An identifier and a password, chosen by their owner: as the account opens, or beside her passkeys. rules.md LIF-05, LIF-07. */
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
import { addVisit } from '../../store/traces.ts'
import { hashPassword } from '../password.ts'

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
  const { patient } = await holderOf(tx, person)
  const { identity } = (await findRecord(tx, patient))!
  const objections = {
    login: objectionToLogin(login) ?? ((await isLoginTaken(tx, login, person)) ? 'taken' : undefined),
    password: objectionsToPassword(password, { identity, ins: patient.ins, ...reached }, settings),
  } as const
  return objections.login === undefined && objections.password.length === 0 ? undefined : objections
}

export type Passwords = {
  /** Once she has proven again who she is; of who has one, nothing changes. */
  add(person: RecordId, chosen: Chosen): Promise<'added' | 'already' | ChosenObjections>
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
  }
}
