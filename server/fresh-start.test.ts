import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { readConfig } from './config.ts'
import { requireFreshPossible, startFromNothing } from './fresh-start.ts'

test('--fresh deletes what is under the data folder, and names what a setting keeps elsewhere', async (t) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'carnet-fresh-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const at = (...names: string[]) => path.join(folder, ...names)
  for (const name of ['data/demo', 'data/blobs', 'outbox']) mkdirSync(at(name), { recursive: true })
  writeFileSync(at('outbox', 'code.json'), '{}')
  const said: string[] = []
  await startFromNothing(
    readConfig(
      { CARNET_DATA: at('data'), CARNET_OUTBOX: at('outbox'), CARNET_WITNESS: at('traces.log') },
      true,
    ),
    (line) => void said.push(line),
  )
  assert.ok(!existsSync(at('data', 'demo')) && !existsSync(at('data', 'blobs')))
  assert.ok(existsSync(at('outbox', 'code.json')))
  assert.equal(said.length, 2)
  assert.ok(said[0]!.includes(at('outbox')) && said[1]!.includes(at('traces.log')))
})

test('--fresh is refused in production, and on the database of an operator', () => {
  assert.throws(
    () => requireFreshPossible(readConfig({ DATABASE_URL: 'postgresql://localhost/x' }, true)),
    /Rien n’a été effacé/,
  )
  assert.throws(() => requireFreshPossible({ ...readConfig({}, true), mode: 'production' }), /démonstration/)
})
