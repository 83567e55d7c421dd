/** The folder of all that is local: whom it lets in, and the one start that may prepare it. */
import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigError } from './config-values.ts'
import { takeLock } from './process-lock.mjs'

/** What holds keys, messages and documents, under the data folder. */
const privateFolders = ['blobs', 'demo', 'drafts', 'temoin']

/**
 * Ours alone. As root, the account that PostgreSQL runs as passes through to what is its own, and enters nothing else:
 * else the database could not stay in it.
 */
export function makeDataFolder(folder: string): void {
  const root = process.getuid?.() === 0
  mkdirSync(folder, { recursive: true, mode: root ? 0o711 : 0o700 })
  // Wider than that, the operator made it himself.
  if (!root || (statSync(folder).mode & 0o777) !== 0o711) return
  for (const name of privateFolders) mkdirSync(join(folder, name), { recursive: true, mode: 0o700 })
}

/**
 * Held until the process ends. PostgreSQL's own lock tells two servers apart, but only once there is one: two first
 * starts at the same moment would make one cluster, one authority and one master key together.
 * @throws ConfigError when another start has it
 */
export function lockDataFolder(folder: string): void {
  const taken = takeLock(join(folder, 'carnet.lock'))
  if ('holder' in taken)
    throw new ConfigError(
      `Un autre Carnet utilise déjà la base de ${folder}, ou la prépare (processus ${taken.holder}). Arrêtez-le, ou donnez un autre dossier par CARNET_DATA.`,
    )
  process.once('exit', taken.release)
}
