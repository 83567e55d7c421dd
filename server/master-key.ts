/** The key that wraps the records' keys: a file of 32 bytes, made in demonstration alone. */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Config, ConfigError } from './config.ts'

export function masterKey(config: Config): Buffer {
  if (!existsSync(config.masterKeyFile)) {
    if (config.mode !== 'demo')
      throw new ConfigError(`CARNET_MASTER_KEY : le fichier ${config.masterKeyFile} n’existe pas.`)
    mkdirSync(dirname(config.masterKeyFile), { recursive: true })
    writeFileSync(config.masterKeyFile, randomBytes(32), { mode: 0o600, flag: 'wx' })
  }
  const key = readFileSync(config.masterKeyFile)
  if (key.length !== 32)
    throw new ConfigError(
      'CARNET_MASTER_KEY : le fichier doit contenir exactement 32 octets (openssl rand 32).',
    )
  return key
}
