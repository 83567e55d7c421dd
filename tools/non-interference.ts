/**
 * `npm run non-interference`: five thousand pairs of worlds in memory (server/test/non-interference.ts).
 * `npm run non-interference -- --wire [--pairs N] [--seed S] [--seconds T]`: N pairs of records, of the seeds from S on, on a
 * server of their own and over its wire (server/test/twin-worlds); after T seconds, no more of them. Exit 1 on a difference.
 */
import { parseArgs } from 'node:util'
import { campaign } from '../server/test/non-interference.ts'
import { runningCarnet } from '../server/test/running-carnet.ts'
import { type Leak, wireCampaign } from '../server/test/twin-worlds/campaign.ts'

const { values } = parseArgs({
  options: {
    wire: { type: 'boolean' },
    pairs: { type: 'string' },
    seed: { type: 'string' },
    seconds: { type: 'string' },
    sample: { type: 'string' },
  },
})
const startedAt = performance.now()
const secondsSince = (moment: number) => (performance.now() - moment) / 1000
const say = (line: string) => process.stdout.write(`${line}\n`)

/** Of each of two answers that differ. */
const linesMax = 12

if (values.wire) await overTheWire()
else await inMemory()

async function inMemory(): Promise<void> {
  const { worlds, answers, difference } = await campaign({ worlds: 5000, seed: Number(values.seed ?? 42) })
  say(`${worlds} paires de mondes, ${answers} réponses comparées, en ${secondsSince(startedAt).toFixed(1)} s`)
  if (difference === undefined) say('0 différence')
  else {
    say(`Une différence : ${difference}`)
    process.exitCode = 1
  }
}

async function overTheWire(): Promise<void> {
  const first = Number(values.seed ?? 1)
  const count = Number(values.pairs ?? 200)
  const seeds = Array.from({ length: count }, (_, rank) => first + rank)
  const closing: (() => unknown)[] = []
  const t = { after: (close: () => unknown) => void closing.unshift(close) }
  try {
    const carnet = await runningCarnet(t)
    const askedAt = performance.now()
    const secondsMax = Number(values.seconds ?? Number.POSITIVE_INFINITY)
    const pace = (pairs: number) => `${(pairs / secondsSince(askedAt)).toFixed(2)} paires/s`
    let told = 0
    const { pairs, answers, leaks, asked } = await wireCampaign(t, carnet, {
      seeds,
      sample: () => Number(values.sample ?? 100),
      enough: () => secondsSince(askedAt) > secondsMax,
      onPair: ({ pairs, answers, leaks }) => {
        // At once: a run that is stopped has told what it saw.
        for (const leak of leaks.slice(told)) tell(leak)
        told = leaks.length
        if (process.stderr.isTTY || pairs % 20 === 0)
          process.stderr.write(
            `\r${pairs}/${count} paires, ${answers} réponses, ${leaks.length} fuites, ${pace(pairs)} `,
          )
      },
    })
    process.stderr.write('\n')
    say(
      `${pairs} paires de dossiers (graines ${first} à ${first + pairs - 1}), ${answers} réponses comparées, ${asked.size} transactions et pages, en ${secondsSince(askedAt).toFixed(1)} s (${pace(pairs)})`,
    )
    say(leaks.length === 0 ? '0 différence' : `${leaks.length} paires se distinguent`)
    if (leaks.length > 0) process.exitCode = 1
  } finally {
    for (const close of closing) await close()
  }
}

function tell({ seed, pair, question, with: here, without }: Leak): void {
  say(pair)
  say(`  ${question}`)
  for (const line of here.slice(0, linesMax)) say(`    avec   ${line}`)
  for (const line of without.slice(0, linesMax)) say(`    sans   ${line}`)
  say(`  rejouer : npm run non-interference -- --wire --pairs 1 --seed ${seed}`)
}
