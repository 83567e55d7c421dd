/** `npm run non-interference`: five thousand pairs of worlds (server/test/non-interference.ts). Exit 1 on a difference. */
import { campaign } from '../server/test/non-interference.ts'

const startedAt = performance.now()
const { worlds, answers, difference } = await campaign({ worlds: 5000, seed: 42 })
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
const say = (line: string) => process.stdout.write(`${line}\n`)
say(`${worlds} paires de mondes, ${answers} réponses comparées, en ${seconds} s`)
if (difference === undefined) say('0 différence')
else {
  say(`Une différence : ${difference}`)
  process.exitCode = 1
}
