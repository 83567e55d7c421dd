import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { crashPoints } from './crash-points.ts'

test('each crash point stands somewhere in the code, and no name but these [T-02]', () => {
  const root = import.meta.dirname
  const files = globSync('**/*.ts', { cwd: root }).filter((file) => !/\.(test|story)\.ts$/.test(file))
  const passed = new Set(
    files.flatMap((file) =>
      [...readFileSync(path.join(root, file), 'utf8').matchAll(/crashPoint\('([^']+)'\)/g)].map(
        ([, name]) => name!,
      ),
    ),
  )
  assert.deepEqual([...passed].sort(), [...crashPoints].sort())
})
