/** The emergency card: filled from what documents say, and with whom to warn. people.md P-12, P-14. */
import assert from 'node:assert/strict'
import { request } from 'node:http'
import { test } from 'node:test'
import type { Visibility } from '@carnet/core/model/document.ts'
import { type SampleSummary, summarySections } from '@carnet/core/wire/cda/sample-statements.fixture.ts'
import { formatOfflineCard } from '@carnet/core/wire/emergency-card/offline-card.ts'
import { verifyEmergencyCard } from '@carnet/kit/index.ts'
import { professionalCardUrl } from '@carnet/web/emergency/addresses.ts'
import { scannedCardUrl, urls } from '@carnet/web/urls.ts'
import { changeEmergencyCard, entriesProposed, readEmergencyCard } from '../actions/emergency-card.ts'
import { readOfflineCard } from '../actions/offline-card.ts'
import { healthStatementReader } from '../structured-readers.ts'
import { openCardBrowser } from './card-browser.ts'
import { patientNamed, tracesOf } from './demonstration-calls.ts'
import { messages, untilSent } from './messages-sent.ts'
import { logIn, openBrowser, type PatientBrowser } from './patient-browser.ts'
import { platformOf } from './platform-of.ts'
import { type RunningCarnet, runningCarnet } from './running-carnet.ts'
import { structuredDocument } from './structured-document.ts'

