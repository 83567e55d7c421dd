import assert from 'node:assert/strict'
import { test } from 'node:test'
import { careByMonth, type ReimbursedCare } from './reimbursed-care.ts'

const care = (on: string, label: string, more: Partial<ReimbursedCare> = {}): ReimbursedCare => ({
  category: 'Soins médicaux et dentaires',
  label,
  on,
  ...more,
})
const months = (...histories: readonly (readonly ReimbursedCare[])[]) =>
  careByMonth(histories, '2025-03-15').map(({ month, care }) => [month, care.map(({ label }) => label)])

test('reimbursed care is told by month, the latest first, and none older than the window [FEED-08]', () => {
  assert.deepEqual(
    months([
      care('2025-03-14', 'trop ancien'),
      care('2026-01-02', 'b'),
      care('2025-03-15', 'a'),
      care('2026-01-20', 'c'),
    ]),
    [
      ['2026-01', ['c', 'b']],
      ['2025-03', ['a']],
    ],
  )
})

test('a stay that ended in the window is told', () => {
  assert.deepEqual(months([care('2025-03-01', 'séjour', { until: '2025-03-20' })]), [['2025-03', ['séjour']]])
})

test('care that two histories tell of is told once, and twice when one of them has it twice', () => {
  const [one, other] = [care('2026-01-02', 'soin'), care('2026-01-02', 'soin', { organisation: 'ailleurs' })]
  assert.deepEqual(months([one], [other]), [['2026-01', ['soin']]])
  assert.deepEqual(months([one], [one, other]), [['2026-01', ['soin', 'soin']]])
})
