/** Who looks for people whom he does not know is stopped, and stops nobody else. trust.md §2 (INS anti-enumeration), T-50. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatListAuthorizations } from '@carnet/core/wire/habilitations/list-authorizations.ts'
import { urls } from '@carnet/web/urls.ts'
import { startCarnet } from '../start.ts'
import { lastTraceOf, patientNamed, professionalIdOf } from './demonstration-calls.ts'
import { refusal } from './expect-refusal.ts'
import { lastCode, logIn, openBrowser, type PatientBrowser } from './patient-browser.ts'
import { rawCaller } from './raw-exchange.ts'
import { type RunningCarnet, runningCarnet } from './running-carnet.ts'
import { sampleDocument } from './sample-document.ts'
import { queryRows } from './what-is-stored.ts'

/** Never opened; opposed; closed; active, with no authorisation for him. */
const strangers = ['paul-lefevre', 'henri-dumas', 'lucie-moreau', 'denise-perrin']

/** As if the windows had passed, for nothing here waits an hour. */
const letWindowsPass = (carnet: RunningCarnet) =>
  queryRows(carnet, `update rate set started_at = started_at - seconds * interval '1 second'`)

test('a professional asks only so often whether people have a record, whatever the answer is', async (t) => {
  const carnet = await runningCarnet(t, { CARNET_RATE_EXISTENCE: '5/h,8/d' })
  const leroy = await carnet.dmp('cps-leroy')
  const [unknown, opposed, closed, notHis] = strangers.map((slug) => patientNamed(carnet, slug))
  const tooMany = (act: Promise<unknown>) => refusal('DMPTooManyRequests', act)

  await t.test('the existence tests within the limit are answered', async () => {
    const states = []
    for (const person of [unknown, opposed, closed]) states.push((await leroy.findRecord(person!.id)).state)
    assert.deepEqual(states, ['none', 'opposed', 'closed'])
  })

  await t.test('a reading refused tells as much as an existence test, and is counted with them', async () => {
    await refusal('DMPAccessDeniedByRightsService', leroy.findDocuments(notHis!.id))
    await refusal('XDSUnknownPatientId', leroy.findDocuments(unknown!.id))
  })

  await t.test('one more is refused, in the same words for all, with the time to wait', async () => {
    const answers = []
    for (const person of [unknown, opposed, closed, notHis]) {
      answers.push(await tooMany(leroy.findRecord(person!.id)))
      answers.push(await tooMany(leroy.findDocuments(person!.id)))
    }
    for (const { french, retryable, retryAfterSeconds } of answers) {
      assert.match(french, /^Trop de demandes .* Prochaine demande possible dans \d+\u00a0min\.$/)
      assert.ok(retryable)
      assert.ok(retryAfterSeconds !== undefined && retryAfterSeconds > 0)
    }
  })

  await t.test('the history of the person says that it was attempted', async () => {
    const { action, outcome, refusal: reason } = await lastTraceOf(carnet, notHis!)
    assert.deepEqual([action, outcome, reason], ['findDocuments', 'refused', 'tooManyRequests'])
    const rows = await queryRows<{ count: number }>(
      carnet,
      `select count(*)::int as count from trace_without_record where refusal = 'tooManyRequests'`,
    )
    assert.deepEqual(rows, [{ count: 2 }])
  })

  await t.test('he goes on reading the records of his own patients', async () => {
    const marc = patientNamed(carnet, 'marc-olivier')
    const martin = await carnet.dmp('cps-martin')
    await martin.authorise(marc.id, { gesture: 'consentCollected' })
    for (let times = 0; times < 10; times++) await martin.findDocuments(marc.id)
  })

  await t.test('and feeding: a deposit that is accepted is never one too many', async () => {
    for (let times = 0; times < 3; times++) {
      const source = await sampleDocument(carnet, { by: 'cps-leroy', about: notHis! })
      await leroy.submitDocuments(notHis!.id, [{ source, hideFrom: {} }])
    }
  })

  await t.test('one that is refused tells nothing more, of who has a record as of who has none', async () => {
    for (const person of [unknown, opposed, closed]) {
      const source = await sampleDocument(carnet, { by: 'cps-leroy', about: person! })
      await tooMany(leroy.submitDocuments(person!.id, [{ source, hideFrom: {} }]))
    }
    const { id } = notHis!
    const source = await sampleDocument(carnet, { by: 'cps-leroy', about: { ...unknown!, id } })
    await tooMany(leroy.submitDocuments(id, [{ source, hideFrom: {} }]))
  })

  await t.test('another professional is not stopped', async () => {
    const kacem = await carnet.dmp('cps-kacem')
    assert.equal((await kacem.findRecord(notHis!.id)).state, 'active')
  })

  await t.test('when the hour has passed he may ask again, and all of the day counts', async () => {
    await queryRows(
      carnet,
      `update rate set started_at = started_at - interval '1 hour' where seconds = 3600`,
    )
    const { retryAfterSeconds = 0 } = await tooMany(leroy.findRecord(notHis!.id))
    assert.ok(retryAfterSeconds > 3600, 'the limit of the day is the one that counts')
    await letWindowsPass(carnet)
    assert.equal((await leroy.findRecord(notHis!.id)).state, 'active')
  })

  await t.test('a search by traits seeks people too, and is counted', async () => {
    const regulator = await carnet.dmp('cps-brunet')
    const { birthName, birthFirstName, birthDate, sex } = notHis!.identity
    const search = () =>
      regulator.searchPatients({
        name: birthName,
        givenName: birthFirstName,
        birthDate,
        sex,
        city: 'LE MANS',
      })
    for (let times = 0; times < 5; times++) assert.equal((await search()).length, 1)
    await tooMany(search())
  })

  await t.test('no identifier stands in what is counted', async () => {
    const [row] = await queryRows<{ rows: string }>(
      carnet,
      `select string_agg(what || encode(subject, 'escape'), ' ') as rows from rate`,
    )
    assert.match(row!.rows, /existence/)
    assert.ok(!row!.rows.includes(professionalIdOf(carnet, 'antoine-leroy')))
  })
})

