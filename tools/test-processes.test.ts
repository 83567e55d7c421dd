import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { testProcesses } from './test-processes.ts'

const root = path.resolve(import.meta.dirname, '..')
const files = globSync('{core,server,kit,web,tools,bench}/**/*.{test,story}.ts', {
  cwd: root,
  exclude: (name) => name === 'node_modules',
})

test('each test file runs once, and what starts programs runs alone', () => {
  const processes = testProcesses(root, files)
  assert.deepEqual(processes.flatMap((one) => one.files).toSorted(), files.toSorted())
  const together = processes.filter((one) => one.files.length > 1).flatMap((one) => one.files)
  for (const file of together)
    assert.doesNotMatch(readFileSync(path.join(root, file), 'utf8'), /node:child_process/, file)
  assert.ok(together.length > 100, `${together.length} share a process`)
})

test('what takes long begins first', () => {
  const names = testProcesses(root, files).map(({ name }) => name)
  const rank = (name: string) => names.indexOf(path.normalize(name))
  assert.ok(rank('pure-tests') < rank('server/test/portal.story.ts'))
  assert.ok(rank('server/test/portal.story.ts') < rank('tools/setup.test.ts'))
})
