import assert from 'node:assert/strict'
import { test } from 'node:test'
import { portalOpensOn } from './portal-opening.ts'
import { regimeInForce, regimes } from './regimes.ts'

const at = (moment: string) => {
  const now = new Date(moment)
  return portalOpensOn(regimeInForce(regimes, now).settings, now)
}

test('the holder’s pages open on the day of the regime, at midnight where he lives', () => {
  assert.equal(at('2011-03-31T21:59:59Z'), '2011-04-01')
  assert.equal(at('2011-03-31T22:00:00Z'), undefined)
  assert.equal(at('2022-01-01T00:00:00Z'), undefined)
})
