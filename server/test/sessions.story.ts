/** Where a person is logged in, and what she was writing when her session ended. people.md P-28; rules.md CON-23. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noticeSubjects } from '@carnet/core/model/notice-subjects.ts'
import type { DemonstrationPatient } from '@carnet/kit/demo/people-types.ts'
import { urls } from '@carnet/web/urls.ts'
import { moveClock, patientNamed, tracesOf } from './demonstration-calls.ts'
import { messages, untilSent } from './messages-sent.ts'
import { csrfOf, lastCode, logIn, openBrowser, type Page } from './patient-browser.ts'
import { type RunningCarnet, runningCarnet } from './running-carnet.ts'
import { queryRows } from './what-is-stored.ts'

const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1'
const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0'
const service = urls.report

test('a person sees where she is logged in and closes it; a device that is new is told to her [CON-23]', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const other = patientNamed(carnet, 'camille-martin')
  const told = async ({ login }: DemonstrationPatient) =>
    (
      await queryRows(
        carnet,
        `select n.id from notice n join account a using (record_id) where n.cause = 'newDevice' and a.login = '${login}'`,
      )
    ).length
  const phone = openBrowser(carnet, iphone)
  const computer = openBrowser(carnet, firefox)

  await t.test('the first time on a device she is told, in words that tell nothing else', async () => {
    await logIn(carnet, amina, phone)
    assert.equal(await told(amina), 1)
    await untilSent(carnet)
    const message = messages(carnet).find(({ subject }) => subject === noticeSubjects.newDevice)
    assert.ok(message !== undefined)
    assert.equal(message.to, amina.email)
    assert.match(message.text, /un appareil, ou avec un navigateur, où vous ne l’aviez jamais ouvert/)
    assert.doesNotMatch(message.text, /iPhone|Safari|Amina/i)
  })

  await t.test('the next times she is not; on another device she is', async () => {
    await logIn(carnet, amina, phone)
    assert.equal(await told(amina), 1)
    await logIn(carnet, amina, computer)
    assert.equal(await told(amina), 2)
  })

  await t.test('a device of the family is known to each of those who use it', async () => {
    await logIn(carnet, other, computer)
    assert.equal(await told(other), 1)
    await logIn(carnet, amina, computer)
    assert.equal(await told(amina), 2)
    await logIn(carnet, other, computer)
    assert.equal(await told(other), 1)
    await logIn(carnet, amina, computer)
  })

  await t.test('a code serves once, even to who kept all that the browser held [CON-23]', async () => {
    const first = openBrowser(carnet)
    const form = await first.look(urls.login)
    const csrf = csrfOf(form.html)
    const named = { csrf, identifiant: other.login ?? '', motDePasse: other.password ?? '' }
    const asked = await first.look(urls.login, named)
    const cookie = [form, asked].map(({ headers }) => headers['set-cookie']?.split(';')[0]).join('; ')
    const code = lastCode(carnet, [other.email, other.phone])
    const enter = () => openBrowser(carnet, 'story', { cookie }).look(urls.loginCode, { csrf, code })
    const [once, again] = [await enter(), await enter()]
    assert.deepEqual([once.status, again.status], [303, 422])
    assert.ok(again.headers['set-cookie'] === undefined)
  })

  await t.test('each open session is told in plain words, the present one marked', async () => {
    const { html } = await phone.open(urls.devices)
    // Logged in again in one browser, what was open there is closed.
    assert.deepEqual(namesOf(html), ['iPhone Safari', 'Ordinateur Windows Firefox'])
    assert.equal(html.match(/Cet appareil/g)?.length, 1)
    assert.equal(html.match(/name="fermer" value="[0-9a-f-]{36}"/g)?.length, 1)
  })

  await t.test('who says that he is still there stays, from a page of his alone', async () => {
    const { look, open, arrival } = await logIn(carnet, other)
    const csrf = csrfOf(arrival.html)
    await moveClock(carnet, { advance: 'PT14M' })
    assert.equal((await look(urls.stay, { csrf: 'x'.repeat(43) })).status, 303)
    assert.equal((await look(urls.stay, { csrf })).html, '{"seconds":900}')
    await moveClock(carnet, { advance: 'PT14M' })
    assert.match((await open(urls.devices)).html, /Se déconnecter/)
    await moveClock(carnet, { advance: 'PT15M' })
    assert.equal((await look(urls.stay, { csrf })).status, 303)
    await moveClock(carnet, { real: true })
  })

  await t.test('one is closed from another, and is in her history', async () => {
    const page = await phone.open(urls.devices)
    const [of] = await queryRows<{ id: string }>(
      carnet,
      `select id from session where browser = 'firefox' order by opened_at desc limit 1`,
    )
    assert.match((await computer.open(urls.documents)).html, /Se déconnecter/)
    const { html } = await phone.submit(page, urls.devices, { fermer: of!.id })
    assert.match(html, /votre carnet est fermé sur cet autre appareil/)
    assert.match((await computer.open(urls.documents)).html, /motDePasse/)
    const lines = (await tracesOf(carnet, amina)).map(({ action }) => action)
    assert.deepEqual(lines.slice(-3), ['findDocuments', 'closeSessions', 'listSessions'])
  })

  await t.test('nobody closes that of another person', async () => {
    const camille = await logIn(carnet, other)
    const page = await camille.open(urls.devices)
    const [of] = await queryRows<{ id: string }>(
      carnet,
      `select id from session where browser = 'safari' order by opened_at desc limit 1`,
    )
    assert.doesNotMatch(page.html, new RegExp(of!.id))
    await camille.submit(page, urls.devices, { fermer: of!.id })
    assert.match((await phone.open(urls.documents)).html, /Se déconnecter/)
  })

  await t.test('all the others are closed at once, and this one stays', async () => {
    await logIn(carnet, amina, computer)
    const { html } = await computer.submit(await computer.open(urls.devices), urls.devices, {
      fermer: 'tout',
    })
    assert.deepEqual(namesOf(html), ['Ordinateur Windows Firefox'])
    assert.match(html, /ouvert nulle part ailleurs/)
    assert.match((await phone.open(urls.documents)).html, /motDePasse/)
  })

  await t.test('a session that ended by itself is not among them', async () => {
    await logIn(carnet, amina, phone)
    await moveClock(carnet, { advance: 'PT15M' })
    const again = await logIn(carnet, amina, computer)
    assert.deepEqual(namesOf((await again.open(urls.devices)).html), ['Ordinateur Windows Firefox'])
  })

  await writing(t, carnet)
})

/** What is written while a session ends, in the same server. */
async function writing(t: { test: typeof test }, carnet: RunningCarnet): Promise<void> {
  const amina = patientNamed(carnet, 'amina-benali')
  const other = patientNamed(carnet, 'camille-martin')
  const text = 'Le site ne s’affiche pas : « page blanche ».'
  const reports = () => queryRows(carnet, 'select id from report')
  const typedIn = ({ html }: Page) => /<textarea[^>]*>([^<]*)<\/textarea>/.exec(html)?.[1] ?? ''
  const window = openBrowser(carnet)
  const shortly = () => moveClock(carnet, { advance: 'PT16M' })

  await t.test('sent after the session ended, nothing is done, and nothing stands in clear', async () => {
    await logIn(carnet, amina, window)
    const form = await window.open(service)
    await shortly()
    const { html } = await window.submit(form, service, { service: 'Le portail', texte: text })
    assert.match(html, /Ce que vous aviez écrit est gardé, et n’a pas été envoyé/)
    assert.deepEqual(await reports(), [])
    const [kept, ...others] = await queryRows<{ words: string }>(
      carnet,
      `select encode(sealed, 'escape') || encode(address_hash, 'escape') as words from kept_form`,
    )
    assert.deepEqual(others, [])
    assert.doesNotMatch(kept!.words, /page blanche|portail|signaler/)
  })

  await t.test('another person who logs in there never sees it', async () => {
    const camille = await logIn(carnet, other, window)
    assert.doesNotMatch(camille.arrival.html, /Voici ce que vous aviez écrit/)
    assert.equal(typedIn(await window.open(service)), '')
  })

  await t.test('she is led back to it, once, and it is done when she sends it herself', async () => {
    const { arrival } = await logIn(carnet, amina, window)
    assert.match(arrival.html, /Voici ce que vous aviez écrit/)
    assert.equal(typedIn(arrival), text)
    assert.deepEqual(await reports(), [], 'not before')
    assert.doesNotMatch((await logIn(carnet, amina)).arrival.html, /Voici ce que vous aviez écrit/)
    assert.equal(typedIn(await window.open(service)), text, 'it waits where it was written')
    await window.submit(arrival, service, { service: 'Le portail', texte: `${text} Encore.` })
    assert.equal((await reports()).length, 1)
    assert.equal(typedIn(await window.open(service)), '')
  })

  await t.test('sent from a window older than the session, it comes back to be confirmed', async () => {
    const form = await window.open(service)
    await logIn(carnet, amina, window)
    const back = await window.submit(form, service, { service: 'Le portail', texte: text })
    assert.match(back.html, /Voici ce que vous aviez écrit/)
    assert.equal(typedIn(back), text)
    assert.equal((await reports()).length, 1)
    assert.notEqual(csrfOf(back.html), csrfOf(form.html))
  })

  await t.test('beside a file, what was typed is kept; the file is chosen again', async () => {
    const form = await window.open(urls.wishes)
    await shortly()
    const file = { name: 'directives.pdf', file: Buffer.from('%PDF-1.4 secret') }
    await window.upload(form, urls.wishes, { ou: 'Chez ma sœur' }, file)
    await logIn(carnet, amina, window)
    const back = await window.open(urls.wishes)
    assert.match(back.html, /Chez ma sœur/)
    assert.match(back.html, /Voici ce que vous aviez écrit/)
  })

  await t.test('after a day it is forgotten, with the sessions that ended', async () => {
    await moveClock(carnet, { advance: 'P1DT1H' })
    assert.deepEqual(await queryRows(carnet, 'select record_id from kept_form'), [])
    assert.deepEqual(await queryRows(carnet, 'select id from session'), [])
  })

  await t.test('with a token that nobody’s page carried, nothing is kept', async () => {
    await window.look(service, { csrf: 'x'.repeat(43), texte: text })
    await window.look(urls.wishes, formOf({ csrf: 'x'.repeat(43), ou: text }))
    assert.deepEqual(await queryRows(carnet, 'select record_id from kept_form'), [])
  })
}

function formOf(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append('fichier', new Blob([Buffer.alloc(1000)]), 'a.pdf')
  return form
}

/** « iPhone Safari », in the order of the page. */
function namesOf(html: string): readonly string[] {
  return [...html.matchAll(/<h2>([^<]*)<\/h2>\s*<p class="soft">([^<]*)<\/p>/g)].map(
    ([, system, browser]) => `${system} ${browser}`,
  )
}
