import assert from 'node:assert/strict'
import { test } from 'node:test'
import { figuresOf, median, percentile, slopeOf } from './figures.ts'
import type { Slice } from './slice.ts'

const slice = (answers: number, latencies: readonly number[]): Slice => ({
  answers,
  seconds: 2,
  latencies: Float64Array.from(latencies),
  failures: {},
  ownCores: 0.5,
})

test('the median of an even number of values lies between the two middle ones', () => {
  assert.equal(median([4, 1, 3, 2]), 2.5)
  assert.equal(median([9, 1, 5]), 5)
})

test('a percentile is a value that was measured, the smallest that leaves its share below', () => {
  const hundred = Array.from({ length: 100 }, (_, rank) => rank + 1)
  assert.deepEqual(
    [0.5, 0.95, 0.99].map((share) => percentile(hundred, share)),
    [50, 95, 99],
  )
  assert.equal(percentile([7], 0.99), 7)
})

test('the ratio of a row is the median of its pairs, not the ratio of its medians', () => {
  const figures = figuresOf([
    { ceiling: slice(100, []), product: slice(50, [1, 2]) },
    { ceiling: slice(1000, []), product: slice(100, [3]) },
    { ceiling: slice(200, []), product: slice(60, [4]) },
  ])
  assert.equal(figures.ratio, 0.3)
  assert.deepEqual(figures.spread, [0.1, 0.5])
  assert.equal(figures.perSecond, 30)
  assert.equal(figures.ceilingPerSecond, 100)
  assert.equal(figures.p50Ms, 2)
})

test('the slope of a level curve is nothing, that of a stair is its step', () => {
  assert.equal(slopeOf([5, 5, 5]), 0)
  assert.equal(slopeOf([1, 3, 5, 7]), 2)
})
