/** What pharmacies dispense flows in from the Dossier Pharmaceutique, unless the person objected to it. rules.md FEED-09. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noticeSubjects } from '@carnet/core/model/notice-subjects.ts'
import { feedDispensation } from '@carnet/kit/client/dispensing.ts'
import type { SentDocument } from '@carnet/kit/client/feed-document.ts'
import { situationOf } from '@carnet/kit/client/situation.ts'
import { accessLogUrl, urls } from '@carnet/web/urls.ts'
import { administer, patientOption } from './administer.ts'
import { lastTraceOf, moveClock, patientNamed } from './demonstration-calls.ts'
import { refusal } from './expect-refusal.ts'
import { messages, untilSent } from './messages-sent.ts'
import { logIn } from './patient-browser.ts'
import { runningCarnet } from './running-carnet.ts'
import { sampleDocument } from './sample-document.ts'
import { whatIsStored } from './what-is-stored.ts'

const amoxicillin = { name: 'Amoxicilline 500 mg', codes: [] }

test('what a pharmacy dispensed flows into the record', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const slug = 'structure-dossier-pharmaceutique'
  const card = await carnet.card(slug)
  const structure = carnet.people?.structures.find(({ id }) => id === card.info.structureIdNat)
  assert.ok(structure)
  const feeder = await carnet.dmp(slug)
  const martin = await carnet.dmp('cps-martin')
  await martin.authorise(amina.id, { gesture: 'consentCollected' })

  const feed = (boxes: number, previous?: SentDocument, patient = amina) =>
    feedDispensation(feeder, situationOf(card, structure), {
      patient,
      dispensation: {
        on: '2026-06-04',
        pharmacy: 'Pharmacie du Port',
        products: boxes === 0 ? [] : [{ drug: amoxicillin, boxes }],
      },
      previous,
    })
  const listed = async () =>
    (await martin.findDocuments(amina.id)).filter(({ typeCode }) => typeCode.code === '60593-1')
  const admin = (command: string) => administer(carnet, `${command} ${patientOption(amina)}`)

  const first = await feed(1)
  assert.ok(first)
  await t.test('the document appears, for professionals and for the holder [FEED-09]', async () => {
    const [entry, ...others] = await listed()
    assert.deepEqual(others, [])
    assert.deepEqual([entry?.uniqueId, entry?.classCode.code], [first.uniqueId, '43'])
    const { html } = await (await logIn(carnet, amina)).open(urls.documents)
    assert.ok(html.includes('Médicaments délivrés par Pharmacie du Port'))
  })

  await t.test('the same dispensation is not sent again [VIS-18]', async () => {
    const before = await whatIsStored(carnet)
    assert.deepEqual(await feed(1, first), first)
    assert.deepEqual(await whatIsStored(carnet), before)
  })

  const second = await feed(2, first)
  assert.ok(second)
  await t.test('corrected, it replaces and never duplicates [FEED-09]', async () => {
    assert.deepEqual(
      (await listed()).map(({ uniqueId }) => uniqueId),
      [second.uniqueId],
    )
  })

  await t.test('once the person objected, nothing more of it enters [FEED-09]', async () => {
    const { exitCode, said, complained } = await admin('oppose-dp')
    assert.equal(exitCode, 0, complained)
    assert.match(said, /Opposition au Dossier Pharmaceutique enregistrée/)
    const before = await whatIsStored(carnet)
    for (const sent of [undefined, second]) {
      await refusal('DMPAccessDeniedByRightsService', feed(3, sent))
      const trace = await lastTraceOf(carnet, amina)
      assert.deepEqual([trace.outcome, trace.refusal], ['refused', 'dossierPharmaceutiqueOpposed'])
    }
    assert.deepEqual(await whatIsStored(carnet), before)
  })

  await t.test('her pharmacist still deposits, and she reads in her history what was recorded', async () => {
    const pharmacist = await carnet.card('cps-picard')
    const place = carnet.people?.structures.find(({ id }) => id === pharmacist.info.structureIdNat)
    assert.ok(place)
    const dispensation = {
      on: '2026-06-05',
      pharmacy: place.name,
      products: [{ drug: { name: 'Paracétamol 1 g', codes: [] }, boxes: 1 }],
    }
    const picard = await carnet.dmp('cps-picard')
    const sent = await feedDispensation(picard, situationOf(pharmacist, place), {
      patient: amina,
      dispensation,
    })
    assert.ok((await listed()).some(({ uniqueId }) => uniqueId === sent?.uniqueId))
    const { html } = await (await logIn(carnet, amina)).open(urls.accessLog)
    const text = html.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')
    assert.match(text, /enregistré votre opposition au Dossier Pharmaceutique/)
    assert.match(text, /Vous vous êtes opposé au Dossier Pharmaceutique/)
  })

  await t.test(
    'when she changes her mind it flows again, and a cancelled dispensation goes [FEED-09]',
    async () => {
      assert.equal((await admin('accept-dp')).exitCode, 0)
      const third = await feed(3, second)
      assert.ok(third)
      assert.equal(await feed(0, third), undefined)
      assert.ok(!(await listed()).some(({ uniqueId }) => uniqueId === third.uniqueId))
    },
  )

  await t.test(
    'the feeder is told the same of an unknown, an opposed and a closed record [FEED-10]',
    async () => {
      for (const state of ['none', 'opposed', 'closed']) {
        const patient = carnet.people?.patients.find((one) => one.state === state)
        assert.ok(patient)
        await refusal('XDSUnknownPatientId', feed(1, undefined, patient))
      }
    },
  )

  const recaps = async () => {
    await untilSent(carnet)
    return messages(carnet).filter(({ subject }) => subject === noticeSubjects.serviceRecap)
  }
  const hospital = await carnet.dmp('structure-hopital')
  const deposit = async (about: typeof amina, hideFrom = {}) =>
    hospital.submitDocuments(about.id, [
      {
        source: await sampleDocument(carnet, { by: 'structure-hopital', about, title: 'Chimiothérapie' }),
        hideFrom,
      },
    ])

  await t.test(
    'every ninety days she is told which services feed her record, and when each last did [TRA-10]',
    async () => {
      const leo = patientNamed(carnet, 'leo-marchand')
      await deposit(leo, { invisibleToRepresentatives: true })
      await deposit(amina)
      await moveClock(carnet, { advance: 'P89D' })
      assert.deepEqual(await recaps(), [])
      await moveClock(carnet, { advance: 'P2D' })
      const [told, ...more] = await recaps()
      assert.deepEqual(more, [])
      const today = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', dateStyle: 'long' })
        .format(new Date())
        .replaceAll(' ', '\u00a0')
      for (const words of [
        `– le Dossier Pharmaceutique, le ${today}`,
        `– un établissement, le ${today}`,
        '3422',
      ])
        assert.ok(told?.text.includes(words), told?.text)
      // TRA-09: neither what came, nor where she is cared for, nor who she is.
      assert.doesNotMatch(told?.text ?? '', /Hôpital|hospitalier|Chimio|Amoxicilline|Port|BENALI|\d{13}/i)
      // Nobody else: of what is kept from the parents of Léo nothing is told, nor of no service at all.
      assert.equal(told?.to, amina.email)
    },
  )

  await t.test(
    'the page names them, says when each last sent something, and how to object [TRA-10]',
    async () => {
      const { html } = await (await logIn(carnet, amina)).open(accessLogUrl({ view: 'services' }))
      for (const words of [
        /Le Dossier Pharmaceutique/,
        /vous y opposer à tout moment en appelant le 3422/,
        /motif légitime/,
      ])
        assert.match(html, words)
      const place = carnet.people?.structures.find(({ slug }) => slug === 'hopital-saint-roch')?.name ?? ''
      assert.ok(place !== '' && html.includes(place), 'the place of care is named in her own space')
    },
  )

  await t.test('again ninety days after, of what still feeds it; closed, nothing [TRA-10]', async () => {
    assert.equal((await admin('oppose-dp')).exitCode, 0)
    await moveClock(carnet, { advance: 'P91D' })
    const [, again, ...more] = await recaps()
    assert.deepEqual(more, [])
    assert.match(again?.text ?? '', /– un établissement, le/)
    assert.doesNotMatch(again?.text ?? '', /Pharmaceutique|3422/)
    const browser = await logIn(carnet, amina)
    await browser.submit(await browser.open(urls.closeRecord), urls.closeRecord, {
      compris: 'oui',
      motDePasse: amina.password ?? '',
    })
    assert.equal((await feeder.findRecord(amina.id)).state, 'closed')
    await moveClock(carnet, { advance: 'P91D' })
    assert.equal((await recaps()).length, 2)
  })
})
