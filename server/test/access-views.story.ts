/** « Qui a regardé mon carnet », in three views, by date and by person. rules.md TRA-04. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DemonstrationPatient } from '@carnet/kit/demo/people-types.ts'
import { accessLogUrl, urls } from '@carnet/web/urls.ts'
import { moveClock, patientNamed, tracesOf } from './demonstration-calls.ts'
import { logIn } from './patient-browser.ts'
import { type RunningCarnet, runningCarnet } from './running-carnet.ts'
import { sampleDocument } from './sample-document.ts'

const consent = { gesture: 'consentCollected' } as const

test('the holder reads his history by who did it, by date and by person, newest first [TRA-04]', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const martin = await carnet.dmp('cps-martin')
  const kacem = await carnet.dmp('cps-kacem')
  await kacem.authorise(amina.id, consent)
  await deposit(carnet, amina)
  await martin.findDocuments(amina.id)
  const desk = await logIn(carnet, amina)
  const look = async (query: Parameters<typeof accessLogUrl>[0]) =>
    textOf((await desk.open(accessLogUrl(query))).html)

  await t.test('« Mes professionnels » first, newest first, with nothing of his own', async () => {
    const text = await look({})
    assert.ok(text.indexOf('Hélène MARTIN') > 0)
    assert.ok(text.indexOf('Hélène MARTIN') < text.indexOf('Mehdi KACEM'))
    assert.doesNotMatch(text, /Vous avez/)
  })

  await t.test('« Mes activités » has his own, and nothing of another', async () => {
    const text = await look({ view: 'activites' })
    assert.match(text, /Vous avez ouvert votre carnet/)
    assert.doesNotMatch(text, /MARTIN|KACEM/)
  })

  await t.test('« Mes services synchronisés » says that there is none', async () => {
    const text = await look({ view: 'services' })
    assert.match(text, /Aucun service n’est relié à votre carnet/)
    assert.doesNotMatch(text, /MARTIN|Vous avez/)
  })

  await t.test('what is done to documents, apart from the rest', async () => {
    const documents = await look({ filter: 'documents' })
    assert.match(documents, /a ajouté un document/)
    assert.doesNotMatch(documents, /a enregistré votre accord/)
    const others = await look({ filter: 'reglages' })
    assert.match(others, /a enregistré votre accord/)
    assert.doesNotMatch(others, /a ajouté un document/)
  })

  const lineOf = async (name: string, patient = amina) =>
    (await tracesOf(carnet, patient)).findLast(({ actor }) => actor.name.includes(name))!.id

  await t.test('the lines of one professional, from any of his', async () => {
    const [, link = ''] =
      /href="(\/carnet\/acces\?de=[^"]+)"/.exec((await desk.open(urls.accessLog)).html) ?? []
    const text = textOf((await desk.open(link)).html)
    assert.match(text, /Seulement les lignes de\s?: Dr Hélène MARTIN/)
    assert.doesNotMatch(text, /KACEM/)
    assert.match(await look({ sameAs: await lineOf('KACEM') }), /Mehdi KACEM/)
  })

  await t.test('a line of somebody else’s carnet, or what is no line, is nobody’s', async () => {
    const marc = patientNamed(carnet, 'marc-olivier')
    await (await carnet.dmp('cps-martin')).findRecord(marc.id)
    const others = await lineOf('MARTIN', marc)
    for (const sameAs of [others, 'abc', '00000000-0000-4000-8000-000000000000']) {
      const text = await look({ sameAs })
      assert.match(text, /Cette ligne n’est pas dans votre historique/)
      assert.doesNotMatch(text, /MARTIN|KACEM/)
    }
  })

  await t.test('more than a page of lines is read page by page', async () => {
    for (let times = 0; times < 50; times++) await martin.findDocuments(amina.id)
    assert.match(await look({}), /Page 1 sur 2/)
    assert.match(await look({ page: 2 }), /a ajouté un document/)
    for (const filter of ['tout', 'ajouts'] as const) {
      const past = await look({ page: 99, filter })
      assert.match(past, /a ajouté un document/, 'a page past the last is the last')
      assert.doesNotMatch(past, /Personne n’a regardé|Aucune ligne ne correspond/)
    }
  })

  await t.test(
    'once one feeds it, the view has what it sent, and the professionals’ has the rest [TRA-10]',
    async () => {
      const hospital = await carnet.dmp('structure-hopital')
      const added = async () => (await look({ filter: 'documents' })).match(/a ajouté un document/g)?.length
      const before = await added()
      const source = await sampleDocument(carnet, { by: 'structure-hopital', about: amina })
      await hospital.submitDocuments(amina.id, [{ source, hideFrom: {} }])
      await hospital.findRecord(amina.id)
      const services = await look({ view: 'services' })
      assert.match(services, /a ajouté un document/)
      assert.doesNotMatch(services, /MARTIN|KACEM|Vous avez|Aucun service/)
      assert.equal(await added(), before, 'those of professionals')
      assert.match(await look({}), /a cherché si vous avez un carnet/)
    },
  )
})

test('the days of the filter are those of France, both included [TRA-04]', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const martin = await carnet.dmp('cps-martin')
  // One minute before midnight in Paris, and one after: the same day in UTC.
  await moveClock(carnet, { to: '2027-03-01T22:59:00Z' })
  await martin.findDocuments(amina.id)
  await moveClock(carnet, { to: '2027-03-01T23:01:00Z' })
  await martin.findRecord(amina.id)
  const desk = await logIn(carnet, amina)
  const look = async (from: string | null, until: string | null) => {
    const text = textOf((await desk.open(accessLogUrl({ from, until }))).html)
    return [/dans la liste/, /a cherché si vous avez un carnet/].map((line) => line.test(text))
  }
  assert.deepEqual(await look(null, null), [true, true])
  assert.deepEqual(await look('2027-03-02', null), [false, true])
  assert.deepEqual(await look('2027-03-01', '2027-03-01'), [true, false])
  assert.deepEqual(await look('2027-03-01', '2027-03-02'), [true, true])
  assert.deepEqual(await look('2027-03-03', null), [false, false])
  assert.deepEqual(await look('2027-02-30', 'hier'), [true, true], 'what is no day narrows nothing')
})

test('a line of a secret session names nobody to a representative who has its number [TRA-03] [TRA-04]', async (t) => {
  const carnet = await runningCarnet(t)
  const emma = patientNamed(carnet, 'emma-caron')
  const martin = await carnet.dmp('cps-martin')
  await deposit(carnet, emma)
  await martin.findDocuments(emma.id)
  await martin.findDocuments(emma.id, {}, { secretSession: true })
  const secret = (await tracesOf(carnet, emma)).findLast(({ secretSession }) => secretSession)!
  const isabelle = await logIn(carnet, patientNamed(carnet, 'isabelle-caron'))
  const { html } = await isabelle.open(urls.choice)
  const [, mandat = ''] = /name="mandat" value="([^"]+)"/.exec(html) ?? []
  await isabelle.submit({ status: 200, html }, urls.choice, { mandat })
  const nobody = '00000000-0000-4000-8000-000000000000'
  const look = async (sameAs: string) =>
    (await isabelle.open(accessLogUrl({ sameAs }))).html.replaceAll(sameAs, nobody)
  assert.equal(await look(secret.id), await look(nobody))
  assert.match(textOf((await isabelle.open(urls.accessLog)).html), /MARTIN/)
})

async function deposit(carnet: RunningCarnet, about: DemonstrationPatient): Promise<void> {
  const source = await sampleDocument(carnet, { by: 'cps-kacem', about })
  await (await carnet.dmp('cps-kacem')).submitDocuments(about.id, [{ source, hideFrom: {} }])
}

/** What stands in the page, with plain spaces. */
function textOf(html: string): string {
  return html
    .split('<main')[1]!
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/[\s\u00a0\u202f]+/g, ' ')
}
