import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { accountIn } from './account.ts'
import { removeEmbeddedPostgres, startEmbeddedPostgres } from './embedded.ts'
import { forgetCrashed, parsePidFile, postmasterOf } from './postmaster.ts'

const onLinux = process.platform === 'linux'
const asRoot = process.getuid?.() === 0
const root = mkdtempSync(path.join(os.tmpdir(), 'carnet-embedded-'))
chmodSync(root, 0o711)
const started: string[] = []

/** A data folder that is emptied, and its server stopped, whatever happens to the test. */
function dataFolder(...names: string[]): string {
  const folder = path.join(root, ...names)
  started.push(folder)
  return folder
}

after(async () => {
  for (const folder of started) await removeEmbeddedPostgres(folder)
  rmSync(root, { recursive: true, force: true })
})

async function query(connectionString: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

/** Starts a server in another process, which tells its address and then waits to be killed. */
async function startInAnotherProcess(folder: string) {
  const embedded = fileURLToPath(new URL('./embedded.ts', import.meta.url))
  const source = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(embedded)})
    const { connectionString, pid } = await startEmbeddedPostgres({ dataFolder: process.argv[1] })
    console.log(JSON.stringify({ connectionString, pid }))
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', source, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const line = await new Promise<string>((resolve) =>
    child.stdout.once('data', (data) => resolve(String(data))),
  )
  const kill = () => new Promise((resolve) => child.once('exit', resolve) && child.kill('SIGKILL'))
  return { ...(JSON.parse(line) as { connectionString: string; pid: number }), kill }
}

test('what is committed is still there after a stop and a new start', async () => {
  const folder = dataFolder('plain')
  const first = await startEmbeddedPostgres({ dataFolder: folder })
  await query(first.connectionString, 'create table note as select 42 as answer')
  await first.stop()
  await first.stop()
  assert.equal(postmasterOf(path.join(first.home, 'cluster')), undefined)
  const second = await startEmbeddedPostgres({ dataFolder: folder })
  assert.equal(second.adopted, false)
  assert.deepEqual(await query(second.connectionString, 'select answer from note'), [{ answer: 42 }])
  await second.stop()
})

test('it is PostgreSQL 18 with durable commits, UTF-8, and a log that names nobody', async () => {
  const server = await startEmbeddedPostgres({ dataFolder: dataFolder('plain') })
  const [settings] = await query(
    server.connectionString,
    `select current_setting('server_version_num')::int / 10000 as major, current_setting('fsync') as fsync,
            current_setting('synchronous_commit') as commit, current_setting('full_page_writes') as pages,
            current_setting('data_checksums') as checksums, current_setting('server_encoding') as encoding,
            current_setting('max_connections') as connections, current_setting('listen_addresses') as addresses`,
  )
  assert.deepEqual(settings, {
    major: 18,
    fsync: 'on',
    commit: 'on',
    pages: 'on',
    checksums: 'on',
    encoding: 'UTF8',
    connections: '200',
    addresses: '',
  })
  await query(server.connectionString, 'create table person (ins text primary key)')
  await query(server.connectionString, `insert into person values ('SECRET')`)
  await assert.rejects(query(server.connectionString, `insert into person values ('SECRET')`))
  await server.stop()
  const log = readFileSync(path.join(root, 'plain', 'postgres.log'), 'utf8')
  assert.match(log, /duplicate key/)
  assert.doesNotMatch(log, /SECRET/)
})

test('a server whose owner was killed is adopted, with the same process and data', async () => {
  const folder = dataFolder('adopted')
  const owner = await startInAnotherProcess(folder)
  await query(owner.connectionString, 'create table note as select 1 as answer')
  await owner.kill()
  const server = await startEmbeddedPostgres({ dataFolder: folder })
  assert.equal(server.adopted, true)
  assert.equal(server.pid, owner.pid)
  assert.deepEqual(await query(server.connectionString, 'select answer from note'), [{ answer: 1 }])
  await server.stop()
  assert.equal(postmasterOf(path.join(server.home, 'cluster')), undefined)
})

test('of two starts at the same moment, one keeps the server and the other is refused', async () => {
  const folder = dataFolder('plain')
  const starts = await Promise.allSettled([1, 2].map(() => startEmbeddedPostgres({ dataFolder: folder })))
  const [server, ...others] = starts.filter((start) => start.status === 'fulfilled')
  const refused = starts.find((start) => start.status === 'rejected')
  assert.ok(server !== undefined && others.length === 0)
  assert.match(String(refused?.reason), /Un autre Carnet utilise déjà/)
  assert.deepEqual(await query(server.value.connectionString, 'select 1 as one'), [{ one: 1 }])
  await server.value.stop()
})

