/**
 * `npm run bench [-- --only name,… --quick --base N --profile]`: the measured paths beside their raw ceilings, in one
 * run on a private server. Prints a table, writes bench/results/latest.json. performance.md §5, contract.md §8.
 * `npm run bench -- --growth`: the same requests at 10,000 and at 1,000,000 documents, bench/results/growth.json.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '../server/postgres/embedded.ts'
import type { CeilingCalls } from './ceiling-process.ts'
import { type Child, startChild } from './child-calls.ts'
import type { LoadCalls } from './load-process.ts'
import { commitOf, describeMachine, loadNow, wordsOf } from './machine.ts'
import { measureExtraction } from './measure-extraction.ts'
import { measureGrowth } from './measure-growth.ts'
import { measureMemory } from './measure-memory.ts'
import { type Bench, measureOperation } from './measure-operations.ts'
import { firstPage, measurePortal, portalPages } from './measure-portal.ts'
import { measureSearch } from './measure-search.ts'
import { measureStartOfClone, measureStarts } from './measure-start.ts'
import { measureVihf } from './measure-vihf.ts'
import { type Prepared, prepare } from './preparation.ts'
import { type PrivateServer, startPrivateServer } from './private-server.ts'
import { formatGrowth, formatTable } from './report.ts'
import { type GrowthRow, type Results, type Row, saveGrowth, saveResults } from './results.ts'
import { operations } from './workloads.ts'

const root = path.resolve(import.meta.dirname, '..')
const cdaSchemas = path.join(root, '../shared/corpora/cda-ans-3-0/infrastructure/cda')
const allNames = [
  ...operations,
  'deposit-60k-xsd',
  'vihf-verify',
  'rss-45mb',
  'traces-extract',
  'search-2000',
  ...Object.keys(portalPages),
  firstPage,
  'start-cold',
  'start-warm',
  'start-clone',
]

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    base: { type: 'string' },
    /** Also writes the CPU profile of the server, to read with bench/self-time.ts. */
    profile: { type: 'boolean', default: false },
    growth: { type: 'boolean', default: false },
  },
})
const wanted = new Set(options.only?.split(',') ?? allNames)
for (const name of wanted)
  if (!allNames.includes(name)) fail(`Ligne inconnue : ${name}. Il y a : ${allNames.join(', ')}.`)
const pairs = options.quick ? 3 : 5
const seconds = options.quick ? 4 : 5
/** Documents of other people, for `--growth`. */
const growingBases = options.quick ? [10_000, 100_000] : [10_000, 1_000_000]
const baseDocuments = Number(options.base ?? (options.quick ? 10_000 : 200_000))

const rows: Row[] = []
const loads: number[] = []
const dataFolder = mkdtempSync(path.join(os.tmpdir(), 'carnet-bench-'))
const postgresFolder = path.join(dataFolder, 'postgres')
const children: { stop(): Promise<void> }[] = []
process.on('SIGINT', () => clean().finally(() => process.exit(130)))
process.on('SIGTERM', () => clean().finally(() => process.exit(143)))
try {
  await run()
} finally {
  await clean()
}

async function run(): Promise<void> {
  const postgres = await startEmbeddedPostgres({ dataFolder: postgresFolder })
  children.push(postgres)
  const databaseUrl = postgres.connectionString
  const database = new pg.Client({ connectionString: databaseUrl })
  // When the run fails, PostgreSQL may stop first: the failure is the one to tell.
  database.on('error', () => {})
  await database.connect()
  children.push({ stop: () => database.end() })
  const durable = await database.query('select current_setting($1) || current_setting($2) as on', [
    'fsync',
    'synchronous_commit',
  ])
  if (durable.rows[0].on !== 'onon') throw new Error('PostgreSQL is not durable')
  const version = await database.query<{ server_version: string }>('show server_version')
  const machine = describeMachine(dataFolder, version.rows[0]!.server_version)
  say(wordsOf(machine, [loadNow()]))
  if (options.growth) {
    const measured = await growth(database, databaseUrl)
    loads.push(loadNow())
    const { commit, at } = { commit: commitOf(root), at: new Date().toISOString() }
    if (!options.quick) saveGrowth({ commit, machine: wordsOf(machine, loads), at, rows: measured })
    return say(`\n${formatGrowth(measured)}`)
  }

  if ([...wanted].some((name) => !name.startsWith('start-'))) await measureServer(database, databaseUrl)
  await measureStartsIfWanted()

  const results: Results = {
    commit: commitOf(root),
    machine: wordsOf(machine, loads),
    at: new Date().toISOString(),
    rows,
  }
  say('')
  say(formatTable(results))
  if (options.only === undefined && !options.quick) saveResults(results)
  else say('Mesure partielle ou rapide : bench/results/latest.json n’est pas changé.')
}

