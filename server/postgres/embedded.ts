/**
 * A real PostgreSQL of our own, for a laptop, a demonstration and the tests: the binaries that npm brought, spawned here.
 * After a crash of ours, the next start adopts the server that stayed; after a crash of PostgreSQL, it replays its log.
 */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { findBinaries, runnableBy } from './binaries.ts'
import { isMade, makeCluster, ready, role, startPostmaster } from './cluster.ts'
import { knownPlace, placeFor } from './place.ts'
import { type Postmaster, stopPostmaster } from './postmaster.ts'
import { type Listening, settingsFor } from './settings.ts'

export type EmbeddedPostgres = {
  /** Of the database `carnet`; for `pg` and for any libpq client. */
  readonly connectionString: string
  readonly pid: number
  readonly dataFolder: string
  /** Where its files are: the data folder, unless PostgreSQL's account cannot reach it. */
  readonly home: string
  /** True when this start found a running server that a crash of ours had left. */
  readonly adopted: boolean
  /** Fast shutdown. Resolves when the process has gone; may be called twice. */
  stop(): Promise<void>
}

export type EmbeddedOptions = {
  /** Belongs to PostgreSQL alone; made when absent. Two running servers never share one. */
  readonly dataFolder: string
  readonly log?: (line: string) => void
  /** False in tests only: faster, and lost with the power. */
  readonly durable?: boolean
  /** A socket where Node speaks to them; on Windows, a free port of 127.0.0.1. */
  readonly listen?: Listening['on']
  /** Called when it ends without having been asked to: killed, or crashed. What was committed is on disk. */
  readonly onLost?: () => void
  /** Aborted before PostgreSQL is started: it is not, and this rejects. Later, it is the caller's to stop. */
  readonly signal?: AbortSignal | undefined
}

export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { dataFolder, log = () => {}, durable = true, onLost = () => {} } = options
  const listen = options.listen ?? (process.platform === 'win32' ? 'address' : 'socket')
  const place = await placeFor(dataFolder)
  const bin = await runnableBy(place.account, findBinaries(), place.home)
  const password = listen === 'address' ? await passwordIn(dataFolder) : undefined
  if (!isMade(place.cluster)) {
    log(`PostgreSQL prépare sa base dans ${place.home}…`)
    await makeCluster(bin, place, { durable, password })
  }
  options.signal?.throwIfAborted()
  const left = await ready(place.cluster)
  const listening: Listening =
    listen === 'socket'
      ? { on: 'socket', folder: place.socketFolder }
      : { on: 'address', port: await freePort() }
  const postmaster = left ?? (await startPostmaster(bin, place, settingsFor(listening, durable)))
  const leash = await takeLeash(urlOf(postmaster, 'postgres', password), dataFolder)
  if (left !== undefined) log(`PostgreSQL tournait encore (processus ${left.pid}) : il est repris.`)
  await makeDatabase(leash)
  // Like an idle connection of a pool, it keeps no process alive.
  leash.unref()
  let stopped: Promise<void> | undefined
  leash.on('end', () => {
    if (stopped === undefined) onLost()
  })
  const stop = async () => {
    leash.ref()
    await leash.end()
    await stopPostmaster(postmaster.pid, place.cluster, path.join(bin, 'pg_ctl'))
    if (!place.socketFolder.startsWith(place.home))
      await rm(place.socketFolder, { recursive: true, force: true })
  }
  return {
    connectionString: urlOf(postmaster, 'carnet', password),
    pid: postmaster.pid,
    dataFolder,
    home: place.home,
    adopted: left !== undefined,
    stop: () => {
      stopped ??= stop()
      return stopped
    },
  }
}

/** The address of the one that runs there for another process of ours; undefined when none does. */
export async function runningEmbeddedPostgres(dataFolder: string): Promise<string | undefined> {
  const place = await knownPlace(dataFolder)
  const running = place && existsSync(place.cluster) ? await ready(place.cluster) : undefined
  if (running === undefined) return undefined
  return urlOf(running, 'carnet', running.host.startsWith('/') ? undefined : await passwordIn(dataFolder))
}

/** Stops what a crash left running there and deletes all its data. Refuses while a living process uses it. */
export async function removeEmbeddedPostgres(dataFolder: string): Promise<void> {
  const place = await knownPlace(dataFolder)
  if (place !== undefined) {
    const left = existsSync(place.cluster) ? await ready(place.cluster) : undefined
    if (left !== undefined) {
      const password = left.host.startsWith('/') ? undefined : await passwordIn(dataFolder)
      const leash = await takeLeash(urlOf(left, 'postgres', password), dataFolder)
      await leash.end()
      await stopPostmaster(left.pid, place.cluster, path.join(findBinaries(), 'pg_ctl'))
    }
    await rm(place.socketFolder, { recursive: true, force: true })
    await rm(place.home, { recursive: true, force: true })
  }
  await rm(dataFolder, { recursive: true, force: true })
}

function urlOf(postmaster: Postmaster, database: string, password: string | undefined): string {
  const { host, port } = postmaster
  if (password === undefined)
    return `postgresql://${role}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`
  return `postgresql://${role}:${password}@${host}:${port}/${database}`
}

/** `ref` and `unref` are missing from the types of `pg`. */
type Leash = pg.Client & { ref(): void; unref(): void }

/**
 * One connection kept for as long as we use the server, holding a lock: PostgreSQL itself tells a second process that
 * the first one lives, and forgets a killed one at once. No process number to guess from.
 */
async function takeLeash(connectionString: string, dataFolder: string): Promise<Leash> {
  const leash = new pg.Client({ connectionString, application_name: 'carnet-leash' })
  // A server that is killed cuts this connection too: those who query it will say so.
  leash.on('error', () => {})
  await leash.connect()
  // PostgreSQL takes a moment to notice that a killed holder has gone.
  for (let attempt = 0; attempt < 10; attempt++) {
    const { rows } = await leash.query<{ held: boolean }>('select pg_try_advisory_lock(1667330670) as held')
    if (rows[0]?.held) return leash as Leash
    await sleep(100)
  }
  await leash.end()
  throw new Error(`Un autre Carnet utilise déjà la base de ${dataFolder}.`)
}

async function makeDatabase(client: Leash): Promise<void> {
  const { rows } = await client.query(`select from pg_database where datname = 'carnet'`)
  if (rows.length === 0) await client.query('create database carnet')
}

/** Only where PostgreSQL listens on an address, which any local user reaches. */
async function passwordIn(dataFolder: string): Promise<string> {
  const file = path.join(dataFolder, 'address-password')
  if (!existsSync(file)) await writeFile(file, randomBytes(24).toString('base64url'), { mode: 0o600 })
  return readFile(file, 'utf8')
}

async function freePort(): Promise<number> {
  const server = net.createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as net.AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