test('its owner is told when it is killed, and not when he stops it', async () => {
  const folder = dataFolder('plain')
  let lost = 0
  const started = await startEmbeddedPostgres({ dataFolder: folder, onLost: () => lost++ })
  await started.stop()
  assert.equal(lost, 0)
  const { pid } = await startEmbeddedPostgres({ dataFolder: folder, onLost: () => lost++ })
  process.kill(pid, 'SIGKILL')
  for (let waited = 0; lost === 0 && waited < 5000; waited += 10) await sleep(10)
  assert.equal(lost, 1)
})

test('a data folder in use by a living process is refused, and its server goes on', async () => {
  const folder = dataFolder('shared')
  const server = await startEmbeddedPostgres({ dataFolder: folder })
  await assert.rejects(startEmbeddedPostgres({ dataFolder: folder }), /Un autre Carnet utilise déjà/)
  await assert.rejects(removeEmbeddedPostgres(folder), /Un autre Carnet utilise déjà/)
  assert.deepEqual(await query(server.connectionString, 'select 1 as one'), [{ one: 1 }])
  await server.stop()
})

test('a lock that a crash left is no hindrance, even when its number now is another process', async (t) => {
  const folder = dataFolder('crashed')
  const first = await startEmbeddedPostgres({ dataFolder: folder, listen: 'socket' })
  await first.stop()
  const cluster = path.join(first.home, 'cluster')
  const { uid, gid } = statSync(cluster)
  const other = spawn('sleep', ['60'], { uid, gid })
  t.after(() => other.kill())
  for (const file of [
    path.join(cluster, 'postmaster.pid'),
    path.join(first.home, 'socket', '.s.PGSQL.5432.lock'),
  ])
    writeFileSync(file, `${other.pid}\n${cluster}\n0\n5432\n`)
  const second = await startEmbeddedPostgres({ dataFolder: folder, listen: 'socket' })
  assert.notEqual(second.pid, other.pid)
  await second.stop()
})

test('a lock file that is still empty is left to the start that writes it, and taken away when nobody does', async () => {
  const folder = dataFolder('crashed')
  const first = await startEmbeddedPostgres({ dataFolder: folder })
  await first.stop()
  const place = { cluster: path.join(first.home, 'cluster'), socketFolder: path.join(first.home, 'socket') }
  const lock = path.join(place.cluster, 'postmaster.pid')
  writeFileSync(lock, '')
  forgetCrashed(place)
  assert.ok(existsSync(lock))
  // The start waits until it is nobody's, then goes on.
  const second = await startEmbeddedPostgres({ dataFolder: folder })
  assert.equal(second.adopted, false)
  await second.stop()
})

test('after kill -9 of PostgreSQL the next start recovers what was committed', async () => {
  const folder = dataFolder('crashed')
  const first = await startEmbeddedPostgres({ dataFolder: folder })
  await query(first.connectionString, 'create table note as select 7 as answer')
  process.kill(first.pid, 'SIGKILL')
  const second = await startEmbeddedPostgres({ dataFolder: folder })
  assert.equal(second.adopted, false)
  assert.deepEqual(await query(second.connectionString, 'select answer from note'), [{ answer: 7 }])
  await second.stop()
  await first.stop()
})

