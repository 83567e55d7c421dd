/** The holder of a closed record has its data deleted before the ten years, and may change his mind. rules.md LIF-13, LIF-15. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DemonstrationPatient } from '@carnet/kit/demo/people-types.ts'
import { urls } from '@carnet/web/urls.ts'
import { administer, patientOption } from './administer.ts'
import { lastTraceOf, moveClock, patientNamed, tracesOf } from './demonstration-calls.ts'
import { messages, untilSent } from './messages-sent.ts'
import { logIn, type PatientBrowser } from './patient-browser.ts'
import { type RunningCarnet, runningCarnet } from './running-carnet.ts'
import { queryRows } from './what-is-stored.ts'

const isAsked = /La suppression des données est demandée/

test('on closing, deleting is a choice apart, that nobody makes by mistake [LIF-13] [LIF-15]', async (t) => {
  const carnet = await runningCarnet(t)
  const [amina, camille] = [patientNamed(carnet, 'amina-benali'), patientNamed(carnet, 'camille-martin')]

  await t.test('unticked, with what it does; without it nothing is asked', async () => {
    const browser = await logIn(carnet, camille)
    const { html } = await browser.open(urls.closeRecord)
    assert.match(html, /name="supprimer" type="checkbox" value="oui">/)
    assert.match(html, /tout est détruit pour toujours, 3\u00a0mois au plus/)
    const closed = await close(browser, camille, {})
    assert.doesNotMatch(closed.html, isAsked)
    assert.deepEqual(await asked(carnet), [])
  })

  await t.test(
    'ticked, it stays so while the password is wrong, and is asked once the record is closed',
    async () => {
      const browser = await logIn(carnet, amina)
      const wrong = await close(browser, amina, { supprimer: 'oui', motDePasse: 'Mauvais-mot-2' })
      assert.deepEqual(
        [wrong.status, /value="oui" checked[\s\S]*value="oui" checked/.test(wrong.html)],
        [422, true],
      )
      assert.deepEqual(await asked(carnet), [])
      assert.match((await close(browser, amina, { supprimer: 'oui' })).html, isAsked)
      const lines = (await tracesOf(carnet, amina)).slice(-2)
      assert.deepEqual(
        lines.map(({ action, actor, outcome }) => [action, actor.kind, outcome]),
        [
          ['closeRecord', 'patient', 'done'],
          ['requestDeletion', 'patient', 'done'],
        ],
      )
      assert.equal((await asked(carnet)).length, 1)
      const events = await queryRows<{ kind: string; transaction: string }>(
        carnet,
        `select e.kind, e.xmin::text as transaction from life_event e join record r on r.id = e.record_id
          where r.deletion_requested_at is not null and e.kind in ('closed', 'deletionRequested')`,
      )
      const transactions = new Set(events.map(({ transaction }) => transaction))
      assert.deepEqual([events.length, transactions.size], [2, 1], 'both are done, or neither')
    },
  )

  await t.test(
    'told at once, without a name; then cancelled from the page of the closed record',
    async () => {
      await untilSent(carnet)
      const [told] = sent(carnet, 'Votre demande de suppression est enregistrée')
      assert.match(
        told?.text ?? '',
        /par vous ou par une personne qui peut le faire pour vous[\s\S]*3\u00a0mois/,
      )
      assert.doesNotMatch(told?.text ?? '', /AMINA|BENALI/i)
      const again = await logIn(carnet, amina)
      assert.match(again.arrival.html, isAsked)
      assert.match(
        (await again.open(urls.deleteData)).html,
        isAsked,
        'asked already: that page is not offered',
      )
      const forged = await again.submit(again.arrival, urls.cancelDeletion, { csrf: 'd’ailleurs' })
      assert.deepEqual([forged.status, (await asked(carnet)).length], [403, 1])
      const kept = await again.submit(again.arrival, urls.cancelDeletion, {})
      assert.match(kept.html, /La demande de suppression est annulée/)
      assert.doesNotMatch(kept.html, isAsked)
      const { action, actor } = await lastTraceOf(carnet, amina)
      assert.deepEqual([action, actor.kind, await asked(carnet)], ['cancelDeletion', 'patient', []])
      await untilSent(carnet)
      assert.equal(sent(carnet, 'La suppression de vos données est annulée').length, 1)
      // Sent twice, the second says the same.
      assert.match((await again.submit(kept, urls.cancelDeletion, {})).html, /est annulée/)
    },
  )

  await t.test('asked afterwards too: what is destroyed, a box, the password again', async () => {
    const browser = await logIn(carnet, amina)
    assert.match(browser.arrival.html, new RegExp(`href="${urls.deleteData}"`))
    const page = await browser.open(urls.deleteData)
    assert.match(page.html, /Ce qui est détruit[\s\S]*Ce qui reste[\s\S]*rouvrez d’abord le carnet/)
    const ask = (fields: Readonly<Record<string, string>>) => browser.submit(page, urls.deleteData, fields)
    for (const [fields, said] of [
      [{}, /Cochez la case[\s\S]*Écrivez votre mot de passe/],
      [{ motDePasse: amina.password! }, /Cochez la case/],
      [{ compris: 'oui', motDePasse: 'Mauvais-mot-2' }, /Ce n’est pas votre mot de passe/],
    ] as const) {
      const { status, html } = await ask(fields)
      assert.deepEqual([status, said.test(html)], [422, true])
    }
    await ask({ compris: 'oui', motDePasse: amina.password!, csrf: 'd’ailleurs' })
    assert.deepEqual(await asked(carnet), [])
    assert.match((await ask({ compris: 'oui', motDePasse: amina.password! })).html, isAsked)
    assert.equal((await lastTraceOf(carnet, amina)).action, 'requestDeletion')
  })

  await t.test(
    'opened again, nothing is deleted any more; else it is, after the days to change one’s mind',
    async () => {
      const browser = await logIn(carnet, amina)
      await browser.submit(browser.arrival, urls.closedRecord, {})
      assert.deepEqual(await asked(carnet), [])
      await close(browser, amina, { supprimer: 'oui' })
      await moveClock(carnet, { advance: 'P29D' })
      assert.equal((await asked(carnet)).length, 1)
      await moveClock(carnet, { advance: 'P2D' })
      const destroyed = await queryRows<{ cause: string }>(carnet, 'select cause from destruction')
      assert.deepEqual(
        destroyed.map(({ cause }) => cause),
        ['requested'],
      )
    },
  )
})

test('who represents the holder asks and cancels, the other hears of it; a carer does neither [LIF-15] [LIF-20] [CNT-07]', async (t) => {
  const carnet = await runningCarnet(t)
  const [leo, julie] = [patientNamed(carnet, 'leo-marchand'), patientNamed(carnet, 'julie-marchand')]
  const thomas = patientNamed(carnet, 'thomas-marchand')
  const mother = await logIn(carnet, julie)
  await openRecordOf(mother, 'LÉO')
  assert.match((await close(mother, julie, { supprimer: 'oui' })).html, isAsked)
  const { action, actor } = await lastTraceOf(carnet, leo)
  assert.deepEqual(
    [action, actor.kind, actor.name],
    ['requestDeletion', 'legalRepresentative', 'JULIE MARCHAND'],
  )
  await untilSent(carnet)
  const told = sent(carnet, 'La suppression d’un carnet que vous ouvriez est demandée')
  assert.deepEqual(
    told.map(({ to }) => to),
    [thomas.email ?? thomas.phone],
  )
  assert.doesNotMatch(told[0]?.text ?? '', /LÉO|JULIE|THOMAS|MARCHAND/i)
  const father = await logIn(carnet, thomas)
  const closed = await openRecordOf(father, 'LÉO')
  assert.match((await father.submit(closed, urls.cancelDeletion, {})).html, /est annulée/)
  assert.deepEqual(
    [(await lastTraceOf(carnet, leo)).actor.name, await asked(carnet)],
    ['THOMAS MARCHAND', []],
  )

  const [denise, alain] = [patientNamed(carnet, 'denise-perrin'), patientNamed(carnet, 'alain-perrin')]
  const carer = await logIn(carnet, alain)
  await openRecordOf(carer, 'DENISE')
  assert.equal((await close(carer, alain, { supprimer: 'oui' })).status, 403)
  assert.equal((await lastTraceOf(carnet, denise)).action, 'closeRecord')
  assert.deepEqual(await asked(carnet), [])
})

test('what was closed for another reason is not deleted from the holder’s space; a request of the operator is cancelled there [LIF-15]', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  await administer(carnet, `close ${patientOption(amina)} --motive AUTRE`)
  const browser = await logIn(carnet, amina)
  assert.doesNotMatch(browser.arrival.html, new RegExp(urls.deleteData))
  await browser.submit(browser.arrival, urls.deleteData, { compris: 'oui', motDePasse: amina.password! })
  assert.deepEqual(await asked(carnet), [])
  const requested = await administer(carnet, `request-deletion ${patientOption(amina)}`)
  assert.deepEqual([requested.exitCode, requested.complained], [0, ''])
  const told = await browser.open(urls.closedRecord)
  assert.match(told.html, isAsked)
  assert.match((await browser.submit(told, urls.cancelDeletion, {})).html, /est annulée/)
  assert.deepEqual(await asked(carnet), [])
})

function asked(carnet: RunningCarnet) {
  return queryRows(carnet, 'select id from record where deletion_requested_at is not null')
}

function sent(carnet: RunningCarnet, subject: string) {
  return messages(carnet).filter((message) => message.subject === subject)
}

async function close(
  browser: PatientBrowser,
  { password = '' }: DemonstrationPatient,
  fields: Readonly<Record<string, string>>,
) {
  const said = { compris: 'oui', motDePasse: password, ...fields }
  return browser.submit(await browser.open(urls.closeRecord), urls.closeRecord, said)
}

async function openRecordOf(browser: PatientBrowser, name: string) {
  const choice = await browser.open(urls.choice)
  const article = choice.html.split('<article').find((each) => each.includes(name))
  const [, mandat = ''] = article?.match(/value="([^"]*)">Ouvrir/) ?? []
  return browser.submit(choice, urls.choice, { mandat })
}
