/** One attack, weighed: what it cost, what it left, what it was told. */
import assert from 'node:assert/strict'
import type { CarnetApart } from './apart.ts'
import type { Attack, Site } from './attack.ts'
import { assertDiscreet, assertRefused } from './judge.ts'
import type { StoredWatch } from './traces-left.ts'

export type Weight = { readonly name: string; readonly cpuMs: number; readonly rssGrowth: number }

/**
 * Processor time and memory are the server's, which has a process of its own.
 * Throws when the answer is not the refusal expected, says too much, or something was stored.
 */
export async function weigh(
  name: string,
  attack: Attack,
  around: {
    readonly carnet: CarnetApart
    readonly target: Site['target']
    readonly stored: StoredWatch
    readonly secrets: readonly string[]
  },
): Promise<Weight> {
  const { carnet, target, stored, secrets } = around
  const shoot = await attack.make()
  const before = await stored.count()
  const start = await carnet.cost()
  const answer = await shoot(target)
  const end = await carnet.cost()
  await assertRefused(answer, attack.refusal)
  assertDiscreet(answer, secrets)
  assert.deepEqual(await stored.count(), before, 'something was stored')
  return { name, cpuMs: end.cpuMs - start.cpuMs, rssGrowth: end.rss - start.rss }
}
