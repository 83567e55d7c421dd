/**
 * `npm run kill [-- --cycles 25 --seed N --clients 8]`: the server and its PostgreSQL killed in turn while they are fed,
 * and what they had confirmed counted after each new start. Exit 0 only when nothing is missing.
 */
import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { removeEmbeddedPostgres } from '../server/postgres/embedded.ts'
import { type Cycle, killAgainAndAgain } from './kill/campaign.ts'

const { values } = parseArgs({
  options: {
    cycles: { type: 'string', default: '25' },
    seed: { type: 'string', default: String(randomInt(1_000_000)) },
    clients: { type: 'string', default: '8' },
  },
})
const [cycles, seed, clients] = [values.cycles, values.seed, values.clients].map(Number) as [
  number,
  number,
  number,
]
const say = (line: string) => process.stdout.write(`${line}\n`)
const dataFolder = mkdtempSync(path.join(os.tmpdir(), 'carnet-kill-'))

say(`${cycles} cycles, ${clients} clients, --seed ${seed}`)
try {
  const campaign = await killAgainAndAgain({
    dataFolder,
    cycles,
    seed,
    clients,
    onCycle: (cycle) => say(lineOf(cycle)),
  })
  const { acknowledged, lost, half, untraced, altered } = campaign
  const recoveries = campaign.cycles.map(({ recoveryMs }) => recoveryMs).toSorted((a, b) => a - b)
  say('')
  say(
    `confirmés ${acknowledged} · perdus ${lost.length} · à moitié ${half.length} · sans trace ${untraced.length} · altérés ${altered.length}`,
  )
  say(
    `reprise : médiane ${seconds(recoveries[Math.floor(recoveries.length / 2)])}, au plus ${seconds(recoveries.at(-1))}`,
  )
  for (const fault of new Set([...lost.map((id) => `perdu: ${id}`), ...half, ...untraced, ...altered]))
    say(`  ${fault}`)
  if (lost.length + half.length + untraced.length + altered.length > 0) process.exitCode = 1
} finally {
  await removeEmbeddedPostgres(path.join(dataFolder, 'postgres'))
  rmSync(dataFolder, { recursive: true, force: true })
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
