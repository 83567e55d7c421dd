/** `rss-45mb`: is the memory of the server flat while 45 MB documents go in and out, eight at a time? */
import { type Child, startChild } from './child-calls.ts'
import { median, percentile, slopeOf } from './figures.ts'
import type { KitCalls } from './kit-process.ts'
import type { PrivateServer } from './private-server.ts'
import { memoryDuring, residentMiB } from './resident-memory.ts'
import { type Row, rounded } from './results.ts'
import { depositors } from './workloads.ts'

const clients = 8
const sizeBytes = 45_000_000

/** `rounds` of eight deposits, then eight readings. */
export async function measureMemory(server: PrivateServer, rounds: number): Promise<Row> {
  const kit: Child<KitCalls> = startChild('kit-process.ts')
  try {
    await kit.call('open', { port: server.tlsPort, demoFolder: server.demoFolder, clients })
    // What the runtime allocates at the first use belongs to no round.
    await kit.call('deposit', { residents: depositors, sizeBytes: 1_000_000 })
    await kit.call('readBack', null)
    const baseline = await residentMiB(server.webUrl)
    const peaks: number[] = []
    const seconds: number[] = []
    for (let round = 0; round < rounds; round++) {
      const samples = await memoryDuring(server.webUrl, async () => {
        seconds.push(await kit.call('deposit', { residents: depositors, sizeBytes }))
        seconds.push(await kit.call('readBack', null))
      })
      peaks.push(Math.max(...samples))
    }
    const milliseconds = seconds.map((value) => value * 1000).sort((a, b) => a - b)
    const half = Math.ceil(rounds / 2)
    const words = (values: readonly number[]) => values.map((value) => value.toFixed(0)).join(', ')
    return {
      name: 'rss-45mb',
      clients,
      perSecond: rounded(clients / median(seconds)),
      p50Ms: rounded(percentile(milliseconds, 0.5)),
      p95Ms: rounded(percentile(milliseconds, 0.95)),
      p99Ms: rounded(percentile(milliseconds, 0.99)),
      ceiling:
        'plus haute mémoire de la première moitié des tours, comparée à celle de la seconde (1 : plate)',
      ceilingPerSecond: null,
      ratio: rounded(Math.max(...peaks.slice(half)) / Math.max(...peaks.slice(0, half))),
      note:
        `mémoire résidente du serveur, en Mio : ${baseline.toFixed(0)} avant, ${Math.max(...peaks).toFixed(0)} au plus ; ` +
        `maximum de chaque tour ${words(peaks)}, pente ${slopeOf(peaks).toFixed(1)} par tour ; ` +
        `un tour : 8 CDA de 45 Mo déposés ensemble, puis relus ensemble et comparés (SHA-1) ; temps : les 8 ensemble`,
    }
  } finally {
    await kit.stop()
  }
}
