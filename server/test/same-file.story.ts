/** Documents that carry the very same file stand as one in the list, for who may see them both. people.md P-04. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentsUrl, documentUrl, urls, wholeDocumentList } from '@carnet/web/urls.ts'
import { patientNamed } from './demonstration-calls.ts'
import { logIn } from './patient-browser.ts'
import { runningCarnet } from './running-carnet.ts'
import { pdfSaying } from './sample-pdf.ts'
import { everyTextRead, queryRows } from './what-is-stored.ts'

test('a file that is there twice is folded under one line, and nothing of it is lost [P-04]', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const browser = await logIn(carnet, amina)
  const pdf = await pdfSaying('Radio de la cheville')
  const fields = { sorte: 'EXPPAT_2', date: '2024-03-05', lecteurs: 'shared' }
  const add = async (titre: string, file: Buffer) =>
    browser.upload(
      await browser.open(urls.addDocument),
      urls.addDocument,
      { ...fields, titre },
      { name: 'a.pdf', file },
    )
  await add('Cheville', pdf)
  await add('Cheville encore', pdf)
  await add('Poignet', await pdfSaying('Radio du poignet'))
  await everyTextRead(carnet)
  const rowOf = async (title: string, address: string = urls.documents) =>
    (await browser.open(address)).html
      .split('<article')
      .find((row) => new RegExp(`<h3><a[^>]*>\\s*${title}</a></h3>`).test(row))

  await t.test('the first is on its line, the other under it, and a third is not theirs', async () => {
    const row = await rowOf('Cheville')
    assert.match(row ?? '', /1\s(?:&nbsp;)?copie du même fichier[\s\S]*Cheville encore/)
    assert.equal(await rowOf('Cheville encore'), undefined)
    assert.doesNotMatch((await rowOf('Poignet')) ?? 'copie', /copie/)
  })

  await t.test(
    'it is searched, chosen and opened by itself; what is kept at hand stands on its own line',
    async () => {
      const choosing = documentsUrl({ ...wholeDocumentList, choosing: true })
      assert.match((await browser.open(choosing)).html, /Cheville encore/)
      assert.match((await browser.open(`${urls.search}?q=cheville`)).html, /Cheville encore/)
      const [, id = ''] =
        /href="\/carnet\/documents\/([^"?]+)">Cheville encore/.exec((await rowOf('Cheville')) ?? '') ?? []
      const page = await browser.open(documentUrl(id))
      assert.equal(page.status, 200)
      await browser.submit(page, documentUrl(id), { geste: 'starDocument' })
      assert.notEqual(await rowOf('Cheville encore'), undefined)
      assert.doesNotMatch((await rowOf('Cheville')) ?? 'copie', /copie/)
      await browser.submit(page, documentUrl(id), { geste: 'unstarDocument' })
    },
  )

  await t.test('the hash is sealed, and of what was deleted nothing is told', async () => {
    const rows = await queryRows<{ sealed: Buffer }>(
      carnet,
      `select sealed from document_extract where reader = 'embedded-file'`,
    )
    assert.ok(
      rows.length >= 3 &&
        rows.every(({ sealed }) => !/^"[A-Za-z0-9+/]{43}="$/.test(sealed.toString('latin1'))),
    )
    const row = await rowOf('Cheville')
    const [, id = ''] = /href="\/carnet\/documents\/([^"?]+)">Cheville encore/.exec(row ?? '') ?? []
    await browser.submit(await browser.open(urls.documents), urls.deleteDocuments, { document: id })
    assert.doesNotMatch((await rowOf('Cheville')) ?? 'copie', /copie/)
  })
})
