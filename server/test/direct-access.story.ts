/** TD0.9: a software opens the portal of professionals on a patient, by an address that is left at once. soap.md §1.4; people.md W-14. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contextualPages, formatContextualUrl } from '@carnet/core/wire/web-ps/contextual-link.ts'
import { proUrls } from '@carnet/web/pro/addresses.ts'
import { lastTraceOf, patientNamed } from './demonstration-calls.ts'
import { csrfOf, openBrowser } from './patient-browser.ts'
import { followed, logInByCard } from './professional-browser.ts'
import { runningCarnet } from './running-carnet.ts'
import { queryRows } from './what-is-stored.ts'

test('a software opens a page on a patient, whose matricule stays in no address', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const { ins } = amina.id
  const addressOf = (page: (typeof contextualPages)[number], matricule: string | undefined = ins) =>
    formatContextualUrl(carnet.webUrl, { page, ...(page !== 'Parametrages' && { ins: matricule }) })

  await t.test('the answer is another address at once, which tells nobody where one comes from', async () => {
    const { status, headers, html } = await openBrowser(carnet).look(addressOf('DossierPatient'))
    assert.deepEqual(
      [status, headers['referrer-policy'], headers['cache-control']],
      [303, 'no-referrer', 'no-store'],
    )
    assert.match(headers.location ?? '', /^\/pro\/acces\/[\w-]{22}$/)
    assert.ok(!JSON.stringify([headers, html]).includes(ins))
    const [row] = await queryRows(carnet, 'select encode(sealed, $$escape$$) as sealed from direct_access')
    assert.ok(!String(row?.sealed).includes(ins), 'what is kept of it is sealed')
  })

  await t.test('who is not logged in logs in by his card, then is there', async () => {
    const browser = openBrowser(carnet)
    const asked = await followed(browser, addressOf('DossierPatient'))
    assert.match(asked.html, /Se connecter avec ma carte CPS/)
    const martin = await logInByCard(carnet, 'cps-martin', browser)
    assert.match(martin.arrival.html, /BENALI[\s\S]*La personne vous a autorisé/)
    const { action, actor } = await lastTraceOf(carnet, amina)
    assert.deepEqual([action, actor.name], ['findDocuments', 'Hélène MARTIN'])
  })

  const martin = await logInByCard(carnet, 'cps-martin')
  await t.test('each page of the official list leads somewhere, and what is not built says so', async () => {
    for (const page of contextualPages) {
      const { status, at, html } = await followed(martin, addressOf(page))
      assert.equal(status, 200, page)
      assert.ok(!at.includes(ins), page)
      if (page === 'Parametrages') assert.match(html, /Où exercez-vous/)
      else if (page === 'HistoriqueAcces') assert.match(html, /<h1>Traces du DMP/)
      else assert.match(html, /<h1>DMP/)
      const built = ['TableauDeBord', 'DossierPatient', 'Documents', 'HistoriqueAcces', 'Parametrages']
      assert.equal(/n’offre pas encore/.test(html), !built.includes(page), page)
    }
  })

  await t.test('it serves once', async () => {
    const { headers } = await martin.look(addressOf('Documents'))
    assert.match((await followed(martin, headers.location!)).html, /<h1>DMP/)
    const again = await martin.look(headers.location!)
    assert.deepEqual([again.status, /Ce lien a déjà servi/.test(again.html)], [404, true])
  })

  await t.test('another site that leads there opens nothing before he says so', async () => {
    const led = await openBrowser(carnet, 'story', { 'sec-fetch-site': 'cross-site' })
    const inside = await logInByCard(carnet, 'cps-martin', led)
    const { headers } = await inside.look(addressOf('Documents'))
    const page = await inside.look(headers.location!)
    assert.match(page.html, /confirmez que c’est vous/)
    assert.doesNotMatch(page.html, /BENALI/)
    assert.match((await followed(martin, headers.location!)).html, /<h1>DMP/, 'not spent')
  })

  await t.test(
    'a record unknown, refused or closed is answered alike; what is no address leads nowhere',
    async () => {
      const answers = await Promise.all(
        ['180019999999986', 'lucie-moreau', 'henri-dumas', 'gilles-barbier'].map(async (who) => {
          const person = carnet.people!.patients.find(({ slug }) => slug === who)
          const { status, html } = await followed(martin, addressOf('Documents', person?.id.ins ?? who))
          return [status, html]
        }),
      )
      assert.equal(answers[0]![0], 404)
      for (const answer of answers) assert.deepEqual(answer, answers[0])
      for (const path of [
        '/AccesDirect/Ailleurs',
        `/AccesDirect/Parametrages/${ins}`,
        '/AccesDirect/Documents/12',
      ]) {
        const { status, html } = await martin.look(path)
        assert.deepEqual([status, html.includes(ins)], [404, false], path)
      }
    },
  )

  await t.test('who practises in several places says where he is first, and goes on', async () => {
    const browser = openBrowser(carnet)
    await followed(browser, addressOf('Documents'))
    const dubois = await logInByCard(carnet, 'cps-dubois-cabinet', browser)
    assert.match(dubois.arrival.html, /Où exercez-vous/)
    const [, structure = ''] = /name="structure" type="radio" value="([^"]*)"/.exec(dubois.arrival.html) ?? []
    const chosen = { csrf: csrfOf(dubois.arrival.html), structure }
    assert.match(
      (await followed(dubois, proUrls.situation, chosen)).html,
      /<h1>DMP[\s\S]*Changer de lieu|Changer de lieu[\s\S]*<h1>DMP/,
    )
    await dubois.look(proUrls.logout, { csrf: chosen.csrf })
    const again = await logInByCard(carnet, 'cps-dubois-cabinet', browser)
    assert.match(
      again.arrival.html,
      new RegExp(`value="${structure}" checked`),
      'remembered by the workstation',
    )
  })
})
