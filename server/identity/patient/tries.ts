/**
 * Wrong passwords are counted for the login, and for the address they come from. Who tries the login of another does not
 * lock him out: a device where he once logged in is counted by itself.
 */
import { isIPv6 } from 'node:net'
import { type Rates, secondsToWait } from '@carnet/core/model/rate.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Tx } from '../../store/database.ts'
import { type CountedAct, countInWindows, forgetCount, uncount } from '../../store/rates.ts'
import { deviceFor } from './known-device.ts'

/** Where a try comes from. */
export type Origin = { readonly address: string; readonly device: string | undefined }

export type Counter = { readonly act: Extract<CountedAct, `login${string}`>; readonly subject: string }

/** A device that the holder has used answers for itself; all others share what the login and the address have left. */
export function countersOf(
  tx: Tx,
  from: Origin & { readonly login: string; readonly recordId: RecordId | undefined },
): readonly Counter[] {
  const { login, recordId, address, device } = from
  const [mine] = recordId === undefined ? [] : deviceFor(tx, recordId, device)
  if (mine !== undefined) return [{ act: 'loginFromDevice', subject: mine }]
  return [
    { act: 'loginFromAddress', subject: networkOf(address) },
    { act: 'login', subject: login },
  ]
}

/** One try, before the password is looked at: of many at once, none escapes. Seconds to wait when it is one too many. */
export async function countTry(
  tx: Tx,
  counters: readonly Counter[],
  rates: Rates,
): Promise<number | undefined> {
  for (const { act, subject } of counters) {
    const rule = act === 'loginFromAddress' ? rates.loginFromAddress : rates.login
    const wait = secondsToWait(rule, await countInWindows(tx, act, subject, rule))
    // An address that has had its share counts no more against the logins that it tries.
    if (wait !== undefined) return wait
  }
  return undefined
}

/** The password was right: the try is none, and the holder begins again from nothing. */
export async function forgiveTry(tx: Tx, counters: readonly Counter[]): Promise<void> {
  for (const { act, subject } of counters)
    await (act === 'loginFromAddress' ? uncount(tx, act, subject) : forgetCount(tx, act, subject))
}

/** Whoever has an IPv6 address has 2^64 of them. */
export function networkOf(address: string): string {
  return isIPv6(address) && !address.includes('.') ? address.split(':').slice(0, 4).join(':') : address
}
