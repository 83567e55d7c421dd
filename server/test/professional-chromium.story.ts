/** A professional in a real browser, his card behind real mutual TLS, led by his software. people.md W-01, W-14. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatContextualUrl } from '@carnet/core/wire/web-ps/contextual-link.ts'
import { openBrowser } from '@carnet/web/test/browser.ts'
import { patientNamed } from './demonstration-calls.ts'
import { runningCarnet } from './running-carnet.ts'

test('a browser reads the card on its port, comes back, and goes where the software led; the matricule is in nothing that follows', async (t) => {
  const carnet = await runningCarnet(t)
  const { ins } = patientNamed(carnet, 'amina-benali').id
  const { certificate, key } = (await carnet.card('cps-dubois-cabinet')).authentication
  const browser = await openBrowser()
  t.after(() => browser.close())
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    locale: 'fr-FR',
    clientCertificates: [
      { origin: carnet.tlsUrl, cert: Buffer.from(certificate), key: Buffer.from(String(key)) },
    ],
  })
  const page = await context.newPage()
  const sent: string[] = []
  const faults: string[] = []
  page.on('request', (request) => sent.push(`${request.url()} ${JSON.stringify(request.headers())}`))
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  const title = async () => {
    await page.waitForLoadState()
    return page.locator('h1').textContent()
  }

  await page.goto(formatContextualUrl(carnet.webUrl, { page: 'HistoriqueAcces', ins }))
  assert.equal(await title(), 'Portail des professionnels de santé')
  await page.getByRole('link', { name: 'Se connecter avec ma carte CPS' }).click()
  assert.equal(await title(), 'Où exercez-vous en ce moment\u202f?')
  await page.getByRole('radio').first().check()
  await page.getByRole('button', { name: 'Choisir cette situation' }).click()
  assert.match((await title()) ?? '', /^Traces du DMP.*BENALI/)
  await page.getByRole('button', { name: 'Se déconnecter' }).click()
  assert.equal(await title(), 'Portail des professionnels de santé')

  assert.deepEqual(faults, [])
  const [asked, ...followed] = sent
  assert.ok(asked?.includes(ins))
  assert.deepEqual(
    followed.filter((request) => request.includes(ins)),
    [],
  )
})
