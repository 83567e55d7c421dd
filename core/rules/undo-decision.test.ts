import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { LastDecision } from '@carnet/core/model/last-decision.ts'
import { doctor, now, permit, record } from './test/people.ts'
import { mayUndo } from './undo-decision.ts'

const former = permit(doctor)
const left = { ...former, type: 'deny', grantedAt: now, expiresAt: null } as const
const last: LastDecision = { id: '1', deciderId: '', at: now, actor: former.actor, former, left }
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const holder = { deciderId: '', now: later(10) }

test('[CON-11] what the holder decided is taken back by him, for a moment', () => {
  const facts = record({ authorisations: [left] })
  assert.ok(mayUndo(facts, last, holder))
  assert.ok(mayUndo(facts, last, { ...holder, now: later(600) }))
  assert.ok(!mayUndo(facts, last, { ...holder, now: later(601) }))
  assert.ok(!mayUndo(facts, last, { ...holder, deciderId: 'a mandate' }), 'not by another')
})

test('[CON-11] [CON-13] not once something else was decided of the same person', () => {
  assert.ok(!mayUndo(record({ authorisations: [] }), last, holder))
  const again = { ...left, grantedAt: later(5) }
  assert.ok(!mayUndo(record({ authorisations: [again] }), last, holder))
  const withdrawn = { ...last, left: null }
  assert.ok(mayUndo(record({ authorisations: [] }), withdrawn, holder))
  assert.ok(!mayUndo(record({ authorisations: [former] }), withdrawn, holder))
})
