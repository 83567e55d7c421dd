import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type DocumentState,
  documentStateLabels,
  documentStates,
} from '@carnet/core/model/document-states.ts'
import { isKept, statesOf } from './document-states.ts'
import * as they from './test/people.ts'

test('[VIS-11] the five states are said in the words of the requirement, byte for byte', () => {
  assert.deepEqual(Object.values(documentStateLabels), [
    'masqué aux professionnels de santé',
    'non visible par le patient',
    'non visible par les représentants légaux',
    'archivé',
    'ancienne version obsolète',
  ])
})

test('[VIS-11] a document is in none of them, in one, or in several', () => {
  assert.deepEqual(statesOf({ visibility: they.visible, status: 'approved' }), [])
  assert.deepEqual(statesOf({ visibility: they.masked, status: 'deprecated' }), [
    'maskedToProfessionals',
    'deprecated',
  ])
  const both = { ...they.visible, invisibleToPatient: true, invisibleToRepresentatives: true }
  assert.deepEqual(statesOf({ visibility: both, status: 'archived' }), [
    'invisibleToPatient',
    'invisibleToRepresentatives',
    'archived',
  ])
  assert.deepEqual(statesOf({ visibility: they.visible, status: 'deleted' }), [], 'that is no state to show')
})

test('[VIS-11] a list is filtered with or without each state', () => {
  const lists = documentStates.map((state) => [state])
  const kept = (filter: Partial<Record<'with' | 'without', readonly DocumentState[]>>) =>
    [[], ...lists].filter((states) => isKept(states, { with: [], without: [], ...filter }))
  assert.deepEqual(kept({}), [[], ...lists])
  for (const [rank, state] of documentStates.entries()) {
    assert.deepEqual(kept({ with: [state] }), [[state]])
    assert.deepEqual(kept({ without: [state] }), [[], ...lists.toSpliced(rank, 1)])
    assert.deepEqual(kept({ with: [state], without: [state] }), [])
  }
  const masked = ['maskedToProfessionals'] as const
  assert.ok(!isKept(masked, { with: [...masked, 'archived'], without: [] }))
  assert.ok(isKept([...masked, 'archived'], { with: [...masked, 'archived'], without: ['deprecated'] }))
})