test('deposits refused one after the other are counted as the tests of existence are', async (t) => {
  const carnet = await runningCarnet(t, { CARNET_RATE_EXISTENCE: '3/h' })
  const leroy = await carnet.dmp('cps-leroy')
  const paul = patientNamed(carnet, 'paul-lefevre')
  const denise = patientNamed(carnet, 'denise-perrin')
  const source = await sampleDocument(carnet, { by: 'cps-leroy', about: paul })
  const deposit = () => leroy.submitDocuments(paul.id, [{ source, hideFrom: {} }])
  for (let times = 0; times < 3; times++) await refusal('XDSUnknownPatientId', deposit())
  await refusal('DMPTooManyRequests', deposit())
  await refusal('DMPTooManyRequests', leroy.findRecord(denise.id))
})

test('what several servers are asked at once is counted together, and none escapes', async (t) => {
  const first = await runningCarnet(t, { CARNET_RATE_EXISTENCE: '5/h' })
  const second = await startCarnet(first.config)
  t.after(() => second.stop())
  const denise = patientNamed(first, 'denise-perrin')
  const callers = [await rawCaller(first, 'cps-leroy'), await rawCaller({ ...first, ...second }, 'cps-leroy')]
  const answers = await Promise.all(
    callers.flatMap((caller) =>
      Array.from({ length: 8 }, () =>
        caller.send({
          operation: 'listAuthorizations',
          patient: denise.id,
          body: formatListAuthorizations('TOUTE'),
        }),
      ),
    ),
  )
  const told = (subcode: string) => answers.filter(({ text }) => text.includes(subcode)).length
  assert.deepEqual([told('DMPAccessDeniedByRightsService'), told('DMPTooManyRequests')], [5, 11])
})

test('who guesses passwords is stopped, and the victim still opens his carnet', async (t) => {
  const carnet = await runningCarnet(t, { CARNET_RATE_LOGIN: '5/15min', CARNET_RATE_LOGIN_ADDRESS: '20/h' })
  const amina = patientNamed(carnet, 'amina-benali')
  const victim = await logIn(carnet, amina)
  const tryAs = async (browser: PatientBrowser, identifiant: string, motDePasse: string) =>
    browser.submit(await browser.open(urls.login), urls.login, { identifiant, motDePasse })
  const guess = (login: string) => tryAs(openBrowser(carnet), login, 'Mauvais-mot-1')

  await t.test(
    'after five tries the sixth waits, for a login that exists as for one that does not',
    async () => {
      const pages = []
      for (const login of [amina.login!, 'personne-de-ce-nom']) {
        for (let tries = 0; tries < 5; tries++) assert.equal((await guess(login)).status, 422)
        const { status, html } = await guess(login)
        assert.equal(status, 429)
        assert.match(html, /attendez 15\s+minutes/)
        pages.push(html.replaceAll(login, '').replaceAll(/name="csrf" value="[^"]*"/g, ''))
      }
      assert.equal(pages[0], pages[1])
    },
  )

  await t.test('the right password waits too, on a device that nobody knows', async () => {
    assert.equal((await tryAs(openBrowser(carnet), amina.login!, amina.password!)).status, 429)
  })

  await t.test('on a device where she has logged in before, she is not locked out', async () => {
    const asked = await tryAs(victim, amina.login!, amina.password!)
    const opened = await victim.submit(asked, urls.loginCode, { code: lastCode(carnet, [amina.email]) })
    assert.match(opened.html, /documents?/)
    assert.equal(opened.status, 200)
  })

  await t.test('nor is she by tries on that very device, once she gives the right one', async () => {
    for (let tries = 0; tries < 4; tries++)
      assert.equal((await tryAs(victim, amina.login!, 'Mauvais-mot-1')).status, 422)
    assert.equal((await tryAs(victim, amina.login!, amina.password!)).status, 200)
    assert.equal((await tryAs(victim, amina.login!, 'Mauvais-mot-1')).status, 422)
  })

  await t.test('the device of one is not that of another', async () => {
    assert.equal((await tryAs(victim, 'personne-de-ce-nom', 'Mauvais-mot-1')).status, 429)
  })

  await t.test('an address that tries many logins is stopped for all of them', async () => {
    for (let login = 0; login < 30; login++) await guess(`inconnu-${login}`)
    assert.equal((await guess('un-autre')).status, 429)
    const other = patientNamed(carnet, 'marc-olivier')
    if (other.login !== undefined)
      assert.equal((await tryAs(openBrowser(carnet), other.login, other.password!)).status, 429)
  })

  await t.test('when the windows have passed, everyone may try again', async () => {
    await letWindowsPass(carnet)
    assert.equal((await tryAs(openBrowser(carnet), amina.login!, amina.password!)).status, 200)
  })
})
