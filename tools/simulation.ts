/**
 * `npm run simulation -- [--seeds N] [--acts M] [--seed S]`: N seeds from S on, M acts each
 * (server/test/simulation/simulate.ts). Exit 1 when something that must hold does not, with what plays it again.
 */
import { parseArgs } from 'node:util'
import { simulate } from '../server/test/simulation/simulate.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    acts: { type: 'string' },
    seed: { type: 'string' },
    told: { type: 'boolean' },
  },
})
const first = Number(values.seed ?? 1)
const seeds = Number(values.seeds ?? (values.seed === undefined ? 20 : 1))
const acts = Number(values.acts ?? 300)
const say = (line: string) => process.stdout.write(`${line}\n`)

const startedAt = performance.now()
const sum = { acts: 0, done: 0, refused: 0, years: 0, destroyed: 0 }
let failures = 0
for (let seed = first; seed < first + seeds; seed++) {
  const play = await simulate({ seed, acts })
  for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += play[key]
  if (values.told) play.told.forEach(say)
  if (play.breach === undefined) continue
  failures++
  const { act, what, lately } = play.breach
  say(`graine ${seed}, acte ${act} : ${what}`)
  for (const words of lately) say(`    ${words}`)
  say(`  rejouer : npm run simulation -- --seed ${seed} --acts ${acts}`)
}
const seconds = (performance.now() - startedAt) / 1000
say(
  `${seeds} graines, ${sum.acts} actes (${sum.done} faits, ${sum.refused} refusés), ${sum.years.toFixed(0)} années simulées, ${sum.destroyed} dossiers détruits, en ${seconds.toFixed(1)} s : ${failures} échecs`,
)
if (failures > 0) process.exitCode = 1
