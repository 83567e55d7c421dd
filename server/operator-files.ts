/**
 * The files that the settings name, looked at before anything is started: a sentence that names the setting, and no
 * half-made database. Production accepts no key of a demonstration, as they are known to all. contract.md §2.
 */
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { accessSync, constants, existsSync, readFileSync, realpathSync } from 'node:fs'
import path from 'node:path'
import type { Config } from './config.ts'
import { ConfigError } from './config-values.ts'
import { testUnit } from './identity/trust.ts'

type Pair = {
  readonly names: readonly [certificate: string, key: string]
  readonly files: { readonly certFile: string; readonly keyFile: string }
}

/** @throws ConfigError */
export function checkOperatorFiles(config: Config): void {
  const { mode, masterKeyFile, tls, trust, web } = config
  const pairs: readonly Pair[] = [
    { names: ['CARNET_TLS_CERT', 'CARNET_TLS_KEY'], files: tls },
    ...(web === undefined ? [] : [{ names: ['CARNET_WEB_CERT', 'CARNET_WEB_KEY'] as const, files: web }]),
  ]
  const made = path.join(config.dataFolder, 'demo') + path.sep
  const named: readonly (readonly [string, string])[] = [
    // A demonstration makes its own, wherever it is told to.
    ...(mode === 'demo' ? [] : [['CARNET_MASTER_KEY', masterKeyFile] as const]),
    ...pairs.flatMap(({ names: [cert, key], files }) => [
      [cert, files.certFile] as const,
      [key, files.keyFile] as const,
    ]),
    ['CARNET_TRUST', trust.path],
    ['CARNET_CRL', trust.crlFolder],
  ]
  for (const [name, file] of named)
    if (mode !== 'demo' || !file.startsWith(made)) refuseUnreadable(name, file)
  if (mode === 'demo') return
  for (const [name, file] of named) if (isOfDemonstration(file)) throw isTestKey(name)
  const demonstrationKey = path.join(made, 'master.key')
  if (existsSync(demonstrationKey) && readFileSync(demonstrationKey).equals(readFileSync(masterKeyFile)))
    throw isTestKey('CARNET_MASTER_KEY')
  for (const pair of pairs) checkPair(pair)
}

function refuseUnreadable(name: string, file: string): void {
  if (!existsSync(file)) throw new ConfigError(`${name}=${file}\u00a0: ce fichier n’existe pas.`)
  try {
    accessSync(file, constants.R_OK)
  } catch (cause) {
    throw new ConfigError(
      `${name}=${file}\u00a0: le compte qui lance Carnet n’a pas le droit de lire ce fichier.`,
      { cause },
    )
  }
}

function checkPair({ names: [certName, keyName], files: { certFile, keyFile } }: Pair): void {
  const certificate = read(
    () => new X509Certificate(readFileSync(certFile)),
    `${certName}=${certFile}\u00a0: ce fichier n’est pas un certificat PEM.`,
  )
  if (certificate.issuer.split('\n').includes(`OU=${testUnit}`)) throw isTestKey(certName)
  const key = read(
    () => createPrivateKey(readFileSync(keyFile)),
    `${keyName}=${keyFile}\u00a0: ce fichier n’est pas une clé PEM sans mot de passe.`,
  )
  if (!certificate.checkPrivateKey(key))
    throw new ConfigError(`${keyName}=${keyFile}\u00a0: cette clé n’est pas celle du certificat ${certName}.`)
}

function read<T>(reading: () => T, french: string): T {
  try {
    return reading()
  } catch (cause) {
    throw new ConfigError(french, { cause })
  }
}

/** In the folder that a demonstration made, or in one just below it. */
function isOfDemonstration(file: string): boolean {
  const folder = path.dirname(realpathSync(file))
  return [folder, path.dirname(folder)].some((one) =>
    ['people.json', path.join('pki', 'ca.key')].every((name) => existsSync(path.join(one, name))),
  )
}

function isTestKey(name: string): ConfigError {
  return new ConfigError(
    `${name}\u00a0: ce qu’a fabriqué une démonstration n’est pas accepté en production, ses clés sont publiques.`,
  )
}
