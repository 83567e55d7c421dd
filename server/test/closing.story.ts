/** The holder closes his record by himself, and opens it again. rules.md LIF-13, LIF-16, LIF-19, LIF-20, LIF-26. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DemonstrationPatient } from '@carnet/kit/demo/people-types.ts'
import { urls } from '@carnet/web/urls.ts'
import { administer, patientOption } from './administer.ts'
import { lastTraceOf, patientNamed, tracesOf } from './demonstration-calls.ts'
import { refusal } from './expect-refusal.ts'
import { messages, untilSent } from './messages-sent.ts'
import { logIn, openBrowser, type PatientBrowser } from './patient-browser.ts'
import { runningCarnet } from './running-carnet.ts'
import { sampleDocument, uniqueIdOf } from './sample-document.ts'
import { queryRows } from './what-is-stored.ts'

const consent = { gesture: 'consentCollected' } as const
const isClosed = /Ce carnet est fermé/

test('the holder closes his record, and comes back on it [LIF-13] [LIF-16] [LIF-26] [EHDS-07]', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const doctor = await carnet.dmp('cps-leroy')
  await doctor.authorise(amina.id, consent)
  const source = await sampleDocument(carnet, { by: 'cps-leroy', about: amina, title: 'Suivi annuel' })
  await doctor.submitDocuments(amina.id, [{ source, hideFrom: {} }])
  const stateOf = async () => (await doctor.findRecord(amina.id)).state
  const browser = await logIn(carnet, amina)
  const elsewhere = await logIn(carnet, amina)

  await t.test('the page says first what closing does, directives anticipées included', async () => {
    assert.match((await browser.open(urls.profile)).html, new RegExp(`href="${urls.closeRecord}"`))
    const { html } = await browser.open(urls.closeRecord)
    for (const said of [
      /Plus personne ne lit ce carnet/,
      /gardés 10\u00a0ans/,
      /peut être rouvert/,
      /Rien ne change pour les remboursements/,
      /Les directives anticipées n’y seront plus trouvées/,
      /personne de confiance/,
      /médecin traitant/,
    ])
      assert.match(html, said)
  })

  await t.test('without the box, the password, or the right one: nothing is closed', async () => {
    const password = amina.password!
    for (const [fields, said] of [
      [{}, /Cochez la case[\s\S]*Écrivez votre mot de passe/],
      [{ motDePasse: password }, /Cochez la case/],
      [{ compris: 'oui' }, /Écrivez votre mot de passe/],
      [{ compris: 'oui', motDePasse: `${password}!` }, /Ce n’est pas votre mot de passe/],
    ] as const) {
      const { status, html } = await close(browser, fields)
      assert.equal(status, 422)
      assert.match(html, said)
      assert.equal(/value="oui" checked/.test(html), 'compris' in fields)
      assert.ok(!html.includes(password))
    }
    const page = await browser.open(urls.closeRecord)
    await browser.submit(page, urls.closeRecord, { ...confirmed(amina), csrf: 'd’ailleurs' })
    assert.equal(await stateOf(), 'active')
  })

  await t.test('closed: traced, kept with its motive, and nobody is in it any more', async () => {
    assert.match((await close(browser, confirmed(amina))).html, /Le carnet est fermé/)
    const { action, actor } = await lastTraceOf(carnet, amina)
    assert.deepEqual([action, actor.kind], ['closeRecord', 'patient'])
    const [kept] = await queryRows<{ motive: string; why: string }>(
      carnet,
      `select e.motive, r.closing_motive as why from life_event e join record r on r.id = e.record_id
        where e.kind = 'closed' and r.closing_motive is not null`,
    )
    assert.deepEqual({ ...kept }, { motive: 'FERMETURE_DEMANDE_PATIENT', why: 'holderRequest' })
    assert.equal(await stateOf(), 'closed')
    await refusal('XDSUnknownPatientId', doctor.findDocuments(amina.id))
    for (const one of [browser, elsewhere])
      assert.match((await one.open(urls.documents)).html, /J’ai déjà un compte/)
  })

  await t.test('logged in again, one page is left, whatever the address, and nothing is read', async () => {
    const again = await logIn(carnet, amina)
    assert.match(again.arrival.html, isClosed)
    const lines = (await tracesOf(carnet, amina)).length
    const left: readonly string[] = [
      urls.home,
      urls.help,
      urls.accessibility,
      urls.login,
      urls.loginCode,
      urls.passkeyLogIn,
      urls.franceConnectLogIn,
      urls.franceConnectReturn,
      urls.franceConnectLogOut,
      urls.franceConnectKeys,
      urls.recover,
      urls.choice,
      urls.farewell,
      urls.display,
      urls.cardKey,
      urls.scannedCard,
      urls.deviceCopyContact,
      urls.withoutNetwork,
      urls.serviceWorker,
    ]
    const isOfRecord = (url: string) =>
      !left.includes(url) &&
      url !== urls.logout &&
      !url.startsWith(urls.activate) &&
      !url.startsWith(urls.oppose)
    for (const address of Object.values(urls).filter(isOfRecord)) {
      const { status, html } = await again.open(address)
      if (status !== 404) assert.match(html, isClosed, address)
      assert.ok(!html.includes('Suivi annuel'), address)
    }
    assert.equal((await tracesOf(carnet, amina)).length, lines)
  })

  await t.test('opened again from there: traced, and all is back', async () => {
    const again = await logIn(carnet, amina)
    const forged = await again.submit(again.arrival, urls.closedRecord, { csrf: 'd’ailleurs' })
    assert.deepEqual([forged.status, await stateOf()], [403, 'closed'])
    const { html } = await again.submit(again.arrival, urls.closedRecord, {})
    assert.match(html, /Suivi annuel/)
    const reopened = (await tracesOf(carnet, amina)).findLast(({ action }) => action === 'reopenRecord')
    assert.deepEqual([reopened?.actor.kind, reopened?.outcome], ['patient', 'done'])
    assert.deepEqual(
      (await doctor.findDocuments(amina.id)).map(({ uniqueId }) => uniqueId),
      [uniqueIdOf(source)],
    )
    // Sent twice, the second changes nothing.
    assert.match((await again.submit(again.arrival, urls.closedRecord, {})).html, /Suivi annuel/)
  })

  await t.test('wrong passwords are counted as those of the log-in', async () => {
    const one = await logIn(carnet, amina)
    const wrong = { compris: 'oui', motDePasse: 'Mauvais-mot-2' }
    let status = 422
    for (let tries = 0; tries < 100 && status === 422; tries++) status = (await close(one, wrong)).status
    assert.equal(status, 429)
    assert.equal((await close(one, confirmed(amina))).status, 429)
    assert.equal(await stateOf(), 'active')
  })
})

test('who acts for the holder closes and reopens; a carer does not [LIF-20] [CNT-07]', async (t) => {
  const carnet = await runningCarnet(t)
  const [leo, julie] = [patientNamed(carnet, 'leo-marchand'), patientNamed(carnet, 'julie-marchand')]
  const doctor = await carnet.dmp('cps-leroy')
  const stateOf = async (who: DemonstrationPatient) => (await doctor.findRecord(who.id)).state

  await t.test('a parent, with her own password; she is then in her own record', async () => {
    const parent = await logIn(carnet, julie)
    await openRecordOf(parent, 'LÉO')
    assert.match((await close(parent, confirmed(julie))).html, /Le carnet est fermé/)
    const { actor } = await lastTraceOf(carnet, leo)
    assert.deepEqual([actor.kind, actor.name], ['legalRepresentative', 'JULIE MARCHAND'])
    assert.deepEqual([await stateOf(leo), await stateOf(julie)], ['closed', 'active'])
    assert.match((await parent.open(urls.documents)).html, /Carnet de JULIE MARCHAND/)
  })

  const sent = async (subject: string) => {
    await untilSent(carnet)
    return messages(carnet).filter((message) => message.subject === subject)
  }
  const reachOf = (slug: string) => {
    const { email, phone } = patientNamed(carnet, slug)
    return email ?? phone
  }

  await t.test('the holder and the other parent are told of it, without a name [LIF-13]', async () => {
    const [toHolder, ...others] = await sent('Votre carnet est fermé')
    assert.deepEqual([toHolder !== undefined, others], [true, []])
    const [toThomas, ...more] = await sent('Un carnet que vous ouvrez avec le vôtre est fermé')
    assert.deepEqual([toThomas?.to, more], [reachOf('thomas-marchand'), []])
    assert.doesNotMatch(`${toHolder?.text}${toThomas?.text}`, /LÉO|JULIE|THOMAS|MARCHAND/i)
  })

  await t.test('the other parent reopens it', async () => {
    const parent = await logIn(carnet, patientNamed(carnet, 'thomas-marchand'))
    assert.match(parent.arrival.html, /LÉO MARCHAND[\s\S]*Ce carnet est fermé/)
    const closed = await openRecordOf(parent, 'LÉO')
    assert.match(closed.html, isClosed)
    await parent.submit(closed, urls.closedRecord, {})
    const line = (await tracesOf(carnet, leo)).findLast(({ action }) => action === 'reopenRecord')
    assert.deepEqual([line?.actor.name, await stateOf(leo)], ['THOMAS MARCHAND', 'active'])
    assert.equal((await sent('Votre carnet est rouvert')).length, 1)
    const [toJulie, ...more] = await sent('Un carnet que vous ouvrez avec le vôtre est rouvert')
    assert.deepEqual([toJulie?.to, more], [reachOf('julie-marchand'), []])
  })

  await t.test('a carer is shown no form, and is refused under his own name', async () => {
    const denise = patientNamed(carnet, 'denise-perrin')
    const alain = patientNamed(carnet, 'alain-perrin')
    const carer = await logIn(carnet, alain)
    await openRecordOf(carer, 'DENISE')
    assert.doesNotMatch((await carer.open(urls.closeRecord)).html, /motDePasse/)
    assert.equal((await close(carer, confirmed(alain))).status, 403)
    const { action, refusal: why, actor } = await lastTraceOf(carnet, denise)
    assert.deepEqual(
      [action, why, actor.kind, await stateOf(denise)],
      ['closeRecord', 'actionNotAllowedForCaller', 'carer', 'active'],
    )
    await administer(carnet, `close ${patientOption(denise)} --motive FERMETURE_DEMANDE_PATIENT`)
    assert.doesNotMatch((await carer.open(urls.choice)).html, /DENISE/)
  })
})

test('what was closed for another reason is not reopened in the holder’s space [LIF-19]', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  await administer(carnet, `close ${patientOption(amina)} --motive DECES`)
  const browser = await logIn(carnet, amina)
  assert.match(browser.arrival.html, /Adressez-vous à votre caisse/)
  assert.doesNotMatch(browser.arrival.html, /Rouvrir ce carnet/)
  assert.equal((await browser.submit(browser.arrival, urls.closedRecord, {})).status, 403)
  assert.equal((await lastTraceOf(carnet, amina)).refusal, 'recordClosed')
})

test('the page that says goodbye says nothing of anybody', async (t) => {
  const carnet = await runningCarnet(t)
  const { status, html } = await openBrowser(carnet).open(urls.farewell)
  assert.deepEqual([status, /Le carnet est fermé/.test(html)], [200, true])
})

function confirmed({ password = '' }: DemonstrationPatient) {
  return { compris: 'oui', motDePasse: password }
}

async function close(browser: PatientBrowser, fields: Readonly<Record<string, string>>) {
  return browser.submit(await browser.open(urls.closeRecord), urls.closeRecord, fields)
}

async function openRecordOf(browser: PatientBrowser, name: string) {
  const choice = await browser.open(urls.choice)
  const article = choice.html.split('<article').find((each) => each.includes(name))
  const [, mandat = ''] = article?.match(/value="([^"]*)">Ouvrir/) ?? []
  return browser.submit(choice, urls.choice, { mandat })
}
