/** The short form of `npm run faults`: a disk that fails, or is full, never makes the server confirm what it has not. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import { copyKeys } from '../kit/demo/test/shared-demonstration.ts'
import { depositOnFullDisk, depositWhileCallsFail, whyNoSmallDisk } from './faults/campaign.ts'
import { whyNoFailingCalls } from './faults/failing-calls.ts'

async function folderOf(t: TestContext): Promise<string> {
  const dataFolder = mkdtempSync(path.join(os.tmpdir(), 'carnet-faults-'))
  t.after(() => rmSync(dataFolder, { recursive: true, force: true }))
  await copyKeys(path.join(dataFolder, 'demo'))
  return dataFolder
}

test('whichever call of a deposit fails, it is refused as a technical error, leaves nothing, and is taken when sent again', {
  skip: whyNoFailingCalls() ?? false,
}, async (t) => {
  const { rows, faults } = await depositWhileCallsFail({
    dataFolder: await folderOf(t),
    nthMax: 3,
    sizes: ['small'],
  })
  assert.deepEqual(faults, [])
  // What fails may be another's call, of a job of the server: then the deposit is confirmed, and was read back.
  const refused = rows.filter(({ confirmed }) => !confirmed)
  const calls = new Set(refused.map(({ what }) => what.split(' ')[0]))
  assert.deepEqual([...calls], ['openat', 'writev', 'fdatasync', 'fsync', 'rename', 'close'])
})

test('on a disk with room for a part of a document, it is refused; with room for all of it, confirmed', {
  skip: whyNoSmallDisk() ?? false,
}, async (t) => {
  const { rows, faults } = await depositOnFullDisk({
    dataFolder: await folderOf(t),
    sizes: ['small', 'large'],
  })
  assert.deepEqual(faults, [])
  for (const size of ['small', 'large'] as const) {
    const ofSize = rows.filter((row) => row.size === size)
    assert.ok(ofSize.length > 2, 'a document of several pages')
    assert.deepEqual(
      ofSize.map(({ confirmed }) => confirmed),
      ofSize.map((_row, rank) => rank === ofSize.length - 1),
    )
  }
})
