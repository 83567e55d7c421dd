/** One slice of measuring: several clients, each asking again as soon as it is answered, for some seconds. */

export type Slice = {
  readonly answers: number
  readonly seconds: number
  /** Of each whole answer, in milliseconds. */
  readonly latencies: Float64Array
  /** What went wrong, told in a few words, with how many times. Never counted as answers. */
  readonly failures: Readonly<Record<string, number>>
  /** CPU of the process that asks, in cores. */
  readonly ownCores: number
}

/**
 * `work` does one operation for one client; undefined: nothing is left to ask, the slice ends early. Its error is a
 * failure. `client` goes from 0 to `clients` - 1.
 */
export async function runSlice(
  clients: number,
  seconds: number,
  work: (client: number) => Promise<void> | undefined,
): Promise<Slice> {
  const latencies: number[] = []
  const failures: Record<string, number> = {}
  const cpuBefore = process.cpuUsage()
  const startedAt = performance.now()
  const endAt = startedAt + seconds * 1000
  // Later than this, a client that was still waiting is beyond the slice.
  let lastAt = startedAt
  const client = async (rank: number) => {
    for (;;) {
      const askedAt = performance.now()
      if (askedAt >= endAt) return
      const operation = work(rank)
      if (operation === undefined) return
      try {
        await operation
        lastAt = performance.now()
        latencies.push(lastAt - askedAt)
      } catch (error) {
        const words = (error as Error).message.slice(0, 300)
        failures[words] = (failures[words] ?? 0) + 1
        lastAt = performance.now()
      }
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, rank) => client(rank)))
  const elapsed = (lastAt - startedAt) / 1000
  const cpu = process.cpuUsage(cpuBefore)
  return {
    answers: latencies.length,
    seconds: elapsed,
    latencies: Float64Array.from(latencies),
    failures,
    ownCores: (cpu.user + cpu.system) / 1e6 / elapsed,
  }
}
