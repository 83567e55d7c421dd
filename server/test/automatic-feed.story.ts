/** A practice software sends what is due by itself, and lists what stays behind. rules.md FEED-01 to FEED-07, CNT-03. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { civilDay } from '@carnet/core/model/civil-day.ts'
import { synthesisDueOn, synthesisType } from '@carnet/core/rules/duty-to-feed.ts'
import { feedDueDocuments } from '@carnet/kit/client/automatic-feed.ts'
import { dayInWords } from '@carnet/kit/client/duties.ts'
import { typeCommand } from './command-line.ts'
import { patientNamed } from './demonstration-calls.ts'
import { runningCarnet } from './running-carnet.ts'
import { sampleDocument, uniqueIdOf } from './sample-document.ts'
import { whatIsStored } from './what-is-stored.ts'

test('a practice software feeds what is due by itself', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const martin = await carnet.dmp('cps-martin')
  await martin.authorise(amina.id, { gesture: 'consentCollected' })
  const saved = async (
    type: string,
    choices: { readonly complete?: boolean; readonly held?: boolean } = {},
  ) => ({
    document: {
      source: await sampleDocument(carnet, { by: 'cps-martin', about: amina, type }),
      hideFrom: {},
    },
    on: '2026-02-15',
    complete: choices.complete ?? true,
    held: choices.held ?? false,
  })
  const prescription = await saved('57833-6')
  const partial = await saved('11502-2', { complete: false })
  const genetics = await saved('51969-4')
  const held = await saved('34874-8', { held: true })
  const consultation = await saved('11488-4')
  const documents = [prescription, partial, genetics, held, consultation]
  const listed = async () => (await martin.findDocuments(amina.id)).map(({ uniqueId }) => uniqueId)
  const before = await listed()
  const fed = await feedDueDocuments(martin, amina.id, documents, new Set())

  await t.test(
    'of what was saved, only what is due and whole leaves; the rest is listed with its reason [FEED-05] [FEED-06] [FEED-07]',
    async () => {
      assert.deepEqual(fed.submitted?.uniqueIds, [uniqueIdOf(prescription.document.source)])
      assert.deepEqual(
        fed.kept.map(({ saved: { document }, because }) => [uniqueIdOf(document.source), because]),
        [
          [uniqueIdOf(partial.document.source), 'partial'],
          [uniqueIdOf(genetics.document.source), 'genetics'],
          [uniqueIdOf(held.document.source), 'held'],
          [uniqueIdOf(consultation.document.source), 'noDuty'],
        ],
      )
      assert.deepEqual(
        (await listed()).filter((uniqueId) => !before.includes(uniqueId)),
        fed.submitted?.uniqueIds,
      )
    },
  )

  await t.test(
    'the professional is told that what was sent goes by message too, and of what comes after its day [FEED-01] [CNT-03]',
    async () => {
      const byMessage = /MSSanté.*au patient, à son médecin traitant et au prescripteur/
      assert.equal(fed.submitted?.reminders.length, 1)
      assert.match(fed.submitted.reminders[0] ?? '', byMessage)
      const fedWith = async (type: string, careAt: Date) => {
        const source = await sampleDocument(carnet, { by: 'cps-martin', about: amina, type, careAt })
        return (await martin.submitDocuments(amina.id, [{ source, hideFrom: {} }])).reminders
      }
      const yesterday = new Date(Date.now() - 86_400_000)
      assert.deepEqual(await fedWith('11488-4', new Date()), [])
      const [late, ...others] = await fedWith('11488-4', yesterday)
      assert.deepEqual(others, [])
      assert.match(late ?? '', /^Déposé après le jour dû, le \d{1,2} \p{L}+ \d{4}.*R1111-42/u)
    },
  )

  await t.test(
    'the médecin traitant is told when he owes the next synthesis, nobody else is [FEED-01]',
    async () => {
      const today = civilDay(new Date())
      assert.equal(await martin.synthesisDue(amina.id, today), today)
      const { document } = await saved(synthesisType)
      await martin.submitDocuments(amina.id, [document])
      const dueOn = await martin.synthesisDue(amina.id, today)
      assert.equal(dueOn, synthesisDueOn(today, today))
      const leroy = await carnet.dmp('cps-leroy')
      assert.equal(await leroy.synthesisDue(amina.id, today), undefined)
      const typed = await typeCommand(carnet, `synthesis --card cps-martin --patient ${amina.id.ins}`)
      assert.equal(
        typed.stdout,
        `Volet de synthèse médicale à établir au plus tard le ${dayInWords(dueOn!)}.\n`,
      )
    },
  )

  await t.test(
    'saved again without a change, nothing is sent; released, the one held back is [VIS-18]',
    async () => {
      const stored = await whatIsStored(carnet)
      const again = await feedDueDocuments(martin, amina.id, documents, fed.hashesSent)
      assert.equal(again.submitted, undefined)
      assert.equal(again.kept[0]?.because, 'unchanged')
      assert.deepEqual(await whatIsStored(carnet), stored)
      const released = await feedDueDocuments(martin, amina.id, [{ ...held, held: false }], again.hashesSent)
      assert.deepEqual(released.submitted?.uniqueIds, [uniqueIdOf(held.document.source)])
    },
  )
})
