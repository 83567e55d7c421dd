/** `npm run oracle`: the whole product of the law, decided twice (core/rules/test/oracle-product.ts). Exit 1 on a difference. */
import { decideProduct } from '../core/rules/test/oracle-product.ts'

const startedAt = performance.now()
const { decisions, allowed, refusedBecause, difference } = decideProduct({ every: 1, seed: 0 })
const seconds = (performance.now() - startedAt) / 1000

const say = (line: string) => process.stdout.write(`${line}\n`)
const count = (value: number) => value.toLocaleString('fr-FR')
say(
  `${count(decisions)} décisions en ${seconds.toFixed(1)} s (${count(Math.round(decisions / seconds))} par seconde)`,
)
say(`${count(allowed).padStart(12)} oui`)
for (const [reason, times] of [...refusedBecause].toSorted(([, a], [, b]) => b - a))
  say(`${count(times).padStart(12)} ${reason}`)
if (difference === undefined) say('0 différence avec l’oracle')
else {
  say(`Une différence avec l’oracle : ${difference}`)
  process.exitCode = 1
}
