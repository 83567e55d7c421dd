/**
 * `npm run kill [-- --cycles 25 --seed N --clients 8]`: the server and its PostgreSQL killed in turn while they are fed,
 * and what they had confirmed counted after each new start. `npm run kill -- --points [NAME…] [--times 20]`: the server
 * killed at each named crash point. `--object-store`: documents are in one, not on disk. Exit 0 only when nothing is
 * missing.
 */
import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { crashPoints } from '../server/crash-points.ts'
import { removeEmbeddedPostgres } from '../server/postgres/embedded.ts'
import { startObjectStore } from '../server/test/object-store.ts'
import { type Cycle, killAgainAndAgain } from './kill/campaign.ts'
import { killAtPoints, type PointRow } from './kill/points.ts'

const { values, positionals } = parseArgs({
  options: {
    cycles: { type: 'string', default: '25' },
    seed: { type: 'string', default: String(randomInt(1_000_000)) },
    clients: { type: 'string', default: '8' },
    points: { type: 'boolean', default: false },
    times: { type: 'string', default: '1' },
    'object-store': { type: 'boolean', default: false },
  },
  allowPositionals: true,
})
const say = (line: string) => process.stdout.write(`${line}\n`)
const dataFolder = mkdtempSync(path.join(os.tmpdir(), 'carnet-kill-'))
try {
  const kept = values.points ? await atPoints() : await atRandomInstants()
  if (!kept) process.exitCode = 1
} finally {
  await removeEmbeddedPostgres(path.join(dataFolder, 'postgres'))
  rmSync(dataFolder, { recursive: true, force: true })
}

async function atRandomInstants(): Promise<boolean> {
  const [cycles, seed, clients] = [values.cycles, values.seed, values.clients].map(Number) as [
    number,
    number,
    number,
  ]
  say(`${cycles} cycles, ${clients} clients, --seed ${seed}`)
  await using opened = new AsyncDisposableStack()
  const objectStore = values['object-store']
    ? await startObjectStore({ after: (end) => opened.defer(end) })
    : undefined
  const campaign = await killAgainAndAgain({
    ...(objectStore !== undefined && { objectStore }),
    dataFolder,
    cycles,
    seed,
    clients,
    onCycle: (cycle) => say(lineOf(cycle)),
  })
  const { acknowledged, lost, half, untraced, altered } = campaign
  say('')
  say(
    `confirmés ${acknowledged} · perdus ${lost.length} · à moitié ${half.length} · sans trace ${untraced.length} · altérés ${altered.length}`,
  )
  sayRecoveries(campaign.cycles)
  for (const fault of new Set([...lost.map((id) => `perdu: ${id}`), ...half, ...untraced, ...altered]))
    say(`  ${fault}`)
  return lost.length + half.length + untraced.length + altered.length === 0
}

async function atPoints(): Promise<boolean> {
  const points = crashPoints.filter((name) => positionals.length === 0 || positionals.includes(name))
  say(`${points.length} points, ${values.times} fois`)
  const { rows, faults } = await killAtPoints({
    dataFolder,
    times: Number(values.times),
    points,
    onRow: (row) => say(lineOfPoint(row)),
    onFault: (fault) => say(`FAUTE  ${fault}`),
  })
  say('')
  const reached = new Set(rows.map(({ point }) => point)).size
  say(
    `points ${points.length} · atteints ${reached} · arrêts ${rows.length} · actes retrouvés entiers ${rows.filter(({ done }) => done).length}, sans effet ${rows.filter(({ done }) => !done).length} · fautes ${faults.length}`,
  )
  sayRecoveries(rows)
  return faults.length === 0 && reached === points.length
}

function sayRecoveries(all: readonly { readonly recoveryMs: number }[]): void {
  const recoveries = all.map(({ recoveryMs }) => recoveryMs).toSorted((a, b) => a - b)
  say(
    `reprise : médiane ${seconds(recoveries[Math.floor(recoveries.length / 2)])}, au plus ${seconds(recoveries.at(-1))}`,
  )
}

function lineOfPoint({ point, act, done, recoveryMs }: PointRow): string {
  return `${point.padEnd(32)} ${act.padEnd(16)} ${done ? 'fait, entier' : 'sans effet  '}  reprise ${seconds(recoveryMs)}`
}

function lineOf({
  rank,
  target,
  afterMs,
  acknowledged,
  underWay,
  storedUnderWay,
  recoveryMs,
}: Cycle): string {
  const victim = target === 'server' ? 'serveur   ' : 'PostgreSQL'
  return `${String(rank).padStart(4)}  ${victim} tué après ${String(afterMs).padStart(4)} ms  confirmés ${String(acknowledged).padStart(4)}  en cours ${underWay} (dont enregistrés ${storedUnderWay})  reprise ${seconds(recoveryMs)}`
}

function seconds(ms: number | undefined): string {
  return `${((ms ?? 0) / 1000).toFixed(1)} s`
}
