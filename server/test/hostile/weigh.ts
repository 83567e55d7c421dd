/** One attack, weighed: what it cost, what it left, what it was told. */
import assert from 'node:assert/strict'
import type { Attack, Site } from './attack.ts'
import { assertDiscreet, assertRefused } from './judge.ts'
import type { StoredWatch } from './traces-left.ts'

export type Weight = { readonly name: string; readonly cpuMs: number; readonly rssGrowth: number }

/**
 * Processor time and memory are those of this process: the server, and the client that attacks it.
 * Throws when the answer is not the refusal expected, says too much, or something was stored.
 */
export async function weigh(
  name: string,
  attack: Attack,
  { target, stored, secrets }: { target: Site['target']; stored: StoredWatch; secrets: readonly string[] },
): Promise<Weight> {
  const shoot = await attack.make()
  const before = await stored.count()
  const rss = process.memoryUsage.rss()
  const start = process.cpuUsage()
  const answer = await shoot(target)
  const { user, system } = process.cpuUsage(start)
  const rssGrowth = process.memoryUsage.rss() - rss
  await assertRefused(answer, attack.refusal)
  assertDiscreet(answer, secrets)
  assert.deepEqual(await stored.count(), before, 'something was stored')
  return { name, cpuMs: (user + system) / 1000, rssGrowth }
}
