/** bench/results/latest.json, in the shape of contract.md §8. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export type Row = {
  readonly name: string
  readonly clients: number
  /** Null where a rate means nothing. */
  readonly perSecond: number | null
  readonly p50Ms: number | null
  readonly p95Ms: number | null
  readonly p99Ms: number | null
  /** What the row is compared with, in words; null when with nothing. */
  readonly ceiling: string | null
  readonly ceilingPerSecond: number | null
  readonly ratio: number | null
  readonly note: string
}

export type Results = {
  readonly commit: string
  readonly machine: string
  /** ISO. */
  readonly at: string
  readonly rows: readonly Row[]
}

export const resultsFile = path.join(import.meta.dirname, 'results', 'latest.json')

export function saveResults(results: Results): void {
  mkdirSync(path.dirname(resultsFile), { recursive: true })
  writeFileSync(resultsFile, `${JSON.stringify(results, null, 2)}\n`)
}

export function readResults(): Results {
  return JSON.parse(readFileSync(resultsFile, 'utf8')) as Results
}

/** Three significant figures: more would pretend. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3))
}
