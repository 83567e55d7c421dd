/** `vihf-verify`: assertions verified per second and per core, beside xml-crypto in the same run. */
import { type Child, startChild } from './child-calls.ts'
import { figuresOf, type Pair } from './figures.ts'
import { type Row, rounded } from './results.ts'
import type { VihfCalls } from './vihf-process.ts'

const distinctMessages = 2000

export async function measureVihf(
  demoFolder: string,
  { pairs: count, seconds }: { readonly pairs: number; readonly seconds: number },
): Promise<Row> {
  const child: Child<VihfCalls> = startChild('vihf-process.ts')
  try {
    await child.call('open', { demoFolder, messages: distinctMessages })
    for (const engine of ['xml-crypto', 'carnet'] as const) await child.call('run', { engine, seconds: 2 })
    const pairs: Pair[] = []
    for (let rank = 0; rank < count; rank++)
      pairs.push({
        ceiling: await child.call('run', { engine: 'xml-crypto', seconds }),
        product: await child.call('run', { engine: 'carnet', seconds }),
      })
    const [failure] = pairs.flatMap(({ ceiling, product }) =>
      [ceiling, product].flatMap(({ failures }) => Object.keys(failures)),
    )
    if (failure !== undefined) throw new Error(`vihf-verify: ${failure}`)
    const { perSecond, ceilingPerSecond, ratio, spread, p50Ms, p95Ms, p99Ms } = figuresOf(pairs)
    return {
      name: 'vihf-verify',
      clients: 1,
      perSecond: rounded(perSecond),
      p50Ms: rounded(p50Ms),
      p95Ms: rounded(p95Ms),
      p99Ms: rounded(p99Ms),
      ceiling: 'xml-crypto 6.3.2, même processus, mêmes messages (ce n’est pas un plafond)',
      ceilingPerSecond: rounded(ceilingPerSecond),
      ratio: rounded(ratio),
      note: `un cœur ; message entier, signature RSA 2048, assertions toutes différentes ; chez nous s’ajoutent chaîne, révocation et règles du VIHF, xml-crypto ne vérifie que la signature ; rapport de ${rounded(spread[0])} à ${rounded(spread[1])}`,
    }
  } finally {
    await child.stop()
  }
}
