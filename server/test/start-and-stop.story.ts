/** `npm start` as a person runs it: one instance per data folder, stopped whole by Ctrl-C, the same data the next time. */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
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

test('of two starts at once on an empty folder one is refused in French; Ctrl-C stops the other and its PostgreSQL', {
  skip,
}, async (t) => {
  const { dataFolder, start, postmaster } = await dataOf(t, 'carnet-start-')
  const both = [start(), start()]
  const second = await Promise.race(both.map((one) => one.ended().then(() => one)))
  const first = both.find((one) => one !== second)!
  assert.equal(await second.ended(), 1)
  assert.match(second.said(), /Un autre Carnet utilise déjà la base de/)
  assert.doesNotMatch(second.said(), /\n\s+at /, 'no stack')
  await first.ready()
  const { web } = JSON.parse(readFileSync(path.join(dataFolder, 'demo', 'addresses.json'), 'utf8'))
  assert.equal((await fetch(`${web}/readyz`)).status, 200, 'the first goes on')

  assert.notEqual(await postmaster(), undefined)
  first.process.kill('SIGINT')
  assert.equal(await first.ended(), 0)
  assert.match(first.said(), /Arrêt…/)
  assert.equal(await postmaster(), undefined, 'PostgreSQL has gone too')

  const third = start({ CARNET_XSD: 'off' })
  await third.firstLine()
  while ((await postmaster()) === undefined) await sleep(5)
  // The terminal is closed while it starts: nobody reads any more, and the system tells it as npm does, so twice.
  third.process.stdout!.destroy()
  third.process.kill('SIGHUP')
  third.process.kill('SIGHUP')
  assert.equal(await third.ended(), 0, third.said())
  assert.equal(await postmaster(), undefined)

  const fourth = start()
  await fourth.ready()
  fourth.process.kill('SIGTERM')
  assert.equal(await fourth.ended(), 0)
  assert.equal(await postmaster(), undefined)
})

test('a first start that is asked to stop, or that cannot write its keys, leaves no PostgreSQL', {
  skip,
}, async (t) => {
  const { dataFolder, start, postmaster } = await dataOf(t, 'carnet-interrupted-')
  const stopped = start({ CARNET_XSD: 'off' })
  await stopped.firstLine()
  stopped.process.kill('SIGINT')
  assert.equal(await stopped.ended(), 0, stopped.said())
  assert.equal(await postmaster(), undefined)

  rmSync(path.join(dataFolder, 'demo', 'people.json'), { force: true })
  mkdirSync(path.join(dataFolder, 'demo', 'people.json'))
  const unwritten = start()
  assert.equal(await unwritten.ended(), 1)
  assert.match(
    unwritten.said(),
    /Les clés et les cartes de la démonstration ne peuvent pas être écrites dans/,
  )
  assert.doesNotMatch(unwritten.said(), /\n\s+at /, 'no stack')
  assert.equal(await postmaster(), undefined)
})

test('a word that is no option, and a port that is taken, are said before anything is made or deleted', async (t) => {
  const { dataFolder, start } = await dataOf(t, 'carnet-refused-')
  const kept = path.join(dataFolder, 'demo', 'pki', 'ca.crt')
  const misspelt = start({}, ['--frehs'])
  assert.equal(await misspelt.ended(), 2)
  assert.match(misspelt.said(), /^Option inconnue\u00a0: --frehs\. .*--fresh .*--big/)

  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  t.after(() => other.close())
  const { port } = other.address() as AddressInfo
  const taken = start({ CARNET_TLS_PORT: `${port}` }, ['--fresh'])
  assert.equal(await taken.ended(), 1)
  assert.match(taken.said(), new RegExp(`^Le port ${port} est déjà pris`))
  assert.ok(existsSync(kept), 'nothing is deleted')
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

/** A data folder of its own, the starts made on it, and the PostgreSQL that runs in it; all gone when the test ends. */
async function dataOf(t: TestContext, name: string) {
  const dataFolder = await newDataFolder(name)
  const postgresFolder = path.join(dataFolder, 'postgres')
  const children: ChildProcess[] = []
  t.after(async () => {
    for (const child of children) child.kill('SIGKILL')
    await removeEmbeddedPostgres(postgresFolder)
    rmSync(dataFolder, { recursive: true, force: true })
  })
  return {
    dataFolder,
    start: (environment: Readonly<Record<string, string>> = {}, words: readonly string[] = []) => {
      const child = launch(dataFolder, environment, words)
      children.push(child.process)
      return child
    },
    postmaster: async () => {
      const place = await knownPlace(postgresFolder)
      return place && postmasterOf(place.cluster)
    },
  }
}

function launch(
  dataFolder: string,
  environment: Readonly<Record<string, string>> = {},
  words: readonly string[] = [],
) {
  const { PATH, HOME } = process.env
  const child = spawn(process.execPath, [program, '--demo', ...words], {
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
  const first = Promise.withResolvers<void>()
  const heard = (resolve: () => void) => (chunk: Buffer) => {
    text += chunk.toString('utf8')
    first.resolve()
    if (text.includes('Carnet est prêt')) resolve()
  }
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', heard(resolve))
    child.stderr.on('data', heard(resolve))
    child.on('exit', () => reject(new Error(`it ended before it was ready:\n${text}`)))
  })
  ready.catch(() => {})
  const ended = once(child, 'close').then(([code]) => code as number | null)
  return {
    process: child,
    firstLine: () => first.promise,
    ready: () => ready,
    ended: () => ended,
    said: () => text,
  }
}
