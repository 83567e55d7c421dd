/** The environment is read here, once. Contract: contract.md §2. */

import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Calendars } from '@carnet/core/codes/vaccination-calendars.ts'
import type { AccessibilityAudit } from '@carnet/core/model/accessibility-audit.ts'
import type { Rates } from '@carnet/core/model/rate.ts'
import type { Regimes } from '@carnet/core/rules/regimes.ts'
import type { RuleSettings } from '@carnet/core/rules/settings.ts'
import { type FranceConnectConfig, franceConnectConfig } from './config-france-connect.ts'
import {
  accessibilityAudit,
  ConfigError,
  count,
  existingFile,
  isLoopback,
  MissingSettingsError,
  oneOf,
  port,
  rates,
  shaped,
} from './config-values.ts'
import { type ArmedCrashPoint, crashPoints } from './crash-points.ts'
import { loadRegimes } from './regimes.ts'
import { loadCalendars } from './vaccination-calendars.ts'

export type Mode = 'demo' | 'production'
export type XsdSeverity = 'warn' | 'refuse'

export type Config = {
  readonly mode: Mode
  readonly host: string
  readonly port: number
  readonly tlsPort: number
  /** How many processes serve the mutual-TLS port. One: the first, which does everything else. */
  readonly processes: number
  readonly dataFolder: string
  /** Undefined: the embedded PostgreSQL, in production too (contract.md §2). */
  readonly databaseUrl: string | undefined
  readonly blobs: BlobsConfig
  readonly masterKeyFile: string
  readonly tls: { readonly certFile: string; readonly keyFile: string }
  readonly trust: { readonly path: string; readonly crlFolder: string }
  readonly web: { readonly certFile: string; readonly keyFile: string } | undefined
  readonly publicUrl: string | undefined
  /** Where professionals reach the mutual-TLS port with their browsers, when it is not the name of the portals and its port. */
  readonly emergencyUrl: string | undefined
  readonly vihfSignature: 'required' | 'optional'
  readonly vihfWindowSeconds: number
  readonly vihfSkewSeconds: number
  readonly sha1Accepted: boolean
  readonly sectors: readonly string[]
  readonly lotSignature: 'required' | 'optional' | 'ignored'
  readonly xsd: { readonly folder: string; readonly severity: XsdSeverity } | undefined
  readonly maxMessageBytes: number
  readonly maxResults: number
  readonly closingDetails: boolean
  readonly senderFaultStatus: 500 | 400
  readonly insKey: 'off' | 'warn' | 'refuse'
  /** Read once, with the settings of the law that the environment settles in them. */
  readonly regimes: Regimes
  readonly vaccinationCalendars: Calendars
  readonly matrixFolder: string | undefined
  readonly rates: Rates
  readonly outboxFolder: string
  /** What the operator publishes of the accessibility of the pages. */
  readonly accessibility: AccessibilityAudit | undefined
  /** Undefined: none; a file known to be a test of antivirus is refused all the same. */
  readonly antivirus: AntivirusConfig | undefined
  readonly franceConnect: FranceConnectConfig | undefined
  readonly witnessFile: string
  /** The profile ihe-base; undefined when it is off. */
  readonly ihe: IheConfig | undefined
  readonly logLevel: string
  readonly metricsToken: string | undefined
  readonly crashPoint: ArmedCrashPoint | undefined
}

export type AntivirusConfig =
  | { readonly kind: 'clamd'; readonly path: string }
  | { readonly kind: 'clamd'; readonly host: string; readonly port: number }
  /** Reads the file on its standard input; ends with 0 when it found nothing, 1 when it found something. */
  | { readonly kind: 'command'; readonly command: string; readonly arguments: readonly string[] }

/** Where the sealed documents are kept. */
export type BlobsConfig =
  | { readonly kind: 'files'; readonly folder: string }
  | {
      readonly kind: 'bucket'
      readonly endpoint: string
      readonly region: string
      readonly bucket: string
      /** Empty, or with its final slash. */
      readonly prefix: string
      readonly style: 'path' | 'host'
      readonly credentials: {
        readonly accessKeyId: string
        readonly secretAccessKey: string
        readonly sessionToken: string | undefined
      }
      /** On this machine, where documents wait while they are received. */
      readonly draftFolder: string
    }

