/** FranceConnect+ as the operator settles it: off unless it is told of its issuer; simulated in demonstration. */
import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import type { AskedLevel } from '@carnet/core/rules/france-connect.ts'
import { ConfigError, existingFile, isLoopback, oneOf, port, shaped } from './config-values.ts'

export type FranceConnectConfig =
  | {
      readonly kind: 'real'
      readonly issuer: string
      readonly clientId: string
      readonly clientSecret: string
      readonly keyFile: string
      readonly level: AskedLevel
      readonly pkce: boolean
    }
  | { readonly kind: 'simulated'; readonly port: number }

const issuerSetting = 'CARNET_FRANCECONNECT_ISSUER'
const simulationSetting = 'CARNET_FRANCECONNECT_SIMULATION'

/** undefined: no page speaks of it. */
export function franceConnectConfig(
  environment: NodeJS.ProcessEnv,
  { demo }: { readonly demo: boolean },
): FranceConnectConfig | undefined {
  const issuer = environment.CARNET_FRANCECONNECT_ISSUER
  if (issuer !== undefined) return realConfig(environment, issuer, demo)
  // Whoever comes from elsewhere would be sent to his own machine.
  const byDefault = demo && environment.CARNET_DEMO_EXPOSE !== 'yes' ? '8090' : 'off'
  const simulation = environment.CARNET_FRANCECONNECT_SIMULATION ?? byDefault
  if (simulation === 'off') return undefined
  if (!demo)
    throw new ConfigError(
      `${simulationSetting}\u00a0: FranceConnect+ n’est simulé qu’en démonstration, où chacun choisit qui il est. Retirez ce réglage.`,
    )
  return { kind: 'simulated', port: port(simulationSetting, simulation) }
}

function realConfig(environment: NodeJS.ProcessEnv, issuer: string, demo: boolean): FranceConnectConfig {
  const address = shaped(issuerSetting, issuer, {
    shape: /^https?:\/\/[^\s?#]+$/,
    expected: 'l’adresse de FranceConnect+, comme https://auth.franceconnect.gouv.fr/api/v2',
  })
  const { protocol, hostname } = new URL(address)
  if (protocol === 'http:' && !(demo && isLoopback(hostname)))
    throw new ConfigError(`${issuerSetting}=${address}\u00a0: attendu https://.`)
  if (!demo && !isPublicName(environment.CARNET_PUBLIC_URL))
    throw new ConfigError(
      `${issuerSetting} demande CARNET_PUBLIC_URL=https:// et un nom\u00a0: FranceConnect+ y ramène qui s’est fait reconnaître.`,
    )
  const clientId = environment.CARNET_FRANCECONNECT_CLIENT
  const secretFile = existingFile('CARNET_FRANCECONNECT_SECRET', environment.CARNET_FRANCECONNECT_SECRET)
  const keyFile = existingFile('CARNET_FRANCECONNECT_KEY', environment.CARNET_FRANCECONNECT_KEY)
  if (!clientId || secretFile === undefined || keyFile === undefined)
    throw new ConfigError(
      `${issuerSetting} demande aussi CARNET_FRANCECONNECT_CLIENT, CARNET_FRANCECONNECT_SECRET et CARNET_FRANCECONNECT_KEY. Voir docs/exploiter/franceconnect.md.`,
    )
  return {
    kind: 'real',
    issuer: address,
    clientId,
    clientSecret: secretIn(secretFile),
    keyFile,
    level: oneOf('CARNET_FRANCECONNECT_LEVEL', environment.CARNET_FRANCECONNECT_LEVEL ?? 'eidas2', [
      'eidas2',
      'eidas3',
    ]),
    pkce:
      oneOf('CARNET_FRANCECONNECT_PKCE', environment.CARNET_FRANCECONNECT_PKCE ?? 'off', ['on', 'off']) ===
      'on',
  }
}

/** A name: it brings nobody back to an address of the network. */
function isPublicName(url: string | undefined): boolean {
  const { protocol, hostname = '' } = URL.parse(url ?? '') ?? {}
  return protocol === 'https:' && isIP(hostname.replace(/^\[|\]$/g, '')) === 0
}

function secretIn(file: string): string {
  const secret = readFileSync(file, 'utf8').trim()
  if (secret === '') throw new ConfigError(`CARNET_FRANCECONNECT_SECRET=${file}\u00a0: ce fichier est vide.`)
  return secret
}