test('a signal to the process group of its owner does not reach it', { skip: !onLinux }, async () => {
  const server = await startEmbeddedPostgres({ dataFolder: dataFolder('plain') })
  // After the name in parentheses: state, parent, process group.
  const [, , group] = readFileSync(`/proc/${server.pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  assert.equal(Number(group), server.pid)
  await server.stop()
})

test('two instances run side by side', async () => {
  const one = await startEmbeddedPostgres({ dataFolder: dataFolder('one'), durable: false })
  const two = await startEmbeddedPostgres({ dataFolder: dataFolder('two'), durable: false })
  await query(one.connectionString, 'create table only_here ()')
  await assert.rejects(query(two.connectionString, 'select from only_here'), /does not exist/)
  await Promise.all([one.stop(), two.stop()])
})

test('a folder name with spaces, commas, apostrophes and accents works', async () => {
  const folder = dataFolder(`l’été, à d'autres`)
  const server = await startEmbeddedPostgres({ dataFolder: folder, durable: false })
  assert.deepEqual(await query(server.connectionString, 'select 1 as one'), [{ one: 1 }])
  await server.stop()
})

test('a data folder whose path is too long for a socket gets one elsewhere, removed at the stop', async () => {
  const folder = dataFolder('a'.repeat(60), 'b'.repeat(60))
  const server = await startEmbeddedPostgres({ dataFolder: folder, durable: false })
  const socketFolder = new URL(server.connectionString).searchParams.get('host')!
  assert.ok(Buffer.byteLength(socketFolder) < 92)
  assert.equal(statSync(socketFolder).mode & 0o077, 0)
  assert.deepEqual(await query(server.connectionString, 'select 1 as one'), [{ one: 1 }])
  await server.stop()
  assert.equal(existsSync(socketFolder), false)
  const again = await startEmbeddedPostgres({ dataFolder: folder, durable: false })
  await again.stop()
})

test('where sockets are not spoken it listens on a free local port, with a password', async () => {
  const folder = dataFolder('address')
  const server = await startEmbeddedPostgres({ dataFolder: folder, durable: false, listen: 'address' })
  const url = new URL(server.connectionString)
  assert.equal(url.hostname, '127.0.0.1')
  assert.deepEqual(await query(server.connectionString, 'select 1 as one'), [{ one: 1 }])
  url.password = 'guessed'
  await assert.rejects(query(url.href, 'select 1'), /password authentication failed/)
  await server.stop()
})

test('as root, data folders that its account cannot enter keep their data where it can', {
  skip: !asRoot,
}, async () => {
  const closed = path.join(root, 'closed')
  mkdirSync(closed, { mode: 0o700 })
  const folder = dataFolder('closed', 'postgres')
  const server = await startEmbeddedPostgres({ dataFolder: folder, durable: false })
  await query(server.connectionString, 'create table note as select 5 as answer')
  await server.stop()
  assert.equal(existsSync(path.join(folder, 'cluster')), false)
  assert.ok(existsSync(path.join(server.home, 'cluster')))
  const again = await startEmbeddedPostgres({ dataFolder: folder, durable: false })
  assert.deepEqual(await query(again.connectionString, 'select answer from note'), [{ answer: 5 }])
  await again.stop()
  await removeEmbeddedPostgres(folder)
  assert.equal(existsSync(server.home), false)
})

test('as root, PostgreSQL does not run as root and its data is closed to others', {
  skip: !asRoot,
}, async () => {
  const folder = dataFolder('plain')
  const server = await startEmbeddedPostgres({ dataFolder: folder })
  const cluster = statSync(path.join(folder, 'cluster'))
  assert.notEqual(cluster.uid, 0)
  assert.equal(cluster.mode & 0o077, 0)
  if (onLinux) assert.equal(statSync(`/proc/${server.pid}`).uid, cluster.uid)
  await server.stop()
})

test('a server keeps no process alive by itself', async () => {
  const folder = dataFolder('leaving')
  const embedded = fileURLToPath(new URL('./embedded.ts', import.meta.url))
  const source = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(embedded)})
    await startEmbeddedPostgres({ dataFolder: process.argv[1], durable: false })`
  const { status } = spawnSync(process.execPath, ['--input-type=module', '-e', source, folder], {
    timeout: 20_000,
  })
  assert.equal(status, 0)
  await sleep(50)
  const server = await startEmbeddedPostgres({ dataFolder: folder, durable: false })
  assert.equal(server.adopted, true)
  await server.stop()
})

test('postmaster.pid gives process, port, socket folder and status', () => {
  const text = '4242\n/x/cluster\n1700000000\n5432\n/x/socket\n\n  5555  1\nready   \n'
  assert.deepEqual(parsePidFile(text), { pid: 4242, port: 5432, host: '/x/socket', ready: true })
  assert.equal(parsePidFile(text.replace('ready   ', 'starting'))?.ready, false)
  assert.equal(parsePidFile(''), undefined)
  assert.equal(parsePidFile('4242\n/x/cluster\n'), undefined)
})

test('the account is the one of that name, never root under another name', () => {
  const accounts = 'root:x:0:0::/root:/bin/sh\npostgres2:x:7:7:::\npostgres:x:101:104:::\ntoor:x:0:0:::\n'
  assert.deepEqual(accountIn(accounts, 'postgres'), { uid: 101, gid: 104 })
  assert.equal(accountIn(accounts, 'toor'), undefined)
  assert.equal(accountIn(accounts, 'nobody'), undefined)
})
