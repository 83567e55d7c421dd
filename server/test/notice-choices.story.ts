/** « Mes messages »: the holder chooses how he is told, and cannot be kept from being told. rules.md TRA-08. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { noticeSubjects } from '@carnet/core/model/notice-subjects.ts'
import { urls } from '@carnet/web/urls.ts'
import type { Message } from '../outbox.ts'
import { moveClock, patientNamed, tracesOf } from './demonstration-calls.ts'
import { messages, untilSent } from './messages-sent.ts'
import { logIn } from './patient-browser.ts'
import { runningCarnet } from './running-carnet.ts'
import { sampleDocument } from './sample-document.ts'
import { queryRows } from './what-is-stored.ts'

test('the holder chooses how he is told of an access, and is always told [TRA-08]', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const martin = await carnet.dmp('cps-martin')
  const all = {
    newDocument: 'both',
    reminder: 'both',
    newReader: 'both',
    access: 'both',
    emergency: 'both',
    document: 'both',
  }
  /** Logged in again: moving the clock ends a session. */
  const open = async (address: string) => (await logIn(carnet, amina)).open(address)
  const choose = async (choices: Readonly<Record<string, string>>) => {
    const browser = await logIn(carnet, amina)
    return browser.submit(await browser.open(urls.notices), urls.notices, choices)
  }
  const refusals = () =>
    queryRows(carnet, 'select topic, channel from notice_refusal order by topic, channel')
  /** Channels of what one reading by the médecin traitant makes leave. */
  const anAccess = async () => {
    const names = () => readdirSync(carnet.config.outboxFolder).filter((name) => name.endsWith('.json'))
    await moveClock(carnet, { advance: 'PT2H' })
    const before = new Set(names())
    await martin.findDocuments(amina.id)
    while ((await queryRows(carnet, 'select 1 from notice where sent_at is null')).length > 0)
      await pause(200)
    return (
      names()
        .filter((name) => !before.has(name))
        .map(
          (name) => JSON.parse(readFileSync(path.join(carnet.config.outboxFolder, name), 'utf8')) as Message,
        )
        // Each log-in here is from a device that is new.
        .filter(({ subject }) => subject !== noticeSubjects.newDevice)
        .map(({ channel, to }) => `${channel} ${to}`)
    )
  }

  await t.test('nothing chosen: by e-mail, and the page says so', async () => {
    const { html } = await open(urls.notices)
    assert.equal(html.match(/<option value="both" selected>/g)?.length, 6)
    assert.deepEqual(await anAccess(), [`email ${amina.email}`])
  })

  await t.test('SMS only for accesses: they leave by SMS, until he wants both again', async () => {
    const { html } = await choose({ ...all, access: 'sms' })
    assert.match(html, /vos choix sont enregistrés/)
    assert.match(html, /<option value="sms" selected>/)
    assert.deepEqual(await refusals(), [{ topic: 'access', channel: 'email' }])
    assert.match((await open(urls.notices)).html, /<option value="sms" selected>/)
    assert.deepEqual(await anAccess(), [`sms ${amina.phone}`])
  })

  await t.test('to switch all channels off is refused, and changes nothing', async () => {
    for (const choices of [
      { ...all, emergency: 'none' },
      { ...all, newReader: 'none' },
      {},
      { access: 'sms' },
    ]) {
      const { status, html } = await choose(choices)
      assert.equal(status, 422)
      assert.match(html, /gardez au moins un moyen/)
      assert.deepEqual(await refusals(), [{ topic: 'access', channel: 'email' }])
    }
  })

  await t.test('a telephone that he lost does not silence the message', async () => {
    await queryRows(carnet, `update account set phone = null where login = '${amina.login}'`)
    assert.deepEqual(await anAccess(), [`email ${amina.email}`])
    const { status } = await choose({ ...all, access: 'sms' })
    assert.equal(status, 422, 'SMS alone leads nowhere')
  })

  await t.test('a form that is not ours changes nothing', async () => {
    await choose({ ...all, csrf: 'x' })
    assert.deepEqual(await refusals(), [{ topic: 'access', channel: 'email' }])
    await choose(all)
    assert.deepEqual(await refusals(), [])
  })

  await t.test('he may do without the news of a document, and is then sent none', async () => {
    const { html, status } = await choose({ ...all, newDocument: 'none' })
    assert.equal(status, 200)
    assert.match(html, /<option value="none" selected>/)
    const source = await sampleDocument(carnet, { by: 'cps-martin', about: amina })
    await moveClock(carnet, { advance: 'PT2H' })
    await martin.submitDocuments(amina.id, [{ source, hideFrom: {} }])
    await untilSent(carnet)
    const news = messages(carnet).filter(({ subject }) => subject === noticeSubjects.newDocument)
    assert.deepEqual(news, [])
  })

  await t.test('what he saw, changed and was refused is in his history', async () => {
    const own = (await tracesOf(carnet, amina))
      .filter(({ action }) => action === 'changeNoticeChoices')
      .map(({ outcome, refusal }) => refusal ?? outcome)
    assert.deepEqual(own, ['done', ...Array(5).fill('noticeMustArrive'), 'done', 'done'])
    const { html } = await open(`${urls.accessLog}?vue=activites`)
    assert.match(html, /avez changé comment vous recevez vos messages/)
    assert.match(html, /avez regardé comment vous recevez vos messages/)
  })
})
