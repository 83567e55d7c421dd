import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startOfCivilDay as on } from '@carnet/core/model/civil-day.ts'
import {
  isEndedByMajority,
  isMajorityRecent,
  isOfAge,
  lastBirthOfAge,
  lastBirthToTell,
  majorityOf,
  majorityToCome,
  visibilityToHolder,
} from './majority.ts'
import { defaultRuleSettings as settings } from './settings.ts'

test('[LIF-21] a person is of age on his eighteenth birthday, not on the day before', () => {
  assert.equal(isOfAge('2008-05-12', on('2026-05-11'), settings), false)
  assert.equal(isOfAge('2008-05-12', on('2026-05-12'), settings), true)
  assert.equal(lastBirthOfAge(on('2026-05-12'), settings), '2008-05-12')
})

test('[LIF-21] a person comes of age at midnight in Paris, in winter as in summer', () => {
  for (const [birthDate, midnight] of [
    ['2008-01-12', '2026-01-11T23:00:00Z'],
    ['2008-07-12', '2026-07-11T22:00:00Z'],
  ] as const) {
    const at = new Date(midnight)
    const before = new Date(at.getTime() - 1)
    assert.deepEqual(majorityOf(birthDate, settings), at)
    assert.deepEqual([isOfAge(birthDate, before, settings), isOfAge(birthDate, at, settings)], [false, true])
    assert.equal(isEndedByMajority(parent, birthDate, settings, before), false)
    assert.equal(isEndedByMajority(parent, birthDate, settings, at), true)
  }
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

const parent = { kind: 'parent', since: on('2009-01-01'), until: null } as const

test('[LIF-21] a minor and his parents are told thirty days before his majority, and read its day', () => {
  assert.equal(lastBirthToTell(on('2026-04-12'), settings), '2008-05-12')
  assert.deepEqual(majorityToCome('2008-05-12', settings, on('2026-04-12')), on('2026-05-12'))
  assert.equal(majorityToCome('2008-05-12', settings, on('2026-04-11')), undefined)
  assert.equal(majorityToCome('2008-05-12', settings, on('2026-05-12')), undefined)
  const never = { ...settings, majorityNoticeDays: 0 }
  assert.equal(majorityToCome('2008-05-12', never, on('2026-05-11')), undefined)
})

test('[LIF-21] what majority ends is the mandate of a parent who had it on the eve, and he is told for thirty days', () => {
  const ended = (mandate: object, now = '2026-05-12') =>
    isEndedByMajority({ ...parent, ...mandate }, '2008-05-12', settings, on(now))
  assert.equal(ended({}), true)
  assert.equal(ended({}, '2026-05-11'), false)
  assert.equal(ended({ kind: 'tutor' }), false)
  assert.equal(ended({ kind: 'carer' }), false)
  assert.equal(ended({ until: on('2020-01-01') }), false)
  assert.equal(ended({ since: on('2026-06-01') }), false)
  assert.equal(isMajorityRecent('2008-05-12', settings, on('2026-06-10')), true)
  assert.equal(isMajorityRecent('2008-05-12', settings, on('2026-06-11')), false)
})

test('[LIF-21] [VIS-09] what was kept from representatives is ordinary once of age, unless a tutor represents', () => {
  const visibility = {
    maskedToProfessionals: true,
    invisibleToPatient: false,
    invisibleToRepresentatives: true,
  }
  const shown = (kinds: readonly ('parent' | 'tutor' | 'carer')[], now: string, until: Date | null = null) =>
    visibilityToHolder(
      visibility,
      {
        birthDate: '2008-05-12',
        mandates: kinds.map((kind) => ({ ...parent, id: kind, kind, until, excludedClasses: [] })),
      },
      settings,
      on(now),
    )
  assert.deepEqual(shown(['parent', 'carer'], '2026-05-12'), {
    ...visibility,
    invisibleToRepresentatives: false,
  })
  assert.deepEqual(shown(['parent'], '2026-05-11'), visibility)
  assert.deepEqual(shown(['tutor'], '2026-05-12'), visibility)
  assert.equal(shown(['tutor'], '2026-05-12', on('2026-05-01')).invisibleToRepresentatives, false)
})