test('the emergency card holds what its holder chose, from documents and of his own, for who may read it', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const browser = await logIn(carnet, amina)
  const card = async () => (await browser.open(urls.card)).html

  await t.test('an empty card says what it needs before it can be shown', async () => {
    const html = await card()
    assert.match(html, /Ajoutez au moins une allergie, ou indiquez «\u00a0aucune connue\u00a0»/)
    assert.doesNotMatch(html, /class="emergency-card"/)
  })

  await t.test(
    'what documents say is proposed with its source, and nothing is on the card before it is kept',
    async () => {
      await deposit(carnet, amina, { allergies: ['Pénicilline'], treatments: [{ name: 'Warfarine' }] })
      await deposit(carnet, amina, { treatments: [{ name: 'Amoxicilline', until: '20200101' }] })
      await deposit(carnet, amina, { conditions: ['Non annoncée'] }, { invisibleToPatient: true })
      const { html } = await browser.open(urls.editCard)
      assert.match(html, /checked><span>Pénicilline – d’après «\u00a0Synthèse\u00a0»/)
      assert.match(html, /checked><span>Warfarine – /)
      assert.doesNotMatch(html, /Amoxicilline/, 'a treatment that is over')
      assert.doesNotMatch(html, /Non annoncée/)
      assert.doesNotMatch(await card(), /Pénicilline/)
    },
  )

  await t.test('what he ticks and what he writes is on the card; the rest is not', async () => {
    const refused = await fill(browser, ['Pénicilline'], { aucune: 'oui' })
    assert.equal(refused.status, 422)
    assert.match(refused.html, /Vous dites aucune allergie connue, et vous en indiquez une/)
    assert.doesNotMatch(await card(), /class="emergency-card"/)
    const { html } = await fill(browser, ['Pénicilline'], { implants: 'Pile cardiaque\r\n\r\n Valve ' })
    assert.match(html, /C’est fait\u00a0: la carte est à jour/)
    const [said = ''] = html.split('class="emergency-card"').slice(1)
    for (const words of ['Pénicilline', 'Pile cardiaque', 'Valve', 'écrit par la personne'])
      assert.ok(said.includes(words), words)
    assert.doesNotMatch(said, /Warfarine/)
    const again = await browser.open(urls.editCard)
    assert.match(again.html, /<textarea id="implants"[^>]*>Pile cardiaque\nValve<\/textarea>/)
    assert.match(again.html, /value="[0-9a-f]{16}"><span>Warfarine/, 'proposed, and not kept')
  })

  await t.test(
    'a blood group stands on the card when a document says it, and cannot be written',
    async () => {
      assert.match(
        (await browser.open(urls.editCard)).html,
        /Aucun document de ce carnet ne dit le groupe sanguin/,
      )
      await deposit(carnet, amina, { bloodGroup: 'A positif' })
      assert.match(
        (await fill(browser, ['Pénicilline', 'A positif'])).html,
        /Groupe sanguin\u00a0: <strong>A positif/,
      )
    },
  )

  await t.test(
    'the persons to warn are on the card in their order, each with a number to call [CNT-04]',
    async () => {
      const one = { 'nom-1': 'Anne Kerbrat', 'lien-1': 'other', 'telephone-1': '06 12 34 56 78' }
      const two = { 'nom-2': 'Moussa', 'lien-2': 'spouse', 'telephone-2': 'chez nous', 'informe-2': 'oui' }
      const form = await browser.open(urls.contacts)
      const refused = await browser.submit(form, urls.contacts, { ...one, ...two })
      assert.deepEqual([refused.status, /Ce numéro ne peut pas être composé/.test(refused.html)], [422, true])
      assert.match(refused.html, /value="chez nous"/, 'what was typed is given back')
      const right = { ...one, ...two, 'telephone-2': '+33 6 00 00 00 00' }
      await browser.submit(form, urls.contacts, { ...right, monter: '2' })
      const html = await card()
      assert.match(
        html,
        /Moussa, conjoint ou conjointe[\s\S]*href="tel:\+33600000000"[\s\S]*Anne Kerbrat, autre proche/,
      )
      const trusted = { 'titre-1': 'trusted', 'designee-1': '2026-01-12', 'signee-1': 'oui' }
      const two2 = { ...right, ...trusted, 'titre-2': 'trusted' }
      const both = await browser.submit(form, urls.contacts, two2)
      assert.deepEqual([both.status, /Il n’y a qu’une personne de confiance/.test(both.html)], [422, true])
      await browser.submit(form, urls.contacts, { ...right, ...trusted, 'titre-2': 'caregiver' })
      const told = /Anne Kerbrat, autre proche, personne de confiance désignée par écrit le 12\sjanvier\s2026/
      for (const page of [
        await card(),
        (await browser.open(urls.wishes)).html,
        (await browser.open(urls.contacts)).html,
      ])
        assert.match(page, page.includes('titre-1') ? /value="trusted" selected/ : told)
      assert.match(await card(), /Moussa, conjoint ou conjointe, aidant ou aidante/)
      await browser.submit(form, urls.contacts, { ...right, monter: '2' })
      const six = Object.fromEntries(
        [1, 2, 3, 4, 5, 6].flatMap((n) => [
          [`nom-${n}`, 'X'],
          [`telephone-${n}`, '112'],
        ]),
      )
      assert.equal((await browser.submit(form, urls.contacts, six)).status, 422)
      assert.equal(await card(), html)
    },
  )

  /** Where the QR code of the card leads, and the digits beside it; another browser scans it. */
  const square = async () => {
    const { link } = (await readEmergencyCard(platform, { kind: 'patient', patient: amina.id })).square!
    return { address: scannedCardUrl(link!.token), code: link!.code ?? 'no code' }
  }
  const platform = platformOf(t, carnet)
  const stranger = openBrowser(carnet)
  const give = (address: string, code: string) => stranger.look(address, { code })

  await t.test(
    'a QR code that is scanned shows nothing before its six digits, and then the card alone',
    async () => {
      await browser.submit(await browser.open(urls.card), urls.cardLink, { geste: 'faire' })
      const { address, code } = await square()
      const html = await card()
      assert.match(html, /<svg class="qr-code"/)
      assert.ok(html.includes(`${code.slice(0, 3)}\u202f${code.slice(3)}`))
      const scanned = await stranger.look(address)
      assert.deepEqual([scanned.status, scanned.headers['set-cookie']], [200, undefined])
      const wrong = await give(address, code === '000000' ? '000001' : '000000')
      for (const page of [scanned, wrong]) assert.doesNotMatch(page.html, /BENALI|Pénicilline|Moussa/)
      assert.deepEqual([wrong.status, /Ce code ne va pas avec cette carte/.test(wrong.html)], [422, true])
      const opened = await give(address, ` ${code}`)
      assert.equal(opened.status, 200)
      assert.match(opened.html, /BENALI[\s\S]*Pénicilline[\s\S]*Moussa/)
      assert.doesNotMatch(opened.html, /class="tabs"|Se déconnecter/)
    },
  )

  await t.test(
    'each scan is told to the holder: a message at once, and lines of her history [EMG-07]',
    async () => {
      await untilSent(carnet)
      const told = messages(carnet).filter(({ subject }) => subject === 'Votre carte d’urgence a été lue')
      assert.equal(told.length, 1)
      assert.doesNotMatch(told[0]!.text, /BENALI|AMINA|Pénicilline/)
      const lines = (await tracesOf(carnet, amina)).filter(({ actor }) => actor.kind === 'cardBearer')
      assert.deepEqual(
        lines.map(({ action, outcome, refusal }) => [action, outcome, refusal]),
        [
          ['scanCardLink', 'done', undefined],
          ['openEmergencyCard', 'refused', 'cardCodeWrong'],
          ['openEmergencyCard', 'done', undefined],
        ],
      )
      const { html } = await browser.open(urls.accessLog)
      assert.match(html, /Quelqu’un qui avait votre carte<\/strong> a ouvert votre carte d’urgence/)
      assert.match(html, /<strong>Quelqu’un qui avait votre carte<\/strong> a lu le QR code/)
      assert.match(await card(), /carte ouverte avec le bon code[\s\S]*mauvais code[\s\S]*QR code lu/)
    },
  )

  await t.test('an unknown code, a renewed one and a revoked one are answered alike', async () => {
    const old = await square()
    const unknown = scannedCardUrl('A'.repeat(22))
    const answerAt = async (address: string) => {
      const pages = [await stranger.look(address), await give(address, old.code)]
      return pages.map(({ status, html }) => [status, html.replaceAll(address.split('/').at(-1)!, '')])
    }
    const expected = await answerAt(unknown)
    assert.equal(expected[1]![0], 422)
    await browser.submit(await browser.open(urls.card), urls.cardLink, { geste: 'faire' })
    assert.deepEqual(await answerAt(old.address), expected)
    const renewed = await square()
    assert.equal((await give(renewed.address, renewed.code)).status, 200)
    await browser.submit(await browser.open(urls.card), urls.cardLink, { geste: 'faireSansCode' })
    const forProfessionals = await square()
    assert.equal(forProfessionals.code, 'no code')
    assert.deepEqual(await answerAt(forProfessionals.address), expected, 'no digits open it')
    assert.match(await card(), /Pour un soignant, avec sa carte professionnelle/)
    await browser.submit(await browser.open(urls.card), urls.cardLink, { geste: 'revoquer' })
    assert.deepEqual(await answerAt(renewed.address), expected)
    assert.match(await card(), /Faire un QR code/)
  })

  await t.test(
    'who scans it again and again leaves one line and one message, and the holder reads how often',
    async () => {
      await browser.submit(await browser.open(urls.card), urls.cardLink, { geste: 'faire' })
      const { address } = await square()
      await stranger.look(address)
      const known = (await tracesOf(carnet, amina)).length
      for (let n = 0; n < 3; n++) assert.equal((await stranger.look(address)).status, 200)
      assert.equal((await tracesOf(carnet, amina)).length, known)
      assert.match(await card(), /QR code lu, rien n’a été montré\. Lu encore 3\u00a0fois ensuite/)
    },
  )

  await t.test(
    'the tries are counted, of a code that is nobody’s too; the right digits wait like the others from there',
    async () => {
      await browser.submit(await browser.open(urls.card), urls.cardLink, { geste: 'faire' })
      const { address, code } = await square()
      const loopback = carnet.webUrl.replace('localhost', '127.0.0.1')
      const tries = async (at: string) => {
        const statuses: number[] = []
        for (let n = 0; n < 6; n++) statuses.push((await give(at, 'abcdef')).status)
        return statuses
      }
      assert.deepEqual(await tries(address), [422, 422, 422, 422, 422, 429])
      assert.equal((await give(address, code)).status, 429)
      assert.equal(
        await giveFromElsewhere(new URL(address, loopback), code),
        200,
        'who tried in vain keeps nobody else out',
      )
      const professional = await openCardBrowser(carnet, 'cps-kacem')
      const [, token = ''] = /([^/]+)$/.exec(address) ?? []
      assert.equal((await professional.look(professionalCardUrl(token))).status, 200)
      assert.deepEqual((await tries(scannedCardUrl('B'.repeat(22)))).slice(-2), [422, 429])
    },
  )

  await t.test(
    'the QR code without network is off until its holder said that she knows who reads it; then anybody verifies it',
    async () => {
      const page = async () => browser.open(urls.offlineCard)
      const off = await page()
      assert.match(
        off.html,
        /Toute personne qui scanne ce code pourra lire\u00a0:[\s\S]*Allergies\u00a0: Pénicilline/,
      )
      assert.doesNotMatch(off.html, /<svg class="qr-code"/)
      const unread = await browser.submit(off, urls.offlineCard, { geste: 'faire' })
      assert.deepEqual([unread.status, /Cochez la case/.test(unread.html)], [422, true])
      const on = await browser.submit(off, urls.offlineCard, { geste: 'faire', compris: 'oui' })
      assert.match(on.html, /<svg class="qr-code"/)
      const { card, signing } = await readOfflineCard(platform, { kind: 'patient', patient: amina.id })
      const publicKey = (await stranger.look(urls.cardKey)).html
      const read = verifyEmergencyCard(formatOfflineCard(card, signing)!, publicKey)
      assert.ok(read.genuine)
      assert.deepEqual(
        read.card.entries.map(({ words }) => words),
        ['A positif', 'Pénicilline'],
      )
      assert.deepEqual(read.card.contacts[0], {
        name: 'Moussa',
        relation: 'spouse',
        phones: ['+33 6 00 00 00 00'],
      })
      const later = await browser.submit(on, urls.offlineCard, { geste: 'arreter' })
      assert.doesNotMatch(later.html, /<svg class="qr-code"/)
    },
  )

  await t.test('each of it is a line of the history, in words', async () => {
    const actions = (await tracesOf(carnet, amina)).map(({ action, outcome }) => `${action} ${outcome}`)
    for (const line of [
      'readEmergencyCard done',
      'changeEmergencyCard refused',
      'changeEmergencyCard done',
      'changeEmergencyContacts refused',
      'changeEmergencyContacts done',
    ])
      assert.ok(actions.includes(line), line)
    const { html } = await browser.open(`${urls.accessLog}?vue=activites`)
    assert.match(html, /avez modifié vos personnes à prévenir/)
  })

  await t.test(
    'what was taken from a document kept from the parents is not on the card that they read, nor lost when they write it [VIS-09]',
    async () => {
      const emma = patientNamed(carnet, 'emma-caron')
      const secret = { invisibleToRepresentatives: true } as const
      await deposit(carnet, emma, { treatments: [{ name: 'Traitement secret' }] }, secret)
      await deposit(carnet, emma, { allergies: ['Arachide'] })
      // She has no account of her own yet: what a door will call for her.
      const herself = { kind: 'patient', patient: emma.id } as const
      const proposed = await entriesProposed(platform, herself, healthStatementReader)
      const all = { written: [], noKnownAllergy: false, keeps: () => true }
      await changeEmergencyCard(platform, herself, proposed, all)
      const parent = await logIn(carnet, patientNamed(carnet, 'isabelle-caron'))
      const choice = await parent.open(urls.choice)
      const article = choice.html.split('<article').find((each) => each.includes('EMMA'))
      const [, mandat = ''] = article?.match(/value="([^"]*)">Ouvrir/) ?? []
      await parent.submit(choice, urls.choice, { mandat })
      for (const address of [urls.card, urls.editCard]) {
        const { html } = await parent.open(address)
        assert.match(html, /Arachide/)
        assert.doesNotMatch(html, /Traitement secret/)
      }
      await fill(parent, ['Arachide'], { conditions: 'Asthme' })
      const { entries } = (await readEmergencyCard(platform, herself)).card
      assert.deepEqual(
        entries.map(({ words }) => words),
        ['Traitement secret', 'Arachide', 'Asthme'],
      )
    },
  )

  await t.test('a carer reads the card and changes nothing of it [CNT-07]', async () => {
    const denise = patientNamed(carnet, 'denise-perrin')
    const own = await logIn(carnet, denise)
    await fill(own, [], { aucune: 'oui' })
    const carer = await logIn(carnet, patientNamed(carnet, 'alain-perrin'))
    const choice = await carer.open(urls.choice)
    const [, mandat = ''] = choice.html.split('DENISE')[1]?.match(/value="([^"]*)">Ouvrir/) ?? []
    await carer.submit(choice, urls.choice, { mandat })
    const { html } = await carer.open(urls.card)
    assert.match(html, /Aucune connue/)
    assert.doesNotMatch(html, /Modifier la carte/)
    const password = patientNamed(carnet, 'alain-perrin').password ?? ''
    const page = await carer.open(urls.documents)
    assert.equal((await carer.submit(page, urls.exportSummary, { motDePasse: password })).status, 403)
    for (const address of [urls.editCard, urls.contacts])
      assert.equal((await carer.open(address)).status, 403)
  })
})

