/** Several documents of the list masked, shown again, downloaded, by one gesture. people.md P-04, P-17; rules.md VIS-03, TRA-05. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentsUrl, severalDocumentsUrl, urls } from '@carnet/web/urls.ts'
import { lastTraceOf, patientNamed, tracesOf } from './demonstration-calls.ts'
import { openZip } from './open-zip.ts'
import { csrfOf, inRecordOf, logIn, textOf } from './patient-browser.ts'
import { runningCarnet } from './running-carnet.ts'
import { sampleDocument } from './sample-document.ts'

test('several documents are masked, shown again and downloaded at once, with a line for each', async (t) => {
  const carnet = await runningCarnet(t)
  const denise = patientNamed(carnet, 'denise-perrin')
  const kacem = await carnet.dmp('cps-kacem')
  await kacem.authorise(denise.id, { gesture: 'consentCollected' })
  const deposit = async (title: string, type = '11488-4', hideFrom = {}) => {
    const source = await sampleDocument(carnet, { by: 'cps-martin', about: denise, title, type })
    await (await carnet.dmp('cps-martin')).submitDocuments(denise.id, [{ source, hideFrom }])
  }
  for (const title of ['Un', 'Deux', 'Trois']) await deposit(title)
  await deposit('Prise de sang', '11502-2')
  const browser = await logIn(carnet, denise)
  const list = documentsUrl({ choosing: true, view: 'type' })
  const idOf = async (title: string) => {
    const { html } = await browser.open(urls.documents)
    return new RegExp(`href="/carnet/documents/([^"]+)">${title}<`).exec(html)?.[1] ?? assert.fail(title)
  }
  const idsOf = (...titles: readonly string[]) => Promise.all(titles.map(idOf))
  const act = async (geste: string, fields: readonly (readonly [string, string])[]) =>
    browser.submit(await browser.open(list), severalDocumentsUrl({ choosing: true, view: 'type' }), [
      ['geste', geste],
      ...fields,
    ])
  const seenByOthers = async () => (await kacem.findDocuments(denise.id)).map(({ title }) => title).toSorted()

  await t.test('the list offers boxes when it is asked to, and the whole of a sort by sort', async () => {
    assert.doesNotMatch((await browser.open(urls.documents)).html, /name="document"/)
    const { html } = await browser.open(list)
    assert.equal(html.match(/type="checkbox" form="plusieurs"[^>]*name="document"/g)?.length, 4)
    assert.match(textOf(html), /Choisir toute cette sorte : 3 documents, Comptes rendus/)
  })

  await t.test(
    'those that are chosen are masked, each has its line, and one gesture takes it back',
    async () => {
      const ids = await idsOf('Un', 'Deux')
      const before = (await tracesOf(carnet, denise)).length
      const page = await act(
        'maskDocument',
        ids.map((id) => ['document', id]),
      )
      assert.match(textOf(page.html), /2 documents sont masqués aux professionnels de santé/)
      assert.deepEqual(await seenByOthers(), ['Prise de sang', 'Trois'])
      const lines = (await tracesOf(carnet, denise))
        .slice(before)
        .filter(({ action }) => action === 'maskDocument')
      assert.deepEqual(lines.map(({ documents }) => documents.map(({ title }) => title)).toSorted(), [
        ['Deux'],
        ['Un'],
      ])
      const [, avant = ''] = /name="avant" value="([^"]+)"/.exec(page.html) ?? []
      const undone = await act('undo', [['avant', avant]])
      assert.match(textOf(undone.html), /ces documents sont comme avant/)
      assert.equal((await seenByOthers()).length, 4)
      const again = await act('undo', [['avant', avant]])
      assert.match(textOf(again.html), /Certains documents ont changé depuis/)
    },
  )

  await t.test('all of a sort, whatever was chosen besides; done twice, nothing changes', async () => {
    const [blood = ''] = await idsOf('Prise de sang')
    const page = await act('maskDocument', [
      ['sorte', 'comptes-rendus'],
      ['document', blood],
    ])
    assert.match(textOf(page.html), /4 documents sont masqués/)
    assert.deepEqual(await seenByOthers(), [])
    assert.match(
      textOf((await act('maskDocument', [['sorte', 'comptes-rendus']])).html),
      /Cochez au moins un document/,
    )
    assert.match(
      textOf((await act('maskDocument', [['document', await idOf('Un')]])).html),
      /Rien n’a changé/,
    )
    await act('unmaskDocument', [
      ['sorte', 'comptes-rendus'],
      ['sorte', 'resultats'],
    ])
    assert.equal((await seenByOthers()).length, 4)
  })

  await t.test(
    'one archive holds those that are chosen and no other, each a download of its own',
    async () => {
      const { html } = await browser.open(list)
      const before = (await tracesOf(carnet, denise)).length
      const answer = await browser.look(urls.severalDocuments, [
        ['csrf', csrfOf(html)],
        ['geste', 'download'],
        ...(await idsOf('Un', 'Trois')).map((id) => ['document', id] as const),
      ])
      assert.deepEqual([answer.status, answer.headers['content-type']], [200, 'application/zip'])
      const files = openZip(answer.bytes)
      assert.deepEqual(
        [...files.keys()].filter((name) => name.includes('original')),
        ['documents/01/original.xml', 'documents/02/original.xml'],
      )
      const index = files.get('index.html')?.toString() ?? ''
      assert.match(index, /Trois[\s\S]*Un|Un[\s\S]*Trois/)
      assert.doesNotMatch(index, /Deux|Prise de sang/)
      const lines = (await tracesOf(carnet, denise))
        .slice(before)
        .filter(({ action }) => action === 'downloadDocument')
      assert.equal(lines.length, 2)
    },
  )

  await t.test('nothing chosen, too many, or a form of another site: nothing is done', async () => {
    assert.match(textOf((await act('maskDocument', [])).html), /Cochez au moins un document/)
    assert.match(textOf((await act('download', [])).html), /Cochez au moins un document/)
    const many = Array.from({ length: 51 }, (_, n) => ['document', `${n}`] as const)
    assert.match(textOf((await act('download', many)).html), /Cochez 50 documents au plus/)
    const [id = ''] = await idsOf('Un')
    await browser.look(urls.severalDocuments, { csrf: 'd’ailleurs', geste: 'maskDocument', document: id })
    assert.equal((await seenByOthers()).length, 4)
  })

  await t.test(
    'a document that she may not know of is as one that does not exist, among others too',
    async () => {
      await deposit('Biopsie', '11488-4', { invisibleToPatient: true })
      const hidden = (await (await carnet.dmp('cps-martin')).findDocuments(denise.id))
        .find(({ title }) => title === 'Biopsie')!
        .entryUuid.replace('urn:uuid:', '')
      const nobody = '00000000-0000-4000-8000-000000000000'
      const tried = async (id: string) => {
        const page = await act('maskDocument', [['document', id]])
        const { documents, refusal } = await lastTraceOf(carnet, denise)
        return [textOf(page.html), documents, refusal]
      }
      assert.deepEqual(await tried(hidden), await tried(nobody))
    },
  )

  await t.test('who helps her chooses to download alone', async () => {
    const alain = await inRecordOf(await logIn(carnet, patientNamed(carnet, 'alain-perrin')))
    const page = await alain.open(list)
    assert.match(textOf(page.html), /Télécharger ces documents/)
    assert.doesNotMatch(textOf(page.html), /Masquer ces documents/)
    const forged = await alain.submit(page, urls.severalDocuments, [
      ['geste', 'maskDocument'],
      ['document', await idOf('Un')],
    ])
    assert.equal(forged.status, 403)
    assert.equal((await lastTraceOf(carnet, denise)).refusal, 'actionNotAllowedForCaller')
  })
})
