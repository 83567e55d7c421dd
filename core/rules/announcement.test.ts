import assert from 'node:assert/strict'
import { test } from 'node:test'
import { showsAt, warnsAt } from './announcement.ts'
import { defaultRuleSettings } from './settings.ts'

test('[VIS-05] the patient is invited on the fourteenth day, and sees the document after a month', () => {
  const submittedAt = new Date('2026-01-10T08:30:00Z')
  assert.equal(warnsAt(submittedAt, defaultRuleSettings).toISOString(), '2026-01-24T08:30:00.000Z')
  assert.equal(showsAt(submittedAt, defaultRuleSettings).toISOString(), '2026-02-10T08:30:00.000Z')
})

test('[VIS-05] a month that has not that day ends on its last', () => {
  const shown = (day: string) => showsAt(new Date(day), defaultRuleSettings).toISOString().slice(0, 10)
  assert.deepEqual(['2026-01-31', '2028-01-30', '2026-12-31', '2026-08-31'].map(shown), [
    '2026-02-28',
    '2028-02-29',
    '2027-01-31',
    '2026-09-30',
  ])
})
