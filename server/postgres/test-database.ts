/**
 * A database for each test, on a real PostgreSQL. `npm test` starts one server for all and names it in CARNET_TEST_PG;
 * a test file run alone starts its own, which goes with the process.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { type EmbeddedPostgres, removeEmbeddedPostgres, startEmbeddedPostgres } from './embedded.ts'

export type TestDatabase = {
  readonly connectionString: string
  /** Cuts its connections and removes it. */
  drop(): Promise<void>
}

/** A new database: empty, or a copy of `template` (see {@link testTemplate}). */
export async function testDatabase(template = 'template1'): Promise<TestDatabase> {
  const server = await testServer()
  const name = `test_${randomBytes(6).toString('hex')}`
  await asAdministrator(server, (admin) => admin.query(`create database "${name}" template "${template}"`))
  return {
    connectionString: inDatabase(server, name),
    drop: () =>
      asAdministrator(server, async (admin) => {
        await admin.query(`drop database if exists "${name}" with (force)`)
      }),
  }
}

/**
 * A database to copy, built once for all test processes: `build` migrates it and closes its connections.
 * `name` changes when its content does (lower case, digits, `_`): put the last migration's number in it.
 */
export async function testTemplate(
  name: string,
  build: (connectionString: string) => Promise<void>,
): Promise<string> {
  const server = await testServer()
  await asAdministrator(server, async (admin) => {
    // One process builds, the others wait; the lock goes with the connection.
    await admin.query('select pg_advisory_lock(1667330671)')
    const { rows } = await admin.query('select from pg_database where datname = $1', [name])
    if (rows.length > 0) return
    const draft = `${name}_draft`
    await admin.query(`drop database if exists "${draft}" with (force)`)
    await admin.query(`create database "${draft}"`)
    await build(inDatabase(server, draft))
    await admin.query(`alter database "${draft}" rename to "${name}"`)
  })
  return name
}

let own: Promise<string> | undefined

function testServer(): Promise<string> {
  const shared = process.env.CARNET_TEST_PG
  if (shared !== undefined) return Promise.resolve(shared)
  own ??= startOwnServer()
  return own
}

const folderName = /^carnet-test-pg-(\d+)-/

/** A server for tests: nothing on it outlives `remove`, nor, after a kill, the next start of another one. */
export async function startTestPostgres(): Promise<EmbeddedPostgres & { remove(): Promise<void> }> {
  await removeLeftServers()
  const dataFolder = mkdtempSync(path.join(os.tmpdir(), `carnet-test-pg-${process.pid}-`))
  const server = await startEmbeddedPostgres({ dataFolder, durable: false })
  const remove = async () => {
    await server.stop()
    await removeEmbeddedPostgres(dataFolder)
  }
  return { ...server, remove }
}

async function startOwnServer(): Promise<string> {
  const server = await startTestPostgres()
  process.once('exit', () => {
    endNow(server.pid, path.join(server.home, 'cluster', 'postmaster.pid'))
    for (const folder of [server.home, server.dataFolder]) rmSync(folder, { recursive: true, force: true })
  })
  return server.connectionString
}

/** The last moment of a process can wait for nothing asynchronous. */
function endNow(pid: number, pidFile: string): void {
  try {
    process.kill(pid, 'SIGQUIT')
  } catch {
    return
  }
  const pause = new Int32Array(new SharedArrayBuffer(4))
  for (let waited = 0; existsSync(pidFile) && waited < 5000; waited += 10) Atomics.wait(pause, 0, 0, 10)
}

/** Those of test processes that were killed before they could say goodbye. */
async function removeLeftServers(): Promise<void> {
  for (const name of readdirSync(os.tmpdir())) {
    const pid = folderName.exec(name)?.[1]
    if (pid === undefined || isAlive(Number(pid))) continue
    // Another test process may be removing it at this moment, or it is another user's.
    await removeEmbeddedPostgres(path.join(os.tmpdir(), name)).catch(() => {})
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function asAdministrator<T>(server: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: inDatabase(server, 'postgres') })
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}

function inDatabase(connectionString: string, name: string): string {
  const url = new URL(connectionString)
  url.pathname = `/${name}`
  return url.href
}
