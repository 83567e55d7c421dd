/** Everything in place before the first slice: records, documents, a base of other people's, recorded statements. */
import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { psIds } from '@carnet/kit/demo/people/structures.ts'
import type pg from 'pg'
import { openDatabase } from '../server/store/database.ts'
import { makeKeyring } from '../server/store/sealing.ts'
import type { CeilingScript } from './ceiling-process.ts'
import { type Child, callsTo } from './child-calls.ts'
import type { LoadCalls } from './load-process.ts'
import { addToBase } from './other-people.ts'
import { type PrivateServer, startPrivateServer } from './private-server.ts'
import { type RecordedStatement, scriptOf } from './replay.ts'
import { openRecords } from './residents.ts'
import { settled } from './settled.ts'
import type { RecorderCalls } from './statement-recorder.ts'
import { everyone, type Operation, operations, type Preparation, preparationCounts } from './workloads.ts'

export type Prepared = {
  readonly lastVisit: Date
  readonly scripts: Readonly<Record<Operation, readonly CeilingScript[]>>
}

const requestsRecorded = 64

export async function prepare(setting: {
  readonly dataFolder: string
  readonly databaseUrl: string
  readonly database: pg.Client
  readonly load: Child<LoadCalls>
  /** Documents of other people, beside those that are measured. */
  readonly baseDocuments: number
  readonly say: (line: string) => void
}): Promise<Prepared> {
  const { dataFolder, databaseUrl, database, load, baseDocuments, say } = setting
  const server = await startPrivateServer({
    dataFolder,
    databaseUrl,
    ipc: true,
    // The recorder hears the statements of the process it is in.
    environment: { CARNET_PROCESSES: '1' },
    nodeOptions: ['--import', path.join(import.meta.dirname, 'statement-recorder.ts')],
  })
  try {
    await addRecords(databaseUrl, server)
    const target = { port: server.tlsPort, demoFolder: server.demoFolder }
    await load.call('open', { ...target, lastVisit: new Date() })
    say('Dépôts préalables…')
    await depositAll(load, 'old')
    // Times of submission are searched by the second.
    await pause(2000)
    const lastVisit = new Date()
    await pause(1000)
    for (const preparation of ['new', 'readable', 'fat'] as const) await depositAll(load, preparation)
    say(`Base de ${baseDocuments} documents d’autres personnes…`)
    await addToBase(databaseUrl, { from: 0, to: baseDocuments, say })
    say('Lecture de leurs textes…')
    await settled(database)
    await load.call('open', { ...target, lastVisit })
    return { lastVisit, scripts: await recordAll(callsTo<RecorderCalls>(server.process), load, dataFolder) }
  } finally {
    await server.stop()
  }
}

export async function addRecords(databaseUrl: string, { demoFolder }: PrivateServer): Promise<void> {
  const keyring = makeKeyring(readFileSync(path.join(demoFolder, 'master.key')))
  const database = openDatabase({ connection: { connectionString: databaseUrl }, keyring })
  await openRecords(database, everyone, psIds['helene-martin'])
  await database.close()
}

export async function depositAll(load: Child<LoadCalls>, preparation: Preparation): Promise<void> {
  const batch = 500
  for (let left = preparationCounts[preparation]; left > 0; left -= batch) {
    await load.call('fill', { workload: preparation, count: Math.min(left, batch) })
    const { failures } = await load.call('run', { clients: 8, seconds: 600 })
    const [failure] = Object.keys(failures)
    if (failure !== undefined) throw new Error(`preparing « ${preparation} »: ${failure}`)
  }
}

async function recordAll(
  recorder: Child<RecorderCalls>,
  load: Child<LoadCalls>,
  dataFolder: string,
): Promise<Prepared['scripts']> {
  const scripts = {} as Record<Operation, readonly CeilingScript[]>
  for (const operation of operations) {
    const recorded: CeilingScript[] = []
    // Prepared statements and caches are warm once the first request has gone.
    for (let rank = 0; rank < requestsRecorded; rank++) {
      await load.call('fill', { workload: operation, count: 1 })
      await recorder.call('take', null)
      const { answers, failures } = await load.call('run', { clients: 1, seconds: 60 })
      if (answers !== 1) throw new Error(`recording ${operation}: ${Object.keys(failures)}`)
      recorded.push(
        ceilingScript(operation, await recorder.call('take', null), path.join(dataFolder, 'blobs')),
      )
    }
    scripts[operation] = alike(recorded)
  }
  return scripts
}

/** The server has work of its own, whose statements may stand among those of a request: what is usual is the request. */
function alike(recorded: readonly CeilingScript[]): readonly CeilingScript[] {
  const groups = Map.groupBy(recorded, ({ statements }) =>
    statements.map(({ name, text }) => name ?? text).join('\n'),
  )
  const [usual = []] = [...groups.values()].sort((a, b) => b.length - a.length)
  if (usual.length < recorded.length / 2) throw new Error('the same request sends different statements')
  return usual
}

function ceilingScript(
  operation: Operation,
  statements: readonly RecordedStatement[],
  blobFolder: string,
): CeilingScript {
  const script = { ...scriptOf(statements), writtenBytes: 0 }
  const blobs = statements.flatMap(({ values, rows }) => [
    ...values.filter((value) => typeof value === 'string'),
    ...rows.map((row) => (row as { blob?: unknown }).blob),
  ])
  const blob = blobs.find(
    (value): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value),
  )
  const file = blob === undefined ? undefined : path.join(blobFolder, blob.slice(0, 2), blob)
  if (operation === 'deposit-60k') return { ...script, writtenBytes: statSync(file!).size }
  return operation === 'read-60k' ? { ...script, readFile: file! } : script
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
