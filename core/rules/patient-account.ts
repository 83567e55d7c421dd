/** The holder's account on the internet, when a professional opens or repairs it. Spec: soap.md §1.3, TD1.5; rules.md CON-22. */
import type { RefusalReason } from '@carnet/core/model/decision.ts'

export type CodeChannel = 'email' | 'sms'

/** By which ways the holder gets his codes. */
export type AccountChannels = Readonly<Record<CodeChannel, boolean>>

export type AccountChange =
  | { readonly change: 'open' | 'renew' }
  | { readonly change: 'addChannel' | 'replaceChannel' | 'removeChannel'; readonly channel: CodeChannel }

export type AccountObjection = Extract<
  RefusalReason,
  'accountAlreadyOpen' | 'accountMissing' | 'channelAlreadyGiven' | 'channelMissing' | 'lastChannel'
>

/**
 * What the account says against this change; `account` undefined: there is none.
 * @spec CON-22 EX_1.5-1032; DMPPatientAccessAlreadyExists, DMPPatientAccessOTPAlreadyExists
 */
export function objectionToAccountChange(
  account: AccountChannels | undefined,
  asked: AccountChange,
): AccountObjection | undefined {
  if (asked.change === 'open') return account === undefined ? undefined : 'accountAlreadyOpen'
  if (account === undefined) return 'accountMissing'
  switch (asked.change) {
    case 'renew':
      return undefined
    case 'addChannel':
      return account[asked.channel] ? 'channelAlreadyGiven' : undefined
    case 'replaceChannel':
      return account[asked.channel] ? undefined : 'channelMissing'
    case 'removeChannel':
      if (!account[asked.channel]) return 'channelMissing'
      // Without any, nobody gets in again.
      return account.email && account.sms ? undefined : 'lastChannel'
  }
}

/** How one of the two secrets reaches the holder. */
export type SecretRoute = 'paper' | CodeChannel

/**
 * The « document des secrets » is handed on paper; over a wire, the two never take the same way.
 * @spec CON-22 EX_GEN-1470, EX_1.5-1080, EX_1.5-1090
 */
export function mayHandOver(routes: {
  readonly login: SecretRoute
  readonly password: SecretRoute
}): boolean {
  return routes.login === 'paper' || routes.login !== routes.password
}
