/** The database is away and the server is there: the portal says so, and what still helps. people.md P-00, §2. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { urls } from '@carnet/web/urls.ts'
import { type EmbeddedPostgres, removeEmbeddedPostgres, startEmbeddedPostgres } from '../postgres/embedded.ts'
import { startTestPostgres } from '../postgres/test-database.ts'
import { patientNamed } from './demonstration-calls.ts'
import { csrfOf, logIn, openBrowser } from './patient-browser.ts'
import { runningCarnet } from './running-carnet.ts'

test('while PostgreSQL is stopped, every page says it in words, with whom to call; then all is as before', async (t) => {
  const postgres = await startTestPostgres()
  const carnet = await runningCarnet(t, { DATABASE_URL: postgres.connectionString })
  let again: EmbeddedPostgres | undefined
  // Once the server has stopped.
  t.after(async () => {
    await again?.stop()
    await removeEmbeddedPostgres(postgres.dataFolder)
  })
  const amina = patientNamed(carnet, 'amina-benali')
  const browser = await logIn(carnet, amina)
  const notices = await browser.open(urls.notices)
  await postgres.stop()

  await t.test('503, since when, what is not possible, and the numbers of emergencies', async () => {
    for (const address of [urls.documents, urls.card, urls.notices]) {
      const { status, headers, html } = await browser.look(address)
      assert.deepEqual([status, headers['retry-after']], [503, '30'], address)
      assert.match(html, /momentanément indisponible/)
      assert.match(html, /Depuis \p{L}+\s\d/u)
      assert.match(html, /Appelez le 15 ou le 112/)
      assert.match(html, new RegExp(`href="${address}"[^>]*>Réessayer`))
      assert.doesNotMatch(html, /ECONN|ENOENT|\n\s+at |AMINA|postgres/i, 'nothing of the machine, nor of her')
    }
  })

  await t.test('what was sent is said not to be kept', async () => {
    const fields = { csrf: csrfOf(notices.html), access: 'sms' }
    const { status, html } = await browser.look(urls.notices, fields)
    assert.equal(status, 503)
    assert.match(html, /n’a pas été enregistré/)
  })

  await t.test('who is not logged in reads the first page, and is told the same at the door', async () => {
    const visitor = openBrowser(carnet)
    assert.equal((await visitor.open(urls.home)).status, 200)
    const form = await visitor.open(urls.login)
    const asked = { identifiant: amina.login ?? '', motDePasse: amina.password ?? '' }
    const { status, html } = await visitor.submit(form, urls.login, asked)
    assert.deepEqual([status, /momentanément indisponible/.test(html)], [503, true])
  })

  await t.test('the machines that watch are told too', async () => {
    assert.equal((await fetch(new URL('/healthz', carnet.webUrl))).status, 200)
    const ready = await fetch(new URL('/readyz', carnet.webUrl))
    assert.deepEqual([ready.status, /base de données/.test(await ready.text())], [503, true])
  })

  await t.test('once it is back, her session still stands', async () => {
    again = await startEmbeddedPostgres({ dataFolder: postgres.dataFolder, durable: false })
    let page = await browser.look(urls.notices)
    for (let tries = 0; page.status === 503 && tries < 50; tries++) {
      await pause(200)
      page = await browser.look(urls.notices)
    }
    assert.equal(page.status, 200)
    assert.match(page.html, /AMINA BENALI/)
  })
})