/** From another address of this machine. */
function giveFromElsewhere(url: URL, code: string): Promise<number | undefined> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const options = { method: 'POST', localAddress: '127.0.0.2', headers, agent: false }
  return new Promise((resolve, reject) => {
    const sent = request(url, options, (answer) => resolve(answer.resume().statusCode))
    sent.on('error', reject)
    sent.end(`code=${code}`)
  })
}

async function deposit(
  carnet: RunningCarnet,
  patient: ReturnType<typeof patientNamed>,
  summary: SampleSummary,
  hideFrom: Partial<Visibility> = {},
): Promise<void> {
  const about = { by: 'cps-kacem', about: patient, type: '60591-5', title: 'Synthèse' }
  const source = await structuredDocument(carnet, about, summarySections(summary))
  const secretSession = hideFrom.invisibleToRepresentatives === true
  const author = await carnet.dmp('cps-kacem')
  await author.submitDocuments(patient.id, [{ source, hideFrom }], { secretSession })
}

/** Ticks, of what documents say, the entries that have these words. */
async function fill(
  browser: PatientBrowser,
  ticked: readonly string[],
  written: Readonly<Record<string, string>> = {},
) {
  const form = await browser.open(urls.editCard)
  const boxes = [...form.html.matchAll(/name="garder"[^>]*value="([^"]+)"[^>]*><span>([^<]*?) – /g)]
  const kept = boxes
    .filter(([, , words = '']) => ticked.includes(words))
    .map(([, id = '']) => ['garder', id] as const)
  return browser.submit(form, urls.editCard, [...kept, ...Object.entries(written)])
}
