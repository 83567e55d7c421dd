/**
 * `npm run captures [-- name…]`: a picture of every page, for the documentation, in docs/captures: on a telephone and on a
 * desk, whole. A private demonstration is filled over the wire, then its people go through their carnets in Chromium.
 */
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { noticeSubjects } from '@carnet/core/model/notice-subjects.ts'
import { formatDisplay, plainDisplay } from '@carnet/web/display.ts'
import { proUrls } from '@carnet/web/pro/addresses.ts'
import { openBrowser } from '@carnet/web/test/browser.ts'
import { scannedCardUrl } from '@carnet/web/urls.ts'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { readEmergencyCard } from '../server/actions/emergency-card.ts'
import { openCardBrowser } from '../server/test/card-browser.ts'
import { patientNamed } from '../server/test/demonstration-calls.ts'
import { withSession } from '../server/test/journeys/stage.ts'
import { messages } from '../server/test/messages-sent.ts'
import { lastCode } from '../server/test/patient-browser.ts'
import { platformOf } from '../server/test/platform-of.ts'
import { cardLinkIn } from '../server/test/professional-browser.ts'
import { type RunningCarnet, runningCarnet } from '../server/test/running-carnet.ts'
import { holder } from './captures/cast.ts'
import { fillRecord } from './captures/record.ts'
import { type Scene, type Screen, type Visit, visits } from './captures/screens.ts'
import { ensureChromium } from './chromium.ts'

const folder = path.resolve(import.meta.dirname, '../docs/captures')
const widths = [390, 1366] as const
/** Of a document as long as ours, a picture is a file of 15 to 60 ko in which text has no halo. */
const quality = 40
const asked = process.argv.slice(2)

const chromium = ensureChromium(process.env, (line) => console.error(line))
if (chromium !== undefined) process.env.CARNET_CHROMIUM = chromium
// What Chromium says by itself: the button that chooses a file.
process.env.LANGUAGE = 'fr'
const endings: (() => unknown)[] = []
/** Pages that were not come to: the others are shown. */
const faults: string[] = []
const story = { after: (ending: unknown) => void endings.push(ending as () => unknown) }
try {
  const carnet = await runningCarnet(story, { CARNET_REMB: 'assuranceMaladie' })
  await fillRecord(carnet)
  const browser = await openBrowser()
  endings.push(() => browser.close())
  if (asked.length === 0) rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const visit of visits) await goThrough(carnet, browser, visit)
} finally {
  for (const ending of endings.toReversed()) await ending()
}
for (const fault of faults) console.error(fault)
if (faults.length > 0) process.exitCode = 1
const bytes = readdirSync(folder).map((name) => statSync(path.join(folder, name)).size)
console.log(
  `${bytes.length} captures, ${Math.ceil(bytes.reduce((a, b) => a + b, 0) / 1000)} ko, dans docs/captures`,
)

async function goThrough(
  carnet: RunningCarnet,
  browser: Browser,
  { who, card, display, screens }: Visit,
): Promise<void> {
  const context = await browser.newContext({
    colorScheme: 'light',
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    baseURL: carnet.webUrl,
  })
  if (who !== undefined) await withSession({ carnet, browser }, context, patientNamed(carnet, who))
  // Once in: the way in is gone through in French.
  if (display !== undefined) {
    const value = formatDisplay({ ...plainDisplay, ...display })
    await context.addCookies([{ name: 'carnet-display', value, url: carnet.webUrl, httpOnly: true }])
  }
  const page = await context.newPage()
  page.setDefaultTimeout(5_000)
  const scene = sceneOf(carnet, context, page)
  if (who !== undefined) await page.goto('/carnet')
  if (card !== undefined) await enterByCard(carnet, page, card)
  for (const { route, name, open = route, ...looks } of screens) {
    try {
      await (typeof open === 'string' ? page.goto(open) : open(scene))
      await page.waitForLoadState()
    } catch (error) {
      faults.push(`${name}: on « ${await page.title()} », ${error}`)
      continue
    }
    if (asked.length === 0 || asked.includes(name)) await takeAll(context, page, name, looks)
  }
  await context.close()
}

/** The card is read where cards are; a browser without a reader is told what it said. */
async function enterByCard(carnet: RunningCarnet, page: Page, slug: string): Promise<void> {
  await page.goto(proUrls.home)
  const { headers } = await (await openCardBrowser(carnet, slug)).look(
    cardLinkIn({ html: await page.content() }),
  )
  await page.goto(headers.location ?? proUrls.home)
}

function sceneOf(carnet: RunningCarnet, context: BrowserContext, page: Page): Scene {
  return {
    context,
    page,
    person: (slug) => patientNamed(carnet, slug),
    codeSentTo: (address) => lastCode(carnet, [address]),
    codeOfLetter() {
      const letter = messages(carnet).findLast(({ subject }) => subject === noticeSubjects.activationCode)
      const [code] = /\b[A-Z2-9]{5}-[A-Z2-9]{5}\b/.exec(letter?.text ?? '') ?? []
      if (code === undefined) throw new Error('no letter with a code has left')
      return code
    },
    serialOf: (vitale) => carnet.people?.vitales.find(({ slug }) => slug === vitale)?.serial ?? '',
    async square() {
      const caller = { kind: 'patient', patient: patientNamed(carnet, holder).id } as const
      const { square } = await readEmergencyCard(platformOf(story, carnet), caller)
      if (square?.link?.code === undefined) throw new Error('this card has no QR code with its digits')
      return { address: scannedCardUrl(square.link.token), code: square.link.code }
    },
  }
}

/** One page, loaded once: its width and its colours change under it, as they do for a reader. */
async function takeAll(
  context: BrowserContext,
  page: Page,
  name: string,
  { dark, print, firstScreen }: Pick<Screen, 'dark' | 'print' | 'firstScreen'>,
): Promise<void> {
  await page.evaluate('document.fonts.ready')
  await page.emulateMedia({ media: print ? 'print' : 'screen' })
  for (const width of widths)
    for (const colorScheme of dark ? (['light', 'dark'] as const) : (['light'] as const)) {
      await page.setViewportSize({ width, height: width < 800 ? 844 : 800 })
      await page.emulateMedia({ colorScheme })
      const suffix = colorScheme === 'dark' ? `${width}-sombre` : width
      writeFileSync(
        path.join(folder, `${name}-${suffix}.webp`),
        await picture(context, page, firstScreen !== true),
      )
    }
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' })
}

/** Chromium writes WebP by its own protocol alone. */
async function picture(context: BrowserContext, page: Page, whole: boolean): Promise<Buffer> {
  const cdp = await context.newCDPSession(page)
  const { cssContentSize, cssLayoutViewport } = await cdp.send('Page.getLayoutMetrics')
  const { clientWidth: width, clientHeight: height } = cssLayoutViewport
  const seen = whole ? cssContentSize : { x: 0, y: 0, width, height }
  const { data } = await cdp.send('Page.captureScreenshot', {
    format: 'webp',
    quality,
    captureBeyondViewport: whole,
    clip: { ...seen, scale: 1 },
  })
  await cdp.detach()
  return Buffer.from(data, 'base64')
}
