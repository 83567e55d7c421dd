/**
 * The same requests on a small base and on a large one: what an answer costs must not follow (performance.md §4), nor
 * what it leaves the server to do by itself. Blocks of the database are what tells best: they do not depend on what
 * else the machine does.
 */
import type pg from 'pg'
import type { Child } from './child-calls.ts'
import { rateOf } from './figures.ts'
import type { LoadCalls } from './load-process.ts'
import { cpuSecondsOf } from './machine.ts'
import { addToBase } from './other-people.ts'
import { type GrowthRow, rounded } from './results.ts'
import { settled } from './settled.ts'
import { type Operation, operations } from './workloads.ts'

const clients = 4
const warmUpRequests = 100
const requests = 1000
/** A backend that has become idle tells what it has read within ten seconds. */
const statisticsMs = 11_000

export async function measureGrowth(bench: {
  readonly load: Child<LoadCalls>
  readonly database: pg.Client
  readonly databaseUrl: string
  readonly serverPid: number
  /** Documents of other people, growing; the first are there already. */
  readonly bases: readonly number[]
  readonly say: (line: string) => void
}): Promise<GrowthRow[]> {
  const rows: GrowthRow[] = []
  let present = bench.bases[0]!
  for (const baseDocuments of bench.bases) {
    bench.say(`Base de ${baseDocuments} documents d’autres personnes…`)
    await addToBase(bench.databaseUrl, { from: present, to: baseDocuments, say: bench.say })
    present = baseDocuments
    for (const operation of operations) rows.push({ baseDocuments, ...(await measureOne(bench, operation)) })
  }
  return rows
}

async function measureOne(
  { load, database, serverPid }: Parameters<typeof measureGrowth>[0],
  operation: Operation,
): Promise<Omit<GrowthRow, 'baseDocuments'>> {
  const run = async (count: number) => {
    await load.call('fill', { workload: operation, count })
    const slice = await load.call('run', { clients, seconds: 600 })
    const [failure] = Object.keys(slice.failures)
    if (failure !== undefined) throw new Error(`${operation}: ${failure}`)
    return slice
  }
  await run(warmUpRequests)
  await settled(database)
  await pause(statisticsMs)
  const blocksBefore = await blocksOf(database)
  const cpuBefore = cpuSecondsOf(serverPid)
  const slice = await run(requests)
  await settled(database)
  const serverMs = ((cpuSecondsOf(serverPid) - cpuBefore) * 1000) / slice.answers
  await pause(statisticsMs)
  return {
    name: operation,
    clients,
    perSecond: rounded(rateOf(slice)),
    serverMs: rounded(serverMs),
    blocks: rounded(((await blocksOf(database)) - blocksBefore) / slice.answers),
  }
}

/** Read from memory or from the disk, since the database began to count. */
async function blocksOf(database: pg.Client): Promise<number> {
  const { rows } = await database.query<{ blocks: string }>(
    'select blks_hit + blks_read as blocks from pg_stat_database where datname = current_database()',
  )
  return Number(rows[0]!.blocks)
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
