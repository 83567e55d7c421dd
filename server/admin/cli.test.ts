import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { test } from 'node:test'

test('typed without --demo where no production is set, the command says what to add beside a demonstration', () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    [path.join(import.meta.dirname, 'cli.ts'), 'emergencies', 'list'],
    { env: { PATH: process.env.PATH ?? '' }, encoding: 'utf8' },
  )
  assert.equal(status, 5)
  assert.match(stderr, /^Il manque, pour démarrer en production\u00a0?\s?: .*DATABASE_URL/)
  assert.match(stderr, /À côté d’une démonstration lancée par npm start, ajoutez --demo\./)
})
