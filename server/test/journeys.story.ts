/** One of the journeys, in a real browser; all of them: `npm run journeys`. Spec: people.md §3.3. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openBrowser } from '@carnet/web/test/browser.ts'
import { goThrough, journeys, tooMany } from './journeys/journeys.ts'
import { runningCarnet } from './running-carnet.ts'

test('J6: who does not know a reader finds why he read, and blocks him, in four gestures of the keyboard alone [P-18, P-19]', async (t) => {
  const browser = await openBrowser()
  t.after(() => browser.close())
  const journey = journeys.find(({ id }) => id === 'J6')!
  const stage = { carnet: await runningCarnet(t), browser }
  assert.deepEqual(tooMany(journey, await goThrough(stage, journey, 'keyboard')), [])
})
