/** What the holder reads in « Voir comme » is what the other gets. rules.md VIS-03, MAT-04; contract.md §9.3. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openMatrix } from '@carnet/core/rules/access-matrix.ts'
import { provisionalMatrix } from '@carnet/core/rules/provisional-matrix.ts'
import { documentTypes } from '@carnet/core/rules/test/people.ts'
import { seeAsCampaign } from './see-as/campaign.ts'

test('« Voir comme X » is what X gets by TD3.1, within what who looks may see [VIS-03, MAT-04, VIS-09]', async (t) => {
  const result = await seeAsCampaign({ records: 40, seed: 1 })
  t.diagnostic(`${result.records} records, ${result.previews} previews`)
  assert.deepEqual(result.differences, [])
  for (const part of ['refused', 'withinLess', 'received', 'kept'] as const)
    assert.ok(result[part] > 10, part)
})

test('a preview that forgot the matrix is seen by the campaign', async () => {
  const cells = provisionalMatrix(documentTypes).cells.map((cell) => ({ ...cell, read: true }))
  const open = openMatrix({ ...provisionalMatrix(documentTypes), cells })
  const { differences } = await seeAsCampaign({
    records: 10,
    seed: 1,
    previewing: (platform) => ({ ...platform, matrixAt: () => open }),
  })
  assert.ok(differences.length > 0)
})
