/** Whoever goes through a journey in a real browser, with a finger or with the keyboard alone: each gesture is counted. */
import type { Locator, Page } from 'playwright-core'

export type Means = 'pointer' | 'keyboard'

/**
 * A tap is a click, or the key that does the same; to type in a field is one. Moving to something with the tab key is
 * counted apart.
 */
export type Count = { readonly taps: number; readonly clicks: number; readonly tabs: number }

export type Hand = {
  readonly page: Page
  readonly count: () => Count
  /** A message or a bookmark leads there: one tap. */
  readonly follow: (address: string) => Promise<void>
  readonly tap: (target: Locator) => Promise<void>
  readonly type: (target: Locator, text: string) => Promise<void>
  readonly choose: (target: Locator, value: string) => Promise<void>
  /** A photo: the tap that opens the camera. */
  readonly photograph: (
    target: Locator,
    photo: { readonly name: string; readonly bytes: Buffer },
  ) => Promise<void>
}

/** More than any of our pages has. */
const tabsMax = 200

export function handOn(page: Page, means: Means, origin: string): Hand {
  let [taps, clicks, tabs] = [0, 0, 0]
  const reach = async (target: Locator) => {
    if (means === 'pointer') return
    for (let pressed = 0; pressed <= tabsMax; pressed++) {
      if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return
      await page.keyboard.press('Tab')
      tabs++
    }
    throw new Error(
      `${await target.first().evaluate((element) => element.outerHTML.slice(0, 120))}: not reached by Tab`,
    )
  }
  return {
    page,
    count: () => ({ taps, clicks, tabs }),
    async follow(address) {
      taps++
      clicks++
      await page.goto(new URL(address, origin).href)
    },
    async tap(target) {
      taps++
      clicks++
      await reach(target)
      if (means === 'pointer') await target.click()
      else await page.keyboard.press('Enter')
    },
    async type(target, text) {
      taps++
      await reach(target)
      if (means === 'pointer') await target.fill(text)
      else await page.keyboard.type(text)
    },
    async choose(target, value) {
      taps++
      clicks++
      await reach(target)
      await target.selectOption(value)
    },
    async photograph(target, { name, bytes }) {
      taps++
      clicks++
      await reach(target)
      await target.setInputFiles({ name, mimeType: 'image/png', buffer: bytes })
    },
  }
}
