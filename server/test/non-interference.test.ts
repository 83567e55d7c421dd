import assert from 'node:assert/strict'
import { test } from 'node:test'
import { campaign } from './non-interference.ts'

/** 5,000 of them: `npm run non-interference`. */
test('with and without a document that the caller may not see, no answer differs [VIS-03, VIS-05, MAT-01]', async (t) => {
  const { worlds, answers, difference } = await campaign({ worlds: 400, seed: 20_260_317 })
  t.diagnostic(`${worlds} pairs of worlds, ${answers} answers`)
  assert.equal(difference, undefined)
})

test('the campaign sees it when what is hidden is answered', async () => {
  const { difference } = await campaign({ worlds: 20, seed: 1, blind: true })
  assert.ok(difference !== undefined)
})
