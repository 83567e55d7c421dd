/** Every page × state in a real browser: accessible, self-contained, and never wider than the screen, in both themes. */
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { displayChoices } from '../display.ts'
import { html, renderPage } from '../html.ts'
import { reviewedPages, reviewedTree, treeOf } from './accessibility-trees.ts'
import { openBrowser, origin, servePages } from './browser.ts'
import { componentExamples } from './states/components.ts'
import { languageStates } from './states/languages.ts'
import { pageStates } from './states.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'RGAAv4']
type Theme = 'light' | 'dark'
type Look = {
  readonly width: number
  readonly theme: Theme
  readonly rules: 'all' | 'allButColours' | 'colours' | 'none'
}
/** All that a theme can break: it changes colours alone, which tokens.test.ts checks. */
const rulesOfColours = ['color-contrast', 'link-in-text-block']
/** `npm run accessibility`: every rule on every page × width × theme. */
const everyRule = process.env.CARNET_ACCESSIBILITY === 'all'
const everything: readonly Look[] = [320, 390, 768, 1366].flatMap((width) =>
  (['light', 'dark'] as const).map((theme) => ({ width, theme, rules: 'all' as const })),
)

/**
 * Every state passes every rule, on the telephone or on the desk by turns, as the states of one page follow each other;
 * its colours, the longest to look at, one time in four in both themes, the tokens being checked apart; and nothing is
 * wider than the screen on either.
 */
function looksOf(rank: number): readonly Look[] {
  if (everyRule) return everything
  const colours = rank % 8 < 2
  const judged = colours ? 'all' : 'allButColours'
  return [
    // The telephone last: what comes after is looked at on it, and to change width is to lay out all again.
    { width: 1366, theme: 'light', rules: rank % 2 === 0 ? 'none' : judged },
    { width: 390, theme: 'light', rules: rank % 2 === 0 ? judged : 'none' },
    ...(colours ? [{ width: 390, theme: 'dark', rules: 'colours' } as const] : []),
  ]
}

/** Side by side. */
const tabs = 4
/** A folder for screenshots, to look at the pages; unset in ordinary runs. */
const shots = process.env.CARNET_SHOTS

const gallery = renderPage(html`<html lang="fr"><head><meta charset="utf-8"><title>Composants</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/assets/carnet.css"></head>
<body><main class="sheet"><h1>Composants</h1>${uniqueIds(componentExamples.map((example) => example.html))}</main></body></html>`)
const pages = { ...pageStates, ...languageStates, components: gallery }

test('every page, in every state, passes the accessibility rules, has readable colours in both themes and fits the screen', {
  concurrency: 4,
}, async (t) => {
  const browser = await openBrowser()
  try {
    const names = Object.keys(pages)
    await Promise.all(
      Array.from({ length: tabs }, (_, tab) =>
        t.test(`pages ${tab + 1} of ${tabs}`, async () => {
          const context = await browser.newContext({ locale: 'fr-FR' })
          await servePages(context, pages, pageStates.content!)
          const page = await context.newPage()
          const faults: string[] = []
          page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
          page.on('requestfailed', (request) => {
            // Given up for the next page, as the icon may be.
            if (request.failure()?.errorText !== 'net::ERR_ABORTED') faults.push(`asked for ${request.url()}`)
          })
          for (const [rank, name] of names.entries()) {
            if (rank % tabs !== tab) continue
            await page.goto(`${origin}/${name}`)
            await page.evaluate('document.fonts.ready')
            await giveChecker(page)
            faults.push(...(await faultsOnEveryScreen(page, name, looksOf(rank))))
          }
          await context.close()
          assert.deepEqual(faults, [])
        }),
      ),
    )
    await t.test('what a screen reader is given of the main pages is what was reviewed', async () => {
      const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'fr-FR' })
      await servePages(context, pages, pageStates.content!)
      const page = await context.newPage()
      for (const name of reviewedPages) {
        await page.goto(`${origin}/${name}`)
        const tree = await treeOf(page)
        assert.equal(tree, reviewedTree(name, tree), name)
      }
      await context.close()
    })
    await t.test('the checker itself sees a fault, and so does the width', async () => {
      const wrong =
        '<!doctype html><html lang="fr"><head><title>Faux</title></head><body><img src="data:,"><div style="width:3000px">.</div></body></html>'
      const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
      await page.setContent(wrong)
      await giveChecker(page)
      const found = await violations(page, 'wrong', 'all')
      assert.ok(found.some((fault) => fault.includes('image-alt')))
      assert.equal((await overflow(page, 'wrong')).length, 1)
      await page.close()
    })
    await t.test('the first document stands on the first screen of a telephone', async () => {
      const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
      await servePages(context, pages, pageStates.content!)
      const page = await context.newPage()
      await page.goto(`${origin}/documents-masking`)
      await page.evaluate('document.fonts.ready')
      const title = await page.locator('.document-row h3').first().boundingBox()
      await context.close()
      assert.ok(
        title !== null && title.y + title.height <= 844,
        `it ends at ${title && title.y + title.height}`,
      )
    })
    await t.test('the log-in form is filled and sent from the keyboard alone', async () => {
      const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
      await servePages(context, pages, pageStates.content!)
      const page = await context.newPage()
      await page.goto(`${origin}/login`)
      const sent = page.waitForRequest((request) => request.method() === 'POST')
      await page.locator('#identifiant').focus()
      await page.keyboard.type('amina')
      await page.keyboard.press('Tab')
      await page.keyboard.type('secret é')
      await page.keyboard.press('Enter')
      const fields = new URLSearchParams((await sent).postData() ?? '')
      await context.close()
      assert.deepEqual(Object.fromEntries(fields), {
        csrf: 'jeton-d-essai',
        identifiant: 'amina',
        motDePasse: 'secret é',
      })
    })
  } finally {
    await browser.close()
  }
})

