/** Each code that is typed has so many tries, whether a letter bears it or not; and each address, so many codes. trust.md §2. */
import { type Rates, secondsToWait } from '@carnet/core/model/rate.ts'
import type { RuleSettings } from '@carnet/core/rules/settings.ts'
import type { Tx } from '../../store/database.ts'
import { countInWindows, uncount } from '../../store/rates.ts'
import { networkOf } from './tries.ts'

const daySeconds = 86_400

export function codeTries(rates: Rates, law: { readonly settings: RuleSettings }) {
  return {
    /** Counted for the address it comes from. Seconds to wait when it is once too many. */
    async waitOf(tx: Tx, address: string): Promise<number | undefined> {
      const rule = rates.loginFromAddress
      return secondsToWait(rule, await countInWindows(tx, 'activationFromAddress', networkOf(address), rule))
    },
    /** As long as a code lives. */
    async triesLeft(tx: Tx, codeHash: Buffer): Promise<number> {
      const { activationTries: max, activationCodeDays } = law.settings
      const rule = { max, seconds: activationCodeDays * daySeconds }
      const [counted] = await countInWindows(tx, 'activation', codeHash.toString('hex'), [rule])
      return max - (counted?.count ?? 0)
    },
    /** It was no try: whoever begins again, or helps others to, loses none. */
    async forgive(tx: Tx, codeHash: Buffer, address: string): Promise<void> {
      await uncount(tx, 'activation', codeHash.toString('hex'))
      await uncount(tx, 'activationFromAddress', networkOf(address))
    },
  }
}
