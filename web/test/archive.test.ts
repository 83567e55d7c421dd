import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import test from 'node:test'
import { archivePolicy, policyWith } from '../archive/archive-page.ts'
import { openBrowser, origin, servePages } from './browser.ts'
import { pageStates } from './states.ts'

const pages = Object.entries(pageStates).filter(([name]) => name.startsWith('archive-'))

test('each page of an archive forbids what is elsewhere, and scripts but the one it holds: no server will say it for it', () => {
  assert.ok(pages.length >= 3)
  for (const [name, page] of pages) {
    const [, source] = /<script type="module">([\s\S]*?)<\/script>/.exec(page) ?? []
    const hash = source === undefined ? '' : createHash('sha256').update(source).digest('base64')
    assert.equal(source !== undefined, name === 'archive-index', name)
    const policy = source === undefined ? archivePolicy : policyWith({ source, hash })
    const said = `<meta http-equiv="Content-Security-Policy" content="${policy.replaceAll("'", '&#39;')}">`
    assert.ok(page.includes(said), name)
  }
})

test('the list of an archive is searched where it is read, without network; without script it is whole', async () => {
  const browser = await openBrowser()
  try {
    for (const javaScriptEnabled of [true, false]) {
      const context = await browser.newContext({ javaScriptEnabled })
      await servePages(context, pageStates, pageStates.content!)
      const page = await context.newPage()
      const faults: string[] = []
      page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
      await page.goto(`${origin}/archive-index`)
      const shown = () => page.locator('.entry:visible').count()
      const all = await page.locator('.entry').count()
      assert.equal(await shown(), all)
      const field = page.getByLabel('Chercher dans cette liste')
      assert.equal(await field.isVisible(), javaScriptEnabled)
      if (javaScriptEnabled) {
        const [title = ''] = (await page.locator('.entry h4').first().innerText()).split(' ')
        await field.fill(title.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase())
        const found = await shown()
        assert.ok(found >= 1 && found < all, `${found} of ${all} for ${title}`)
        assert.match(await page.getByRole('status').innerText(), /trouvé/)
        await field.fill('zzzz')
        assert.deepEqual([await shown(), await page.locator('main > section:visible').count()], [0, 0])
        assert.match(await page.getByRole('status').innerText(), /Aucun document ne correspond/)
        await field.fill('')
        assert.deepEqual([await shown(), await page.getByRole('status').innerText()], [all, ''])
      }
      assert.deepEqual(faults, [])
      await context.close()
    }
  } finally {
    await browser.close()
  }
})

test('the list of an archive begins with the documents; a link leads on to the other data, without bullets', () => {
  const page = pageStates['archive-index']!
  const places = ['href="#autres"', '<article class="entry">', 'id="autres"', 'donnees/personne.html'].map(
    (words) => page.indexOf(words),
  )
  assert.ok(!places.includes(-1), JSON.stringify(places))
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  )
  assert.doesNotMatch(page, /<ul>/)
})

test('a document in an archive leads back to the list, and to its attachments beside it', () => {
  const page = pageStates['archive-document']!
  assert.match(page, /<a href="..\/..\/index.html">Revenir à la liste des documents<\/a>/)
  assert.match(page, /<a href="piece-1.pdf">Pièce jointe 1 \(PDF\)</)
})

test('the page of the person has her emergency card and whom to warn, each with where it comes from', () => {
  const page = pageStates['archive-person']!
  assert.match(
    page,
    /Allergies\u00a0: Pénicilline \(d’après «\u00a0Synthèse médicale\u00a0», 21 janvier 2026\)/,
  )
  assert.match(page, /Allergies\u00a0: Arachide \(écrit par la personne\)/)
  assert.match(page, /Personnes à prévenir\u00a0: Moussa Diallo, conjoint ou conjointe, 06 12 34 56 78/)
})
