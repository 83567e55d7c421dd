import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isUnusual, usualOf } from './unusual-activity.ts'

const settings = { unusualActivityFactor: 5, unusualActivityFloor: 50 }

test('the usual is the median of the days on which something was done', () => {
  assert.equal(usualOf([]), 0)
  assert.equal(usualOf([0, 0, 7]), 7)
  assert.equal(usualOf([30, 10, 20]), 20)
  assert.equal(usualOf([40, 10, 20, 30, 0]), 25)
})

test('five times one’s own usual is told, and nothing under the floor, whoever had done nothing before', () => {
  assert.equal(isUnusual(100, 20, settings), false)
  assert.equal(isUnusual(101, 20, settings), true)
  assert.equal(isUnusual(50, 1, settings), false)
  assert.equal(isUnusual(51, 0, settings), true)
})
