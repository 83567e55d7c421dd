/** The holder renames, files and deletes what he added; what professionals added stays. rules.md VIS-13, VIS-20. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentsUrl, documentUrl, editDocumentUrl, urls } from '@carnet/web/urls.ts'
import { patientNamed, tracesOf } from './demonstration-calls.ts'
import { refusal } from './expect-refusal.ts'
import { logIn } from './patient-browser.ts'
import { runningCarnet } from './running-carnet.ts'
import { sampleDocument, uniqueIdOf } from './sample-document.ts'
import { queryRows } from './what-is-stored.ts'

const described = { titre: 'Bilan', sorte: 'EXPPAT_2', date: '2024-03-05', lecteurs: 'shared' }

test('the holder files his own documents [VIS-13]', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const browser = await logIn(carnet, amina)
  const reader = await carnet.dmp('cps-leroy')
  await reader.authorise(amina.id, { gesture: 'consentCollected' })
  const add = async (titre: string) => {
    const sent = { name: 'a.txt', file: Buffer.from(titre) }
    await browser.upload(
      await browser.open(urls.addDocument),
      urls.addDocument,
      { ...described, titre },
      sent,
    )
  }
  const entryOf = async (title: string) =>
    (await reader.findDocuments(amina.id)).find((entry) => entry.title === title)
  const idOf = async (title: string) => (await entryOf(title))!.entryUuid.replace('urn:uuid:', '')
  const post = async (from: string, to: string, fields: Readonly<Record<string, string>>) =>
    browser.submit(await browser.open(from), to, fields)

  await t.test(
    'renamed, of another sort and another day: a new version says so, the bytes are the same',
    async () => {
      await add('Bilan')
      const before = await entryOf('Bilan')
      const address = editDocumentUrl(await idOf('Bilan'))
      const wrong = await post(address, address, {
        titre: 'Bilan annuel',
        sorte: 'DOCPAT05',
        date: '2999-01-01',
      })
      assert.deepEqual([wrong.status, /value="Bilan annuel"/.test(wrong.html)], [422, true])
      const done = await post(address, address, {
        titre: 'Bilan annuel',
        sorte: 'DOCPAT05',
        date: '02/03/2024',
      })
      assert.match(done.html, /ce document a son nouveau nom/)
      const after = await entryOf('Bilan annuel')
      assert.equal(await entryOf('Bilan'), undefined)
      assert.deepEqual(
        [after?.version, after?.typeCode.code, after?.classCode.code, after?.serviceStartTime?.slice(0, 8)],
        [2, 'DOCPAT05', '10', '20240302'],
      )
      assert.deepEqual([after?.uniqueId, after?.hash], [before?.uniqueId, before?.hash])
      assert.match((await browser.open(`${urls.accessLog}?vue=activites`)).html, /avez renommé ou reclassé/)
    },
  )

  await t.test('asked again before it is done, a deletion leaves nothing to read', async () => {
    const id = await idOf('Bilan annuel')
    const { uniqueId } = (await entryOf('Bilan annuel'))!
    const asked = await browser.open(`${urls.deleteDocuments}?document=${id}`)
    assert.match(asked.html, /Supprimer ce document/)
    assert.ok(await entryOf('Bilan annuel'))
    const done = await browser.submit(asked, urls.deleteDocuments, { document: id })
    assert.match(done.html, /ce que vous avez choisi est supprimé/)
    assert.equal(await entryOf('Bilan annuel'), undefined)
    await refusal(
      'XDSDocumentUniqueIdError',
      reader.readDocument(amina.id, uniqueId, () => {}),
    )
    assert.match((await browser.open(documentUrl(id))).html, /n’existe pas/)
  })

  await t.test('what a professional added is refused, with the way to ask, and stays', async () => {
    const source = await sampleDocument(carnet, { by: 'cps-leroy', about: amina })
    await reader.submitDocuments(amina.id, [{ source, hideFrom: {} }])
    const entry = (await reader.findDocuments(amina.id)).find((each) => each.uniqueId === uniqueIdOf(source))!
    const id = entry.entryUuid.replace('urn:uuid:', '')
    await add('À moi')
    const own = await idOf('À moi')
    const page = await browser.open(documentUrl(id))
    assert.match(page.html, /demandez-le à qui l’a écrit/)
    assert.ok(!page.html.includes(editDocumentUrl(id)))
    const refused = await post(urls.deleteDocuments, urls.deleteDocuments, { document: id })
    assert.deepEqual([refused.status, /demandez-le à qui l’a écrit/.test(refused.html)], [422, true])
    assert.equal((await lastRefusal()).refusal, 'notDepositedByHolder')
    const edited = await post(urls.deleteDocuments, editDocumentUrl(id), { ...described, titre: 'Autre' })
    assert.match(edited.html, /demandez-le à qui l’a écrit/)
    // One that is not his makes none of them go.
    await browser.submit(await browser.open(urls.deleteDocuments), urls.deleteDocuments, [
      ['document', own],
      ['document', id],
    ])
    assert.ok(await entryOf('À moi'))
    assert.equal((await entryOf(entry.title!))?.version, entry.version)
  })

  await t.test('ten go at once, eleven are refused and stay chosen', async () => {
    const titles = Array.from({ length: 10 }, (_, n) => `Lot ${n}`)
    for (const title of titles) await add(title)
    const ids = await Promise.all([...titles, 'À moi'].map(idOf))
    const choices = (chosen: readonly string[]) => chosen.map((id) => ['document', id] as const)
    const asked = await browser.open(`${urls.deleteDocuments}?${new URLSearchParams(choices(ids) as never)}`)
    assert.deepEqual([asked.status, asked.html.match(/ checked/g)?.length], [422, 11])
    const forced = await browser.submit(
      await browser.open(urls.addDocument),
      urls.deleteDocuments,
      choices(ids),
    )
    assert.equal(forced.status, 422)
    assert.equal((await lastRefusal()).refusal, 'tooManyToDelete')
    assert.ok(await entryOf('Lot 0'))
    const page = await browser.open(urls.deleteDocuments)
    await browser.submit(page, urls.deleteDocuments, choices(ids.slice(0, 10)))
    assert.deepEqual([await entryOf('Lot 0'), (await entryOf('À moi'))?.title], [undefined, 'À moi'])
  })

  await t.test(
    'a star is its holder’s: found in his list, unseen by others, twenty at most [P-31]',
    async () => {
      const titles = Array.from({ length: 20 }, (_, n) => `Étoile ${n}.`)
      const sources = await Promise.all(
        titles.map((title) => sampleDocument(carnet, { by: 'cps-leroy', about: amina, title })),
      )
      await reader.submitDocuments(
        amina.id,
        sources.map((source) => ({ source, hideFrom: {} })),
      )
      const ids = await Promise.all(['À moi', ...titles].map(idOf))
      const asked = documentsUrl({ starred: true })
      assert.match((await browser.open(asked)).html, /Aucun document ne correspond/)
      const page = await browser.open(documentUrl(ids[0]!))
      const starred = await browser.submit(page, documentUrl(ids[0]!), { geste: 'starDocument' })
      assert.match(starred.html, /ce document est gardé sous la main/)
      const star = (id: string) => browser.submit(page, urls.documents, { starDocument: id })
      // Twice is once.
      for (const id of ids.slice(0, 20)) assert.match((await star(id)).html, /est gardé sous la main/)
      assert.match((await star(ids[20]!)).html, /Vous gardez déjà 20\u00a0documents/)
      assert.equal((await lastRefusal()).refusal, 'choiceNotPossible')
      const kept = await browser.open(asked)
      assert.deepEqual(
        ['À moi', 'Étoile 18.', 'Étoile 19.'].map((title) => kept.html.includes(title)),
        [true, true, false],
      )
      await browser.submit(kept, asked, { unstarDocument: ids[1]! })
      assert.ok(!(await browser.open(asked)).html.includes('Étoile 0.'))
      await star(ids[1]!)
      // What is gone makes room: nobody could take its star away.
      await browser.submit(page, urls.deleteDocuments, { document: ids[0]! })
      assert.match((await star(ids[20]!)).html, /est gardé sous la main/)
      assert.match((await star('11111111-1111-4111-8111-111111111111')).html, /n’existe pas/)
    },
  )

  await t.test(
    'a star goes to what replaces its document, once the holder may see it, and is taken away there [P-31]',
    async () => {
      const author = await carnet.dmp('cps-kacem')
      await author.authorise(amina.id, { gesture: 'consentCollected' })
      const send = async (title: string, replaced?: string, hideFrom = {}) => {
        const about = { by: 'cps-kacem', about: amina, title }
        const source = await sampleDocument(carnet, replaced ? { ...about, replaces: replaced } : about)
        const replaces = replaced && (await author.findDocumentReference(amina.id, replaced))
        await author.submitDocuments(amina.id, [{ source, hideFrom, ...(replaces && { replaces }) }])
        return uniqueIdOf(source)
      }
      const asked = documentsUrl({ starred: true })
      const stars = async () => {
        const { html } = await browser.open(asked)
        const titles = html.match(/(?<=name="unstarDocument"[\s\S]{1,600}?off-screen">\u00a0: )[^<]+/g) ?? []
        return titles.filter((title) => title.startsWith('Radio'))
      }
      const page = await browser.open(asked)
      // There is room for one again.
      await browser.submit(page, asked, { unstarDocument: await idOf('Étoile 1.') })
      const first = await send('Radio')
      await browser.submit(page, asked, { starDocument: await idOf('Radio') })
      const second = await send('Radio corrigée', first)
      assert.deepEqual(await stars(), ['Radio corrigée'])
      const id = await idOf('Radio corrigée')
      await send('Radio annulée', second, { invisibleToPatient: true })
      assert.deepEqual(await stars(), ['Radio corrigée'], 'what is not announced to her changes nothing')
      assert.match((await browser.open(documentUrl(id))).html, /value="unstarDocument"/)
      await browser.submit(page, asked, { unstarDocument: id })
      assert.deepEqual(await stars(), [])
    },
  )

  await t.test(
    'her note on a document is hers alone: kept, found by the search, taken away, and sealed [P-05]',
    async () => {
      const id = await idOf('Étoile 5.')
      const page = await browser.open(documentUrl(id))
      const note = (text: string, on = id) =>
        browser.submit(page, documentUrl(on), { geste: 'noteDocument', note: text })
      assert.match(
        (await note('Montrer au <b>cardiologue</b> Zanzibar.\nEn mars.')).html,
        /votre note est enregistrée/,
      )
      const shown = (await browser.open(documentUrl(id))).html
      assert.match(shown, /<p>Montrer au &lt;b&gt;cardiologue&lt;\/b&gt; Zanzibar\.<\/p><p>En mars\.<\/p>/)
      assert.match((await browser.open(urls.documents)).html, /avec une note/)
      assert.match((await browser.open(`${urls.search}?q=zanzibar`)).html, /Étoile 5\./)
      const refused = await note('x'.repeat(2_001))
      assert.match(refused.html, /dépasse 2\s000 caractères/)
      assert.match(refused.html, /Zanzibar/)
      const stored = await queryRows<{ sealed: Buffer }>(carnet, 'select sealed from document_note')
      assert.deepEqual([stored.length, stored.some(({ sealed }) => sealed.includes('Zanzibar'))], [1, false])
      assert.match((await note('Rien.', '11111111-1111-4111-8111-111111111111')).html, /n’existe pas/)
      assert.match((await note(' ')).html, /il n’y a plus de note/)
      assert.equal((await queryRows(carnet, 'select from document_note')).length, 0)
    },
  )

  await t.test('a note goes to what replaces its document [P-05]', async () => {
    const author = await carnet.dmp('cps-kacem')
    const first = await sampleDocument(carnet, { by: 'cps-kacem', about: amina, title: 'Scanner' })
    await author.submitDocuments(amina.id, [{ source: first, hideFrom: {} }])
    const page = await browser.open(urls.documents)
    await browser.submit(page, documentUrl(await idOf('Scanner')), {
      geste: 'noteDocument',
      note: 'Revoir en juin.',
    })
    const replaces = await author.findDocumentReference(amina.id, uniqueIdOf(first))
    const source = await sampleDocument(carnet, {
      by: 'cps-kacem',
      about: amina,
      title: 'Scanner corrigé',
      replaces: uniqueIdOf(first),
    })
    await author.submitDocuments(amina.id, [{ source, hideFrom: {}, replaces }])
    const id = await idOf('Scanner corrigé')
    assert.match((await browser.open(documentUrl(id))).html, /Revoir en juin/)
    await browser.submit(page, documentUrl(id), { geste: 'noteDocument', note: '' })
    assert.equal((await queryRows(carnet, 'select from document_note')).length, 0)
  })

  async function lastRefusal() {
    // The page that follows a refusal lists the documents: it leaves its own line.
    return (await tracesOf(carnet, amina)).findLast(({ refusal }) => refusal !== undefined)!
  }
})
