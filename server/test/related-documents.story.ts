/** « Documents liés »: the same lot and the other versions, as far as the reader may see each. people.md P-05, PR-2. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DemonstrationPatient } from '@carnet/kit/demo/people-types.ts'
import { documentUrl, urls } from '@carnet/web/urls.ts'
import { patientNamed } from './demonstration-calls.ts'
import { inRecordOf, logIn, type PatientBrowser, textOf } from './patient-browser.ts'
import { type RunningCarnet, runningCarnet } from './running-carnet.ts'
import { sampleDocument, uniqueIdOf } from './sample-document.ts'

test('a document leads to what came with it and to its other versions [P-05]', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const dmp = await carnet.dmp('cps-kacem')
  const sent = await lot(carnet, amina, [
    { title: 'Lettre de sortie' },
    { title: 'Ordonnance de sortie' },
    { title: 'Pas encore annoncé', hideFrom: { invisibleToPatient: true } },
  ])
  const browser = await logIn(carnet, amina)

  await t.test('what came in the same lot is named, but for what she may not see', async () => {
    assert.deepEqual(await relatedIn(browser, 'Lettre de sortie'), [
      'Arrivés en même temps',
      'Ordonnance de sortie',
    ])
  })

  await t.test('masked since, it still came with the other: a change is no other lot', async () => {
    const address = await addressOf(browser, 'Ordonnance de sortie')
    await browser.submit(await browser.open(address), address, { geste: 'maskDocument' })
    assert.deepEqual(await relatedIn(browser, 'Lettre de sortie'), [
      'Arrivés en même temps',
      'Ordonnance de sortie',
    ])
    assert.deepEqual(await relatedIn(browser, 'Ordonnance de sortie'), [
      'Arrivés en même temps',
      'Lettre de sortie',
    ])
  })

  await t.test('what replaced it, and what it replaced, at any number of steps', async () => {
    let replaced = sent[0]!
    for (const title of ['Lettre corrigée', 'Lettre définitive']) {
      const source = await sampleDocument(carnet, {
        by: 'cps-kacem',
        about: amina,
        title,
        replaces: replaced,
      })
      const replaces = await dmp.findDocumentReference(amina.id, replaced)
      await dmp.submitDocuments(amina.id, [{ source, hideFrom: {}, replaces: replaces! }])
      replaced = uniqueIdOf(source)
    }
    assert.deepEqual(await relatedIn(browser, 'Lettre définitive'), [
      'Ses anciennes versions',
      'Lettre corrigée',
      'Lettre de sortie',
    ])
    const { html } = await browser.open(await addressOf(browser, 'Lettre définitive'))
    const first = /href="(\/carnet\/documents\/[^"]*)">Lettre de sortie</.exec(html)?.[1] ?? ''
    assert.deepEqual(titlesIn((await browser.open(first)).html), [
      'Ce qui l’a remplacé',
      'Lettre définitive',
      'Lettre corrigée',
      'Arrivés en même temps',
      'Ordonnance de sortie',
    ])
  })

  await t.test('alone in its lot, nothing is said', async () => {
    await lot(carnet, amina, [{ title: 'Certificat seul' }])
    assert.deepEqual(await relatedIn(browser, 'Certificat seul'), [])
  })
})

test('to a mother, what her child keeps from her ties nothing [VIS-09] [PR-2]', async (t) => {
  const carnet = await runningCarnet(t)
  const leo = patientNamed(carnet, 'leo-marchand')
  await lot(carnet, leo, [
    { title: 'Visite scolaire' },
    { title: 'Consultation secrète', hideFrom: { invisibleToRepresentatives: true } },
  ])
  const mother = await inRecordOf(await logIn(carnet, patientNamed(carnet, 'julie-marchand')))
  const { html } = await mother.open(await addressOf(mother, 'Visite scolaire'))
  assert.doesNotMatch(html, /Documents liés|secrète/)
})

type Sent = { readonly title: string; readonly hideFrom?: object }

/** The uniqueId of each. */
async function lot(
  carnet: RunningCarnet,
  about: DemonstrationPatient,
  documents: readonly Sent[],
): Promise<readonly string[]> {
  const sources = await Promise.all(
    documents.map(({ title }) => sampleDocument(carnet, { by: 'cps-kacem', about, title })),
  )
  await (await carnet.dmp('cps-kacem')).submitDocuments(
    about.id,
    sources.map((source, rank) => ({ source, hideFrom: documents[rank]?.hideFrom ?? {} })),
  )
  return sources.map(uniqueIdOf)
}

async function addressOf(browser: PatientBrowser, title: string): Promise<string> {
  const { html } = await browser.open(urls.documents)
  const [, id = ''] = new RegExp(`href="/carnet/documents/([0-9a-f-]{36})">${title}<`).exec(html) ?? []
  assert.notEqual(id, '', title)
  return documentUrl(id)
}

async function relatedIn(browser: PatientBrowser, title: string): Promise<readonly string[]> {
  return titlesIn((await browser.open(await addressOf(browser, title))).html)
}

/** Headings and titles, in their order. */
function titlesIn(html: string): readonly string[] {
  const [, part = ''] = /aria-labelledby="documents-lies">([\s\S]*?)<\/section>/.exec(html) ?? []
  return [...part.matchAll(/<h3>([\s\S]*?)<\/h3>|<a [^>]*>([\s\S]*?)<\/a>/g)].map(([, heading, title]) =>
    textOf(heading ?? title ?? ''),
  )
}
