/** Who is told, by a message, that a record was opened; and what no message says. rules.md TRA-07, TRA-09, EMG-07. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { noticeSubjects } from '@carnet/core/model/notice-subjects.ts'
import type { Message } from '../outbox.ts'
import { moveClock, patientNamed } from './demonstration-calls.ts'
import { refusal } from './expect-refusal.ts'
import { runningCarnet } from './running-carnet.ts'
import { sampleDocument, uniqueIdOf } from './sample-document.ts'
import { canaries } from './talkative-day.ts'
import { queryRows } from './what-is-stored.ts'

const brisDeGlace = { mode: 'brisDeGlace', reason: canaries.reason } as const
const gpAddress = 'helene.martin@mssante.example.org'

test('each access is told afterwards, and no message says more than that', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const gp = await carnet.dmp('cps-martin')
  const hospital = await carnet.dmp('cps-kacem')
  const source = await sampleDocument(carnet, {
    by: 'cps-martin',
    about: amina,
    title: `Suivi ${canaries.title}`,
    text: canaries.text,
  })
  const documentId = uniqueIdOf(source)
  await gp.submitDocuments(amina.id, [{ source, hideFrom: {} }])

  const messages = () =>
    readdirSync(carnet.config.outboxFolder)
      .filter((name) => name.endsWith('.json'))
      .toSorted()
      .map((name) => readFileSync(path.join(carnet.config.outboxFolder, name), 'utf8'))
  const nothingWaits = async () => {
    for (;;) {
      const waiting = await queryRows(carnet, 'select 1 from notice where sent_at is null')
      if (waiting.length === 0) return
      await pause(200)
    }
  }
  /** Channel and addressee of each message that `act` makes leave. */
  const leave = async (act: () => Promise<unknown>) => {
    const before = new Set(messages())
    await act()
    await nothingWaits()
    return messages()
      .filter((text) => !before.has(text))
      .map((text) => JSON.parse(text) as Message)
  }
  const sentBy = async (act: () => Promise<unknown>) =>
    (await leave(act)).map(({ channel, to }) => `${channel} ${to}`).toSorted()
  const read = (dmp: typeof gp, access = {}) => dmp.readDocument(amina.id, documentId, () => {}, access)
  const anHourLater = () => moveClock(carnet, { advance: 'PT1H' })

  await t.test('a deposit is no access: the news of it says nothing of what, nor from whom', async () => {
    await nothingWaits()
    const [news, ...more] = messages().map((text) => JSON.parse(text) as Message)
    assert.deepEqual(more, [])
    assert.deepEqual([news?.subject, news?.to], [noticeSubjects.newDocument, amina.email])
    assert.match(news?.text ?? '', /Il y a du nouveau dans votre carnet\./)
  })

  await t.test('several lots within the hour are one message; what he may not see yet is none', async () => {
    const newsAfter = async (hideFrom = {}) => {
      const source = await sampleDocument(carnet, { by: 'cps-martin', about: amina })
      await gp.submitDocuments(amina.id, [{ source, hideFrom }])
      await nothingWaits()
      return messages().length
    }
    assert.equal(await newsAfter(), 1)
    await anHourLater()
    assert.equal(await newsAfter({ invisibleToPatient: true }), 1)
    assert.equal(await newsAfter(), 2)
  })

  await t.test('an access in an emergency is told to the holder and to his médecin traitant', async () => {
    const started = Date.now()
    const [first, second, ...more] = await leave(async () => {
      await hospital.findDocuments(amina.id, {}, brisDeGlace)
      await read(hospital, brisDeGlace)
    })
    assert.ok(Date.now() - started < 60_000, 'TRA-07: within a minute')
    assert.deepEqual(more, [])
    assert.deepEqual([first?.to, second?.to].toSorted(), [amina.email, gpAddress])
    for (const message of [first, second]) assert.match(message?.text ?? '', /en urgence/)
    assert.deepEqual(await leave(() => read(hospital, brisDeGlace)), [], 'the same access')
    const again = { mode: 'brisDeGlace', reason: 'Revenu inconscient une heure après sa sortie' } as const
    const entered = () => Promise.all([read(hospital, again), read(hospital, again)])
    assert.deepEqual(
      await sentBy(entered),
      [`email ${amina.email}`, `email ${gpAddress}`],
      'for another reason',
    )
  })

  await t.test('an ordinary access is told to the holder alone, and ten readings are one', async () => {
    const all = await leave(async () => {
      await gp.findDocuments(amina.id)
      for (let times = 0; times < 10; times++) await read(gp)
    })
    assert.deepEqual(
      all.map(({ to, subject }) => [to, subject]),
      [[amina.email, noticeSubjects.firstAccess]],
      'he never was told of him before',
    )
    assert.deepEqual(await sentBy(() => read(gp)), [], 'the same consultation')
    await anHourLater()
    const later = await leave(() => read(gp))
    assert.deepEqual(
      later.map(({ to, subject }) => [to, subject]),
      [[amina.email, noticeSubjects.access]],
      'another one, by someone whom he knows',
    )
  })

  await t.test('ten simultaneous readings are one too', async () => {
    await anHourLater()
    assert.equal((await leave(() => Promise.all(Array.from({ length: 10 }, () => read(gp))))).length, 1)
  })

  await t.test('a refused attempt sends nothing', async () => {
    const attempt = () => refusal('DMPAccessDeniedByRightsService', hospital.findDocuments(amina.id))
    assert.deepEqual(await sentBy(attempt), [])
  })

  await t.test('after a crash between sending and marking, nobody finds the message twice', async () => {
    const before = messages()
    assert.ok(before.length > 3)
    await queryRows(carnet, 'update notice set sent_at = null')
    await nothingWaits()
    assert.deepEqual(messages(), before)
  })

  await t.test('without e-mail by telephone, without either by letter', async () => {
    await anHourLater()
    await queryRows(carnet, `update account set email = null where login = '${amina.login}'`)
    assert.deepEqual(await sentBy(() => read(gp)), [`sms ${amina.phone}`])
    await anHourLater()
    await queryRows(carnet, `update account set phone = null where login = '${amina.login}'`)
    await queryRows(carnet, 'update professional set email = null')
    await queryRows(carnet, 'delete from contact')
    assert.deepEqual(await sentBy(() => read(hospital, brisDeGlace)), [
      'letter AMINA BENALI',
      'letter Hélène MARTIN',
    ])
  })

  await t.test(
    'no message holds a matricule, a title, a word of a document or the reason given [TRA-09]',
    () => {
      const everything = messages().join('\n')
      assert.match(everything, /carnet/)
      const { title, text, reason } = canaries
      for (const canary of [title, text.trim(), reason, amina.id.ins, documentId, 'KACEM', 'Saint-Roch'])
        assert.ok(!everything.toLowerCase().includes(canary.toLowerCase()), canary)
    },
  )

  await t.test('what they say is typeset as French is', () => {
    for (const text of messages()) {
      const { subject, text: body } = JSON.parse(text) as Message
      assert.doesNotMatch(`${subject}\n${body}`, / [:;!?»]|« |'/)
    }
  })
})
