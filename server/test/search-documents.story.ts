/** The patient finds what a document says, in his own words, and nothing of what he may not see. people.md P-03; VIS-02, VIS-05. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { documentUrl, searchUrl, urls } from '@carnet/web/urls.ts'
import { patientNamed, tracesOf } from './demonstration-calls.ts'
import { logIn } from './patient-browser.ts'
import { runningCarnet } from './running-carnet.ts'
import { type Sample, sampleDocument, uniqueIdOf } from './sample-document.ts'
import { pdfSaying } from './sample-pdf.ts'
import { typeWatching } from './type-watching.ts'
import { everyTextRead, queryRows } from './what-is-stored.ts'

test('the patient finds a document by what it says', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const kacem = await carnet.dmp('cps-kacem')
  const deposit = async (
    sample: Omit<Sample, 'by' | 'about'>,
    hideFrom: { readonly invisibleToPatient?: boolean } = {},
  ) => {
    const source = await sampleDocument(carnet, { by: 'cps-kacem', about: amina, ...sample })
    await kacem.submitDocuments(amina.id, [{ source, hideFrom }])
    return uniqueIdOf(source)
  }
  const ironReport = await deposit({
    title: 'Bilan martial',
    file: {
      mediaType: 'application/pdf',
      bytes: await pdfSaying('Compte rendu d’analyses', 'Ferritine effondrée : carence martiale probable.'),
    },
  })
  await deposit({
    title: 'Cliché du thorax',
    type: '18748-4',
    text: 'Radiographie : pas de foyer <b>visible</b>.',
  })
  await deposit({
    title: 'Ancien courrier',
    file: {
      mediaType: 'text/rtf',
      bytes: Buffer.from(String.raw`{\rtf1\ansi Une douleur \'e9pigastrique ancienne.\par}`, 'latin1'),
    },
  })
  await deposit({
    title: 'Photo du pansement',
    file: { mediaType: 'image/jpeg', bytes: Buffer.from([0xff, 0xd8, 0xff, 0xd9]) },
  })
  await everyTextRead(carnet)
  const browser = await logIn(carnet, amina)
  const asked = async (query: string) => (await browser.open(searchUrl({ query, page: 1 }))).html
  const titles = (page: string) => [...page.matchAll(/<h3><a [^>]*>([^<]*)</g)].map(([, title]) => title)

  await t.test('from the field on the page of his documents, which is a form', async () => {
    const { html } = await browser.open(urls.documents)
    assert.match(html, new RegExp(`<form method="get" action="${urls.search}">`))
    assert.match((await browser.open(urls.search)).html, /Que cherchez-vous/)
  })

  await t.test('in the text of a PDF, in lay words, with the place shown and its page', async () => {
    const page = await asked('manque de fer')
    assert.equal(titles(page)[0], 'Bilan martial')
    assert.match(
      page,
      /Page\u00a02\u00a0: .*<mark>Ferritine<\/mark> effondrée : <mark>carence<\/mark> <mark>martiale<\/mark>/,
    )
  })

  await t.test('the words of a PDF are read without it, by a voice or in large letters [P-05]', async () => {
    const [, link = ''] = /<h3><a href="([^"?]+)[^>]*>Bilan martial/.exec(await asked('ferritine')) ?? []
    const page = (await browser.open(link)).html
    assert.match(page, /data-read-aloud|Lire à voix haute/)
    assert.match(page, /Lire le texte de ce fichier/)
    const print = (await browser.open(`${link}/imprimer?taille=grande`)).html
    assert.match(print, /Ferritine effondrée : carence martiale probable\./)
    const [, photo = ''] =
      /<h3><a href="([^"?]+)[^>]*>Photo du pansement/.exec(await asked('pansement photo')) ?? []
    assert.match((await browser.open(photo)).html, /Ce fichier est fait d’images/)
  })

  await t.test('in a text, an RTF and a title, without accents and with a slip of the keyboard', async () => {
    assert.equal(titles(await asked('radio'))[0], 'Cliché du thorax')
    assert.deepEqual(titles(await asked('epigastrique')), ['Ancien courrier'])
    assert.deepEqual(titles(await asked('feritine')), ['Bilan martial'])
    assert.deepEqual(titles(await asked('pansement photo')), ['Photo du pansement'])
    assert.match(await asked('photo'), /Le texte d’un document n’a pas pu être lu/)
  })

  await t.test('what the document and the question say is shown, and is no markup', async () => {
    assert.match(await asked('foyer'), /pas de <mark>foyer<\/mark> &lt;b&gt;visible&lt;\/b&gt;/)
    assert.match(await asked('<script>"x'), /«\u00a0&lt;script&gt;&quot;x\u00a0»/)
  })

  await t.test('nothing found says what to do', async () => {
    const page = await asked('ornithorynque')
    assert.match(page, /Aucun document ne contient «\u00a0ornithorynque\u00a0»/)
    assert.match(page, new RegExp(`href="${urls.documents}"`))
  })

  await t.test('chips narrow the answer by sort and by author, together, and widen it again', async () => {
    const title = 'Gazométrie'
    await deposit({ title, type: '11502-2' })
    await deposit({ title })
    await everyTextRead(carnet)
    const follow = async (page: string, chip: RegExp) => {
      const links = [...page.matchAll(/<a class="facet" href="([^"]+)"[^>]*>([^<]*)/g)]
      const [, address = ''] = links.find(([, , words = '']) => chip.test(words)) ?? []
      return (await browser.open(address.replaceAll('&amp;', '&'))).html
    }
    const all = await asked(title)
    assert.equal(titles(all).length, 2)
    assert.doesNotMatch(all, /Par soignant|Par année/, 'one of each: nothing to choose')
    const narrowed = await follow(all, /Résultats/)
    assert.deepEqual([titles(narrowed).length, narrowed.match(/aria-current="true"/g)?.length], [1, 1])
    assert.equal(titles(await follow(narrowed, /Comptes rendus/)).length, 1)
    assert.equal(titles(await follow(narrowed, /Résultats/)).length, 2)
    assert.equal(
      titles((await browser.open(`${searchUrl({ query: title, page: 1 })}&auteur=99`)).html).length,
      0,
    )
  })

  await t.test('where a word of biology is in no document, the results are offered', async () => {
    assert.match(await asked('créatinine'), new RegExp(`href="${urls.results}">Parcourir vos résultats`))
  })

  await t.test('what was not announced to him is not found, and changes no byte of the answer', async () => {
    const questions = ['ferritine', 'nodule', 'document', 'compte rendu']
    const before = await Promise.all(questions.map(asked))
    await deposit(
      { title: 'Nodule du foie', text: 'Nodule hépatique, ferritine élevée.' },
      { invisibleToPatient: true },
    )
    await everyTextRead(carnet)
    assert.deepEqual(await Promise.all(questions.map(asked)), before)
  })

  await t.test('the history keeps that he searched, and not what for', async () => {
    const known = (await tracesOf(carnet, amina)).length
    await asked('ferritine')
    const [line] = (await tracesOf(carnet, amina)).slice(known)
    assert.deepEqual([line?.action, line?.returnedCount], ['findDocuments', 1])
    assert.doesNotMatch(JSON.stringify(line), /ferritine/)
  })

  await t.test('a document masked since is found under its new version', async () => {
    const [id = ''] = /(?<=\/carnet\/documents\/)[0-9a-f-]{36}/.exec(await asked('ferritine')) ?? []
    const page = await browser.open(documentUrl(id))
    await browser.submit(page, documentUrl(id), { geste: 'maskDocument' })
    assert.match(await asked('ferritine'), /<mark>Ferritine<\/mark>/)
    assert.equal((await queryRows(carnet, 'select 1 from unread_document')).length, 0)
  })

  await t.test('the operator has a document read again, those without a text, or all', async () => {
    const reread = (...asked: readonly string[]) => typeWatching(carnet, 'texts', 'reread', ...asked)
    // As after a failure that lasted: nothing was read of it.
    await queryRows(
      carnet,
      `with of as (select logical_id from document where unique_id = '${ironReport}'),
       texts as (delete from document_text where logical_id in (select logical_id from of))
       delete from document_extract where logical_id in (select logical_id from of)`,
    )
    assert.deepEqual(titles(await asked('ferritine')), [])
    assert.deepEqual(await reread(ironReport), { code: 0, stdout: '', stderr: '1 document(s) à relire.\n' })
    await everyTextRead(carnet)
    assert.deepEqual(titles(await asked('ferritine')), ['Bilan martial'])

    const [texts] = await queryRows<{ readable: number; unreadable: number }>(
      carnet,
      `select (count(*) filter (where readable))::int as readable,
              (count(*) filter (where not readable))::int as unreadable from document_text`,
    )
    const { readable = 0, unreadable = 0 } = texts ?? {}
    assert.ok(readable >= 4 && unreadable >= 1)
    assert.equal((await reread('--unreadable')).stderr, `${unreadable} document(s) à relire.\n`)
    await everyTextRead(carnet)
    assert.equal((await reread('--all')).stderr, `${readable + unreadable} document(s) à relire.\n`)
    await everyTextRead(carnet)
    assert.deepEqual(titles(await asked('ferritine')), ['Bilan martial'])
    assert.equal(
      (await typeWatching(carnet, 'texts', 'status')).stdout,
      `à lire\u00a0: 0, dont après un échec\u00a0: 0\nlus\u00a0: ${readable}\nsans texte\u00a0: ${unreadable}\n`,
    )
  })

  await t.test('and is told what is not understood, or is no document', async () => {
    for (const asked of [[], ['--all', '--unreadable'], [ironReport, '--all']])
      assert.equal((await typeWatching(carnet, 'texts', 'reread', ...asked)).code, 2, asked.join(' '))
    const unknown = await typeWatching(carnet, 'texts', 'reread', ironReport, '1.2.3')
    assert.equal(unknown.code, 3)
    assert.match(unknown.stderr, /Aucun document à lire ne porte cet identifiant.*1\.2\.3/)
    assert.equal((await queryRows(carnet, 'select 1 from unread_document')).length, 0)
  })

  await t.test('once enough documents are read, their words are packed, and found as before', async () => {
    const questions = ['ferritine', 'radio', 'epigastrique', 'feritine', 'pansement photo']
    const found = () => Promise.all(questions.map(async (query) => titles(await asked(query))))
    const before = await found()
    const sessions = await Promise.all(
      Array.from({ length: 32 }, (_, rank) =>
        sampleDocument(carnet, {
          by: 'cps-kacem',
          about: amina,
          title: `Séance ${rank + 1}`,
          text: 'Rééducation.',
        }),
      ),
    )
    await kacem.submitDocuments(
      amina.id,
      sessions.map((source) => ({ source, hideFrom: {} })),
    )
    await everyTextRead(carnet)
    while ((await queryRows(carnet, 'select 1 from record_to_pack')).length > 0) await pause(50)
    const packs = await queryRows<{ documents: number }>(carnet, 'select documents from extract_pack')
    assert.ok(packs.length === 1 && packs[0]!.documents >= 32)
    assert.deepEqual(await found(), before)
    assert.match(await asked('rééducation'), /32\u00a0documents/)

    // Another version of a packed document: its label is no longer the one that was packed.
    const [id = ''] = /(?<=\/carnet\/documents\/)[0-9a-f-]{36}/.exec(await asked('radio')) ?? []
    await browser.submit(await browser.open(documentUrl(id)), documentUrl(id), { geste: 'maskDocument' })
    assert.deepEqual(await found(), before)
    assert.match(await asked('radio'), /masqué aux professionnels de santé/)
  })
})
