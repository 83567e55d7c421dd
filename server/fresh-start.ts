/** `npm start -- --fresh`: what the demonstration made is deleted, and what it keeps elsewhere is named. */
import { rmSync } from 'node:fs'
import path from 'node:path'
import type { Config } from './config.ts'
import { ConfigError } from './config-values.ts'
import { removeEmbeddedPostgres } from './postgres/embedded.ts'

/** @throws ConfigError when this is no demonstration, or its database is not ours: nothing is deleted then. */
export function requireFreshPossible(config: Config): void {
  if (config.mode !== 'demo') throw new ConfigError('--fresh n’existe qu’en démonstration.')
  if (config.databaseUrl !== undefined)
    throw new ConfigError(
      '--fresh n’efface pas la base de DATABASE_URL : videz-la vous-même, ou lancez sans DATABASE_URL. Rien n’a été effacé.',
    )
}

/** Under the data folder alone: a folder that a setting names may hold more than what is ours. */
export async function startFromNothing(config: Config, say: (line: string) => void): Promise<void> {
  const deleted = ['blobs', 'demo', 'drafts', 'postgres', 'temoin'].map((name) =>
    path.join(config.dataFolder, name),
  )
  await removeEmbeddedPostgres(path.join(config.dataFolder, 'postgres'))
  for (const folder of deleted) rmSync(folder, { recursive: true, force: true })
  const isLeft = (file: string) =>
    !deleted.some((folder) => file === folder || file.startsWith(folder + path.sep))
  const { blobs, outboxFolder, witnessFile, masterKeyFile } = config
  const documents = blobs.kind === 'bucket' ? `${blobs.bucket}/${blobs.prefix}` : blobs.folder
  if (blobs.kind === 'bucket' || isLeft(documents))
    say(
      `Les documents scellés restent dans ${documents} (CARNET_BLOBS)\u00a0: leurs clés sont effacées, plus personne ne peut les lire. Videz-le vous-même.`,
    )
  if (isLeft(outboxFolder))
    say(`Les messages envoyés restent dans ${outboxFolder} (CARNET_OUTBOX). Videz-le vous-même.`)
  if (isLeft(witnessFile))
    say(
      `Le fichier témoin de l’ancien journal reste en ${witnessFile} (CARNET_WITNESS)\u00a0: renommez-le, le nouveau journal ne s’y inscrirait pas.`,
    )
  if (isLeft(masterKeyFile))
    say(`La clé maître de ${masterKeyFile} (CARNET_MASTER_KEY) reste et sert encore.`)
}
