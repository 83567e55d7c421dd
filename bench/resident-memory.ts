/** How much memory the server holds, as it says itself on /metrics. */

export async function residentMiB(webUrl: string): Promise<number> {
  const text = await (await fetch(`${webUrl}/metrics`)).text()
  const bytes = /^process_resident_memory_bytes (\d+)/m.exec(text)?.[1]
  if (bytes === undefined) throw new Error('/metrics does not tell the resident memory')
  return Number(bytes) / 2 ** 20
}

/** Samples until `work` has ended; the last sample is taken after it. */
export async function memoryDuring(webUrl: string, work: () => Promise<void>): Promise<readonly number[]> {
  const samples: number[] = []
  let over = false
  const sampling = (async () => {
    while (!over) {
      samples.push(await residentMiB(webUrl))
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  })()
  try {
    await work()
  } finally {
    over = true
    await sampling
  }
  samples.push(await residentMiB(webUrl))
  return samples
}
