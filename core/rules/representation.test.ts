import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Mandate } from '@carnet/core/model/record.ts'
import { objectionToAttaching, type RepresentativeKind, termOfAttaching } from './representation.ts'
import { defaultRuleSettings as settings } from './settings.ts'

const now = new Date('2026-03-01T10:00:00Z')
const child = '2017-06-21'
const adult = '1980-01-01'
const mandate = (id: string, kind: Mandate['kind']): Mandate => ({
  id,
  kind,
  since: new Date('2025-01-01'),
  until: null,
  excludedClasses: [],
})
const attaching = (
  kind: RepresentativeKind,
  holder: { birthDate: string; mandates?: readonly Mandate[] },
  person: { birthDate?: string; isHolder?: boolean; mandateIds?: readonly string[] } = {},
) =>
  objectionToAttaching(
    kind,
    { mandates: [], ...holder },
    { birthDate: adult, isHolder: false, mandateIds: [], ...person },
    { settings, now },
  )

test('a parent represents a minor, a curator assists an adult, a tutor is for both [LIF-20] [LIF-22]', () => {
  assert.equal(attaching('parent', { birthDate: child }), undefined)
  assert.equal(attaching('parent', { birthDate: adult }), 'representationNotPossible')
  assert.equal(attaching('curator', { birthDate: adult }), undefined)
  assert.equal(attaching('curator', { birthDate: child }), 'representationNotPossible')
  for (const birthDate of [child, adult]) assert.equal(attaching('tutor', { birthDate }), undefined)
})

test('a mother may be a minor herself; who has charge of a measure may not [LIF-22]', () => {
  const young = { birthDate: '2010-01-01' }
  assert.equal(attaching('parent', { birthDate: '2025-05-05' }, young), undefined)
  assert.equal(attaching('tutor', { birthDate: adult }, young), 'representationNotPossible')
})

test('nobody represents himself, nor twice; of a minor there are two at most, carers aside [LIF-20]', () => {
  assert.equal(attaching('tutor', { birthDate: adult }, { isHolder: true }), 'representationNotPossible')
  const mother = mandate('mother', 'parent')
  const one = { birthDate: child, mandates: [mother] }
  assert.equal(attaching('parent', one, { mandateIds: ['mother'] }), 'alreadyInvited')
  assert.equal(attaching('parent', one), undefined)
  const two = { ...one, mandates: [mother, mandate('father', 'parent')] }
  assert.equal(attaching('tutor', two), 'representativesFull')
  const ended = { ...mandate('father', 'parent'), until: new Date('2026-01-01') }
  assert.equal(attaching('parent', { ...one, mandates: [mother, ended] }), undefined)
  assert.equal(attaching('parent', { ...one, mandates: [mother, mandate('help', 'carer')] }), undefined)
  const judged = { birthDate: adult, mandates: [mandate('a', 'tutor'), mandate('b', 'tutor')] }
  assert.equal(attaching('tutor', judged), undefined)
  assert.equal(
    attaching('tutor', { birthDate: adult, mandates: [mandate('a', 'carer')] }, { mandateIds: ['a'] }),
    undefined,
    'a carer may be named tutor',
  )
})

test('a parent until the majority, another until the day that the judge said [LIF-21]', () => {
  const term = new Date('2031-03-01T00:00:00Z')
  assert.equal(
    termOfAttaching('parent', { birthDate: child }, term, settings)?.toISOString().slice(0, 7),
    '2035-06',
  )
  assert.equal(termOfAttaching('tutor', { birthDate: adult }, term, settings), term)
  assert.equal(termOfAttaching('curator', { birthDate: adult }, null, settings), null)
})
