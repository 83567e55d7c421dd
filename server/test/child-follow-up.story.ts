/** « Suivi de l’enfant »: what a parent reads of growth and examinations. people.md P-21. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ownMeasureUrl, urls } from '@carnet/web/urls.ts'
import { patientNamed, tracesOf } from './demonstration-calls.ts'
import { logIn } from './patient-browser.ts'
import { runningCarnet } from './running-carnet.ts'

test('a parent follows the growth of a child and her examinations; an adult has no such page [CNT-06] [LIF-20]', async (t) => {
  const carnet = await runningCarnet(t)
  const isabelle = await logIn(carnet, patientNamed(carnet, 'isabelle-caron'))
  const own = await isabelle.open(urls.choice)
  assert.match(textOf((await isabelle.open(urls.childFollowUp)).html), /Cette page est pour les enfants/)
  const article = own.html.split('<article').find((each) => each.includes('EMMA'))
  const [, mandat = ''] = /name="mandat" value="([^"]*)"/.exec(article ?? '') ?? []
  await isabelle.submit(own, urls.choice, { mandat })

  assert.match((await isabelle.open(urls.vaccinations)).html, new RegExp(`href="${urls.childFollowUp}"`))
  const before = textOf((await isabelle.open(urls.childFollowUp)).html)
  assert.match(before, /Les 20 examens obligatoires/)
  assert.match(before, /Entre 15 et 16 ans/)
  assert.match(before, /Aucune mesure n’est notée/)

  for (const [valeur, jour] of [
    ['41', '2025-09-01'],
    ['42,5', '2026-01-05'],
  ] as const)
    await isabelle.submit(own, ownMeasureUrl('poids'), { geste: 'noter', valeur, jour })
  const page = await isabelle.open(urls.childFollowUp)
  assert.match(page.html, /<svg class="chart"/)
  assert.match(textOf(page.html), /42,5\skg[\s\S]*41\skg/)
  const lines = (await tracesOf(carnet, patientNamed(carnet, 'emma-caron'))).map(({ action }) => action)
  assert.ok(lines.includes('readHealthProfile') && lines.includes('findDocuments'))
})

function textOf(html: string): string {
  return html.replace(/<[^>]+>/g, ' ').replace(/[ \n]+/g, ' ')
}