export type IheConfig = {
  /** Also without TLS, on the web port: demonstration on the loopback interface alone. */
  readonly plain: boolean
  /** PEM of the client certificates that may come in; all those of an accepted authority when undefined. */
  readonly clientsFile: string | undefined
  readonly codesFile: string | undefined
  readonly repositoryUniqueId: string
  readonly homeCommunityId: string | undefined
}

const repository = dirname(dirname(fileURLToPath(import.meta.url)))
const corpusSchemas = join(repository, '../shared/corpora/cda-ans-3-0/infrastructure/cda')

export function readConfig(environment: NodeJS.ProcessEnv = process.env, demoAsked = false): Config {
  const mode = oneOf('CARNET_MODE', environment.CARNET_MODE ?? (demoAsked ? 'demo' : 'production'), [
    'demo',
    'production',
  ])
  const demo = mode === 'demo'
  const dataFolder = resolve(repository, environment.CARNET_DATA ?? '.data')
  const inDemo = (path: string) => join(dataFolder, 'demo', path)
  const host = environment.CARNET_HOST ?? '127.0.0.1'
  if (demo && !isLoopback(host) && environment.CARNET_DEMO_EXPOSE !== 'yes')
    throw new ConfigError(
      `CARNET_HOST=${host} : la démonstration n’écoute que sur la boucle locale. Pour l’exposer en connaissance de cause : CARNET_DEMO_EXPOSE=yes.`,
    )
  const missing: string[] = []
  const file = (name: string, demoPath: string) => {
    const value = environment[name]
    if (value !== undefined) return resolve(value)
    if (demo) return inDemo(demoPath)
    missing.push(name)
    return ''
  }
  const webCert = environment.CARNET_WEB_CERT
  const webKey = environment.CARNET_WEB_KEY
  const publicUrl = environment.CARNET_PUBLIC_URL
  if (!demo && !(webCert && webKey) && !publicUrl?.startsWith('https://'))
    missing.push('CARNET_WEB_CERT et CARNET_WEB_KEY (ou CARNET_PUBLIC_URL=https://…)')
  const config: Config = {
    mode,
    host,
    port: port('CARNET_PORT', environment.CARNET_PORT ?? '8080'),
    tlsPort: port('CARNET_TLS_PORT', environment.CARNET_TLS_PORT ?? '8443'),
    processes: count(
      'CARNET_PROCESSES',
      environment.CARNET_PROCESSES ?? (demo ? '1' : `${processesByDefault()}`),
    ),
    dataFolder,
    databaseUrl: environment.DATABASE_URL || undefined,
    blobs: blobsConfig(environment, { dataFolder, demo }),
    masterKeyFile: file('CARNET_MASTER_KEY', 'master.key'),
    tls: {
      certFile: file('CARNET_TLS_CERT', 'pki/server.crt'),
      keyFile: file('CARNET_TLS_KEY', 'pki/server.key'),
    },
    trust: { path: file('CARNET_TRUST', 'pki/ca.crt'), crlFolder: file('CARNET_CRL', 'pki/crl') },
    web: webCert && webKey ? { certFile: resolve(webCert), keyFile: resolve(webKey) } : undefined,
    publicUrl,
    emergencyUrl:
      environment.CARNET_EMERGENCY_URL &&
      shaped('CARNET_EMERGENCY_URL', environment.CARNET_EMERGENCY_URL, {
        shape: /^https:\/\/[^/]+\/?$/,
        expected: 'https:// et un nom, sans chemin',
      }),
    vihfSignature: oneOf(
      'CARNET_VIHF_SIGNATURE',
      environment.CARNET_VIHF_SIGNATURE ?? (demo ? 'optional' : 'required'),
      ['required', 'optional'],
    ),
    vihfWindowSeconds: count('CARNET_VIHF_WINDOW', environment.CARNET_VIHF_WINDOW ?? '300'),
    vihfSkewSeconds: count('CARNET_VIHF_SKEW', environment.CARNET_VIHF_SKEW ?? '60'),
    sha1Accepted:
      oneOf('CARNET_SHA1', environment.CARNET_SHA1 ?? (demo ? 'accept' : 'refuse'), ['accept', 'refuse']) ===
      'accept',
    sectors: sectors(environment.CARNET_SECTORS ?? 'SA66'),
    lotSignature: oneOf('CARNET_LOT_SIGNATURE', environment.CARNET_LOT_SIGNATURE ?? 'optional', [
      'required',
      'optional',
      'ignored',
    ]),
    xsd: xsd(environment.CARNET_XSD, demo),
    maxMessageBytes: count('CARNET_MAX_MESSAGE', environment.CARNET_MAX_MESSAGE ?? '50000000'),
    maxResults: count('CARNET_MAX_RESULTS', environment.CARNET_MAX_RESULTS ?? '10000'),
    closingDetails:
      oneOf('CARNET_CLOSING_DETAILS', environment.CARNET_CLOSING_DETAILS ?? 'off', ['on', 'off']) === 'on',
    senderFaultStatus:
      oneOf('CARNET_FAULT_STATUS', environment.CARNET_FAULT_STATUS ?? '500', ['500', '400']) === '400'
        ? 400
        : 500,
    insKey: oneOf('CARNET_INS_KEY', environment.CARNET_INS_KEY ?? (demo ? 'warn' : 'refuse'), [
      'off',
      'warn',
      'refuse',
    ]),
    regimes: loadRegimes(existingFile('CARNET_REGIMES', environment.CARNET_REGIMES), {
      byMode: demo
        ? { depositairesRemb: 'tous', dossierPharmaceutique: demonstrationDossierPharmaceutique }
        : {},
      settled: lawOf(environment),
    }),
    vaccinationCalendars: loadCalendars(
      existingFile('CARNET_VACCINATION_CALENDARS', environment.CARNET_VACCINATION_CALENDARS),
    ),
    matrixFolder: environment.CARNET_MATRIX,
    rates: {
      existence: rates(
        'CARNET_RATE_EXISTENCE',
        environment.CARNET_RATE_EXISTENCE ?? (demo ? '6000/min,60000/h,300000/d' : '60/min,600/h,3000/d'),
      ),
      existenceByStructure: rates(
        'CARNET_RATE_EXISTENCE_STRUCTURE',
        environment.CARNET_RATE_EXISTENCE_STRUCTURE ??
          (demo ? '60000/min,600000/h,3000000/d' : '600/min,6000/h,30000/d'),
      ),
      login: rates('CARNET_RATE_LOGIN', environment.CARNET_RATE_LOGIN ?? '5/15min'),
      loginFromAddress: rates(
        'CARNET_RATE_LOGIN_ADDRESS',
        environment.CARNET_RATE_LOGIN_ADDRESS ?? (demo ? '2000/h' : '20/h'),
      ),
      invitation: rates('CARNET_RATE_INVITATION', environment.CARNET_RATE_INVITATION ?? '10/h'),
      invitationCode: rates(
        'CARNET_RATE_INVITATION_CODE',
        environment.CARNET_RATE_INVITATION_CODE ?? '5/h,20/d',
      ),
      report: rates('CARNET_RATE_REPORT', environment.CARNET_RATE_REPORT ?? '10/h'),
      cardCode: rates('CARNET_RATE_CARD_CODE', environment.CARNET_RATE_CARD_CODE ?? '100/d'),
      cardCodeFromAddress: rates(
        'CARNET_RATE_CARD_CODE_ADDRESS',
        environment.CARNET_RATE_CARD_CODE_ADDRESS ?? '5/15min,10/d',
      ),
      cardScan: rates('CARNET_RATE_CARD_SCAN', environment.CARNET_RATE_CARD_SCAN ?? '20/d'),
      cardScanFromAddress: rates(
        'CARNET_RATE_CARD_SCAN_ADDRESS',
        environment.CARNET_RATE_CARD_SCAN_ADDRESS ?? '1/h',
      ),
    },
    outboxFolder: resolve(environment.CARNET_OUTBOX ?? inDemo('outbox')),
    accessibility: accessibilityAudit('CARNET_ACCESSIBILITY', environment.CARNET_ACCESSIBILITY ?? 'non'),
    antivirus: antivirus(environment.CARNET_ANTIVIRUS ?? 'off'),
    franceConnect: franceConnectConfig(environment, { demo }),
    witnessFile: resolve(environment.CARNET_WITNESS ?? join(dataFolder, 'temoin', 'traces.log')),
    ihe: iheConfig(environment, demo),
    logLevel: environment.CARNET_LOG ?? 'info',
    metricsToken: metricsToken(environment.CARNET_METRICS_TOKEN),
    crashPoint: armedCrashPoint(environment.CARNET_CRASH_POINT, demo),
  }
  if (!demo && config.ihe !== undefined && config.ihe.clientsFile === undefined)
    missing.push('CARNET_IHE_CLIENTS (CARNET_IHE_BASE=on)')
  if (missing.length > 0)
    throw new MissingSettingsError(
      `Il manque, pour démarrer en production : ${missing.join(', ')}. Voir docs/exploiter/reglages.md.`,
    )
  return config
}

