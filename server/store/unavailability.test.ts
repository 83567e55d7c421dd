import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Unavailable } from '@carnet/core/model/unavailable.ts'
import pg from 'pg'
import { lostConnection, unavailability } from './unavailability.ts'

const said = (code: string) => Object.assign(new pg.DatabaseError('said by PostgreSQL', 1, 'error'), { code })

test('its own states are told apart from what a statement did', () => {
  const reasonOf = (code: string) => {
    const seen = unavailability(said(code))
    return seen instanceof Unavailable ? seen.reason : undefined
  }
  assert.deepEqual(['53300', '53100', '53200', '57P01', '57P03', '08006'].map(reasonOf), [
    'busy',
    'full',
    'full',
    'away',
    'away',
    'away',
  ])
  // A duplicate, a serialization failure, a statement cancelled: somebody else's to answer.
  for (const code of ['23505', '40001', '57014', 'XX000']) assert.equal(reasonOf(code), undefined, code)
  const other = new Error('a fault of ours')
  assert.equal(unavailability(other), other)
})

test('without a connection it is away, unless it says that it takes no more', () => {
  assert.equal(lostConnection(new Error('ECONNREFUSED')).reason, 'away')
  assert.equal(lostConnection(said('53300')).reason, 'busy')
  assert.equal(lostConnection(said('28P01')).reason, 'away')
})
