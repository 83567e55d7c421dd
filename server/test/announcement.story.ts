/** What the patient may not see yet does not stay so: rules.md VIS-05, R1111-53. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { urls } from '@carnet/web/urls.ts'
import type { Message } from '../outbox.ts'
import { moveClock, patientNamed, tracesOf } from './demonstration-calls.ts'
import { logIn } from './patient-browser.ts'
import { runningCarnet } from './running-carnet.ts'
import { bytesOf, sampleDocument, uniqueIdOf } from './sample-document.ts'
import { canaries } from './talkative-day.ts'
import { queryRows } from './what-is-stored.ts'

test('a document that nobody announced to the patient is shown to him after a month', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const gp = await carnet.dmp('cps-martin')
  const deposit = async (hideFrom: { invisibleToPatient?: boolean }) => {
    const source = await sampleDocument(carnet, { by: 'cps-martin', about: amina, title: canaries.title })
    await gp.submitDocuments(amina.id, [{ source, hideFrom }])
    return source
  }
  const hidden = await deposit({ invisibleToPatient: true })
  const deleted = await deposit({ invisibleToPatient: true })
  await gp.changeStatus(amina.id, uniqueIdOf(deleted), { from: 'approved', to: 'deleted' })

  const advance = (duration: string) => moveClock(carnet, { advance: duration })
  const invitations = async () => {
    while ((await queryRows(carnet, 'select 1 from notice where sent_at is null')).length > 0)
      await pause(200)
    return readdirSync(carnet.config.outboxFolder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => JSON.parse(readFileSync(path.join(carnet.config.outboxFolder, name), 'utf8')) as Message)
      .filter(({ subject }) => subject === 'Votre carnet a été mis à jour')
  }
  const shownToHolder = async () =>
    (await (await logIn(carnet, amina)).open(urls.documents)).html.includes(canaries.title)

  await t.test('on day 13 nothing, on day 14 one neutral message', async () => {
    await advance('P13D')
    assert.deepEqual(await invitations(), [])
    await advance('P1D')
    const [message, ...more] = await invitations()
    assert.deepEqual(more, [])
    assert.equal(message?.to, amina.email)
    assert.match(message?.text ?? '', /professionnel de santé/)
    assert.doesNotMatch(message?.text ?? '', /document|masqu|caché|visible/i)
    assert.equal(await shownToHolder(), false)
    await advance('P2D')
    assert.equal((await invitations()).length, 1, 'it is not sent again')
  })

  await t.test('after a month he sees it, and the history says that nobody showed it', async () => {
    await advance('P1M')
    assert.equal(await shownToHolder(), true)
    const lines = (await tracesOf(carnet, amina)).filter(({ action }) => action === 'showToPatient')
    assert.deepEqual(
      lines.map(({ actor, documents }) => [actor.kind, documents.map(({ uniqueId }) => uniqueId)]),
      [['system', [uniqueIdOf(hidden)]]],
    )
  })

  await t.test(
    'professionals find its new version, the former one deprecated, the bytes the same',
    async () => {
      const versions = (await gp.findDocuments(amina.id, { statuses: ['approved', 'deprecated'] }))
        .filter(({ uniqueId }) => uniqueId === uniqueIdOf(hidden))
        .toSorted((a, b) => (a.version ?? 0) - (b.version ?? 0))
      assert.deepEqual(
        versions.map(({ version, availabilityStatus }) => [version, availabilityStatus?.split(':').at(-1)]),
        [
          [1, 'Deprecated'],
          [2, 'Approved'],
        ],
      )
      assert.deepEqual(
        versions.map(({ confidentialityCodes }) =>
          confidentialityCodes.some(({ code }) => code === 'INVISIBLE_PATIENT'),
        ),
        [true, false],
      )
      const chunks: Uint8Array[] = []
      await gp.readDocument(amina.id, uniqueIdOf(hidden), (chunk) => void chunks.push(Buffer.from(chunk)))
      assert.deepEqual(Buffer.concat(chunks), await bytesOf(hidden))
    },
  )

  await t.test('what was deleted meanwhile is not shown', async () => {
    const rows = await queryRows<{ invisible: boolean }>(
      carnet,
      `select invisible_to_patient as invisible from document where unique_id = '${uniqueIdOf(deleted)}'`,
    )
    assert.deepEqual(rows, [{ invisible: true }])
  })
})
