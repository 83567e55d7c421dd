/** A deployment that writes its own regimes: obeyed, followed by the clock, kept, said to the operator. rules.md §2.1. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { civilDay } from '@carnet/core/model/civil-day.ts'
import { urls } from '@carnet/web/urls.ts'
import { proveContact, toActivateWith } from './activation-steps.ts'
import { administer, patientOption, personsFile } from './administer.ts'
import { moveClock, patientNamed } from './demonstration-calls.ts'
import { refusal } from './expect-refusal.ts'
import { untilSent } from './messages-sent.ts'
import { openBrowser } from './patient-browser.ts'
import { runningCarnet } from './running-carnet.ts'
import { typeWatching } from './type-watching.ts'

const today = new Date()
const inDays = (days: number) => civilDay(new Date(today.getTime() + days * 86_400_000))
const tomorrow = inDays(1)
const short = { dureeAutorisationMonths: { ps: 1 } }
const supportPhone = '01 99 00 12 34'
/** As in 2011: by consent, and online from a day to come. */
const before = {
  ...short,
  lecteurs: 'medecins',
  opensByDefault: false,
  patientPortalOpensOn: inDays(3),
}

test('a region writes its own regime [CON-06]', async (t) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'carnet-regimes-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const file = path.join(folder, 'regimes.json')
  const region = {
    name: 'Région',
    effectiveFrom: tomorrow,
    settings: { ...short, ageCompteMineur: 12, carersMax: 1, supportPhone },
  }
  writeFileSync(
    file,
    JSON.stringify([{ name: '2022', effectiveFrom: '2022-01-01', settings: before }, region]),
  )
  const carnet = await runningCarnet(t, { CARNET_REGIMES: file })
  const amina = patientNamed(carnet, 'amina-benali')
  const kacem = await carnet.dmp('cps-kacem')
  const authorisation = async () => (await kacem.findRecord(amina.id)).authorisation
  const regime = async () =>
    ((await (await fetch(`${carnet.webUrl}/version`)).json()) as { regime: string }).regime

  const denise = patientNamed(carnet, 'denise-perrin')
  const nurse = await carnet.dmp('cps-petit')
  const matrixInForce = async () =>
    /^(\S+)\t\S+\ten vigueur/m.exec((await typeWatching(carnet, 'matrix', 'list')).stdout)?.[1]

  const enter = () => fetch(`${carnet.webUrl}${urls.login}`)
  const emma = patientNamed(carnet, 'emma-caron')
  const letterToEmma = () => administer(carnet, `activation-code ${patientOption(emma)}`)
  const inform = () => {
    const patient = patientNamed(carnet, 'paul-lefevre')
    return administer(carnet, `inform ${personsFile(carnet, [{ patient, reached: {} }])}`)
  }

  await t.test(
    'before it, the carnet says when it opens online, and no record opens by default [LIF-08]',
    async () => {
      const page = await enter()
      assert.equal(page.status, 503)
      const day = new Intl.DateTimeFormat('fr-FR', { day: 'numeric', month: 'long', timeZone: 'UTC' })
      const words = await page.text()
      assert.ok(words.includes(day.format(new Date(inDays(3))).replace(/^1 /, '1er ')))
      assert.match(words, /href="tel:3422"/)
      assert.equal((await fetch(carnet.webUrl)).status, 200)
      assert.match((await inform()).said, /consentMissing\n0 sur 1/)
      assert.equal((await letterToEmma()).exitCode, 3)
    },
  )

  await t.test('before it, physicians alone read, whoever is authorised [MAT-01]', async () => {
    await (await carnet.dmp('cps-martin')).findDocuments(denise.id)
    await refusal('DMPAccessDeniedByRightsService', nurse.findDocuments(denise.id))
    assert.equal(await matrixInForce(), 'medecins-seuls')
  })

  await t.test('it begins on its day, and the change is kept with what it changes', async () => {
    assert.equal(await regime(), '2022')
    await moveClock(carnet, { advance: 'P1D' })
    assert.equal(await regime(), 'Région')
    assert.equal(await matrixInForce(), 'provisoire-1')
    await nurse.findDocuments(denise.id)
    const { stdout } = await typeWatching(carnet, 'regimes')
    assert.match(stdout, new RegExp(`^Région, à partir du ${tomorrow}, en vigueur$`, 'm'))
    assert.match(stdout, /^ {2}carersMax\t1 \(par défaut\u00a0: 3\)$/m)
    assert.match(
      stdout,
      /^\S+Z\tRégion\t2022\topensByDefault, lecteurs, ageCompteMineur, carersMax, patientPortalOpensOn, supportPhone\n\S+Z\t2022$/m,
    )
    assert.match(await (await enter()).text(), new RegExp(`href="tel:0199001234">${supportPhone}<`))
    assert.match((await inform()).said, /1 sur 1/)
  })

  await t.test('a teenager has a login of her own from the age that it says', async () => {
    assert.equal((await letterToEmma()).exitCode, 0)
    const help = await (await fetch(`${carnet.webUrl}${urls.noActivationCode}`)).text()
    assert.match(help, /Avant 12\sans, un enfant n’a pas de code/)
    await untilSent(carnet)
    const telephone = openBrowser(carnet)
    const to = 'emma@exemple.fr'
    const account = await proveContact(carnet, telephone, { ...toActivateWith(carnet, emma), to })
    const chosen = { identifiant: 'lycee.2029', motDePasse: 'Carnet-neuf-26', encore: 'Carnet-neuf-26' }
    assert.match((await telephone.submit(account, urls.activateAccount, chosen)).html, /Carnet d’EMMA CARON/)
  })

  await t.test('an authorisation lasts as long as the file says', async () => {
    await kacem.authorise(amina.id, { gesture: 'consentCollected' })
    assert.equal(await authorisation(), 'VALIDE')
    await moveClock(carnet, { advance: 'P1M' })
    assert.equal(await authorisation(), 'EXPIRE')
  })
})
