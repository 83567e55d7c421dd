/**
 * « Je n’arrive plus à me connecter »: she shows the numbers of her card, and a letter with a code goes to where she
 * lives. The door only writes down what was typed, so that a person and nobody get the same answer in the same time; who
 * she is, and whether a letter leaves, server/actions/recovery-letter.ts says. trust.md §2, « recovery never by e-mail alone ».
 */
import { type Rates, secondsToWait } from '@carnet/core/model/rate.ts'
import type { Clock } from '../../clock.ts'
import type { Database } from '../../store/database.ts'
import { countInWindows } from '../../store/rates.ts'
import { addRecoveryRequest } from '../../store/recovery.ts'
import { networkOf } from './tries.ts'

export type Recovery = {
  ask(
    card: { readonly matricule: string; readonly serial: string },
    address: string,
  ): Promise<'asked' | { readonly retryAfterSeconds: number }>
}

export function makeRecovery({
  database,
  clock,
  rates,
}: {
  readonly database: Database
  readonly clock: Clock
  readonly rates: Rates
}): Recovery {
  return {
    ask: ({ matricule, serial }, address) =>
      database.transaction(async (tx) => {
        const rule = rates.loginFromAddress
        const counted = await countInWindows(tx, 'recoveryFromAddress', networkOf(address), rule)
        const retryAfterSeconds = secondsToWait(rule, counted)
        if (retryAfterSeconds !== undefined) return { retryAfterSeconds }
        await addRecoveryRequest(tx, { ins: matricule, serial, at: clock.now() })
        return 'asked'
      }),
  }
}
