/** A document on paper, and as data: whole on a page that loads and runs nothing; its entries in a table. people.md P-05. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { labSections, quantityMarkup } from '@carnet/core/wire/cda/sample-lab-report.fixture.ts'
import { documentDataUrl, documentPrintUrl, documentUrl, urls } from '@carnet/web/urls.ts'
import { patientNamed } from './demonstration-calls.ts'
import { logIn, textOf } from './patient-browser.ts'
import { runningCarnet } from './running-carnet.ts'
import { sampleDocument } from './sample-document.ts'
import { structuredDocument } from './structured-document.ts'

test('a document is printed whole, in characters of 14 points or more [P-05]', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const dmp = await carnet.dmp('cps-kacem')
  const lines = Array.from({ length: 300 }, (_, rank) => `<paragraph>Ligne ${rank + 1}</paragraph>`).join('')
  const section = `<component><section><title>Suites</title><text>${lines}</text></section></component>`
  const long = await structuredDocument(
    carnet,
    { by: 'cps-kacem', about: amina, title: 'Lettre longue' },
    section,
  )
  const photo = { mediaType: 'image/jpeg', bytes: Buffer.from([0xff, 0xd8, 0xff, 0xd9]) } as const
  const file = await sampleDocument(carnet, {
    by: 'cps-kacem',
    about: amina,
    title: 'Un fichier',
    file: photo,
  })
  for (const source of [long, file]) await dmp.submitDocuments(amina.id, [{ source, hideFrom: {} }])
  const browser = await logIn(carnet, amina)
  const { html } = await browser.open(urls.documents)
  const idOf = (title: string) =>
    new RegExp(`href="/carnet/documents/([0-9a-f-]{36})">${title}<`).exec(html)?.[1] ?? ''
  const id = idOf('Lettre longue')

  await t.test('all of it stands in the page, and nothing is loaded nor run', async () => {
    assert.match((await browser.open(documentUrl(id))).html, new RegExp(documentPrintUrl(id)))
    const page = await browser.look(documentPrintUrl(id))
    assert.match(page.html, /Ligne 1<[\s\S]*Ligne 300</)
    assert.doesNotMatch(page.html, /<iframe|<script|<link|\ssrc=/)
    const policy = page.headers['content-security-policy'] ?? ''
    assert.match(policy, /default-src 'none'; style-src 'sha256-[^ ;]+';/)
    assert.doesNotMatch(policy, /script-src|unsafe/)
    assert.match(page.html, /@media print [\s\S]*font-size: 14pt/)
  })

  await t.test('in larger characters, asked by the address', async () => {
    const { html: large } = await browser.look(documentPrintUrl(id, true))
    assert.match(large, /data-print="large"[\s\S]*font-size: 20pt/)
  })

  await t.test('an image is printed by what opens it', async () => {
    const { status, headers } = await browser.look(documentPrintUrl(idOf('Un fichier')))
    assert.deepEqual([status, headers.location], [303, documentUrl(idOf('Un fichier'))])
  })
})

test('of a structured document, its data are a table beside its text; of a file there is none [P-05]', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const dmp = await carnet.dmp('cps-kacem')
  const sections = labSections([
    { loinc: '2345-7', label: 'Glycémie', value: quantityMarkup('0.880', 'g/L'), cells: ['0,88 g/L'] },
  ])
  const about = { by: 'cps-kacem', about: amina } as const
  for (const source of [
    await structuredDocument(carnet, { ...about, title: 'Analyses' }, sections),
    await sampleDocument(carnet, { ...about, title: 'Un fichier' }),
  ])
    await dmp.submitDocuments(amina.id, [{ source, hideFrom: {} }])
  const browser = await logIn(carnet, amina)
  const { html } = await browser.open(urls.documents)
  const idOf = (title: string) =>
    new RegExp(`href="/carnet/documents/([0-9a-f-]{36})">${title}<`).exec(html)?.[1] ?? ''
  assert.match((await browser.open(documentUrl(idOf('Analyses')))).html, /aria-current="page">Lisible/)
  const data = textOf((await browser.open(documentDataUrl(idOf('Analyses')))).html)
  assert.match(data, /Glycémie Valeur : 0,880 Unité : g\/L Date : lundi 5 janvier 2026[^C]* Code : 2345-7/)
  assert.doesNotMatch((await browser.open(documentUrl(idOf('Un fichier')))).html, /Données/)
  assert.match(
    (await browser.open(documentDataUrl(idOf('Un fichier')))).html,
    /Aucune donnée dans ce document/,
  )
})
