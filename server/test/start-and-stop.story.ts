/** `npm start` as a person runs it: one instance per data folder, stopped whole by Ctrl-C, the same data the next time. */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { copyKeys } from '@carnet/kit/demo/test/shared-demonstration.ts'
import pg from 'pg'
import { removeEmbeddedPostgres } from '../postgres/embedded.ts'
import { knownPlace } from '../postgres/place.ts'
import { postmasterOf } from '../postgres/postmaster.ts'
import { testDatabase } from '../postgres/test-database.ts'

const program = path.resolve(import.meta.dirname, '..', 'main.ts')
/** Its keys are made once per machine: how a first start makes them is the kit's (write-demonstration.test.ts). */
async function newDataFolder(name: string): Promise<string> {
  const dataFolder = mkdtempSync(path.join(os.tmpdir(), name))
  await copyKeys(path.join(dataFolder, 'demo'))
  return dataFolder
}

const skip = process.platform === 'win32' && 'Windows has no signals'

test('a second start on the same data is refused in French; Ctrl-C stops the server and its PostgreSQL', {
  skip,
}, async (t) => {
  const dataFolder = await newDataFolder('carnet-start-')
  const postgresFolder = path.join(dataFolder, 'postgres')
  const children: ChildProcess[] = []
  t.after(async () => {
    for (const child of children) child.kill('SIGKILL')
    await removeEmbeddedPostgres(postgresFolder)
    rmSync(dataFolder, { recursive: true, force: true })
  })
  const start = () => {
    const child = launch(dataFolder)
    children.push(child.process)
    return child
  }
  const first = start()
  await first.ready()
  const { web } = JSON.parse(readFileSync(path.join(dataFolder, 'demo', 'addresses.json'), 'utf8'))

  const second = start()
  assert.equal(await second.ended(), 1)
  assert.match(second.said(), /Un autre Carnet utilise déjà la base de/)
  assert.doesNotMatch(second.said(), /\n\s+at /, 'no stack')
  assert.equal((await fetch(`${web}/readyz`)).status, 200, 'the first goes on')

  const { cluster } = (await knownPlace(postgresFolder))!
  assert.notEqual(postmasterOf(cluster), undefined)
  first.process.kill('SIGINT')
  assert.equal(await first.ended(), 0)
  assert.match(first.said(), /Arrêt…/)
  assert.equal(postmasterOf(cluster), undefined, 'PostgreSQL has gone too')

  const third = start()
  await third.ready()
  third.process.kill('SIGTERM')
  assert.equal(await third.ended(), 0)
  assert.equal(postmasterOf(cluster), undefined)
})

test('what a server was doing by itself when it was killed is done soon after it starts again', {
  skip,
}, async (t) => {
  const dataFolder = await newDataFolder('carnet-killed-')
  const { connectionString, drop } = await testDatabase()
  const database = new pg.Client({ connectionString })
  await database.connect()
  const children: ChildProcess[] = []
  t.after(async () => {
    for (const child of children) child.kill('SIGKILL')
    await database.end()
    await drop()
    rmSync(dataFolder, { recursive: true, force: true })
  })
  const start = (environment: Readonly<Record<string, string>>) => {
    const child = launch(dataFolder, { DATABASE_URL: connectionString, ...environment })
    children.push(child.process)
    return child
  }
  const jobs = async (which: string) => {
    const { rows } = await database.query<{ count: number }>(
      `select count(*)::int as count from job where ${which}`,
    )
    return rows[0]!.count
  }

  const killed = start({ CARNET_CRASH_POINT: 'job.taken' })
  await killed.ended()
  assert.equal(killed.process.signalCode, 'SIGKILL')
  assert.ok((await jobs('holder is not null')) > 0, 'it held some')

  const again = start({})
  await again.ready()
  const end = Date.now() + 15_000
  while ((await jobs('due_at <= to_timestamp(0)')) > 0) {
    assert.ok(Date.now() < end, 'they are done within fifteen seconds')
    await sleep(100)
  }
  again.process.kill('SIGTERM')
  assert.equal(await again.ended(), 0)
})

function launch(dataFolder: string, environment: Readonly<Record<string, string>> = {}) {
  const { PATH, HOME } = process.env
  const child = spawn(process.execPath, [program, '--demo'], {
    env: {
      PATH,
      HOME,
      CARNET_DATA: dataFolder,
      CARNET_PORT: '0',
      CARNET_TLS_PORT: '0',
      UV_THREADPOOL_SIZE: '16',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  const heard = (resolve: () => void) => (chunk: Buffer) => {
    text += chunk.toString('utf8')
    if (text.includes('Carnet est prêt')) resolve()
  }
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', heard(resolve))
    child.stderr.on('data', heard(resolve))
    child.on('exit', () => reject(new Error(`it ended before it was ready:\n${text}`)))
  })
  ready.catch(() => {})
  const ended = once(child, 'close').then(([code]) => code as number | null)
  return { process: child, ready: () => ready, ended: () => ended, said: () => text }
}
