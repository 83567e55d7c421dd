import assert from 'node:assert/strict'
import { test } from 'node:test'
import { delegateMay } from './mandates.ts'
import { exportKeptUntil, mayBeGiven } from './personal-export.ts'

const readyAt = new Date('2026-03-17T10:00:00Z')
const keptUntil = exportKeptUntil(readyAt, { exportKeptDays: 2 })
const now = new Date('2026-03-18T10:00:00Z')

test('[TRA-11] [CNT-07] [LIF-22] a parent or a tutor takes the data away; a curator and a carer never', () => {
  for (const action of ['askDownloadPersonalData', 'downloadPersonalData'] as const) {
    for (const kind of ['parent', 'tutor'] as const) assert.equal(delegateMay(kind, action), true)
    for (const kind of ['curator', 'carer'] as const)
      assert.equal(delegateMay(kind, action, { mayWrite: true }), false)
  }
})

test('[TRA-11] an archive is given for the days of the setting, and not a moment longer', () => {
  assert.deepEqual(keptUntil, new Date('2026-03-19T10:00:00Z'))
  const archive = { keptUntil, documents: [] }
  assert.equal(mayBeGiven(archive, new Set(), new Date(keptUntil.getTime() - 1)), true)
  assert.equal(mayBeGiven(archive, new Set(), keptUntil), false)
})

test('[TRA-11] an archive with a document that its requester may see no more is given no more', () => {
  const archive = { keptUntil, documents: ['a', 'b'] }
  assert.equal(mayBeGiven(archive, new Set(['a', 'b', 'c']), now), true)
  assert.equal(mayBeGiven(archive, new Set(['a', 'c']), now), false)
})