async function measureServer(database: pg.Client, databaseUrl: string): Promise<void> {
  const load = child<LoadCalls>('load-process.ts')
  const ceiling = child<CeilingCalls>('ceiling-process.ts')
  const prepared = await prepare({ dataFolder, databaseUrl, database, load, baseDocuments, say })
  await ceiling.call('open', { connectionString: databaseUrl, folder: path.join(dataFolder, 'ceiling') })
  const bench: Bench = { load, ceiling, database, pairs, seconds }

  await withServer({ dataFolder, databaseUrl, profile: options.profile }, async (server) => {
    const { lastVisit, scripts } = prepared
    await load.call('open', { port: server.tlsPort, demoFolder: server.demoFolder, lastVisit })
    for (const operation of operations)
      for (const clients of [16, 1])
        await measure(operation, () =>
          measureOperation(bench, {
            name: operation,
            operation,
            clients,
            scripts: scripts[operation],
            serverPid: server.pid,
            note: noteOf(operation, false),
          }),
        )
    await measure('vihf-verify', () => measureVihf(server.demoFolder, { pairs, seconds }))
    if ([...Object.keys(portalPages), firstPage].some((name) => wanted.has(name))) {
      loads.push(loadNow())
      for (const row of await measurePortal({ server, dataFolder, databaseUrl }))
        if (wanted.has(row.name)) keep(row)
    }
  })
  if (wanted.has('rss-45mb'))
    // A server of its own: one that has served thousands of others has its memory already.
    await withServer({ dataFolder, databaseUrl }, (server) =>
      measure('rss-45mb', () => measureMemory(server, options.quick ? 4 : 8)),
    )
  await measureWithSchema(bench, prepared, databaseUrl)
  const lines = options.quick ? 100_000 : 1_000_000
  await measure('traces-extract', () => measureExtraction({ dataFolder, databaseUrl, lines }))
  await measure('search-2000', () => measureSearch({ dataFolder, databaseUrl }))
}

async function growth(database: pg.Client, databaseUrl: string): Promise<readonly GrowthRow[]> {
  const load = child<LoadCalls>('load-process.ts')
  const baseDocuments = growingBases[0]!
  const { lastVisit } = await prepare({ dataFolder, databaseUrl, database, load, baseDocuments, say })
  loads.push(loadNow())
  const rows: GrowthRow[] = []
  await withServer({ dataFolder, databaseUrl }, async (server) => {
    await load.call('open', { port: server.tlsPort, demoFolder: server.demoFolder, lastVisit })
    const { pid: serverPid } = server
    rows.push(...(await measureGrowth({ load, database, databaseUrl, serverPid, bases: growingBases, say })))
  })
  return rows
}

async function measureWithSchema(bench: Bench, prepared: Prepared, databaseUrl: string): Promise<void> {
  if (!wanted.has('deposit-60k-xsd')) return
  if (!existsSync(cdaSchemas))
    return say('deposit-60k-xsd : sans les schémas de ../shared, cette ligne est sautée.')
  const environment = { CARNET_XSD: `${cdaSchemas}:refuse` }
  await withServer({ dataFolder, databaseUrl, environment }, async (server) => {
    const { lastVisit } = prepared
    await bench.load.call('open', { port: server.tlsPort, demoFolder: server.demoFolder, lastVisit })
    await measure('deposit-60k-xsd', () =>
      measureOperation(bench, {
        name: 'deposit-60k-xsd',
        operation: 'deposit-60k',
        clients: 16,
        scripts: prepared.scripts['deposit-60k'],
        serverPid: server.pid,
        note: noteOf('deposit-60k', true),
      }),
    )
  })
}

async function measureStartsIfWanted(): Promise<void> {
  if (wanted.has('start-cold') || wanted.has('start-warm')) {
    loads.push(loadNow())
    for (const row of await measureStarts(options.quick ? 1 : 3)) if (wanted.has(row.name)) keep(row)
  }
  await measure('start-clone', measureStartOfClone)
}

async function measure(name: string, work: () => Promise<Row>): Promise<void> {
  if (!wanted.has(name)) return
  loads.push(loadNow())
  keep(await work())
}

function keep(row: Row): void {
  rows.push(row)
  say(formatTable({ rows: [row] }, { head: rows.length === 1 }))
  if (options.only !== undefined) say(row.note)
}

async function withServer(
  order: {
    readonly dataFolder: string
    readonly databaseUrl: string
    readonly environment?: Readonly<Record<string, string>>
    readonly profile?: boolean
  },
  work: (server: PrivateServer) => Promise<void>,
): Promise<void> {
  const { profile = false, ...rest } = order
  const folder = path.join(import.meta.dirname, 'results')
  const nodeOptions = profile ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : []
  const server = await startPrivateServer({ ...rest, nodeOptions })
  children.push(server)
  await work(server)
  await server.stop()
}

function noteOf(operation: string, xsd: boolean): string {
  const common = `mTLS gardé ouvert, VIHF neuf et signé (RSA 2048) par requête, trace validée avant la réponse et comptée ; base de ${baseDocuments} documents`
  if (operation !== 'deposit-60k') return common
  return `${common} ; CDA de 60 000 octets, moitié structurés de biologie, moitié PDF ; MTOM, lot non signé ; XSD ${xsd ? 'actif' : 'inactif'}, règles d’en-tête actives`
}

function child<C extends LoadCalls | CeilingCalls>(file: string): Child<C> {
  const started = startChild<C>(file)
  children.push(started)
  return started
}

/** In the order opposite to that of their start. */
async function clean(): Promise<void> {
  for (const { stop } of children.splice(0).reverse()) await stop().catch(() => {})
  await removeEmbeddedPostgres(postgresFolder)
  rmSync(dataFolder, { recursive: true, force: true })
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function fail(line: string): never {
  process.stderr.write(`${line}\n`)
  process.exit(2)
}
