import assert from 'node:assert/strict'
import { test } from 'node:test'
import { secondsToWait } from './rate.ts'

const rates = [
  { max: 60, seconds: 60 },
  { max: 600, seconds: 3600 },
]

test('the sixtieth time of a minute is within the rate, the sixty-first waits until the minute has passed', () => {
  const counted = (count: number) => [{ seconds: 60, count, secondsLeft: 29.2 }]
  assert.equal(secondsToWait(rates, counted(60)), undefined)
  assert.equal(secondsToWait(rates, counted(61)), 30)
})

test('of several rates passed, the longest wait is told', () => {
  const counted = [
    { seconds: 60, count: 61, secondsLeft: 30 },
    { seconds: 3600, count: 601, secondsLeft: 3570 },
  ]
  assert.equal(secondsToWait(rates, counted), 3570)
})

test('nobody is told to wait less than a second', () => {
  assert.equal(secondsToWait(rates, [{ seconds: 60, count: 61, secondsLeft: 0 }]), 1)
})

test('without a rate nothing waits', () => {
  assert.equal(secondsToWait([], [{ seconds: 60, count: 10_000, secondsLeft: 30 }]), undefined)
})
