/** An important result opens behind a question, whose answer is remembered for who gave it. people.md §2. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loinc } from '@carnet/core/model/lab-result.ts'
import type { DocumentSource } from '@carnet/kit/client/document-source.ts'
import type { DemonstrationPatient } from '@carnet/kit/demo/people-types.ts'
import {
  documentAttachmentUrl,
  documentContentUrl,
  documentOriginalUrl,
  documentUrl,
  searchUrl,
  urls,
} from '@carnet/web/urls.ts'
import { lastTraceOf, patientNamed, tracesOf } from './demonstration-calls.ts'
import { inRecordOf, logIn, type PatientBrowser, textOf } from './patient-browser.ts'
import { type RunningCarnet, runningCarnet } from './running-carnet.ts'
import { sampleDocument } from './sample-document.ts'
import { structuredDocument } from './structured-document.ts'
import { everyTextRead, queryRows } from './what-is-stored.ts'

const warning = /Vous êtes sur le point de lire un résultat important\./
const secret = 'carcinome'

test('an important result waits for its reader to choose [people.md §2]', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const browser = await logIn(carnet, amina)
  const id = await filed(carnet, amina, browser, 'Biopsie', {
    type: '60568-3',
    text: `Présence d’un ${secret}.\n`,
  })
  const everyAddress = [
    documentUrl(id),
    documentContentUrl(id),
    documentOriginalUrl(id),
    documentAttachmentUrl(id, 0),
  ]

  await t.test('by none of its addresses is anything of it given before', async () => {
    for (const address of everyAddress) {
      const page = await browser.look(address)
      assert.match(page.html, warning, address)
      assert.match(page.html, /Lire maintenant[\s\S]*Attendre mon rendez-vous/)
      assert.ok(!page.html.includes(secret) && !page.html.includes('<iframe'), address)
      assert.equal((await lastTraceOf(carnet, amina)).action, 'findDocuments')
    }
  })

  await t.test('his list says of it what it says of any other', async () => {
    const { html } = await browser.open(urls.documents)
    assert.doesNotMatch(html, /important/)
  })

  const found = async () => {
    await everyTextRead(carnet)
    return (await browser.open(searchUrl({ query: secret, page: 1 }))).html
  }
  await t.test('a search finds it by its words, and shows none of them', async () => {
    const html = await found()
    assert.match(html, /<h3><a [^>]*>Biopsie<[\s\S]*C’est un résultat important/)
    assert.doesNotMatch(html, /class="excerpt"|Présence d’un/)
  })

  await t.test('the copy of a device names it, and keeps nothing of it', async () => {
    await browser.submit(browser.arrival, urls.documents, { starDocument: id })
    await browser.submit(browser.arrival, urls.deviceCopy, { geste: 'garder' })
    const { html } = await browser.submit(browser.arrival, urls.deviceCopyContent, {})
    const { page, documents } = JSON.parse(html)
    assert.match(page, /Biopsie[\s\S]*il n’est pas gardé ici avant que vous l’ayez ouvert/)
    assert.deepEqual(
      documents.map(({ content, files }: { content?: string; files: readonly string[] }) => [content, files]),
      [[undefined, []]],
    )
    assert.ok(!html.includes(secret))
  })

  await t.test('to wait is remembered, and leaves it where it is', async () => {
    const page = await browser.open(documentUrl(id))
    await browser.submit(page, documentUrl(id), { geste: 'wait' })
    const again = await browser.open(documentUrl(id))
    assert.match(again.html, /Vous avez choisi d’attendre votre rendez-vous/)
    assert.match(again.html, /Lire maintenant/)
    assert.doesNotMatch(again.html, /<iframe/)
    assert.doesNotMatch(await found(), /class="excerpt"|Présence d’un/)
  })

  await t.test('a form that is not ours chooses nothing', async () => {
    await browser.look(documentUrl(id), { csrf: 'x', geste: 'read' })
    assert.match((await browser.open(documentUrl(id))).html, warning)
  })

  await t.test('to read is remembered in the next session too', async () => {
    const page = await browser.open(documentUrl(id))
    const opened = await browser.submit(page, documentUrl(id), { geste: 'read' })
    assert.match(opened.html, /<h1>Biopsie<\/h1>[\s\S]*Télécharger le fichier d’origine/)
    assert.equal((await lastTraceOf(carnet, amina)).action, 'readDocument')
    const other = await logIn(carnet, amina)
    for (const address of everyAddress)
      assert.doesNotMatch((await other.look(address)).html, warning, address)
    assert.match(await found(), /class="excerpt"[\s\S]*Présence d’un/)
  })

  await t.test('a row says neither which document nor that its reader read it', async () => {
    const rows = await queryRows(carnet, 'select * from important_result')
    assert.equal(rows.length, 1)
    const [known] = await queryRows(carnet, `select logical_id from document where entry_uuid = '${id}'`)
    assert.ok(!JSON.stringify(rows).includes((known as { logical_id: string }).logical_id))
  })
})

test('a report of analyses is one by what it says [people.md §2]', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const browser = await logIn(carnet, amina)
  const report = (title: string, section: string) =>
    filed(carnet, amina, browser, title, { type: '11502-2', section })
  const told = await report('Sérologies', narrative('Anticorps anti-VIH 1 et 2', 'Négatif'))
  const coded = await report('Dépistage', entry('56888-1', 'Combiné'))
  const plain = await report('Glycémie', narrative('Glucose', '5,1 mmol/L'))
  for (const id of [told, coded]) assert.match((await browser.open(documentUrl(id))).html, warning)
  assert.doesNotMatch((await browser.open(documentUrl(plain))).html, warning)
  await everyTextRead(carnet)
  for (const [query, excerpts] of [
    ['négatif', 0],
    ['combiné', 0],
    ['glucose', 1],
  ] as const) {
    const { html } = await browser.open(searchUrl({ query, page: 1 }))
    assert.equal(html.split('class="excerpt"').length - 1, excerpts, query)
    assert.equal(html.includes('C’est un résultat important'), excerpts === 0, query)
  }
  const reads = (await tracesOf(carnet, amina)).filter(({ action }) => action === 'readDocument')
  assert.deepEqual(
    reads.flatMap(({ documents }) => documents.map(({ title }) => title)),
    ['Glycémie'],
    'the history says read of what was shown alone',
  )
})

test('what one chose, another has not: a parent is asked for herself', async (t) => {
  const carnet = await runningCarnet(t)
  const leo = patientNamed(carnet, 'leo-marchand')
  const mother = await inRecordOf(await logIn(carnet, patientNamed(carnet, 'julie-marchand')))
  const id = await filed(carnet, leo, mother, 'Caryotype', { type: '51969-4' })
  const page = await mother.open(documentUrl(id))
  assert.match(page.html, warning)
  assert.doesNotMatch((await mother.submit(page, documentUrl(id), { geste: 'read' })).html, warning)
  const rows = await queryRows(carnet, 'select about from important_result')
  assert.equal(rows.length, 1)
  assert.match(textOf((await mother.open(documentUrl(id))).html), /Caryotype/)
})

/** Deposited; as its reader's list names it. */
async function filed(
  carnet: RunningCarnet,
  about: DemonstrationPatient,
  browser: PatientBrowser,
  title: string,
  { type, text, section }: { readonly type: string; readonly text?: string; readonly section?: string },
): Promise<string> {
  const sample = { by: 'cps-kacem', about, title, type, ...(text !== undefined && { text }) }
  const source: DocumentSource =
    section === undefined
      ? await sampleDocument(carnet, sample)
      : await structuredDocument(carnet, sample, section)
  await (await carnet.dmp('cps-kacem')).submitDocuments(about.id, [{ source, hideFrom: {} }])
  const { html } = await browser.open(urls.documents)
  const row = html.split('<article').find((each) => each.includes(`>${title}<`))
  return /(?<=\/carnet\/documents\/)[0-9a-f-]{36}/.exec(row ?? '')?.[0] ?? ''
}

function narrative(name: string, value: string): string {
  return `<component><section><title>Analyses</title><text><paragraph>${name} : ${value}</paragraph></text></section></component>`
}

/** An entry alone: its code is what tells. */
function entry(code: string, name: string): string {
  return `<component><section><title>Analyses</title><text><paragraph>${name}</paragraph></text>
<entry><observation classCode="OBS" moodCode="EVN"><templateId root="1.3.6.1.4.1.19376.1.3.1.6"/>
<code code="${code}" codeSystem="${loinc}" displayName="${name}"/><statusCode code="completed"/>
<value xsi:type="ST" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">Négatif</value></observation></entry></section></component>`
}
