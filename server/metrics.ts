/** Counters in Prometheus text form. Labels are closed words: transaction, outcome; never a person. */
export type Metrics = {
  /** One answered request. */
  answered(transaction: string, outcome: string, milliseconds: number): void
  text(): string
}

export function makeMetrics(): Metrics {
  const counts = new Map<string, { count: number; seconds: number }>()
  return {
    answered(transaction, outcome, milliseconds) {
      const labels = `transaction="${transaction}",outcome="${outcome}"`
      const counter = counts.get(labels) ?? { count: 0, seconds: 0 }
      counter.count++
      counter.seconds += milliseconds / 1000
      counts.set(labels, counter)
    },
    text() {
      const lines = ['# TYPE carnet_requests_total counter', '# TYPE carnet_request_seconds_total counter']
      for (const [labels, { count, seconds }] of counts) {
        lines.push(`carnet_requests_total{${labels}} ${count}`)
        lines.push(`carnet_request_seconds_total{${labels}} ${seconds.toFixed(6)}`)
      }
      lines.push(`process_resident_memory_bytes ${process.memoryUsage.rss()}`)
      return `${lines.join('\n')}\n`
    },
  }
}
