/** For whom passkeys are made: the public address of the portal, which is a name and never an IP address. contract.md §4. */
import { isIP } from 'node:net'
import type { Config } from '../config.ts'
import type { RelyingParty } from './patient/passkey-ceremony.ts'

/** `port`: that the portal listens at. undefined: it does not know its own name, and has no passkeys. */
export function relyingPartyOf(
  { mode, publicUrl, web }: Pick<Config, 'mode' | 'publicUrl' | 'web'>,
  port: number,
): RelyingParty | undefined {
  const url =
    publicUrl ?? (mode === 'demo' ? `${web === undefined ? 'http' : 'https'}://localhost:${port}` : '')
  const { hostname, origin } = URL.parse(url) ?? {}
  // WebAuthn Level 3, §4, « RP ID »: a domain.
  if (hostname === undefined || origin === undefined || isIP(hostname.replace(/^\[|\]$/g, '')) !== 0)
    return undefined
  return { id: hostname, origin }
}
