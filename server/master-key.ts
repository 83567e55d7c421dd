/** The key that wraps the records' keys: a file of 32 bytes, made in demonstration alone. */
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import type { Config } from './config.ts'
import { ConfigError } from './config-values.ts'
import { crashPoint } from './crash-points.ts'

export function masterKey(config: Config): Buffer {
  if (!existsSync(config.masterKeyFile)) {
    if (config.mode !== 'demo')
      throw new ConfigError(`CARNET_MASTER_KEY : le fichier ${config.masterKeyFile} n’existe pas.`)
    mkdirSync(dirname(config.masterKeyFile), { recursive: true })
    writeKey(config.masterKeyFile)
  }
  const key = readFileSync(config.masterKeyFile)
  if (key.length !== 32)
    throw new ConfigError(
      'CARNET_MASTER_KEY : le fichier doit contenir exactement 32 octets (openssl rand 32).',
    )
  return key
}

/** Told to whoever starts with another key than that of the database. */
export const wrongMasterKey =
  'CARNET_MASTER_KEY : cette clé n’est pas celle sous laquelle la base est scellée. Remettez la bonne ; rien n’a été changé. (En démonstration, npm start -- --fresh repart de rien.)'

/** Durable under its name, or not there at all: what it seals is lost without it. One already there stays. */
function writeKey(file: string): void {
  const draft = `${file}.${process.pid}.draft`
  writeFileSync(draft, randomBytes(32), { mode: 0o600, flush: true })
  crashPoint('key.draft-written')
  linkSync(draft, file)
  unlinkSync(draft)
  const folder = openSync(dirname(file), 'r')
  fsyncSync(folder)
  closeSync(folder)
  crashPoint('key.placed')
}
