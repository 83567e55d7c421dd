import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Identity } from '@carnet/core/model/identity.ts'
import type { RecordId, RecordState } from '@carnet/core/model/record.ts'
import { objectionToMerge, objectionToNewIdentity } from './identity-change.ts'

const identity: Identity = {
  birthName: 'LEFÈVRE',
  birthFirstName: 'PAUL',
  firstNames: 'PAUL',
  birthDate: '1972-03-04',
  sex: 'M',
  birthPlace: '99999',
}
const of = (id: string, state: RecordState = 'active', traits: Partial<Identity> = {}) => ({
  id: id as RecordId,
  state,
  identity: { ...identity, ...traits },
})

test('[LIF-12] [FEED-11] two records are merged only when their four traits are those of one person', () => {
  assert.equal(objectionToMerge(of('a'), of('b')), undefined)
  assert.equal(objectionToMerge(of('a'), of('b', 'active', { birthName: 'Lefevre' })), undefined)
  for (const traits of [
    { birthName: 'LEROUX' },
    { birthFirstName: 'PAULE' },
    { birthDate: '1972-03-05' },
    { sex: 'F' },
  ] as const)
    assert.equal(objectionToMerge(of('a'), of('b', 'active', traits)), 'wrongPatient')
  assert.equal(objectionToMerge(of('a'), of('a')), 'insOfAnotherRecord')
})

test('[LIF-12] what is closed, suspended or opposed is not brought back by a merge', () => {
  assert.equal(objectionToMerge(of('a'), of('b', 'informed')), undefined)
  assert.equal(objectionToMerge(of('a'), of('b', 'closed')), 'recordClosed')
  assert.equal(objectionToMerge(of('a'), of('b', 'suspended')), 'recordSuspended')
  assert.equal(objectionToMerge(of('a'), of('b', 'opposed')), 'recordOpposed')
})

test('[LIF-12] [FEED-11] an identity may change by a trait or two, not become that of another person', () => {
  assert.equal(
    objectionToNewIdentity(identity, { ...identity, birthFirstName: 'PAULE', sex: 'F' }),
    undefined,
  )
  const another = { ...identity, birthName: 'DURAND', birthFirstName: 'JEAN', birthDate: '1950-01-01' }
  assert.equal(objectionToNewIdentity(identity, another), 'wrongPatient')
})