/** The page is loaded once: its width, its theme and its letters change under it, as they do for a reader. */
async function faultsOnEveryScreen(
  page: Page,
  name: string,
  looks: readonly Look[],
): Promise<readonly string[]> {
  const faults: string[] = []
  let shown: { readonly width?: number; readonly theme?: Theme } = {}
  const show = async (width: number, theme: Theme) => {
    if (width !== shown.width) await page.setViewportSize({ width, height: width < 800 ? 844 : 768 })
    if (theme !== shown.theme) await page.emulateMedia({ colorScheme: theme })
    shown = { width, theme }
  }
  for (const { width, theme, rules } of looks) {
    await show(width, theme)
    await shoot(page, `${name}-${width}-${theme}`)
    faults.push(
      ...(await violations(page, `${name}, ${width} px, ${theme}`, rules)),
      ...(await overflow(page, name)),
    )
  }
  // The components stand together on no page of ours.
  if (name === 'components') return faults
  await show(390, 'light')
  faults.push(...(await smallTargets(page, name)))
  await page.evaluate('void (document.documentElement.style.fontSize = "225%")')
  faults.push(...(await overflow(page, `${name} with letters twice as large`)))
  await page.evaluate('document.documentElement.removeAttribute("style")')
  await show(320, 'light')
  faults.push(...(await overflow(page, name)))
  return everyRule ? [...faults, ...(await faultsAsChosen(page, name, show))] : faults
}

/** Each choice of « Affichage », then all of them together: the root alone says what was chosen (P-30). */
async function faultsAsChosen(
  page: Page,
  name: string,
  show: (width: number, theme: Theme) => Promise<void>,
): Promise<readonly string[]> {
  const faults: string[] = []
  const { language: _words, reading: _texts, shortcut: _key, beside: _helped, ...looks } = displayChoices
  const each = Object.entries(looks).flatMap(([choice, [, ...values]]) =>
    values.map((value) => [[choice, value]]),
  )
  const together = Object.entries(looks).map(([choice, values]) => [choice, values.at(-1)!])
  for (const chosen of [...each, together]) {
    for (const [choice, value] of chosen)
      await page.evaluate(`document.documentElement.setAttribute('data-${choice}', '${value}')`)
    for (const theme of ['light', 'dark'] as const) {
      await show(390, theme)
      const look = `${name}, ${theme}, ${chosen.join(' ')}`
      await shoot(page, look.replaceAll(/\W+/g, '-'))
      faults.push(...(await violations(page, look, 'all')), ...(await overflow(page, look)))
    }
    for (const [choice] of chosen)
      await page.evaluate(`document.documentElement.removeAttribute('data-${choice}')`)
  }
  return faults
}

/** The checker is handed to the page once, for all its looks: it is half a megabyte of script to read. */
async function giveChecker(page: Page): Promise<void> {
  await page.evaluate(axe.source)
}

/** The frame of the reader is looked at as a page of its own: without script, axe cannot enter it. */
async function violations(page: Page, name: string, which: Look['rules']): Promise<readonly string[]> {
  if (which === 'none') return []
  const options: axe.RunOptions = {
    runOnly: which === 'colours' ? { type: 'rule', values: rulesOfColours } : { type: 'tag', values: rules },
    ...(which === 'allButColours' && {
      rules: Object.fromEntries(rulesOfColours.map((rule) => [rule, { enabled: false }])),
    }),
    // What passes is not told: it is by far the most.
    resultTypes: ['violations'],
  }
  const { violations } = await page.evaluate<axe.AxeResults>(
    `axe.run({ exclude: [['iframe']] }, ${JSON.stringify(options)})`,
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${name}: ${id} on ${html} ${failureSummary}`),
  )
}

async function overflow(page: Page, name: string): Promise<readonly string[]> {
  const [needs, has] = await page.evaluate<[number, number]>(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  )
  return needs > has ? [`${name}: ${needs} px wide on a screen of ${has}`] : []
}

/** Run in the page. The target of a document is its whole line, that of a box its label; links inside a sentence are free. */
const smallTargetsScript = `[...document.querySelectorAll('a, button, summary, input:not([type=hidden]), select, textarea, .box label')]
  .filter((element) => !element.matches('.box input'))
  .filter((element) => !element.matches('p > a:not([class]), li > a:not([class]), .skip, .document-row a'))
  .filter((element) => {
    const { height } = element.getBoundingClientRect()
    return height > 0 && height < 44
  })
  .map((element) => element.outerHTML.slice(0, 120))`

async function smallTargets(page: Page, name: string): Promise<readonly string[]> {
  const found = await page.evaluate<string[]>(smallTargetsScript)
  return found.map((element) => `${name}: ${element}`)
}

async function shoot(page: Page, name: string): Promise<void> {
  if (shots === undefined) return
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true })
}

/** Examples stand alone in their own pages; together, their ids must differ. */
function uniqueIds(examples: readonly { readonly markup: string }[]) {
  return examples.map((example, index) => ({
    markup: example.markup
      .replaceAll(/\b(id|for|aria-labelledby)="([^"]+)"/g, `$1="$2-${index}"`)
      .replaceAll(
        /aria-describedby="([^"]+)"/g,
        (_, ids: string) =>
          `aria-describedby="${ids
            .split(' ')
            .map((id) => `${id}-${index}`)
            .join(' ')}"`,
      )
      .replaceAll(/href="#([^"]+)"/g, `href="#$1-${index}"`),
    brand: 'Html' as const,
  }))
}
