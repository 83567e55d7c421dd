/** Counters in Prometheus text form. Labels are closed words: transaction, outcome; never a person. */
import type { ActivityMeasure } from '@carnet/core/model/activity.ts'

export type Metrics = {
  /** One answered request. */
  answered(transaction: string, outcome: string, milliseconds: number): void
  /** A matricule INS was accepted though its key is wrong (`CARNET_INS_KEY=warn`). */
  wrongInsKey(door: InsDoor): void
  /** Somebody did much more than usual in a day: found once. */
  unusualActivity(measure: ActivityMeasure): void
  counters(): Counters
}

/** Where a matricule enters. */
export type InsDoor = 'vihf' | 'emergency' | 'professional'

/** What one process has counted since its start. */
export type Counters = {
  readonly requests: ReadonlyMap<string, { readonly count: number; readonly seconds: number }>
  readonly wrongInsKeys: Readonly<Record<InsDoor, number>>
  readonly unusualActivities: Readonly<Record<ActivityMeasure, number>>
  readonly residentBytes: number
}

export function makeMetrics(): Metrics {
  const requests = new Map<string, { count: number; seconds: number }>()
  const wrongInsKeys = { vihf: 0, emergency: 0, professional: 0 }
  const unusualActivities = { existenceTests: 0, recordsOpened: 0 }
  return {
    answered(transaction, outcome, milliseconds) {
      const labels = `transaction="${transaction}",outcome="${outcome}"`
      const counter = requests.get(labels) ?? { count: 0, seconds: 0 }
      counter.count++
      counter.seconds += milliseconds / 1000
      requests.set(labels, counter)
    },
    wrongInsKey(door) {
      wrongInsKeys[door]++
    },
    unusualActivity(measure) {
      unusualActivities[measure]++
    },
    counters: () => ({ requests, wrongInsKeys, unusualActivities, residentBytes: process.memoryUsage.rss() }),
  }
}

/** The sums over the processes of one server. */
export function formatMetrics(processes: readonly Counters[]): string {
  const sums = new Map<string, { count: number; seconds: number }>()
  for (const { requests } of processes)
    for (const [labels, { count, seconds }] of requests) {
      const sum = sums.get(labels) ?? { count: 0, seconds: 0 }
      sums.set(labels, { count: sum.count + count, seconds: sum.seconds + seconds })
    }
  const lines = ['# TYPE carnet_requests_total counter', '# TYPE carnet_request_seconds_total counter']
  for (const [labels, { count, seconds }] of sums) {
    lines.push(`carnet_requests_total{${labels}} ${count}`)
    lines.push(`carnet_request_seconds_total{${labels}} ${seconds.toFixed(6)}`)
  }
  lines.push('# TYPE carnet_ins_wrong_key_total counter')
  for (const door of ['vihf', 'emergency', 'professional'] as const) {
    const count = processes.reduce((sum, { wrongInsKeys }) => sum + wrongInsKeys[door], 0)
    lines.push(`carnet_ins_wrong_key_total{door="${door}"} ${count}`)
  }
  lines.push('# TYPE carnet_unusual_activity_total counter')
  for (const measure of ['existenceTests', 'recordsOpened'] as const) {
    const count = processes.reduce((sum, { unusualActivities }) => sum + unusualActivities[measure], 0)
    lines.push(`carnet_unusual_activity_total{measure="${measure}"} ${count}`)
  }
  const residentBytes = processes.reduce((sum, each) => sum + each.residentBytes, 0)
  lines.push(`process_resident_memory_bytes ${residentBytes}`)
  return `${lines.join('\n')}\n`
}
