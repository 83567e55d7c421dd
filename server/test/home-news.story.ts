/** « Accueil » tells what is new, to who may know of it. people.md P-02; rules.md EMG-07, TRA-06. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { urls } from '@carnet/web/urls.ts'
import { patientNamed } from './demonstration-calls.ts'
import { inRecordOf, logIn, type PatientBrowser, textOf } from './patient-browser.ts'
import { type RunningCarnet, runningCarnet } from './running-carnet.ts'
import { sampleDocument, uniqueIdOf } from './sample-document.ts'
import { queryRows } from './what-is-stored.ts'

const consent = { gesture: 'consentCollected' } as const
const reason = 'Patiente inconsciente'

test('what came since the last visit is told in sentences, an emergency first, and once read is told no more', async (t) => {
  const carnet = await runningCarnet(t)
  const denise = patientNamed(carnet, 'denise-perrin')
  const martin = await carnet.dmp('cps-martin')
  const kacem = await carnet.dmp('cps-kacem')
  const rey = await carnet.dmp('cps-rey')
  const known = await deposit(carnet, 'cps-martin', 'Suivi annuel')

  await t.test('the first time, all is to be discovered', async () => {
    const home = await homeOf(await logIn(carnet, denise))
    assert.match(home, /Bonjour Denise\. Du nouveau C’est votre première visite/)
    assert.match(home, /En cas d’urgence Votre carte d’urgence est vide/)
  })

  await t.test('then, where nothing happened, the day of the last visit', async () => {
    assert.match(
      await homeOf(await logIn(carnet, denise)),
      /Rien de nouveau depuis votre dernière visite, le \d/,
    )
  })

  await kacem.authorise(denise.id, consent)
  await rey.authorise(denise.id, consent)
  await deposit(carnet, 'cps-rey', 'Bilan sanguin', '11502-2')
  const second = await deposit(carnet, 'cps-martin', 'Compte rendu de mars')
  await kacem.readDocument(denise.id, known, () => {})
  await kacem.readDocument(denise.id, second, () => {})
  await kacem.readDocument(denise.id, second, () => {})
  const browser = await logIn(carnet, denise)

  await t.test('who added what, who read how many, each once, with the hour', async () => {
    const home = await homeOf(browser)
    assert.match(home, /2 documents ajoutés depuis votre dernière visite/)
    assert.match(home, /REY.* a ajouté des résultats d’analyses du .* : Bilan sanguin/i)
    assert.match(home, /MARTIN.* a ajouté un compte rendu du .* : Compte rendu de mars/i)
    assert.match(home, /KACEM[^.]* a lu 2 documents, aujourd’hui à \d+ h \d\d/i)
  })

  await t.test('a document that was opened is new no more; the others are', async () => {
    const { html } = await browser.open(urls.carnet)
    const [, address = ''] = /href="([^"]+)">Compte rendu de mars/.exec(html) ?? []
    await browser.open(address)
    const home = await homeOf(browser)
    assert.doesNotMatch(home, /Compte rendu de mars/)
    assert.match(home, /Bilan sanguin/)
  })

  await t.test('what is kept from her tells nothing, not even that it was read', async () => {
    const before = await homeOf(browser)
    const hidden = await deposit(carnet, 'cps-rey', 'Biopsie', '11502-2', { invisibleToPatient: true })
    await kacem.readDocument(denise.id, hidden, () => {})
    assert.equal(await homeOf(browser), before)
  })

  await t.test('an emergency comes before all the rest [EMG-07]', async () => {
    const leroy = await carnet.dmp('cps-leroy')
    await leroy.findDocuments(denise.id, {}, { mode: 'brisDeGlace', reason })
    assert.match(await homeOf(browser), /Du nouveau .*LEROY.* a ouvert ce carnet en urgence, aujourd’hui/i)
    const { html } = await browser.open(urls.carnet)
    const [, list = ''] = /<ul class="news">([\s\S]*?)<\/ul>/.exec(html) ?? []
    assert.match(list, /^<li><strong class="urgent">/)
  })

  await t.test('five lines at most, whoever came', async () => {
    for (const title of ['Un', 'Deux', 'Trois']) await deposit(carnet, 'cps-martin', title)
    await martin.readDocument(denise.id, known, () => {})
    await rey.readDocument(denise.id, known, () => {})
    const { html } = await browser.open(urls.carnet)
    const [, list = ''] = /<ul class="news">([\s\S]*?)<\/ul>/.exec(html) ?? []
    assert.equal(list.match(/<li>/g)?.length, 5)
    assert.match(textOf(html), /MARTIN[^.]* a ajouté 3 documents\. Le plus récent : Trois/i)
  })

  await t.test('each part fails alone', async () => {
    await queryRows(carnet, 'alter table emergency_card rename to elsewhere')
    const failing = await homeOf(browser)
    await queryRows(carnet, 'alter table elsewhere rename to emergency_card')
    assert.match(failing, /La carte d’urgence ne peut pas être vérifiée en ce moment/)
    assert.match(failing, /Bilan sanguin/)
  })

  await t.test('who helps her reads no history: documents alone are told', async () => {
    const alain = await inRecordOf(await logIn(carnet, patientNamed(carnet, 'alain-perrin')))
    const home = await homeOf(alain)
    assert.match(home, /^Accueil Du nouveau .*Bilan sanguin/)
    assert.doesNotMatch(home, /a lu|en urgence,|première visite/)
  })

  async function deposit(
    carnet: RunningCarnet,
    by: string,
    title: string,
    type = '11488-4',
    hideFrom: { readonly invisibleToPatient?: true } = {},
  ): Promise<string> {
    const source = await sampleDocument(carnet, { by, about: denise, title, type })
    await (await carnet.dmp(by)).submitDocuments(denise.id, [{ source, hideFrom }])
    return uniqueIdOf(source)
  }
})

async function homeOf(browser: PatientBrowser): Promise<string> {
  return textOf((await browser.open(urls.carnet)).html)
}
