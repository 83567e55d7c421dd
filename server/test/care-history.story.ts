/** The Assurance Maladie feeds the history of reimbursed care with its certificate. rules.md FEED-08, VIS-10, VIS-18. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { feedCareHistory } from '@carnet/kit/client/care-history.ts'
import type { SentDocument } from '@carnet/kit/client/feed-document.ts'
import { situationOf } from '@carnet/kit/client/situation.ts'
import { urls } from '@carnet/web/urls.ts'
import { lastTraceOf, moveClock, patientNamed } from './demonstration-calls.ts'
import { refusal } from './expect-refusal.ts'
import { logIn } from './patient-browser.ts'
import { runningCarnet } from './running-carnet.ts'
import { whatIsStored } from './what-is-stored.ts'

const today = '2026-02-15'
const reimbursed = (on: string, label: string, mentionOpposed = false) => ({
  kind: 'care' as const,
  on,
  label,
  mentionOpposed,
})

test('the care that the Assurance Maladie reimbursed flows into the record', async (t) => {
  const carnet = await runningCarnet(t, { CARNET_REMB: 'assuranceMaladie' })
  const amina = patientNamed(carnet, 'amina-benali')
  const insurance = await carnet.dmp('structure-assurance-maladie')
  const card = await carnet.card('structure-assurance-maladie')
  const structure = carnet.people?.structures.find(({ id }) => id === card.info.structureIdNat)
  assert.ok(structure)
  const situation = situationOf(card, structure)
  const martin = await carnet.dmp('cps-martin')
  await martin.authorise(amina.id, { gesture: 'consentCollected' })

  const acts = [
    reimbursed('2025-01-15', 'Consultation de janvier 2025'),
    reimbursed('2025-03-15', 'Consultation de mars 2025'),
    reimbursed('2026-01-20', 'Acte que la mineure veut taire', true),
  ]
  const feed = (told: typeof acts, previous?: SentDocument) =>
    feedCareHistory(insurance, situation, { patient: amina, acts: told, today, previous })
  const listed = async () =>
    (await martin.findDocuments(amina.id)).filter(({ typeCode }) => typeCode.code === 'REMB')
  const read = async (uniqueId: string) => {
    const chunks: Uint8Array[] = []
    await martin.readDocument(amina.id, uniqueId, (chunk) => void chunks.push(chunk))
    return Buffer.concat(chunks)
      .toString()
      .replace(/<[^>]*>/g, ' ')
  }
  const first = await feed(acts)
  assert.ok(first)

  await t.test(
    'an act of eleven months ago is there, one of thirteen and one that the minor hides are not [FEED-08] [VIS-10]',
    async () => {
      const text = await read(first.uniqueId)
      assert.match(text, /15\/03\/2025\s+Consultation de mars 2025/)
      assert.doesNotMatch(text, /janvier|veut taire/)
    },
  )

  await t.test('its author is the automatic feed of the insurance, of class 60 [FEED-08]', async () => {
    const [entry] = await listed()
    assert.deepEqual(
      [entry?.classCode.code, entry?.practiceSettingCode.code, entry?.authors[0]?.specialities[0]?.code],
      ['60', 'AMO', 'ALIM_AM'],
    )
  })

  await t.test('the same history is not sent again [VIS-18]', async () => {
    const before = await whatIsStored(carnet)
    assert.deepEqual(await feed(acts, first), first)
    assert.deepEqual(await whatIsStored(carnet), before)
  })

  await t.test(
    'she sees it by month, and masks it all in one gesture, undone in one [P-24] [CNT-05]',
    async () => {
      const browser = await logIn(carnet, amina)
      await moveClock(carnet, { to: `${today}T12:00:00Z` })
      const page = await browser.open(urls.careHistory)
      assert.match(
        page.html,
        /Alimenté automatiquement par l’Assurance Maladie\. Ce n’est pas un compte rendu médical\./,
      )
      assert.match(page.html, /Mars 2025[\s\S]*15 mars[\s\S]*Consultation de mars 2025/)
      const masked = await browser.submit(page, urls.careHistory, { geste: 'maskDocument' })
      assert.match(masked.html, /vos soins remboursés sont masqués/)
      assert.deepEqual(await listed(), [])
      const avant = [...masked.html.matchAll(/name="avant" value="([^"]+)"/g)].map(
        ([, value = '']) => ['avant', value] as const,
      )
      const undone = await browser.submit(masked, urls.careHistory, [['geste', 'undo'], ...avant])
      assert.match(undone.html, /vos soins remboursés sont comme avant/)
      assert.equal((await listed()).length, 1)
      await moveClock(carnet, { real: true })
      const later = await logIn(carnet, amina)
      assert.match((await later.open(urls.careHistory)).html, /Aucun soin remboursé connu/)
    },
  )

  const second = await feed([...acts, reimbursed('2026-02-01', 'Consultation de février 2026')], first)
  assert.ok(second)
  await t.test('a corrected feed replaces and never duplicates [FEED-08]', async () => {
    assert.deepEqual(
      (await listed()).map(({ uniqueId }) => uniqueId),
      [second.uniqueId],
    )
    assert.match(await read(second.uniqueId), /février 2026/)
  })

  await t.test(
    'when nothing may be told any more, the history goes and no empty one comes [VIS-18]',
    async () => {
      assert.equal(
        await feed([reimbursed('2026-01-20', 'Acte que la mineure veut taire', true)], second),
        undefined,
      )
      assert.deepEqual(await listed(), [])
      const before = await whatIsStored(carnet)
      assert.equal(await feed([]), undefined)
      assert.deepEqual(await whatIsStored(carnet), before)
    },
  )

  await t.test(
    'a physician, and another structure, deposit no reimbursement data [FEED-08] [VIS-10]',
    async () => {
      const before = await whatIsStored(carnet)
      for (const slug of ['cps-martin', 'structure-hopital']) {
        const by = await carnet.card(slug)
        const place = carnet.people?.structures.find(({ id }) => id === by.info.structureIdNat)
        assert.ok(place)
        const feeding = feedCareHistory(await carnet.dmp(slug), situationOf(by, place), {
          patient: amina,
          acts,
          today,
        })
        const refused = await refusal('XDSRepositoryMetadataError', feeding)
        assert.match(refused.french, /Assurance Maladie.*seule/)
        assert.equal((await lastTraceOf(carnet, amina)).refusal, 'depositNotAcceptable')
      }
      assert.deepEqual(await whatIsStored(carnet), before)
    },
  )

  await t.test(
    'the feeder is told the same of an unknown, an opposed and a closed record, and feeds the others [FEED-10]',
    async () => {
      const told: string[] = []
      for (const state of ['none', 'opposed', 'active', 'closed'] as const) {
        const patient = carnet.people?.patients.find((one) => one.state === state)
        assert.ok(patient)
        const feeding = feedCareHistory(insurance, situation, { patient, acts, today })
        if (state === 'active') assert.ok(await feeding)
        else told.push((await refusal('XDSUnknownPatientId', feeding)).french)
      }
      assert.equal(new Set(told).size, 1)
    },
  )

  await t.test(
    'once the block is masked, what comes to it is masked too, until it is shown [CNT-05] [VIS-04]',
    async () => {
      const before = (await listed()).length
      assert.ok(before > 0)
      const browser = await logIn(carnet, amina)
      const masked = await browser.submit(await browser.open(urls.careHistory), urls.careHistory, {
        geste: 'maskDocument',
      })
      assert.ok(await feed([reimbursed('2026-02-10', 'Consultation du 10 février 2026')]))
      assert.deepEqual(await listed(), [])
      await browser.submit(masked, urls.careHistory, { geste: 'unmaskDocument' })
      assert.equal((await listed()).length, before + 1)
    },
  )

  await t.test(
    'masked by default, apart from the rest: the whole block is hidden, and what comes next too [CNT-05] [VIS-04]',
    async () => {
      const before = (await listed()).length
      assert.ok(before > 0)
      const others = async () =>
        (await martin.findDocuments(amina.id)).filter(({ typeCode }) => typeCode.code !== 'REMB').length
      const shown = await others()
      const browser = await logIn(carnet, amina)
      const page = await browser.open(urls.maskEverything)
      assert.match(page.html, /Mon histoire de santé[\s\S]*C’est un seul bloc/)
      const masked = await browser.submit(page, urls.maskEverything, { geste: 'maskHistory' })
      assert.match(masked.html, /votre histoire de santé est masquée[\s\S]*Annuler/)
      assert.deepEqual([(await listed()).length, await others()], [0, shown])
      assert.ok(await feed([reimbursed('2026-02-12', 'Consultation du 12 février 2026')]))
      assert.deepEqual(await listed(), [])
      assert.match((await browser.open(urls.careHistory)).html, /histoire de santé est masquée/)
      const undone = await browser.submit(masked, urls.maskEverything, { geste: 'unmaskHistory' })
      assert.match(undone.html, /n’est plus masquée d’office/)
      assert.equal((await listed()).length, before + 1)
    },
  )
})
