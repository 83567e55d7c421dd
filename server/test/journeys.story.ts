/** Three of the journeys, in a real browser; all of them: `npm run journeys`. Spec: people.md §3.3. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openBrowser } from '@carnet/web/test/browser.ts'
import type { Means } from './journeys/hand.ts'
import { goThrough, journeys, tooMany } from './journeys/journeys.ts'
import { runningCarnet } from './running-carnet.ts'

test('three of the journeys, on one demonstration', async (t) => {
  const browser = await openBrowser()
  t.after(() => browser.close())
  const stage = { carnet: await runningCarnet(t), browser }
  const costs = async (id: string, means: Means) => {
    const journey = journeys.find((each) => each.id === id)!
    return tooMany(journey, await goThrough(stage, journey, means))
  }

  await t.test(
    'J6: who does not know a reader finds why he read, and blocks him, in four gestures of the keyboard alone [P-18, P-19]',
    async () => assert.deepEqual(await costs('J6', 'keyboard'), []),
  )

  await t.test(
    'J2 bis: who reads Arabic chooses it, then shows her treatments, in six gestures [P-30, P-09]',
    async () => assert.deepEqual(await costs('J2 bis', 'pointer'), []),
  )

  await t.test(
    'J7: a doctor opens the record of an unconscious person by her card in three clicks, and she is warned [W-13, EMG-07]',
    async () => assert.deepEqual(await costs('J7', 'pointer'), []),
  )
})
