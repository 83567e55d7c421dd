/**
 * `start-cold`, `start-warm`: from the start of the process to the first deposit accepted, PostgreSQL and cards included.
 * `start-clone`: the same from `git clone` on, the install of the packages included.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { removeEmbeddedPostgres } from '../server/postgres/embedded.ts'
import { type Child, startChild } from './child-calls.ts'
import { median } from './figures.ts'
import type { KitCalls } from './kit-process.ts'
import { startPrivateServer } from './private-server.ts'
import { residentMiB } from './resident-memory.ts'
import { demonstrationResident } from './residents.ts'
import { type Row, rounded } from './results.ts'

type Start = { readonly readyMs: number; readonly acceptedMs: number; readonly residentMiB: number }

const documentBytes = 60_000

export async function measureStarts(times: number): Promise<readonly Row[]> {
  const cold: Start[] = []
  const warm: Start[] = []
  for (let rank = 0; rank < times; rank++) {
    const dataFolder = mkdtempSync(path.join(os.tmpdir(), 'carnet-bench-start-'))
    try {
      cold.push(await startOnce(dataFolder))
      warm.push(await startOnce(dataFolder))
    } finally {
      await removeEmbeddedPostgres(path.join(dataFolder, 'postgres'))
      rmSync(dataFolder, { recursive: true, force: true })
    }
  }
  return [
    rowOf('start-cold', cold, 'dossier de données absent : base, cartes et personnes à faire'),
    rowOf('start-warm', warm, 'dossier de données d’un premier lancement'),
  ]
}

/** Needs git, and the network or npm's cache for the packages. */
export async function measureStartOfClone(): Promise<Row> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'carnet-bench-clone-'))
  const clone = path.join(folder, 'carnet')
  const dataFolder = path.join(folder, 'data')
  try {
    const startedAt = performance.now()
    execFileSync('git', ['clone', '--quiet', path.resolve(import.meta.dirname, '..'), clone])
    const cloneMs = performance.now() - startedAt
    const start = await startOnce(dataFolder, clone)
    return rowOf(
      'start-clone',
      [{ ...start, readyMs: cloneMs + start.readyMs, acceptedMs: cloneMs + start.acceptedMs }],
      'de `git clone` à un dépôt accepté, l’installation des paquets comprise',
    )
  } finally {
    await removeEmbeddedPostgres(path.join(dataFolder, 'postgres'))
    rmSync(folder, { recursive: true, force: true })
  }
}

async function startOnce(dataFolder: string, clone?: string): Promise<Start> {
  const kit: Child<KitCalls> = startChild('kit-process.ts')
  const startedAt = performance.now()
  const server = await startPrivateServer({
    dataFolder,
    asNpmStart: true,
    ...(clone === undefined ? {} : { clone }),
  })
  try {
    await kit.call('open', { port: server.tlsPort, demoFolder: server.demoFolder, clients: 1 })
    await kit.call('deposit', { residents: [demonstrationResident()], sizeBytes: documentBytes })
    const acceptedMs = performance.now() - startedAt
    return { readyMs: server.readyAfterMs, acceptedMs, residentMiB: await residentMiB(server.webUrl) }
  } finally {
    await kit.stop()
    await server.stop()
  }
}

function rowOf(name: string, starts: readonly Start[], what: string): Row {
  const accepted = starts.map(({ acceptedMs }) => acceptedMs)
  const worst = rounded(Math.max(...accepted))
  const ready = median(starts.map(({ readyMs }) => readyMs)) / 1000
  const memory = median(starts.map((start) => start.residentMiB))
  return {
    name,
    clients: 1,
    perSecond: null,
    p50Ms: rounded(median(accepted)),
    p95Ms: worst,
    p99Ms: worst,
    ceiling: null,
    ceilingPerSecond: null,
    ratio: null,
    note: `${what} ; « Carnet est prêt » en ${ready.toFixed(1)} s ; mémoire résidente ${memory.toFixed(0)} Mio sans PostgreSQL ; ${starts.length} lancements, p95 et p99 : le plus long`,
  }
}
