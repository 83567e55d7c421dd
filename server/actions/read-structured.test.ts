import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ListedDocument } from './list-documents.ts'
import { readingsOf } from './read-structured.ts'

const report = (rank: number) =>
  ({
    uniqueId: `2.25.${rank}`,
    typeCode: '11502-2',
    label: { title: `Analyses ${rank}`, typeDisplay: 'CR d’examens biologiques' },
  }) as unknown as ListedDocument

test('each document that was shown is named once, and no line of the history names more than fifty [TRA-01]', () => {
  const reports = Array.from({ length: 120 }, (_, rank) => report(rank))
  const lines = readingsOf(reports)
  assert.deepEqual(
    lines.map(({ returnedCount }) => returnedCount),
    [50, 50, 20],
  )
  assert.deepEqual(
    lines.flatMap(({ documents = [] }) => documents.map(({ uniqueId }) => uniqueId)),
    reports.map(({ uniqueId }) => uniqueId),
  )
  assert.deepEqual(readingsOf([]), [])
})
