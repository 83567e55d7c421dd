/** The bytes of a document are not there: it is said, with what to do, and the rest is given. people.md P-04, P-05. */
import assert from 'node:assert/strict'
import { readdir, rename } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import {
  documentAttachmentUrl,
  documentContentUrl,
  documentOriginalUrl,
  documentPrintUrl,
  documentUrl,
  urls,
} from '@carnet/web/urls.ts'
import { patientNamed } from './demonstration-calls.ts'
import { logIn, textOf } from './patient-browser.ts'
import { runningCarnet } from './running-carnet.ts'
import { sampleDocument } from './sample-document.ts'

const said = /momentanément indisponible[\s\S]*Il n’est pas perdu\. Réessayez dans quelques minutes/

test('a document whose file is gone is said to be so, and is back when its file is [P-04]', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const files = async () =>
    (await readdir(carnet.blobFolder, { recursive: true, withFileTypes: true }))
      .filter((each) => each.isFile())
      .map((each) => path.join(each.parentPath, each.name))
  const before = new Set(await files())
  for (const [title, type] of [
    ['Lettre perdue', '11488-4'],
    ['Glycémie', '11502-2'],
  ] as const) {
    const source = await sampleDocument(carnet, { by: 'cps-kacem', about: amina, title, type })
    await (await carnet.dmp('cps-kacem')).submitDocuments(amina.id, [{ source, hideFrom: {} }])
  }
  const added = (await files()).filter((file) => !before.has(file))
  assert.ok(added.length >= 2)
  const browser = await logIn(carnet, amina)
  const { html } = await browser.open(urls.documents)
  const idOf = (title: string) =>
    new RegExp(`href="/carnet/documents/([0-9a-f-]{36})">${title}<`).exec(html)?.[1] ?? ''
  const ids = ['Lettre perdue', 'Glycémie'].map(idOf)
  for (const file of added) await rename(file, `${file}.gone`)

  await t.test('its page says so, with its code, and what is around it; the list is whole', async () => {
    for (const id of ids) {
      const page = await browser.look(documentUrl(id))
      assert.equal(page.status, 503)
      assert.match(textOf(page.html), said)
      assert.match(page.html, /\(code D-503\)/)
      assert.match(page.html, /En bref[\s\S]*Qui l’a lu/)
      assert.doesNotMatch(page.html, /<iframe|résultat important/)
    }
    const list = await browser.look(urls.documents)
    assert.equal(list.status, 200)
    assert.match(list.html, /Lettre perdue/)
  })

  await t.test('its other addresses say the same, and begin no file', async () => {
    for (const id of ids)
      for (const address of [
        documentContentUrl(id),
        documentPrintUrl(id),
        documentOriginalUrl(id),
        documentAttachmentUrl(id, 0),
      ]) {
        const { status, headers, html } = await browser.look(address)
        assert.equal(status, 503, address)
        assert.match(textOf(html), said)
        assert.match(html, /D-503/)
        assert.match(headers['content-type'] ?? '', /text\/html/)
        assert.equal(headers['content-disposition'], undefined)
      }
  })

  await t.test('what is unknown is still unknown, not unavailable', async () => {
    const { status, headers } = await browser.look(documentUrl('00000000-0000-4000-8000-000000000000'))
    assert.equal(status, 404)
    assert.match(headers['content-type'] ?? '', /text\/html/)
  })

  await t.test('the file back, it opens', async () => {
    for (const file of added) await rename(`${file}.gone`, file)
    for (const id of ids) {
      assert.equal((await browser.look(documentUrl(id))).status, 200)
      const { status, bytes } = await browser.look(documentOriginalUrl(id))
      assert.equal(status, 200)
      assert.match(bytes.toString(), /ClinicalDocument/)
    }
  })
})
