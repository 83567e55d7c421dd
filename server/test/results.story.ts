/** « Mes résultats d’analyses », from reports deposited over the wire. Spec: people.md P-07, P-08. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Visibility } from '@carnet/core/model/document.ts'
import {
  intervalMarkup,
  labSections,
  quantityMarkup,
  type SampleResult,
} from '@carnet/core/wire/cda/sample-lab-report.fixture.ts'
import { resultFileUrl, resultUrl, urls } from '@carnet/web/urls.ts'
import { queueUnreadOf } from '../store/structured-readers.ts'
import { labReportReader } from '../structured-readers.ts'
import { patientNamed, tracesOf } from './demonstration-calls.ts'
import { logIn } from './patient-browser.ts'
import { platformOf } from './platform-of.ts'
import { runningCarnet } from './running-carnet.ts'
import { sampleDocument } from './sample-document.ts'
import { structuredDocument } from './structured-document.ts'
import { everyTextRead, queryRows } from './what-is-stored.ts'

const glucose = (value: string, unit: string, more: Partial<SampleResult> = {}): SampleResult => ({
  loinc: '2345-7',
  label: 'Glycémie',
  value: quantityMarkup(value, unit),
  cells: [`${value} ${unit}`],
  ...more,
})

test('the numbers of the reports are put together for the person, and for nobody who may not see them', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const author = await carnet.dmp('cps-kacem')
  await author.authorise(amina.id, { gesture: 'consentCollected' })
  const about = { by: 'cps-kacem', about: amina, type: '11502-2' } as const
  const deposit = async (
    title: string,
    results: readonly SampleResult[],
    hideFrom: Partial<Visibility> = {},
  ) => {
    const source = await structuredDocument(carnet, { ...about, title }, labSections(results))
    await author.submitDocuments(amina.id, [{ source, hideFrom }])
  }
  const browser = await logIn(carnet, amina)
  const see = async (address: string) => (await browser.open(address)).html

  await t.test(
    'without any, the page says what will come, and an analysis that is none is no page',
    async () => {
      assert.match(await see(urls.results), /Aucun résultat chiffré pour l’instant/)
      assert.equal((await browser.look(resultUrl('2345-7'))).status, 404)
    },
  )

  await t.test('the latest value stands with the interval of its own report, in words', async () => {
    await deposit('Analyses de mars', [
      glucose('95', 'mg/dL', { at: '20250301080000+0100' }),
      { loinc: '9999-9', label: 'Mesure rare', value: quantityMarkup('3', 'mg/L'), cells: ['3'] },
    ])
    await deposit('Analyses de juin', [
      glucose('1.20', 'g/L', {
        at: '20250601080000+0200',
        cells: ['1,20 g/L', '0,70 - 1,08'],
        range: intervalMarkup('0.70', '1.08', 'g/L'),
      }),
    ])
    const page = await see(urls.results)
    assert.match(page, /Sucre et diabète[\s\S]*Sucre dans le sang \(glycémie\)[\s\S]*1,20\u00a0g\/L/)
    assert.match(page, /Au-dessus de l’intervalle donné par le laboratoire\./)
    assert.match(page, /entre 0,70 et 1,08\u00a0g\/L/)
    assert.match(page, /La mesure d’avant\u00a0: 0,95\u00a0g\/L, 1er mars 2025/)
    assert.match(page, /Autres mesures[\s\S]*Mesure rare/)
    assert.doesNotMatch(page, /\banormal|\b2345-7\b(?!")/)
  })

  await t.test(
    'in time, each point is a line of the table, converted when exactly possible and told so',
    async () => {
      const page = await see(resultUrl('2345-7'))
      assert.match(page, /<svg class="chart"[\s\S]*<title[^>]*>Sucre dans le sang/)
      assert.equal(page.match(/class="chart-point"/g)?.length, 2)
      assert.match(page, /0,95\u00a0g\/L<\/strong> <span class="soft">\(converti de 95\u00a0mg\/dL\)/)
      const [source = ''] = /\/carnet\/documents\/[0-9a-f-]{36}/.exec(page) ?? []
      assert.match(await see(source), /Analyses de juin/)
    },
  )

  await t.test('a value that the report writes otherwise is told, and not drawn', async () => {
    await deposit('Analyses douteuses', [
      glucose('9.9', 'g/L', { at: '20250701080000+0200', cells: ['0,99 g/L'] }),
    ])
    const page = await see(resultUrl('2345-7'))
    assert.match(page, /Le texte du compte rendu dit autre chose/)
    assert.equal(page.match(/class="chart-point"/g)?.length, 2)
  })

  await t.test(
    'taken away, the table has the lines of the page; the sheet for the doctor is a PDF/A',
    async () => {
      const page = await see(resultUrl('2345-7'))
      assert.ok(page.includes(`href="${resultFileUrl('2345-7', 'table')}"`))
      const { headers, html: table } = await browser.look(resultFileUrl('2345-7', 'table'))
      assert.equal(headers['content-type'], 'text/csv; charset=utf-8')
      const rows = table.split('\r\n').slice(1, -1)
      const shown = [
        ...page.matchAll(/<time datetime="(\d{4}-\d\d-\d\d)T[^"]*"[\s\S]*?<strong>([^<]*)<\/strong>/g),
      ]
      assert.deepEqual(
        rows.map((row) => row.split(';').slice(0, 3).join(' ').trim()),
        shown.map(([, day, value = '']) => `${day} ${value.replace('\u00a0', ' ')}`),
      )
      assert.match(table, /;0,95;g\/L;converti de 95\u00a0mg\/dL;/)
      assert.match(table, /1,20;g\/L;;entre 0,70 et 1,08\u00a0g\/L;au-dessus de l’intervalle/)
      const sheet = await browser.look(resultFileUrl('2345-7', 'pages'))
      assert.match(sheet.bytes.toString('latin1'), /^%PDF-1\.7[\s\S]*pdfaid/)
      const left = (await tracesOf(carnet, amina)).filter(({ action }) => action === 'downloadSummary')
      assert.deepEqual(
        left.map(({ actor, outcome }) => [actor.kind, outcome]),
        Array(2).fill(['patient', 'done']),
      )
      assert.equal((await browser.look(resultFileUrl('9-9', 'table'))).status, 404)
    },
  )

  await t.test('a report without numbers is named apart', async () => {
    const source = await sampleDocument(carnet, { ...about, title: 'Analyses en image' })
    await author.submitDocuments(amina.id, [{ source, hideFrom: {} }])
    await deposit('Analyses à lire avec un soignant', [
      { loinc: '20447-9', label: 'Charge virale', value: quantityMarkup('40', '/mL'), cells: ['40 /mL'] },
    ])
    const [numbers = '', apart = ''] = (await see(urls.results)).split('Comptes rendus sans chiffres')
    for (const title of ['Analyses en image', 'Analyses à lire avec un soignant'])
      assert.ok(apart.includes(title), title)
    assert.doesNotMatch(numbers, /Charge virale/)
    assert.equal((await browser.look(resultUrl('20447-9'))).status, 404)
  })

  await t.test('what is not announced to the person yet is in no page, no count, no history', async () => {
    const [before, linesBefore] = [await see(urls.results), (await tracesOf(carnet, amina)).length]
    await deposit('Analyses à annoncer', [glucose('2.5', 'g/L')], { invisibleToPatient: true })
    assert.equal(await see(urls.results), before)
    const looked = (await tracesOf(carnet, amina))
      .slice(linesBefore)
      .filter(({ actor }) => actor.kind === 'patient')
    assert.deepEqual(
      looked.map(({ action, returnedCount }) => [action, returnedCount]),
      [['findDocuments', 5]],
    )
  })

  await t.test('a report that is deleted takes its numbers away', async () => {
    const [found] = (await author.findDocuments(amina.id)).filter(({ title }) => title === 'Analyses de juin')
    assert.ok(found)
    await author.changeStatus(amina.id, found.uniqueId, { from: 'approved', to: 'deleted' })
    assert.doesNotMatch(await see(resultUrl('2345-7')), /1,20\u00a0g\/L/)
  })

  await t.test(
    'each report is read once, before anybody looks, and kept sealed; a later reader reads it again',
    async () => {
      await everyTextRead(carnet)
      const kept = await queryRows<{ sealed: Buffer }>(
        carnet,
        `select sealed from document_extract where reader = 'lab-result'`,
      )
      // One of them is not announced to her, and no page has shown it.
      const reports = await queryRows(
        carnet,
        `select from document where type_code like '11502-2%' and version = 1`,
      )
      assert.equal(kept.length, reports.length)
      for (const { sealed } of kept) assert.doesNotMatch(sealed.toString('latin1'), /Glyc|mg\/dL/)
      const later = { ...labReportReader, version: labReportReader.version + 1 }
      const tried = platformOf(t, carnet).database.transaction(async (tx) => {
        const toRead = async (reader: typeof later) => {
          for (let more = true; more; ) more = await queueUnreadOf(tx, reader, 2)
          return (await tx.run('unread-in-test', 'select from unread_document')).length
        }
        const [present, wanted, again, former] = [
          await toRead(labReportReader),
          await toRead(later),
          await toRead(later),
          await toRead(labReportReader),
        ]
        assert.deepEqual([present, again, former], [0, wanted, wanted])
        assert.equal(wanted, reports.length - 1, 'all but the one that was deleted')
        throw new Error('nothing of it stays')
      })
      await assert.rejects(tried, /nothing of it stays/)
    },
  )

  await t.test(
    'a parent reads those of the child; which reports were shown so is in the history',
    async () => {
      const leo = patientNamed(carnet, 'leo-marchand')
      await author.authorise(leo.id, { gesture: 'consentCollected' })
      const sample = { by: 'cps-kacem', about: leo, type: '11502-2' } as const
      for (const [rank, value] of ['0.78', '0.79', '0.80'].entries()) {
        const report = [glucose(value, 'g/L', { at: `2025030${rank + 1}080000+0100` })]
        const title = `Analyses de Léo ${rank + 1}`
        const source = await structuredDocument(carnet, { ...sample, title }, labSections(report))
        await author.submitDocuments(leo.id, [{ source, hideFrom: {} }])
      }
      const julie = await logIn(carnet, patientNamed(carnet, 'julie-marchand'))
      const choice = await julie.open(urls.choice)
      const [, mandat = ''] = /name="mandat" value="([^"]{36})"/.exec(choice.html) ?? []
      await julie.submit(choice, urls.choice, { mandat })
      const linesOf = async (address: string) => {
        const known = (await tracesOf(carnet, leo)).length
        assert.match((await julie.open(address)).html, /0,80\u00a0g\/L/)
        const lines = (await tracesOf(carnet, leo)).slice(known)
        // Two lines of one instant have no order.
        return lines
          .map(({ action, actor, returnedCount, documents }) => {
            const titles = documents.map(({ title }) => title.slice(-1)).toSorted()
            return [action, actor.kind, returnedCount, titles.join()]
          })
          .toSorted()
      }
      const reading = ['readDocument', 'legalRepresentative'] as const
      const listing = ['findDocuments', 'legalRepresentative', 3, ''] as const
      // The latest value, and the one before: of the first report nothing is shown.
      assert.deepEqual(await linesOf(urls.results), [listing, [...reading, 2, '2,3']])
      assert.deepEqual(await linesOf(resultUrl('2345-7')), [listing, [...reading, 3, '1,2,3']])
    },
  )
})
