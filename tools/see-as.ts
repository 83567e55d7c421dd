/**
 * `npm run see-as -- [--records N] [--seed S]`: N records drawn from the seeds from S on, each looked at as some of its
 * professionals and compared with what they get (server/test/see-as/campaign.ts). Exit 1 on a difference.
 */
import { parseArgs } from 'node:util'
import { seeAsCampaign } from '../server/test/see-as/campaign.ts'

const { values } = parseArgs({ options: { records: { type: 'string' }, seed: { type: 'string' } } })
const seed = Number(values.seed ?? 1)
const records = Number(values.records ?? 2000)
const say = (line: string) => process.stdout.write(`${line}\n`)

const startedAt = performance.now()
const result = await seeAsCampaign({
  records,
  seed,
  onRecord: ({ records: done, previews, differences }) => {
    if (process.stderr.isTTY)
      process.stderr.write(
        `\r${done}/${records} dossiers, ${previews} aperçus, ${differences.length} écarts `,
      )
  },
})
if (process.stderr.isTTY) process.stderr.write('\n')
for (const difference of result.differences) {
  say(difference)
  say(`  rejouer : npm run see-as -- --records 1 --seed ${/graine (\d+)/.exec(difference)?.[1]}`)
}
const seconds = (performance.now() - startedAt) / 1000
say(
  `${result.records} dossiers (graines ${seed} à ${seed + result.records - 1}), ${result.previews} aperçus (${result.refused} refusés en entier, ${result.withinLess} où quelque chose est caché à qui regarde), ${result.received} documents reçus, ${result.kept} cachés avec leur raison, en ${seconds.toFixed(1)} s`,
)
say(`${result.differences.length} différence(s) avec ce que TD3.1 répond`)
if (result.differences.length > 0) process.exitCode = 1
