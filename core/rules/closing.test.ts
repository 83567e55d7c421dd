import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  closingMotiveOf,
  codeOfClosing,
  deletedOn,
  destroyedOn,
  lastClosedToDestroy,
  lastClosedToForget,
  lastDeletionToRun,
  lastSuspendedToClose,
  omissionsOfClosing,
  suspensionClosesOn,
} from './closing.ts'
import { defaultRuleSettings as settings } from './settings.ts'
import { agent, doctor, hospitalServer, nurse, secretary } from './test/people.ts'

const at = (text: string) => new Date(text)

test('[LIF-14] a closed record is kept ten years to the day, its traces as long', () => {
  const closedAt = at('2026-02-28T12:00:00Z')
  for (const last of [lastClosedToDestroy, lastClosedToForget]) {
    assert.ok(closedAt > last(at('2036-02-28T11:59:59Z'), { archiveYears: 10, traceYearsAfterClosing: 10 }))
    assert.ok(closedAt <= last(at('2036-02-28T12:00:00Z'), { archiveYears: 10, traceYearsAfterClosing: 10 }))
  }
  const leapDay = at('2024-02-29T12:00:00Z')
  assert.ok(leapDay > lastClosedToDestroy(at('2034-02-28T22:59:59Z'), settings))
  assert.ok(leapDay <= lastClosedToDestroy(at('2034-03-01T12:00:00Z'), settings))
  // On a 29 February, nothing that was closed on 1 March.
  assert.ok(at('2026-02-28T23:00:00Z') > lastClosedToDestroy(at('2036-02-29T22:00:00Z'), settings))
})

test('[LIF-15] a deletion waits for the days in which it may be cancelled, and never beyond three months', () => {
  const now = at('2026-06-30T08:00:00Z')
  assert.equal(lastDeletionToRun(now, settings).toISOString(), '2026-05-31T08:00:00.000Z')
  const slow = { deletionGraceDays: 400, deletionRequestMaxMonths: 3 }
  assert.equal(lastDeletionToRun(now, slow).toISOString(), '2026-03-30T08:00:00.000Z')
  // The day that is told is the day on which it runs.
  for (const rule of [settings, slow]) {
    const told = deletedOn(now, rule)
    assert.ok(now <= lastDeletionToRun(told, rule))
    assert.ok(now > lastDeletionToRun(new Date(+told - 86_400_000), rule))
  }
})

test('[LIF-17] a suspension without opposition ends on the forty-second day', () => {
  const suspendedAt = at('2026-01-05T10:00:00Z')
  assert.ok(suspendedAt > lastSuspendedToClose(at('2026-02-16T09:59:59Z'), settings))
  assert.ok(suspendedAt <= lastSuspendedToClose(at('2026-02-16T10:00:00Z'), settings))
  const closesOn = suspensionClosesOn({ since: suspendedAt, opposed: false }, settings)
  assert.ok(closesOn !== null && suspendedAt <= lastSuspendedToClose(closesOn, settings))
  assert.ok(suspendedAt > lastSuspendedToClose(new Date(+closesOn - 1), settings))
  assert.equal(suspensionClosesOn({ since: suspendedAt, opposed: true }, settings), null)
})

test('[LIF-19] the code of a motive is a setting; a code that nobody declared is no error, and never a death', () => {
  assert.equal(closingMotiveOf('FERMETURE_DEMANDE_PATIENT', agent, settings), 'holderRequest')
  assert.equal(closingMotiveOf('DECES', agent, settings), 'death')
  for (const code of ['Je déménage', '', 'toString', '__proto__'])
    assert.equal(closingMotiveOf(code, agent, settings), 'other')
})

test('[LIF-13] [LIF-16] [LIF-19] who closes on demand declares no death and no fraud: his word is free text', () => {
  for (const caller of [doctor, nurse, secretary, hospitalServer]) {
    for (const [code, motive] of Object.entries(settings.closingMotiveCodes)) {
      const onDemand = ['holderRequest', 'representativeRequest', 'opposition'].includes(motive)
      assert.equal(closingMotiveOf(code, caller, settings), onDemand ? motive : 'other', code)
    }
  }
})

test('[LIF-13] a closing in the holder’s space keeps the code that was declared for it, which means the same when read again', () => {
  for (const motive of ['holderRequest', 'representativeRequest'] as const)
    assert.equal(closingMotiveOf(codeOfClosing(motive, settings), agent, settings), motive)
  assert.equal(codeOfClosing('holderRequest', { closingMotiveCodes: {} }), 'holderRequest')
})

test('[LIF-14] the day that is told is the day of the destruction', () => {
  const since = at('2026-02-28T12:00:00Z')
  const told = destroyedOn({ since }, settings)
  assert.equal(told.toISOString(), '2036-02-28T12:00:00.000Z')
  assert.ok(since <= lastClosedToDestroy(told, settings))
})

test('[LIF-13] [LIF-26] nothing closes on a screen before one said to have read what it changes, and gave one’s password', () => {
  assert.deepEqual(omissionsOfClosing({ read: false, password: '' }), ['notRead', 'passwordMissing'])
  assert.deepEqual(omissionsOfClosing({ read: false, password: 'x' }), ['notRead'])
  assert.deepEqual(omissionsOfClosing({ read: true, password: '' }), ['passwordMissing'])
  assert.deepEqual(omissionsOfClosing({ read: true, password: 'x' }), [])
})
