/**
 * `npm run trace-log -- [--lines 100000] [--alterations 10000] [--seed N]`: a log of so many lines, so many of them altered
 * otherwise, and what the verification tells of it (trust.md T-47). Exit 1 when one alteration is missed, or one line accused.
 */
import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { alterAtRandom, openLogToAlter } from '../server/test/trace-log/altered-log.ts'

const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '100000' },
    alterations: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(randomInt(1_000_000)) },
  },
})
const [lines, alterations, seed] = [values.lines, values.alterations, values.seed].map(Number) as [
  number,
  number,
  number,
]
const say = (line: string) => process.stdout.write(`${line}\n`)
const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
  const startedAt = performance.now()
  const result = await work()
  say(`${what} : ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
  return result
}

say(`${lines} lignes, ${alterations} altérations, --seed ${seed}`)
await using log = await openLogToAlter()
await timed('écrites', () => log.addLines(lines))
await timed('scellées', () => log.seal())
const intact = await timed('vérifiées', () => log.verify())
const { done, missed, wrong } = await timed('altérées et vérifiées', () =>
  alterAtRandom(log, alterations, seed),
)
for (const one of missed) say(`  manquée : ${one}`)
for (const one of wrong) say(`  à tort : ${JSON.stringify(one)}`)
say(
  `${done} altérations, ${missed.length} manquées, ${wrong.length} lignes accusées à tort, ${intact.findings.length} constats avant`,
)
if (missed.length + wrong.length + intact.findings.length > 0) process.exitCode = 1
