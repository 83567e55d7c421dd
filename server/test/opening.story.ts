/** A record opens by itself six weeks after its holder was told, unless he opposed it. rules.md LIF-01, LIF-02. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { Message } from '../outbox.ts'
import { moveClock, patientNamed, tracesOf } from './demonstration-calls.ts'
import { refusal } from './expect-refusal.ts'
import { type RunningCarnet, runningCarnet } from './running-carnet.ts'
import { queryRows } from './what-is-stored.ts'

const recordOf = (ins: string) => `(select record_id from patient_identifier where ins = '${ins}')`

function messages({ config }: RunningCarnet): readonly Message[] {
  return readdirSync(config.outboxFolder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(path.join(config.outboxFolder, name), 'utf8')) as Message)
}

async function untilSent(carnet: RunningCarnet): Promise<void> {
  while ((await queryRows(carnet, 'select 1 from notice where sent_at is null')).length > 0) await pause(200)
}

test('six weeks after he was told, the record of a person who did not oppose it is open', async (t) => {
  const carnet = await runningCarnet(t)
  const chloe = patientNamed(carnet, 'chloe-garnier')
  const henri = patientNamed(carnet, 'henri-dumas')
  const gp = await carnet.dmp('cps-martin')
  const stateOf = async (patient: typeof chloe) => (await gp.findRecord(patient.id)).state
  const advance = (duration: string) => moveClock(carnet, { advance: duration })

  await t.test(
    'who is to be informed is sent an e-mail, at the address that his record holds [LIF-01]',
    async () => {
      await queryRows(carnet, `update record set informed_at = null where id = ${recordOf(chloe.id.ins)}`)
      // Nothing was sent: the six weeks have not begun.
      await advance('PT1H')
      await untilSent(carnet)
      const [message, ...more] = messages(carnet)
      assert.deepEqual(more, [])
      assert.deepEqual([message?.channel, message?.to], ['email', chloe.email])
      for (const told of [
        /espace numérique de santé/,
        /dossier médical partagé/,
        /opposer/,
        /en ligne/,
        /fermer/,
      ])
        assert.match(message?.text ?? '', told)
    },
  )

  await t.test('it is not open on day 41, and is on day 42, to the day of the message [LIF-02]', async () => {
    await advance('P41D')
    assert.equal(await stateOf(chloe), 'none')
    await refusal('XDSUnknownPatientId', gp.findDocuments(chloe.id))
    await advance('P1D')
    assert.equal(await stateOf(chloe), 'active')
    await untilSent(carnet)
    assert.equal(messages(carnet).length, 1, 'it was not sent again')
  })

  await t.test('the opening stands in the history, as an act of the server itself', async () => {
    const lines = (await tracesOf(carnet, chloe)).filter(({ action }) => action === 'openByDefault')
    assert.deepEqual(
      lines.map(({ actor, outcome }) => [actor.kind, outcome]),
      [['system', 'done']],
    )
  })

  await t.test('who has opposed it stays without a record, however long one waits', async () => {
    await advance('P1Y')
    assert.equal(await stateOf(henri), 'opposed')
  })
})

test('who has no e-mail is informed by letter, and the six weeks start at its sending [LIF-01]', async (t) => {
  const carnet = await runningCarnet(t)
  const chloe = patientNamed(carnet, 'chloe-garnier')
  const gp = await carnet.dmp('cps-martin')
  await queryRows(carnet, `delete from contact where record_id = ${recordOf(chloe.id.ins)}`)
  await queryRows(carnet, `update record set informed_at = null where id = ${recordOf(chloe.id.ins)}`)
  await moveClock(carnet, { advance: 'P10D' })
  await untilSent(carnet)
  assert.deepEqual(
    messages(carnet).map(({ channel, to }) => [channel, to]),
    [['letter', 'CHLOÉ GARNIER']],
  )
  await moveClock(carnet, { advance: 'P41D' })
  assert.equal((await gp.findRecord(chloe.id)).state, 'none')
  await moveClock(carnet, { advance: 'P1D' })
  assert.equal((await gp.findRecord(chloe.id)).state, 'active')
})

test('a failure that prevents the opening is told the same day, once, and the opening is tried again', async (t) => {
  const carnet = await runningCarnet(t)
  const chloe = patientNamed(carnet, 'chloe-garnier')
  const gp = await carnet.dmp('cps-martin')
  const [{ key }] = (await queryRows<{ key: string }>(
    carnet,
    `select encode(wrapped_key, 'hex') as key from record where id = ${recordOf(chloe.id.ins)}`,
  )) as [{ key: string }]
  const setKey = (hex: string) =>
    queryRows(
      carnet,
      `update record set wrapped_key = decode('${hex}', 'hex') where id = ${recordOf(chloe.id.ins)}`,
    )
  await setKey('00'.repeat(key.length / 2))
  for (const wait of ['P43D', 'PT2H', 'P1D']) {
    await moveClock(carnet, { advance: wait })
    await untilSent(carnet)
    assert.deepEqual(
      messages(carnet).map(({ subject }) => subject),
      ['Votre espace numérique de santé n’a pas pu être ouvert'],
    )
  }
  await setKey(key)
  await moveClock(carnet, { advance: 'PT1H' })
  assert.equal((await gp.findRecord(chloe.id)).state, 'active')
})
