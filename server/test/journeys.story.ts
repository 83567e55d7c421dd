/** Two of the journeys, in a real browser; all of them: `npm run journeys`. Spec: people.md §3.3. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openBrowser } from '@carnet/web/test/browser.ts'
import { goThrough, journeys, tooMany } from './journeys/journeys.ts'
import { setStage } from './journeys/stage.ts'
import { runningCarnet } from './running-carnet.ts'

test('a father gets the vaccination proof in four taps; a worried patient blocks in four, with the keyboard alone [P-18, P-19]', async (t) => {
  const browser = await openBrowser()
  t.after(() => browser.close())
  const stage = await setStage(await runningCarnet(t), browser)
  for (const [id, means] of [
    ['J3', 'pointer'],
    ['J6', 'keyboard'],
  ] as const)
    await t.test(`${id}, ${means}`, async () => {
      const journey = journeys.find((each) => each.id === id)!
      assert.deepEqual(tooMany(journey, await goThrough(stage, journey, means)), [])
    })
})
