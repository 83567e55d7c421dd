import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lastInformedToAttach, lastInformedToOpen, opensAt } from './opening.ts'
import { regimeInForce, regimes } from './regimes.ts'
import { defaultRuleSettings } from './settings.ts'

const informedAt = new Date('2026-01-05T10:00:00Z')

test('[LIF-02] [LIF-04] a record opens, or is attached, on the forty-second day after the information, not on the day before', () => {
  const opening = opensAt(informedAt, defaultRuleSettings)
  assert.equal(opening.toISOString(), '2026-02-16T10:00:00.000Z')
  for (const lastInformed of [lastInformedToOpen, lastInformedToAttach]) {
    const isDue = (now: Date) => informedAt <= lastInformed(now, defaultRuleSettings)!
    assert.equal(isDue(opening), true)
    assert.equal(isDue(new Date(opening.getTime() - 1)), false)
  }
})

test('[LIF-08] [LIF-10] under the regime of the explicit consent, no delay opens a record', () => {
  const { settings } = regimeInForce(regimes, new Date('2016-07-04'))
  assert.equal(lastInformedToOpen(new Date('2016-12-31'), settings), undefined)
})

test('[LIF-01] the delay starts at the sending of the information', () => {
  const later = new Date('2026-01-08T10:00:00Z')
  assert.equal(
    opensAt(later, defaultRuleSettings).getTime() - opensAt(informedAt, defaultRuleSettings).getTime(),
    later.getTime() - informedAt.getTime(),
  )
})
