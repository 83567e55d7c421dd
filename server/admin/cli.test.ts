import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { test } from 'node:test'

const type = (...words: readonly string[]) =>
  spawnSync(process.execPath, [path.join(import.meta.dirname, 'cli.ts'), ...words], {
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE },
    encoding: 'utf8',
  })

test('typed without --demo where no production is set, the command says what to add beside a demonstration', () => {
  const { status, stderr } = type('emergencies', 'list')
  assert.equal(status, 5)
  assert.match(stderr, /^Il manque, pour démarrer en production\u00a0?\s?: .*CARNET_MASTER_KEY/)
  assert.match(stderr, /À côté d’une démonstration lancée par npm start, ajoutez --demo\./)
})

test('the help of any command needs no server', () => {
  for (const words of [['emergencies', '--help'], ['--help']]) {
    const { status, stdout } = type(...words)
    assert.equal(status, 0)
    assert.match(stdout, /^Usage/)
  }
})
