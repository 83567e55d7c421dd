/** The authorities and revocation lists of the operator, read from disk, and read again when they change. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { makeTrustStore, type TrustStore } from '@carnet/core/wire/x509/trust.ts'
import { ConfigError } from '../config-values.ts'

export type TrustSource = { current(): TrustStore }

const recheckMs = 30_000

/** Throws at the first reading when an authority is missing or a list is not signed by the authority it names. */
export function openTrust(paths: {
  readonly authorities: string
  readonly revocationLists: string
}): TrustSource {
  let stamp = ''
  let store = load()
  let checkedAt = Date.now()

  function load(): TrustStore {
    stamp = stampOf(paths)
    return makeTrustStore({
      authorities: filesOf(paths.authorities).flatMap((file) => certificatesOf(readFileSync(file, 'utf8'))),
      revocationLists: filesOf(paths.revocationLists).map((file) => readFileSync(file)),
    })
  }
  return {
    current() {
      if (Date.now() - checkedAt > recheckMs) {
        checkedAt = Date.now()
        // A list being replaced may be unreadable for a moment: the last good one stays, and its end is still watched.
        try {
          if (stampOf(paths) !== stamp) store = load()
        } catch {
          stamp = ''
        }
      }
      return store
    },
  }
}

/** Organisational unit of the authority that the kit makes: its keys are public. */
export const testUnit = 'DEMONSTRATION'

/** Production accepts no test authority (contract.md §2). Throws ConfigError. */
export function refuseTestAuthorities(trust: TrustSource): void {
  for (const { certificate } of trust.current().authorities)
    if (certificate.organisationalUnits.includes(testUnit))
      throw new ConfigError(
        'CARNET_TRUST : l’autorité de démonstration n’est pas acceptée en production, ses clés sont publiques.',
      )
}

function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .filter((name) => /\.(crt|pem|crl|der)$/.test(name))
    .map((name) => join(path, name))
}

function certificatesOf(pem: string): string[] {
  return pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
}

function stampOf(paths: { readonly authorities: string; readonly revocationLists: string }): string {
  return [...filesOf(paths.authorities), ...filesOf(paths.revocationLists)]
    .map((file) => `${file} ${statSync(file).mtimeMs}`)
    .join('\n')
}
