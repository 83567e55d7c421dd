import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { test } from 'node:test'

const program = path.join(import.meta.dirname, 'test.ts')

function npmTest(...words: string[]) {
  // A runner inside a test of a runner speaks to it, not to people, unless it is made to forget where it is.
  const { NODE_TEST_CONTEXT: _forgotten, ...env } = process.env
  return spawnSync(process.execPath, [program, ...words], { encoding: 'utf8', env, timeout: 120_000 })
}

test('npm test ends with the runner’s own summary; --longest asks for more after it', () => {
  const few = ['core/model/civil-day.test.ts', 'core/model/ins.test.ts']
  const plain = npmTest(...few)
  assert.equal(plain.status, 0, plain.stderr)
  assert.match(plain.stdout.trimEnd().split('\n').at(-1)!, /duration_ms [\d.]+$/)
  assert.doesNotMatch(plain.stderr, /Longest/)
  assert.match(npmTest('--longest', ...few).stderr, /Longest files:\n +[\d.]+ s /)
})
