/** How strong a passphrase is, told while it is typed, in a real browser and under the page's policy. people.md P-26. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strengthOfPassphrase } from '@carnet/core/rules/archive-passphrase.ts'
import { lockArchive as words } from '../words/archive.ts'
import { openBrowser, origin, servePages } from './browser.ts'
import { pageStates } from './states.ts'

test('the page tells of a passphrase what the server thinks of it [TRA-11]', async () => {
  const browser = await openBrowser()
  try {
    const context = await browser.newContext()
    await servePages(context, pageStates, pageStates.content!)
    const page = await context.newPage()
    const faults: string[] = []
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
    await page.goto(`${origin}/take-away-nothing-yet`)
    await page.getByText(words.fold).first().click()
    const told = page.locator('[data-of="phrase-readable"]')
    for (const typed of [
      'Bateau-7',
      'girafe-lune7',
      'girafe lune velo qu',
      'girafe lune velo quai nord',
      '06 12 34 56 78 90 12 34',
      'azerty uiop azerty uiop',
      'abababababababababab',
      'aaaaaaaaaaaaaaaaaaaaabcdefg',
    ]) {
      await page.locator('#phrase-readable').fill(typed)
      assert.equal(await told.textContent(), words.strengths[strengthOfPassphrase(typed)], typed)
    }
    await page.locator('#phrase-readable').fill('')
    assert.equal(await told.textContent(), '')
    assert.deepEqual(faults, [])
    await context.close()
  } finally {
    await browser.close()
  }
})