/** Beyond eight, the database is what is waited for. */
function processesByDefault(): number {
  return Math.min(8, availableParallelism())
}

const demonstrationDossierPharmaceutique = '1990007015'

/** What the contract gives a name of its own in the environment (contract.md §2). */
function lawOf(environment: NodeJS.ProcessEnv): Partial<RuleSettings> {
  const depositaries = environment.CARNET_REMB
  const dossierPharmaceutique = environment.CARNET_DP
  return {
    ...(depositaries !== undefined && {
      depositairesRemb: oneOf('CARNET_REMB', depositaries, ['assuranceMaladie', 'tous']),
    }),
    ...(dossierPharmaceutique !== undefined && { dossierPharmaceutique }),
  }
}

/** Ours, from a UUID: nobody else's. */
const iheRepository = '2.25.206714931462390415086210711284057211739'

function iheConfig(environment: NodeJS.ProcessEnv, demo: boolean): IheConfig | undefined {
  const on = oneOf('CARNET_IHE_BASE', environment.CARNET_IHE_BASE ?? (demo ? 'on' : 'off'), ['on', 'off'])
  if (on === 'off') return undefined
  return {
    plain: demo && environment.CARNET_DEMO_EXPOSE !== 'yes',
    clientsFile: existingFile('CARNET_IHE_CLIENTS', environment.CARNET_IHE_CLIENTS),
    codesFile: existingFile('CARNET_IHE_CODES', environment.CARNET_IHE_CODES),
    repositoryUniqueId: shaped('CARNET_IHE_REPOSITORY', environment.CARNET_IHE_REPOSITORY ?? iheRepository, {
      shape: /^[0-2](\.(0|[1-9]\d*))+$/,
      expected: 'un OID',
    }),
    homeCommunityId:
      environment.CARNET_IHE_HOME === undefined
        ? undefined
        : shaped('CARNET_IHE_HOME', environment.CARNET_IHE_HOME, {
            shape: /^urn:oid:[0-2](\.(0|[1-9]\d*))+$/,
            expected: 'urn:oid:…',
          }),
  }
}

