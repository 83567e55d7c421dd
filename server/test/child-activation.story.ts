/** A parent has the carnet of his child opened before it opens by itself: both matricules, his card, a code. rules.md LIF-05. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { noticeSubjects } from '@carnet/core/model/notice-subjects.ts'
import type { DemonstrationPatient } from '@carnet/kit/demo/people-types.ts'
import { urls } from '@carnet/web/urls.ts'
import { administer, patientOption, personsFile } from './administer.ts'
import { moveClock, patientNamed, tracesOf } from './demonstration-calls.ts'
import { messages, untilSent } from './messages-sent.ts'
import { logIn, openBrowser, type PatientBrowser } from './patient-browser.ts'
import { type RunningCarnet, runningCarnet } from './running-carnet.ts'
import { queryRows } from './what-is-stored.ts'

test('parent’s number and child’s number, with a code: the record of the child is open [LIF-05] [LIF-20]', async (t) => {
  const carnet = await runningCarnet(t)
  const julie = patientNamed(carnet, 'julie-marchand')
  const thomas = patientNamed(carnet, 'thomas-marchand')
  const ines = newborn(patientNamed(carnet, 'leo-marchand'))
  const { serial } = carnet.people!.vitales.find(({ slug }) => slug === julie.vitale)!
  const numbers = { matricule: julie.id.ins, serie: serial, enfant: ines.id.ins }
  await administer(carnet, `inform ${personsFile(carnet, [{ patient: ines, reached: {} }])}`)
  const attach = (parent: DemonstrationPatient) =>
    administer(
      carnet,
      `add-representative ${patientOption(ines)} --person ${parent.id.ins}@${parent.id.oid} --as parent --proof livret`,
    )
  const stateOf = async () => {
    const rows = await queryRows<{ state: string }>(
      carnet,
      `select r.state from record r join patient_identifier i on i.record_id = r.id where i.ins = '${ines.id.ins}'`,
    )
    return rows[0]?.state
  }
  const askedFor = async (asked: Readonly<Record<string, string>>) => {
    const browser = openBrowser(carnet)
    const page = await browser.submit(await browser.open(urls.activateChild), urls.activateChild, asked)
    await untilAnswered(carnet)
    await untilSent(carnet)
    return page
  }
  const codes = () => messages(carnet).filter(({ subject }) => subject === noticeSubjects.childCode)

  await t.test('who is not known as the parent gets the same page, and no code', async () => {
    const stranger = await askedFor(numbers)
    assert.equal(stranger.status, 200)
    assert.deepEqual(codes(), [], 'not attached yet')
    assert.deepEqual([(await attach(julie)).exitCode, (await attach(thomas)).exitCode], [0, 0])
    const nobody = await askedFor({ ...numbers, enfant: '220069999913195' })
    const otherCard = await askedFor({ ...numbers, serie: '12345678' })
    assert.deepEqual(new Set([stranger, nobody, otherCard].map(({ html }) => html)).size, 1)
    assert.deepEqual(codes(), [])
  })

  let code = ''
  await t.test('the code goes to the parent, and names nobody', async () => {
    const misshapen = await openBrowserAt(carnet, { ...numbers, enfant: '120' })
    assert.equal(misshapen.status, 422)
    assert.match(misshapen.html, /Le numéro de l’enfant a 15 caractères/)
    await askedFor(numbers)
    const [message, ...more] = codes()
    assert.deepEqual(more, [])
    assert.deepEqual([message?.channel, message?.to], ['email', julie.email])
    assert.doesNotMatch(message?.text ?? '', new RegExp(`INÈS|MARCHAND|${ines.id.ins}|${julie.id.ins}`))
    code = /\b[A-Z2-9]{5}-[A-Z2-9]{5}\b/.exec(message?.text ?? '')?.[0] ?? ''
    assert.notEqual(code, '')
    assert.equal((await tracesOf(carnet, julie)).at(-1)?.action, 'askChildCode')
    await askedFor(numbers)
    assert.equal(codes().length, 1, 'one a week for a child')
  })

  await t.test('whatever is wrong, the words are the same, and the tries are counted', async () => {
    const said: string[] = []
    for (const [typed, wrong] of [
      [code, { ...numbers, enfant: patientNamed(carnet, 'leo-marchand').id.ins }],
      ['ZZZZZ-ZZZZZ', numbers],
      ['YYYYY-YYYYY', { ...numbers, matricule: thomas.id.ins }],
      ['XXXXX-XXXXX', { ...numbers, enfant: '220069999913195' }],
    ] as const) {
      const { status, html } = await show(openBrowser(carnet), typed, wrong)
      assert.equal(status, 422)
      said.push(/Ces informations ne vont pas ensemble[^<]*/.exec(html)?.[0] ?? '')
    }
    assert.deepEqual(new Set(said), new Set([said[0]]))
    assert.match(said[0] ?? '', /Il vous reste 4\u00a0essais/)
    assert.match((await openBrowser(carnet).open(urls.activateChildChoice)).html, /Le code du message/)
    assert.equal(await stateOf(), 'informed')
  })

  await t.test('she consents, under her own name: it is open, and she enters it by her account', async () => {
    const browser = openBrowser(carnet)
    const choice = await show(browser, code, numbers)
    assert.match(choice.html, /Ouvrir le carnet de INÈS MARCHAND/)
    const forged = await browser.submit(choice, urls.activateChildChoice, { csrf: 'd’ailleurs' })
    assert.deepEqual([forged.status, await stateOf()], [403, 'informed'])
    const done = await browser.submit(choice, urls.activateChildChoice, {})
    assert.match(done.html, /Le carnet de INÈS MARCHAND est ouvert/)
    assert.equal(await stateOf(), 'active')
    const line = (await tracesOf(carnet, ines)).at(-1)
    assert.deepEqual(
      [line?.action, line?.actor.kind, line?.actor.name, line?.outcome],
      ['createRecord', 'legalRepresentative', 'JULIE MARCHAND', 'done'],
    )
    assert.match((await (await logIn(carnet, julie)).open(urls.choice)).html, /INÈS MARCHAND/)
  })

  await t.test('the code has served: it is worth what a code of nobody is', async () => {
    const again = await show(openBrowser(carnet), code, numbers)
    assert.equal(again.status, 422)
    assert.match(again.html, /Ces informations ne vont pas ensemble/)
    await moveClock(carnet, { advance: 'P8D' })
    await askedFor(numbers)
    assert.equal(codes().length, 1, 'nothing waits any more')
  })
})

/** Nobody knows her yet: no record, no card of her own. */
function newborn(brother: DemonstrationPatient): DemonstrationPatient {
  const { identity, id } = brother
  return {
    ...brother,
    slug: 'ines-marchand',
    id: { ...id, ins: '120069999913049' as typeof id.ins },
    identity: { ...identity, birthFirstName: 'INÈS', firstNames: 'INÈS', birthDate: '2020-06-12', sex: 'F' },
    state: 'none',
    record: null,
  }
}

async function openBrowserAt(carnet: RunningCarnet, fields: Readonly<Record<string, string>>) {
  const browser = openBrowser(carnet)
  return browser.submit(await browser.open(urls.activateChild), urls.activateChild, fields)
}

async function show(browser: PatientBrowser, code: string, numbers: Readonly<Record<string, string>>) {
  const asked = await browser.submit(await browser.open(urls.activateChildCode), urls.activateChildCode, {
    code,
  })
  return browser.submit(asked, urls.activateChildNumbers, numbers)
}

/** The job has looked at what was asked. */
async function untilAnswered(carnet: RunningCarnet): Promise<void> {
  while ((await queryRows(carnet, 'select 1 from child_code_request')).length > 0) await pause(200)
}
