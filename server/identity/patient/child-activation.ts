/**
 * « J’active le carnet de mon enfant »: his own card, the child's number, then a code that reaches him, and the same
 * numbers again with it. The door that is asked for a code only writes down what was typed; with the code, all is judged
 * together and by one question: whatever is wrong, the answer is the same. That the record opens,
 * server/actions/open-for-person.ts says, under his own name. rules.md LIF-05; people.md P-01.
 */
import type { Delegate } from '@carnet/core/model/caller.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { type Rates, secondsToWait } from '@carnet/core/model/rate.ts'
import { mandateToOpen } from '@carnet/core/rules/child-activation.ts'
import type { RuleSettings } from '@carnet/core/rules/settings.ts'
import { type Clock, minutesFrom } from '../../clock.ts'
import {
  addChildActivation,
  addChildCodeRequest,
  childOf,
  findChildActivation,
  namedByChildCode,
  nameInChildActivation,
  type ParentAndChild,
} from '../../store/child-activation.ts'
import type { Database } from '../../store/database.ts'
import { transactionAcrossMerge } from '../../store/merge.ts'
import { countInWindows } from '../../store/rates.ts'
import type { CardAnswer } from './activation.ts'
import { codeTries } from './code-tries.ts'
import { hashOf, newToken } from './secret-token.ts'
import { networkOf } from './tries.ts'

export type { ParentAndChild }

export type ChildStep =
  | { readonly step: 'card' }
  /** He may have it opened, under this mandate. */
  | {
      readonly step: 'choice'
      readonly child: { readonly patient: PatientId; readonly name: string }
      readonly parent: Delegate
    }
  | { readonly step: 'open'; readonly child: { readonly name: string } }

type Wait = { readonly retryAfterSeconds: number }

/** A `token` stays in the browser that began. */
export type ChildActivation = {
  /** The same for a parent, a stranger and nobody. */
  ask(numbers: ParentAndChild, address: string): Promise<'asked' | Wait>
  /** A code in the shape of one, whatever it is worth. */
  begin(code: string, address: string): Promise<{ readonly token: string } | Wait>
  /** undefined: it is over. */
  at(token: string): Promise<ChildStep | undefined>
  enterNumbers(token: string, numbers: ParentAndChild, address: string): Promise<CardAnswer | Wait>
}

const activationMinutes = 30

export function makeChildActivation({
  database,
  clock,
  rates,
  law,
}: {
  readonly database: Database
  readonly clock: Clock
  readonly rates: Rates
  readonly law: { readonly settings: RuleSettings }
}): ChildActivation {
  const { waitOf, triesLeft, forgive } = codeTries(rates, law)
  const entering = () => ({ settings: law.settings, now: clock.now() })

  return {
    ask: (numbers, address) =>
      database.transaction(async (tx) => {
        const rule = rates.loginFromAddress
        const counted = await countInWindows(tx, 'recoveryFromAddress', networkOf(address), rule)
        const retryAfterSeconds = secondsToWait(rule, counted)
        if (retryAfterSeconds !== undefined) return { retryAfterSeconds }
        await addChildCodeRequest(tx, numbers, clock.now())
        return 'asked'
      }),

    begin: (code, address) =>
      database.transaction(async (tx) => {
        const retryAfterSeconds = await waitOf(tx, address)
        if (retryAfterSeconds !== undefined) return { retryAfterSeconds }
        const token = newToken()
        await addChildActivation(tx, hashOf(token), {
          code,
          expiresAt: minutesFrom(clock.now(), activationMinutes),
        })
        return { token }
      }),

    at: (token) =>
      database.transaction(async (tx) => {
        const found = await findChildActivation(tx, hashOf(token), clock.now())
        if (found === undefined) return undefined
        if (found.named === undefined) return { step: 'card' }
        const child = await childOf(tx, found.named)
        if (child === undefined) return undefined
        const { patient, name, parentName } = child
        const mandate = mandateToOpen(child, child.mandates, entering())
        if (mandate !== undefined)
          return {
            step: 'choice',
            child: { patient, name },
            parent: { mandateId: mandate.id, kind: mandate.kind, name: parentName },
          }
        return child.state === 'active' ? { step: 'open', child: { name } } : undefined
      }),

    enterNumbers: (token, numbers, address) =>
      transactionAcrossMerge(database, async (tx) => {
        const found = await findChildActivation(tx, hashOf(token), clock.now())
        if (found === undefined) return { refused: 'over' }
        const retryAfterSeconds = await waitOf(tx, address)
        if (retryAfterSeconds !== undefined) return { retryAfterSeconds }
        const { codeHash } = found
        const left = await triesLeft(tx, codeHash)
        const named = await namedByChildCode(tx, { ...numbers, codeHash }, clock.now())
        if (left < 0) return { refused: 'exhausted' }
        const child = named && (await childOf(tx, named))
        if (named === undefined || mandateToOpen(child, child?.mandates ?? [], entering()) === undefined)
          return left === 0 ? { refused: 'exhausted' } : { refused: 'mismatch', triesLeft: left }
        await nameInChildActivation(tx, hashOf(token), named)
        await forgive(tx, codeHash, address)
        return { right: true }
      }),
  }
}
