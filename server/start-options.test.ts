import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readStartOptions, StartUsageError } from './start-options.ts'

test('what npm start and npm run serve know is read', () => {
  assert.deepEqual(readStartOptions([]), { demo: false, fresh: false, big: false })
  assert.deepEqual(readStartOptions(['--demo', '--big']), { demo: true, fresh: false, big: true })
})

test('any other word is refused with the options that there are', () => {
  for (const word of ['--frehs', 'fresh', '--help', '-f'])
    assert.throws(
      () => readStartOptions(['--demo', word]),
      (error) =>
        error instanceof StartUsageError &&
        error.message.includes(word) &&
        /--fresh .* --big /.test(error.message),
    )
  assert.throws(() => readStartOptions(['--port=80']), /reglages\.md/)
})
