/** A carnet that nobody touches says that it will close, in a real browser and under the page's policy. people.md §2; WCAG 2.2.1. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { urls } from '../urls.ts'
import { openBrowser, origin, servePages } from './browser.ts'
import { pageStates } from './states.ts'

test('two minutes before its session ends a page says so, and one key keeps it open; who writes is not disturbed', async () => {
  const browser = await openBrowser()
  try {
    const context = await browser.newContext()
    await servePages(context, pageStates, pageStates.content!)
    let [asked, seconds] = [0, 900]
    await context.route(`${origin}${urls.stay}`, (route) => {
      assert.equal(new URLSearchParams(route.request().postData() ?? '').get('csrf'), 'jeton-d-essai')
      asked += 1
      return route.fulfill({ contentType: 'application/json', body: JSON.stringify({ seconds }) })
    })
    const page = await context.newPage()
    const faults: string[] = []
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
    await page.clock.install()
    await page.goto(`${origin}/report`)
    const told = page.getByRole('alertdialog')
    const minutes = (count: number) => page.clock.runFor(count * 60_000)
    const isAsked = async (times: number) => {
      while (asked < times) await page.clock.runFor(10)
      await page.clock.runFor(1000)
      assert.equal(asked, times)
    }

    await minutes(12)
    assert.equal(await told.count(), 0)
    await minutes(1)
    assert.equal(await told.getAttribute('aria-labelledby'), 'session-soon')
    assert.equal(await page.evaluate('document.activeElement.textContent'), 'Rester connecté')
    await page.keyboard.press('Enter')
    await isAsked(1)
    assert.equal(await told.count(), 0)

    await minutes(12.5)
    await page.locator('textarea').pressSequentially('J’écris')
    await minutes(0.5)
    await isAsked(2)
    assert.equal(await told.count(), 0)

    await minutes(13)
    seconds = 100
    await page.keyboard.press('Escape')
    await isAsked(3)
    assert.equal(await told.getAttribute('aria-labelledby'), 'session-last', 'twelve hours have passed')
    await minutes(2)
    assert.equal(await told.getAttribute('aria-labelledby'), 'session-over')
    assert.equal(await page.locator('textarea').inputValue(), 'J’écris')
    assert.deepEqual(faults, [])
    await context.close()
  } finally {
    await browser.close()
  }
})

test('« / » leads to the search from any page, where nobody writes, unless the device turned it off', async () => {
  const browser = await openBrowser()
  try {
    const context = await browser.newContext()
    await servePages(context, pageStates, pageStates.content!)
    const page = await context.newPage()
    await page.goto(`${origin}/documents`)
    await page.keyboard.press('/')
    assert.equal(await page.evaluate('document.activeElement.name'), 'q')
    await page.keyboard.press('/')
    assert.equal(await page.locator('[name=q]').first().inputValue(), '/')
    await page.goto(`${origin}/report`)
    await page.evaluate('document.documentElement.dataset.shortcut = "off"')
    await page.keyboard.press('/')
    await page.evaluate('delete document.documentElement.dataset.shortcut')
    await page.locator('textarea').focus()
    await page.keyboard.press('/')
    assert.equal(await page.locator('textarea').inputValue(), '/')
    await page.locator('textarea').blur()
    const left = page.waitForRequest(`${origin}${urls.search}`)
    await page.keyboard.press('/')
    await left
    await context.close()
  } finally {
    await browser.close()
  }
})
