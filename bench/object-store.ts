/**
 * `node bench/object-store.ts [--memory] [--rounds 3]`: the same requests in turn to two servers, one with its documents
 * on disk, one with them in an object store (CARNET_TEST_S3, or s3rver: server/test/object-store.ts), each with a durable
 * PostgreSQL of its own. `--memory`: eight documents of 45 MB at once, in and out, of the second alone.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { removeEmbeddedPostgres } from '../server/postgres/embedded.ts'
import { knownPlace } from '../server/postgres/place.ts'
import { startObjectStore } from '../server/test/object-store.ts'
import { type Child, startChild } from './child-calls.ts'
import { median, percentile, rateOf } from './figures.ts'
import type { LoadCalls } from './load-process.ts'
import { measureMemory } from './measure-memory.ts'
import { addRecords, depositAll } from './preparation.ts'
import { type PrivateServer, startPrivateServer } from './private-server.ts'
import type { Slice } from './slice.ts'

const { values: options } = parseArgs({
  options: { memory: { type: 'boolean', default: false }, rounds: { type: 'string', default: '3' } },
})
const rounds = Number(options.rounds)
const seconds = 3
const clients = 16
const measured = ['deposit-60k', 'read-60k'] as const

type Site = { readonly name: string; readonly server: PrivateServer; readonly load: Child<LoadCalls> }

const say = (line: string) => process.stdout.write(`${line}\n`)
await using opened = new AsyncDisposableStack()
const objectStore = await startObjectStore({ after: (end) => opened.defer(end) })
const inBucket = await openSite('stockage d’objets', objectStore.directEnvironment)
if (options.memory) {
  const { perSecond, ratio, note } = await measureMemory(inBucket.server, rounds)
  say(`rss-45mb  ${perSecond}/s  × ${ratio}\n${note}`)
} else await compare([await openSite('disque', {}), inBucket])

async function openSite(name: string, environment: Readonly<Record<string, string>>): Promise<Site> {
  const dataFolder = mkdtempSync(path.join(os.tmpdir(), 'carnet-bench-'))
  const postgresFolder = path.join(dataFolder, 'postgres')
  opened.defer(async () => {
    await removeEmbeddedPostgres(postgresFolder)
    rmSync(dataFolder, { recursive: true, force: true })
  })
  const server = await startPrivateServer({ dataFolder, environment })
  opened.defer(() => server.stop())
  const { socketFolder } = (await knownPlace(postgresFolder))!
  const host = encodeURIComponent(socketFolder)
  await addRecords(`postgresql://carnet@localhost/carnet?host=${host}&port=5432`, server)
  const load = startChild<LoadCalls>('load-process.ts')
  opened.defer(() => load.stop())
  await load.call('open', { port: server.tlsPort, demoFolder: server.demoFolder, lastVisit: new Date() })
  await depositAll(load, 'readable')
  return { name, server, load }
}

/** Slices in turn, so that what slows the machine slows both. */
async function compare(sites: readonly Site[]): Promise<void> {
  for (const workload of measured) {
    const slices = new Map<Site, Slice[]>(sites.map((site) => [site, []]))
    for (let round = 0; round <= rounds; round++)
      for (const site of sites) {
        await site.load.call('fill', { workload, count: seconds * 500 })
        const slice = await site.load.call('run', { clients, seconds })
        const [failure] = Object.keys(slice.failures)
        if (failure !== undefined) throw new Error(`${site.name}, ${workload}: ${failure}`)
        // The first warms up.
        if (round > 0) slices.get(site)!.push(slice)
      }
    for (const [{ name }, all] of slices) {
      const latencies = Float64Array.from(all.flatMap((slice) => [...slice.latencies])).sort()
      const times = [0.5, 0.95].map((share) => percentile(latencies, share).toFixed(1))
      say(
        `${workload}  ${name.padEnd(18)} ${median(all.map(rateOf)).toFixed(0)}/s  p50 ${times[0]} ms  p95 ${times[1]} ms`,
      )
    }
  }
}
