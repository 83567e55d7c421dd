/** The portal of professionals: in by a card, one’s patients, one patient, one document. people.md §5; rules.md CON-20. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentStateLabels } from '@carnet/core/model/document-states.ts'
import { patientDocumentUrl, patientOriginalUrl, proUrls } from '@carnet/web/pro/addresses.ts'
import { openCardBrowser } from './card-browser.ts'
import { lastTraceOf, patientNamed, tracesOf } from './demonstration-calls.ts'
import { csrfOf, openBrowser } from './patient-browser.ts'
import { cardLinkIn, followed, logInByCard, type ProfessionalBrowser } from './professional-browser.ts'
import { runningCarnet } from './running-carnet.ts'
import { sampleDocument, uniqueIdOf } from './sample-document.ts'
import { queryRows } from './what-is-stored.ts'

test('a professional comes in by his card, and by nothing else [CON-20]', async (t) => {
  const carnet = await runningCarnet(t)

  await t.test('his card is read on its own port, and his session opens on that of the portal', async () => {
    const kacem = await logInByCard(carnet, 'cps-kacem')
    assert.equal(kacem.arrival.status, 200)
    assert.match(kacem.arrival.html, /Mehdi KACEM<\/strong>[\s\S]*<h1>Mes patients/)
    assert.equal(kacem.arrival.headers['cache-control'], 'no-store')
  })

  await t.test(
    'a card that is revoked, expired, of a structure, of staff: each is told what to do',
    async () => {
      for (const [slug, said] of [
        ['cps-leroy-revoquee', 'Cette carte n’est plus acceptée'],
        ['cps-martin-expiree', 'Cette carte n’est plus acceptée'],
        ['structure-hopital', 'Ce certificat est celui d’une structure'],
        ['cpe-colin', 'Cette carte n’est pas celle d’un professionnel de santé'],
        [undefined, 'Aucune carte n’a été lue'],
      ] as const) {
        const { atCard, look } = await logInByCard(carnet, slug)
        assert.deepEqual([atCard.status, /<h1>([^<]*)/.exec(atCard.html)?.[1]], [403, said], slug)
        assert.equal((await look(proUrls.patients)).headers.location, proUrls.home)
      }
    },
  )

  await t.test('what the card said is spent once, and in the browser that asked alone', async () => {
    const mine = openBrowser(carnet)
    const card = await openCardBrowser(carnet, 'cps-kacem')
    const { headers } = await card.look(cardLinkIn(await mine.look(proUrls.home)))
    const back = headers.location!
    assert.match(back, new RegExp(`^${carnet.webUrl}${proUrls.enter}\\?code=`))
    const other = openBrowser(carnet)
    await other.look(proUrls.home)
    assert.match((await followed(other, back)).html, /n’a pas abouti dans ce navigateur/)
    assert.match((await followed(mine, back)).html, /n’a pas abouti/, 'the other one spent it')
    const again = await card.look(cardLinkIn(await mine.look(proUrls.home)))
    assert.match((await followed(mine, again.headers.location!)).html, /<h1>Mes patients/)
    assert.match((await followed(mine, again.headers.location!)).html, /<h1>Mes patients/, 'he is in')
    const fresh = openBrowser(carnet)
    assert.match((await followed(fresh, again.headers.location!)).html, /n’a pas abouti/)
  })

  await t.test('a demand that we did not make leads nowhere', async () => {
    const card = await openCardBrowser(carnet, 'cps-kacem')
    for (const forged of ['', '80.AAAA.BBBB', 'x'])
      assert.deepEqual([(await card.look(`${proUrls.card}?demande=${forged}`)).status], [403])
  })

  await t.test('thirty minutes without a page end it, and so do ten hours', async () => {
    const kacem = await logInByCard(carnet, 'cps-kacem')
    const earlier = (column: string, minutes: number) =>
      queryRows(
        carnet,
        `update professional_session set ${column} = ${column} - interval '${minutes} minutes'`,
      )
    await earlier('last_seen_at', 29)
    assert.equal((await kacem.look(proUrls.patients)).status, 200)
    await earlier('last_seen_at', 31)
    const page = await followed(kacem, proUrls.patients)
    assert.match(page.html, /Votre session a pris fin/)
    const long = await logInByCard(carnet, 'cps-kacem')
    await earlier('opened_at', 599)
    assert.equal((await long.look(proUrls.patients)).status, 200)
    await earlier('opened_at', 2)
    assert.equal((await long.look(proUrls.patients)).status, 303)
  })

  await t.test('who logs out leaves nothing behind, and nobody else makes him leave', async () => {
    const kacem = await logInByCard(carnet, 'cps-kacem')
    await kacem.look(proUrls.logout, { csrf: 'x' })
    assert.equal((await kacem.look(proUrls.patients)).status, 200)
    const left = await followed(kacem, proUrls.logout, { csrf: csrfOf(kacem.arrival.html) })
    assert.match(left.html, /Vous êtes déconnecté/)
    assert.equal((await kacem.look(proUrls.patients)).headers.location, proUrls.home)
  })

  await t.test('a place that he no longer has closes his session to it', async () => {
    const kacem = await logInByCard(carnet, 'cps-kacem')
    const rows = await queryRows(
      carnet,
      'select structure_id from professional_session where structure_id is not null limit 1',
    )
    assert.equal(rows.length, 1)
    await queryRows(carnet, "update professional_session set structure_id = '1990000000'")
    assert.equal((await kacem.look(proUrls.patients)).headers.location, proUrls.situation)
    const page = await kacem.look(proUrls.situation)
    assert.match(page.html, /Où exercez-vous en ce moment/)
    const refused = await kacem.look(proUrls.situation, { csrf: csrfOf(page.html) })
    assert.deepEqual([refused.status, /Choisissez une situation/.test(refused.html)], [422, true])
    const [, structure = ''] = /name="structure" type="radio" value="([^"]*)"/.exec(page.html) ?? []
    const chosen = await followed(kacem, proUrls.situation, { csrf: csrfOf(page.html), structure })
    assert.match(chosen.html, /<h1>Mes patients/)
  })
})

test('a professional opens a patient, and reads what he may [CON-01] [VIS-11]', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const martin = await carnet.dmp('cps-martin')
  const deposit = async (title: string, hideFrom = {}) => {
    const source = await sampleDocument(carnet, { by: 'cps-martin', about: amina, type: '11488-4', title })
    await martin.submitDocuments(amina.id, [{ source, hideFrom }])
    return uniqueIdOf(source)
  }
  const letter = await deposit('Lettre de cardiologie')
  const masked = await deposit('Lettre masquée', { maskedToProfessionals: true })
  const kacem = await logInByCard(carnet, 'cps-kacem')
  const lines = async () =>
    (await tracesOf(carnet, amina)).map(({ action, outcome, refusal }) =>
      [action, outcome, refusal].filter(Boolean).join(' '),
    )

  let record = ''
  await t.test(
    'by her matricule, which stands in no address; without her consent he reads nothing',
    async () => {
      const known = (await lines()).length
      const page = await openRecord(kacem, amina.id.ins.replace(/(.{3})/g, '$1 '))
      record = page.at
      assert.match(record, /^\/pro\/patient\/[0-9a-f-]{36}$/)
      assert.doesNotMatch(page.html.replace(/<main[\s\S]*<\/main>/, ''), new RegExp(amina.id.ins))
      assert.match(page.html, /BENALI[\s\S]*Vous n’êtes pas autorisé à consulter ce DMP/)
      assert.doesNotMatch(page.html, /Lettre de cardiologie/)
      assert.match(
        page.html,
        /<input id="accord-oui" name="accord" type="checkbox" value="oui">/,
        'not ticked',
      )
      assert.deepEqual((await lines()).slice(known), ['testExistence done', 'testExistence done'])
      const refused = await kacem.look(patientDocumentUrl(record.split('/').at(-1)!, letter))
      assert.deepEqual([refused.status, /Accès refusé/.test(refused.html)], [403, true])
      assert.equal((await lastTraceOf(carnet, amina)).refusal, 'notAuthorised')
    },
  )

  await t.test('an explicit gesture records her consent, and nothing else does [EX_0.3-1010]', async () => {
    const page = await kacem.look(record)
    const without = await kacem.look(`${record}/accord`, { csrf: csrfOf(page.html) })
    assert.deepEqual([without.status, /Cochez la case/.test(without.html)], [422, true])
    const forged = await kacem.look(`${record}/accord`, { csrf: 'x', accord: 'oui' })
    assert.equal(forged.status, 403)
    const after = await followed(kacem, `${record}/accord`, { csrf: csrfOf(page.html), accord: 'oui' })
    assert.match(after.html, /L’accord est enregistré[\s\S]*le temps de cette session/)
  })

  await t.test('then the list is the one of TD3.1, and each document leaves its line', async () => {
    const known = (await lines()).length
    const page = await kacem.look(record)
    assert.match(page.html, /Lettre de cardiologie/)
    assert.doesNotMatch(page.html, /Lettre masquée/)
    const id = record.split('/').at(-1)!
    const document = await kacem.look(patientDocumentUrl(id, letter))
    assert.equal(document.status, 200)
    assert.match(document.html, /<h1>Lettre de cardiologie/)
    assert.match(document.headers['content-security-policy'] ?? '', /style-src 'self' 'sha256-/)
    const original = await kacem.look(patientOriginalUrl(id, letter))
    assert.equal(original.headers['content-type'], 'application/octet-stream')
    assert.deepEqual((await lines()).slice(known), [
      'testExistence done',
      'findDocuments done',
      'readDocument done',
      'readDocument done',
    ])
  })

  await t.test('a masked document is answered to the byte as one that is not there', async () => {
    const id = record.split('/').at(-1)!
    const hidden = await kacem.look(patientDocumentUrl(id, masked))
    const absent = await kacem.look(patientDocumentUrl(id, '1.2.250.1.999.404'))
    assert.deepEqual([hidden.status, hidden.html], [404, absent.html])
    assert.equal(absent.status, 404)
  })

  await t.test('who sees a state is told it in the official words', async () => {
    const author = await logInByCard(carnet, 'cps-martin')
    const page = await openRecord(author, amina.id.ins)
    const { html } = page.html.includes('name="accord"')
      ? await followed(author, `${page.at}/accord`, { csrf: csrfOf(page.html), accord: 'oui' })
      : page
    assert.ok(html.includes(`<span class="chip hidden">${documentStateLabels.maskedToProfessionals}</span>`))
  })

  await t.test('she is in his list now, and his session alone knows the address of her pages', async () => {
    const list = await kacem.look(proUrls.patients)
    assert.ok(list.html.includes(`href="${record}"`))
    const leroy = await logInByCard(carnet, 'cps-leroy')
    const elsewhere = await leroy.look(record)
    const nobody = await leroy.look('/pro/patient/00000000-0000-4000-8000-000000000000')
    assert.deepEqual([elsewhere.status, elsewhere.html], [404, nobody.html])
  })

  await t.test('a document that is hidden from him changes no byte of his pages', async () => {
    const pages = async () => {
      const shown = []
      for (const address of [proUrls.patients, record, `${record}?etats=archived&etats=deprecated`])
        shown.push((await kacem.look(address)).html)
      return shown
    }
    const before = await pages()
    await deposit('Autre lettre masquée', { maskedToProfessionals: true })
    assert.deepEqual(await pages(), before)
  })

  await t.test('a record unknown, refused, suspended or closed is answered alike, to the byte', async () => {
    const answers = await Promise.all(
      ['180019999999986', 'lucie-moreau', 'henri-dumas', 'gilles-barbier'].map(async (who) => {
        const person = carnet.people!.patients.find(({ slug }) => slug === who)
        const { status, html } = await openRecord(kacem, person?.id.ins ?? who)
        return [status, html]
      }),
    )
    assert.equal(answers[0]![0], 404)
    for (const answer of answers) assert.deepEqual(answer, answers[0])
  })

  await t.test('what is not a matricule is said so, and asks nobody', async () => {
    const page = await openRecord(kacem, '12')
    assert.deepEqual([page.status, /quinze chiffres/.test(page.html)], [422, true])
  })

  await t.test('what the session keeps of a patient is sealed', async () => {
    const [row] = await queryRows(carnet, 'select sealed::text as sealed from opened_patient limit 1')
    assert.doesNotMatch(
      Buffer.from(String(row?.sealed).slice(2), 'hex').toString('latin1'),
      /BENALI|birthName/,
    )
  })
})

async function openRecord(browser: ProfessionalBrowser, matricule: string) {
  const form = await browser.look(proUrls.open)
  return followed(browser, proUrls.open, { csrf: csrfOf(form.html), matricule })
}