/** « SA66,SA70 », or « none ». */
function sectors(value: string): readonly string[] {
  if (value === 'none') return []
  const codes = value.split(',').map((one) => one.trim())
  if (!codes.every((code) => /^SA\d\d$/.test(code)))
    throw new ConfigError(`CARNET_SECTORS=${value} : attendu des secteurs comme SA66,SA70, ou none.`)
  return codes
}

function antivirus(value: string): AntivirusConfig | undefined {
  if (value === 'off') return undefined
  const [, command, rest = ''] = /^command:(\/\S+)(?: (.+))?$/.exec(value) ?? []
  if (command !== undefined)
    return { kind: 'command', command, arguments: rest.split(' ').filter((each) => each !== '') }
  const [, path] = /^clamd:(\/\S+)$/.exec(value) ?? []
  if (path !== undefined) return { kind: 'clamd', path }
  const [, host, at] = /^clamd:([^\s/]+):(\d+)$/.exec(value) ?? []
  if (host !== undefined && at !== undefined)
    return { kind: 'clamd', host, port: port('CARNET_ANTIVIRUS', at) }
  throw new ConfigError(
    `CARNET_ANTIVIRUS=${value} : attendu off, clamd:/chemin, clamd:hôte:port ou command:/chemin arguments.`,
  )
}

function armedCrashPoint(value: string | undefined, demo: boolean): ArmedCrashPoint | undefined {
  if (value === undefined) return undefined
  if (!demo)
    throw new ConfigError(
      'CARNET_CRASH_POINT : un serveur en production ne se tue pas lui-même. Retirez ce réglage.',
    )
  const [, name, nth = '1'] = /^([a-z.-]+)(?::([1-9]\d{0,5}))?$/.exec(value) ?? []
  const known = crashPoints.find((point) => point === name)
  if (known === undefined)
    throw new ConfigError(
      `CARNET_CRASH_POINT=${value} : attendu un nom de server/crash-points.ts, ou ce nom suivi de « :n ».`,
    )
  return { name: known, nth: Number(nth) }
}

