/** Rows with a raw ceiling: pairs of slices, ceiling then product, and the traces counted. performance.md §5. */
import type pg from 'pg'
import type { CeilingCalls, CeilingScript } from './ceiling-process.ts'
import type { Child } from './child-calls.ts'
import { figuresOf, type Pair, rateOf } from './figures.ts'
import type { LoadCalls } from './load-process.ts'
import { cpuSecondsOf } from './machine.ts'
import { type Row, rounded } from './results.ts'
import { forgetReplayed, settled } from './settled.ts'
import type { Slice } from './slice.ts'
import type { Operation } from './workloads.ts'

export type Bench = {
  readonly load: Child<LoadCalls>
  readonly ceiling: Child<CeilingCalls>
  readonly database: pg.Client
  readonly pairs: number
  readonly seconds: number
}

export const ceilingWords =
  'mêmes requêtes SQL et mêmes octets, par pg et le système de fichiers, sans notre code'

const warmUpSeconds = 2
/** More than any row reaches: a first guess, only for the warm-up. */
const firstGuessPerSecond = 600

export async function measureOperation(
  bench: Bench,
  order: {
    readonly name: string
    readonly operation: Operation
    readonly clients: number
    readonly scripts: readonly CeilingScript[]
    readonly serverPid: number
    /** What was on, in French. */
    readonly note: string
  },
): Promise<Row> {
  const { clients, operation, scripts } = order
  const ceiling = async (seconds: number) => {
    const slice = await bench.ceiling.call('run', { scripts, clients, seconds })
    await forgetReplayed(bench.database)
    return slice
  }
  const product = async (seconds: number, guess: number): Promise<Slice> => {
    await bench.load.call('fill', { workload: operation, count: Math.ceil(seconds * guess * 1.3) + clients })
    return traced(bench.database, () => bench.load.call('run', { clients, seconds }))
  }
  await settled(bench.database)
  await ceiling(warmUpSeconds)
  let guess = rateOf(await product(warmUpSeconds, firstGuessPerSecond))
  const pairs: Pair[] = []
  let serverSeconds = 0
  for (let rank = 0; rank < bench.pairs; rank++) {
    const raw = sound(order.name, await ceiling(bench.seconds))
    const cpuBefore = cpuSecondsOf(order.serverPid)
    const own = sound(order.name, await product(bench.seconds, guess))
    serverSeconds += cpuSecondsOf(order.serverPid) - cpuBefore
    guess = rateOf(own)
    pairs.push({ ceiling: raw, product: own })
  }
  const figures = figuresOf(pairs)
  const serverMs =
    (serverSeconds * 1000) / pairs.reduce((total, { product: { answers } }) => total + answers, 0)
  return {
    name: order.name,
    clients,
    perSecond: rounded(figures.perSecond),
    p50Ms: rounded(figures.p50Ms),
    p95Ms: rounded(figures.p95Ms),
    p99Ms: rounded(figures.p99Ms),
    ceiling: ceilingWords,
    ceilingPerSecond: rounded(figures.ceilingPerSecond),
    ratio: rounded(figures.ratio),
    note: `${order.note} ; rapport de ${rounded(figures.spread[0])} à ${rounded(figures.spread[1])} sur ${pairs.length} paires ; générateur ${figures.generatorCores.toFixed(2)} cœur${Number.isNaN(serverMs) ? '' : ` ; serveur ${rounded(serverMs)} ms de processeur par réponse`}`,
  }
}

/** Errors are no answers, and one is enough to end the run: it would not measure what it says. */
function sound(name: string, slice: Slice): Slice {
  const failures = Object.entries(slice.failures)
  if (failures.length > 0)
    throw new Error(`${name}: ${failures.map(([words, times]) => `${times} × ${words}`).join(' ; ')}`)
  if (slice.answers === 0) throw new Error(`${name}: no answer`)
  return slice
}

/** Every answer must have left exactly one line in the access history. */
async function traced(database: pg.Client, run: () => Promise<Slice>): Promise<Slice> {
  const before = await countTraces(database)
  const slice = await run()
  const left = (await countTraces(database)) - before
  const asked = slice.answers + Object.values(slice.failures).reduce((total, times) => total + times, 0)
  if (left !== asked) throw new Error(`${asked} answers have left ${left} traces`)
  return slice
}

async function countTraces(database: pg.Client): Promise<number> {
  const { rows } = await database.query<{ count: string }>(
    'select (select count(*) from trace) + (select count(*) from trace_without_record) as count',
  )
  return Number(rows[0]!.count)
}
