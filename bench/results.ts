/** bench/results/latest.json, in the shape of contract.md §8. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
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

/** What one answer costs on a base of that size. */
export type GrowthRow = {
  readonly name: string
  readonly clients: number
  /** Documents of other people. */
  readonly baseDocuments: number
  readonly perSecond: number
  /** Of processor, in the server, per answer. */
  readonly serverMs: number
  /** 8 KiB blocks that PostgreSQL read, from memory or from the disk, per answer. */
  readonly blocks: number
}

export type Growth = Pick<Results, 'commit' | 'machine' | 'at'> & { readonly rows: readonly GrowthRow[] }

const growthFile = path.join(import.meta.dirname, 'results', 'growth.json')

export const resultsFile = path.join(import.meta.dirname, 'results', 'latest.json')

export function saveResults(results: Results): void {
  mkdirSync(path.dirname(resultsFile), { recursive: true })
  writeFileSync(resultsFile, `${JSON.stringify(results, null, 2)}\n`)
}

export function readResults(): Results {
  return JSON.parse(readFileSync(resultsFile, 'utf8')) as Results
}

export function saveGrowth(growth: Growth): void {
  mkdirSync(path.dirname(growthFile), { recursive: true })
  writeFileSync(growthFile, `${JSON.stringify(growth, null, 2)}\n`)
}

/** Undefined where it was never measured. */
export function readGrowth(): Growth | undefined {
  return existsSync(growthFile) ? (JSON.parse(readFileSync(growthFile, 'utf8')) as Growth) : undefined
}

/** Three significant figures: more would pretend. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3))
}
