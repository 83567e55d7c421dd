import assert from 'node:assert/strict'
import test from 'node:test'
import { noticesShownSince, noticesShownTo } from './notice-centre.ts'
import * as they from './test/people.ts'
import { now } from './test/people.ts'

test('[TRA-08] the holder finds all that he was told', () => {
  const shown = noticesShownTo(they.holder)
  for (const cause of ['access', 'brisDeGlace', 'newDevice', 'invited', 'reportAnswered'] as const)
    assert.ok(shown.includes(cause), cause)
  // A code, or what was sent before there was a space, is no news there.
  for (const cause of ['activationCode', 'information'] as const) assert.ok(!shown.includes(cause), cause)
})

test('[TRA-08] [VIS-09] who represents him finds what happens to the record, and nothing of how he himself comes in', () => {
  const shown = noticesShownTo(they.parent)
  for (const cause of ['access', 'brisDeGlace', 'newDocument'] as const)
    assert.ok(shown.includes(cause), cause)
  for (const cause of ['newDevice', 'passwordChanged', 'invited', 'exportReady'] as const)
    assert.ok(!shown.includes(cause), cause)
})

test('[TRA-08] [CNT-07] a carer is told in his own record', () => {
  assert.deepEqual(noticesShownTo(they.carer), [])
})

test('[TRA-08] a year of messages is shown', () => {
  assert.equal(now.getTime() - noticesShownSince(now).getTime(), 365 * 86_400_000)
})
