/** The short forms of `npm run kill`: nothing that was confirmed is lost when the server or its PostgreSQL is killed. With documents in an object store: `npm run kill -- --object-store`. */
import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { copyKeys } from '../kit/demo/test/shared-demonstration.ts'
import { removeEmbeddedPostgres } from '../server/postgres/embedded.ts'
import { killAgainAndAgain } from './kill/campaign.ts'
import { killAtPoints } from './kill/points.ts'

/** The cards are made once per machine: no kill of these falls while they are. */
async function newDataFolder(): Promise<string> {
  const dataFolder = mkdtempSync(path.join(os.tmpdir(), 'carnet-kill-'))
  await copyKeys(path.join(dataFolder, 'demo'))
  return dataFolder
}

const skip = process.platform === 'win32' && 'processes are killed by signals'

test('what is confirmed survives kill -9 of the server and of PostgreSQL, whole, traced and once', {
  skip,
}, async (t) => {
  const dataFolder = await newDataFolder()
  t.after(async () => {
    await removeEmbeddedPostgres(path.join(dataFolder, 'postgres'))
    rmSync(dataFolder, { recursive: true, force: true })
  })
  const seed = randomInt(1_000_000)
  t.diagnostic(`to replay: node tools/run.mjs bench/kill.ts --cycles 2 --seed ${seed}`)
  const { cycles, acknowledged, lost, half, untraced, altered } = await killAgainAndAgain({
    dataFolder,
    cycles: 2,
    seed,
  })
  t.diagnostic(
    `${acknowledged} confirmed; recovered in ${cycles.map(({ recoveryMs }) => Math.round(recoveryMs)).join(', ')} ms`,
  )
  assert.deepEqual({ lost, half, untraced, altered }, { lost: [], half: [], untraced: [], altered: [] })
  assert.ok(acknowledged > 0, 'deposits were confirmed')
  assert.ok(
    cycles.some(({ underWay }) => underWay > 0),
    'deposits were under way when it was killed',
  )
})

test('killed at an instant that is chosen, what was asked is there whole and traced, or not at all', {
  skip,
}, async (t) => {
  const dataFolder = await newDataFolder()
  t.after(() => rmSync(dataFolder, { recursive: true, force: true }))
  // All of them: `npm run kill -- --points`.
  const points = ['blob.renamed', 'submission.committed', 'seed.before-commit'] as const
  const { rows, faults } = await killAtPoints({ dataFolder, points, times: 1, oneWay: true })
  assert.deepEqual(faults, [])
  assert.deepEqual(
    rows.map(({ point, act, done }) => `${point} ${act} ${done}`),
    ['blob.renamed deposit false', 'submission.committed deposit true', 'seed.before-commit firstStart true'],
  )
})
