/** « Qui peut le voir »: for each, the page says what his card gets, and why. people.md P-05, P-17, P-19. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentUrl, documentViewersUrl, urls } from '@carnet/web/urls.ts'
import { patientNamed, professionalIdOf, tracesOf } from './demonstration-calls.ts'
import { refusal } from './expect-refusal.ts'
import { inRecordOf, logIn, type PatientBrowser, textOf } from './patient-browser.ts'
import { runningCarnet } from './running-carnet.ts'
import { sampleDocument, uniqueIdOf } from './sample-document.ts'

const consent = { gesture: 'consentCollected' } as const

test('of one document, she is told who may open it, and why [P-05] [P-19]', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const source = await sampleDocument(carnet, {
    by: 'cps-kacem',
    about: amina,
    title: 'Psychiatrie',
    type: '68599-0',
  })
  await (await carnet.dmp('cps-kacem')).submitDocuments(amina.id, [{ source, hideFrom: {} }])
  for (const card of ['cps-leroy', 'cps-picard', 'cps-kacem'])
    await (await carnet.dmp(card)).authorise(amina.id, consent)
  const browser = await logIn(carnet, amina)
  const id = await idOf(browser, 'Psychiatrie')
  const said = async () => linesIn((await browser.open(documentViewersUrl(id))).html)
  const gets = async (card: string) => {
    const dmp = await carnet.dmp(card)
    const refused = refusal(
      'XDSDocumentUniqueIdError',
      dmp.readDocument(amina.id, uniqueIdOf(source), () => {}),
    )
    return refused.then(
      () => false,
      () => true,
    )
  }

  await t.test('for each, what his card gets, in the words of the decision', async () => {
    for (const [card, name] of [
      ['cps-leroy', 'Antoine LEROY'],
      ['cps-picard', 'Nathalie PICARD'],
    ] as const) {
      const line = (await said()).find((each) => each.includes(name)) ?? ''
      assert.equal(/ peut le voir/.test(line), await gets(card), line)
      assert.match(line, /Vous lui avez donné accès à votre carnet\./)
      assert.match(line, /Sa profession (a|n’a pas) le droit de lire ce type de document\./)
    }
  })

  await t.test('in an emergency, and without her agreement', async () => {
    const lines = await said()
    const of = (what: RegExp) => lines.find((each) => what.test(each)) ?? ''
    assert.match(of(/SAMU \(15\), qui régule/), /Vos choix lui permettent de lire votre carnet/)
    assert.match(of(/bris de glace/), /peut le voir/)
    assert.match(
      of(/à qui vous n’avez pas donné/),
      /ne peut pas le voir[\s\S]*Vous ne lui avez pas donné accès/,
    )
  })

  await t.test('it is her own act, and an access is taken back from there', async () => {
    const before = (await tracesOf(carnet, amina)).length
    const { html } = await browser.open(documentViewersUrl(id))
    const lines = (await tracesOf(carnet, amina)).slice(before)
    assert.deepEqual(
      lines.map(({ action, actor }) => `${action} ${actor.kind}`),
      ['listAuthorisations patient', 'findDocuments patient'],
    )
    assert.match(html, new RegExp(`href="${urls.professionals}">Retirer cet accès`))
  })

  await t.test(
    'before she masks it, who would read it still is named; after, the page says the same',
    async () => {
      const { html } = await browser.open(documentUrl(id))
      const before = textOf(/id="masquage">[\s\S]*?<\/section>/.exec(html)?.[0] ?? '')
      assert.match(before, /S’il est masqué, qui pourra encore le lire \?/)
      assert.match(before, /Mehdi KACEM[^(]*\(l’a écrit\)/)
      assert.doesNotMatch(before, /Antoine LEROY/)
      assert.match(before, /En urgence, il reste masqué\./)
      await browser.submit(await browser.open(documentUrl(id)), documentUrl(id), { geste: 'maskDocument' })
      const again = await idOf(browser, 'Psychiatrie')
      const lines = linesIn((await browser.open(documentViewersUrl(again))).html)
      const of = (name: string) => lines.find((each) => each.includes(name)) ?? ''
      assert.match(of('Mehdi KACEM'), / peut le voir/)
      assert.match(of('Antoine LEROY'), /ne peut pas le voir[\s\S]*Ce document est masqué/)
      assert.equal(await gets('cps-leroy'), false)
    },
  )

  await t.test('an administrator whom she names reads it still', async () => {
    await browser.submit(await browser.open(urls.professionals), urls.professionals, {
      geste: 'nameAdministrator',
      sorte: 'professional',
      id: professionalIdOf(carnet, 'antoine-leroy'),
    })
    const page = textOf((await browser.open(documentUrl(await idOf(browser, 'Psychiatrie')))).html)
    assert.match(page, /Antoine LEROY[^(]*\(gère votre carnet avec vous\)/)
    assert.equal(await gets('cps-leroy'), true)
  })
})

test('a document that she may not see has no such page, and a carer has none at all [PR-2] [CNT-07]', async (t) => {
  const carnet = await runningCarnet(t)
  const leo = patientNamed(carnet, 'leo-marchand')
  const title = 'Consultation secrète'
  const source = await sampleDocument(carnet, { by: 'cps-kacem', about: leo, title })
  await (await carnet.dmp('cps-kacem')).submitDocuments(leo.id, [
    { source, hideFrom: { invisibleToRepresentatives: true } },
  ])
  const mother = await inRecordOf(await logIn(carnet, patientNamed(carnet, 'julie-marchand')))
  const entry = (await (await carnet.dmp('cps-kacem')).findDocumentReference(leo.id, uniqueIdOf(source)))!
  const hidden = await mother.open(documentViewersUrl(entry.replace('urn:uuid:', '')))
  const unknown = await mother.open(documentViewersUrl('00000000-0000-4000-8000-000000000000'))
  assert.deepEqual([hidden.status, unknown.status], [404, 404])
  const alain = await inRecordOf(await logIn(carnet, patientNamed(carnet, 'alain-perrin')))
  const [id = ''] =
    /(?<=\/carnet\/documents\/)[0-9a-f-]{36}/.exec((await alain.open(urls.documents)).html) ?? []
  assert.equal((await alain.open(documentViewersUrl(id || entry.replace('urn:uuid:', '')))).status, 403)
})

async function idOf(browser: PatientBrowser, title: string): Promise<string> {
  const { html } = await browser.open(urls.documents)
  return new RegExp(`href="/carnet/documents/([0-9a-f-]{36})">${title}<`).exec(html)?.[1] ?? ''
}

/** One by person. */
function linesIn(html: string): readonly string[] {
  return html.split('<p><strong>').slice(1).map(textOf)
}
