import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isOfAge, lastBirthOfAge } from './majority.ts'
import { defaultRuleSettings as settings } from './settings.ts'

const on = (day: string) => new Date(`${day}T00:00:00Z`)

test('[LIF-21] a person is of age on his eighteenth birthday, not on the day before', () => {
  assert.equal(isOfAge('2008-05-12', on('2026-05-11'), settings), false)
  assert.equal(isOfAge('2008-05-12', on('2026-05-12'), settings), true)
  assert.equal(lastBirthOfAge(on('2026-05-12'), settings), '2008-05-12')
})

test('[LIF-21] born on 29 February, one is of age on 1 March', () => {
  assert.equal(isOfAge('2008-02-29', on('2026-02-28'), settings), false)
  assert.equal(isOfAge('2008-02-29', on('2026-03-01'), settings), true)
})

test('[LIF-21] of a birth date that lacks its day or its month, the earliest day counts', () => {
  assert.equal(isOfAge('2008-05', on('2026-04-30'), settings), false)
  assert.equal(isOfAge('2008-05', on('2026-05-01'), settings), true)
  assert.equal(isOfAge('2008', on('2025-12-31'), settings), false)
  assert.equal(isOfAge('2008', on('2026-01-01'), settings), true)
})

test('[LIF-21] [VIS-08] the age of majority is a setting', () => {
  assert.equal(isOfAge('2012-05-04', on('2028-05-04'), { ageMajorite: 16 }), true)
  assert.equal(isOfAge('2012-05-04', on('2028-05-03'), { ageMajorite: 16 }), false)
})
