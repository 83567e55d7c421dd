import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Mandate } from '@carnet/core/model/record.ts'
import { mandateToOpen } from './child-activation.ts'
import { defaultRuleSettings as settings } from './settings.ts'

const now = new Date('2026-03-29T12:00:00Z')
const at = { settings, now }
const child = { state: 'informed', birthDate: '2020-06-09' } as const
const parent: Mandate = {
  id: 'm1',
  kind: 'parent',
  since: new Date('2026-01-01T00:00:00Z'),
  until: null,
  excludedClasses: [],
}

test('the parent, or the guardian, of a minor whose record waits may have it opened, and nobody else [LIF-05] [LIF-20]', () => {
  assert.equal(mandateToOpen(child, [parent], at)?.id, 'm1')
  assert.equal(mandateToOpen({ ...child, state: 'opposed' }, [parent], at)?.id, 'm1')
  assert.equal(mandateToOpen(child, [{ ...parent, kind: 'tutor' }], at)?.id, 'm1')
  for (const kind of ['carer', 'curator'] as const)
    assert.equal(mandateToOpen(child, [{ ...parent, kind }], at), undefined, kind)
  for (const state of ['active', 'suspended', 'closed'] as const)
    assert.equal(mandateToOpen({ ...child, state }, [parent], at), undefined, state)
  assert.equal(mandateToOpen(undefined, [parent], at), undefined)
  assert.equal(mandateToOpen(child, [], at), undefined)
})

test('a mandate that ended, or a child who came of age, opens nothing by another [LIF-05] [LIF-21]', () => {
  const ended = { ...parent, id: 'm0', until: new Date('2026-03-01T00:00:00Z') }
  assert.equal(mandateToOpen(child, [ended], at), undefined)
  assert.equal(mandateToOpen(child, [ended, parent], at)?.id, 'm1')
  const adult = { ...child, birthDate: '2008-03-29' }
  for (const kind of ['parent', 'tutor'] as const)
    assert.equal(mandateToOpen(adult, [{ ...parent, kind }], at), undefined, kind)
})