function blobsConfig(
  environment: NodeJS.ProcessEnv,
  { dataFolder, demo }: { readonly dataFolder: string; readonly demo: boolean },
): BlobsConfig {
  const value = environment.CARNET_BLOBS ?? `file:${join(dataFolder, 'blobs')}`
  if (value.startsWith('file:')) return { kind: 'files', folder: resolve(value.slice('file:'.length)) }
  const wrong = (french: string) =>
    new ConfigError(`CARNET_BLOBS : ${french} Voir docs/exploiter/stockage-objets.md.`)
  const url = value.startsWith('s3://') ? URL.parse(value) : null
  if (url === null) throw wrong('attendu file:/chemin ou s3://compartiment/préfixe?endpoint=https://….')
  // Not quoted: what stands here may be a secret.
  if (url.username !== '' || url.password !== '')
    throw wrong(
      'les identifiants ne s’écrivent pas dans l’adresse, mais dans AWS_ACCESS_KEY_ID et AWS_SECRET_ACCESS_KEY.',
    )
  for (const name of url.searchParams.keys())
    if (!['endpoint', 'region', 'style'].includes(name))
      throw wrong(`paramètre « ${name} » inconnu ; attendu endpoint, region ou style.`)
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(url.hostname))
    throw wrong('le nom du compartiment a de 3 à 63 minuscules, chiffres, points ou tirets.')
  const path = url.pathname.replace(/^\/|\/$/g, '')
  if (!/^([\w.-]+(\/[\w.-]+)*)?$/.test(path))
    throw wrong(
      'le préfixe est fait de lettres sans accent, de chiffres, de points et de tirets, entre des « / ».',
    )
  const endpoint = URL.parse(url.searchParams.get('endpoint') ?? '')
  if (
    endpoint === null ||
    !/^https?:$/.test(endpoint.protocol) ||
    !/^\/?$/.test(endpoint.pathname + endpoint.search)
  )
    throw wrong('attendu endpoint=https://hôte, l’adresse du stockage sans chemin.')
  if (!demo && endpoint.protocol === 'http:' && !isLoopback(endpoint.hostname))
    throw wrong('en production, endpoint est en https:// (http:// sur la boucle locale seulement).')
  const accessKeyId = environment.AWS_ACCESS_KEY_ID
  const secretAccessKey = environment.AWS_SECRET_ACCESS_KEY
  if (!accessKeyId || !secretAccessKey)
    throw wrong('il manque les identifiants du stockage, AWS_ACCESS_KEY_ID et AWS_SECRET_ACCESS_KEY.')
  return {
    kind: 'bucket',
    endpoint: endpoint.origin,
    region: url.searchParams.get('region') ?? 'us-east-1',
    bucket: url.hostname,
    prefix: path === '' ? '' : `${path}/`,
    style: oneOf('CARNET_BLOBS, style', url.searchParams.get('style') ?? 'path', ['path', 'host']),
    credentials: { accessKeyId, secretAccessKey, sessionToken: environment.AWS_SESSION_TOKEN },
    draftFolder: join(dataFolder, 'drafts'),
  }
}

function xsd(value: string | undefined, demo: boolean): Config['xsd'] {
  if (value === 'off') return undefined
  const byDefault: XsdSeverity = demo ? 'refuse' : 'warn'
  if (value === undefined)
    return existsSync(corpusSchemas) ? { folder: corpusSchemas, severity: byDefault } : undefined
  const [, folder = value, severity = byDefault] = /^(.*?)(?::(warn|refuse))?$/.exec(value) ?? []
  if (!existsSync(folder)) throw new ConfigError(`CARNET_XSD=${value} : ce dossier n’existe pas.`)
  return { folder: resolve(folder), severity: severity as XsdSeverity }
}

const tokenCharactersMin = 16

function metricsToken(value: string | undefined): string | undefined {
  if (value !== undefined && value.length < tokenCharactersMin)
    throw new ConfigError(`CARNET_METRICS_TOKEN : attendu au moins ${tokenCharactersMin} caractères.`)
  return value
}
