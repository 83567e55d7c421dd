/** What several slices say together. performance.md §5. */
import { type Row, rounded } from './results.ts'
import type { Slice } from './slice.ts'

/** Nearest rank, on sorted values. */
export function percentile(sorted: ArrayLike<number>, share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

export function rateOf({ answers, seconds }: Pick<Slice, 'answers' | 'seconds'>): number {
  return answers / seconds
}

/** A row of answers given one after the other, compared with nothing. */
export function rowOfTimes(name: string, milliseconds: readonly number[], note: string): Row {
  const sorted = milliseconds.toSorted((a, b) => a - b)
  const total = sorted.reduce((sum, time) => sum + time, 0)
  return {
    name,
    clients: 1,
    perSecond: rounded((sorted.length * 1000) / total),
    p50Ms: rounded(percentile(sorted, 0.5)),
    p95Ms: rounded(percentile(sorted, 0.95)),
    p99Ms: rounded(percentile(sorted, 0.99)),
    ceiling: null,
    ceilingPerSecond: null,
    ratio: null,
    note,
  }
}

export type Pair = { readonly ceiling: Slice; readonly product: Slice }

export type Figures = {
  readonly perSecond: number
  readonly ceilingPerSecond: number
  /** The median of the pairs' ratios; not the ratio of the medians. */
  readonly ratio: number
  /** Lowest and highest ratio of a pair. */
  readonly spread: readonly [number, number]
  readonly p50Ms: number
  readonly p95Ms: number
  readonly p99Ms: number
  readonly generatorCores: number
}

export function figuresOf(pairs: readonly Pair[]): Figures {
  const ratios = pairs.map(({ ceiling, product }) => rateOf(product) / rateOf(ceiling))
  const latencies = Float64Array.from(pairs.flatMap(({ product }) => [...product.latencies])).sort()
  return {
    perSecond: median(pairs.map(({ product }) => rateOf(product))),
    ceilingPerSecond: median(pairs.map(({ ceiling }) => rateOf(ceiling))),
    ratio: median(ratios),
    spread: [Math.min(...ratios), Math.max(...ratios)],
    p50Ms: percentile(latencies, 0.5),
    p95Ms: percentile(latencies, 0.95),
    p99Ms: percentile(latencies, 0.99),
    generatorCores: median(pairs.map(({ product }) => product.ownCores)),
  }
}

/** Least squares: how much `values` grow from one rank to the next. */
export function slopeOf(values: readonly number[]): number {
  const meanRank = (values.length - 1) / 2
  const mean = values.reduce((total, value) => total + value, 0) / values.length
  let above = 0
  let below = 0
  for (const [rank, value] of values.entries()) {
    above += (rank - meanRank) * (value - mean)
    below += (rank - meanRank) ** 2
  }
  return below === 0 ? 0 : above / below
}
