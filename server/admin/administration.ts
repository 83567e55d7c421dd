/** The same platform as the server's, opened by the command line of the operator: the database, the keys, the clock of the law. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Platform } from '../actions/platform.ts'
import { makeClock } from '../clock.ts'
import type { Config } from '../config.ts'
import { ConfigError } from '../config-values.ts'
import { type MatriculePolicy, matriculePolicyOf } from '../identity/matricule-policy.ts'
import { masterKey, wrongMasterKey } from '../master-key.ts'
import { makePlatform } from '../platform.ts'
import { runningEmbeddedPostgres } from '../postgres/embedded.ts'
import { openBlobs } from '../store/blobs.ts'
import { openDatabase } from '../store/database.ts'
import { isSealedUnderOurKey } from '../store/sealed-under.ts'
import { makeKeyring } from '../store/sealing.ts'

export type Administration = AsyncDisposable & {
  readonly platform: Platform
  readonly matricules: MatriculePolicy
  readonly witnessFile: string
  readonly matrixFolder: string | undefined
}

export async function openAdministration(config: Config): Promise<Administration> {
  const connectionString =
    config.databaseUrl ?? (await runningEmbeddedPostgres(join(config.dataFolder, 'postgres')))
  if (connectionString === undefined)
    throw new ConfigError(
      `Aucune base ne tourne dans ${config.dataFolder}. Démarrez Carnet (npm start), ou donnez DATABASE_URL.`,
    )
  const clock = makeClock()
  if (config.mode === 'demo') clock.set(await demonstrationTime(join(config.dataFolder, 'demo')))
  const database = openDatabase({
    connection: { connectionString },
    keyring: makeKeyring(masterKey(config)),
    connectionsMax: 2,
  })
  if (!(await isSealedUnderOurKey(database))) {
    await database.close()
    throw new ConfigError(wrongMasterKey)
  }
  const platform = makePlatform({
    database,
    blobs: openBlobs(config.blobs),
    clock,
    rates: config.rates,
    matrixFolder: config.matrixFolder,
    regimes: config.regimes,
  })
  const { witnessFile, matrixFolder } = config
  return {
    platform,
    matricules: matriculePolicyOf(config),
    witnessFile,
    matrixFolder,
    [Symbol.asyncDispose]: () => database.close(),
  }
}

/** The clock of a demonstration moves: it is the server's, asked of it; the real one when none runs. */
async function demonstrationTime(folder: string): Promise<Date> {
  const addresses = join(folder, 'addresses.json')
  if (!existsSync(addresses)) return new Date()
  const { web } = JSON.parse(readFileSync(addresses, 'utf8')) as { readonly web: string }
  try {
    const answer = await fetch(`${web}/demo/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ advance: 'PT0S' }),
    })
    const { now } = (await answer.json()) as { readonly now: string }
    return new Date(now)
  } catch {
    return new Date()
  }
}
