/** The operator's gestures on the life of a record: opposed, joined, suspended, closed by a death. rules.md §3. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { urls } from '@carnet/web/urls.ts'
import { proofOfOpposition } from '../actions/proof-of-opposition.ts'
import type { RegimeChange } from '../store/regime-changes.ts'
import { administer, patientOption, personsFile } from './administer.ts'
import { lastTraceOf, moveClock, patientNamed, tracesOf } from './demonstration-calls.ts'
import { refusal } from './expect-refusal.ts'
import { messages, untilSent } from './messages-sent.ts'
import { logIn } from './patient-browser.ts'
import { runningCarnet } from './running-carnet.ts'
import { sampleDocument } from './sample-document.ts'
import { typeWatching } from './type-watching.ts'
import { queryRows } from './what-is-stored.ts'

const consent = { gesture: 'consentCollected', identityStatus: 'qualified' } as const

test('a person says no, has the proof of it, and may change his mind', async (t) => {
  const carnet = await runningCarnet(t)
  const chloe = patientNamed(carnet, 'chloe-garnier')
  const gp = await carnet.dmp('cps-martin')
  const option = patientOption(chloe)

  await t.test('the proof is a PDF, sent with the next messages [LIF-03]', async () => {
    const opposed = await administer(carnet, `oppose ${option}`)
    assert.deepEqual([opposed.exitCode, opposed.complained], [0, ''])
    await untilSent(carnet)
    const [message, ...more] = messages(carnet)
    assert.deepEqual(more, [])
    const [proof] = message?.attachments ?? []
    assert.equal(proof?.mimeType, 'application/pdf')
    const { birthFirstName, birthName, birthDate } = chloe.identity
    // What it says is compressed: his name and his birth date are in it, nothing else of him is.
    const expected = await proofOfOpposition({
      name: `${birthFirstName} ${birthName}`,
      birthDate,
      opposedAt: new Date(message!.at),
      to: 'opening',
      supportPhone: '3422',
      portal: carnet.webUrl,
    })
    assert.deepEqual(Buffer.from(proof!.base64, 'base64'), expected)
  })

  await t.test('there is no DMP for him, and TD0.2 alone says why [LIF-03]', async () => {
    assert.equal((await gp.findRecord(chloe.id)).state, 'opposed')
    const source = await sampleDocument(carnet, { by: 'cps-martin', about: chloe })
    await refusal('XDSUnknownPatientId', gp.submitDocuments(chloe.id, [{ source, hideFrom: {} }]))
    await moveClock(carnet, { advance: 'P60D' })
    assert.equal((await gp.findRecord(chloe.id)).state, 'opposed')
    assert.equal((await administer(carnet, `oppose ${option}`)).exitCode, 3)
  })

  await t.test('nothing opens without his consent; with it his space is open [LIF-05]', async () => {
    const silent = await administer(carnet, `open ${option}`)
    assert.deepEqual([silent.exitCode, (await lastTraceOf(carnet, chloe)).refusal], [3, 'consentMissing'])
    const opened = await administer(carnet, `open ${option} --consent --refuse centre-15`)
    assert.deepEqual([opened.exitCode, opened.complained], [0, ''])
    const { state, patient } = await gp.findRecord(chloe.id)
    assert.deepEqual(
      [state, patient?.observations.attachedToMes, patient?.observations.oppositionCentre15],
      ['active', true, true],
    )
  })
})

test('a record from before Mon espace santé joins it after six weeks, unless its holder opposes it [LIF-04]', async (t) => {
  const carnet = await runningCarnet(t)
  const paul = patientNamed(carnet, 'paul-lefevre')
  const nadia = patientNamed(carnet, 'chloe-garnier')
  const gp = await carnet.dmp('cps-martin')
  for (const { id, identity } of [paul, nadia]) await gp.createRecord(id, { ...consent, identity })
  const isAttached = async (person: typeof paul) =>
    (await gp.findRecord(person.id)).patient?.observations.attachedToMes
  const file = personsFile(carnet, [
    { patient: paul, reached: { email: 'paul@example.org' } },
    { patient: nadia, reached: {} },
  ])
  assert.match((await administer(carnet, `inform ${file}`)).said, /2 sur 2/)
  await untilSent(carnet)
  assert.deepEqual(
    messages(carnet)
      .map(({ subject }) => subject)
      .filter((subject) => subject.includes('rejoindre')),
    Array(2).fill('Votre dossier médical partagé va rejoindre votre espace numérique de santé'),
  )
  assert.equal((await administer(carnet, `oppose ${patientOption(nadia)}`)).exitCode, 0)
  await moveClock(carnet, { advance: 'P41D' })
  assert.equal(await isAttached(paul), false)
  await moveClock(carnet, { advance: 'P1D' })
  assert.equal(await isAttached(paul), true)
  assert.equal(await isAttached(nadia), false)
  const lines = await tracesOf(carnet, paul)
  assert.equal(lines.filter(({ action }) => action === 'attachToMes').length, 1)
  assert.match((await administer(carnet, `inform ${file}`)).said, /0 sur 2/)
})

test('a change of regime is kept, and the records from before are told that they join Mon espace santé [LIF-04]', async (t) => {
  const carnet = await runningCarnet(t)
  const paul = patientNamed(carnet, 'paul-lefevre')
  const gp = await carnet.dmp('cps-martin')
  const lived = async () => {
    const { changes } = JSON.parse((await typeWatching(carnet, 'regimes', '--json')).stdout) as {
      changes: readonly RegimeChange[]
    }
    return changes.map(({ name, previous }) => `${name} ← ${previous ?? ''}`)
  }
  await moveClock(carnet, { advance: '-P6Y' })
  await gp.createRecord(paul.id, { ...consent, identity: paul.identity })
  assert.deepEqual(await lived(), ['2011 ← 2022', '2022 ← '])
  await moveClock(carnet, { advance: 'P6Y' })
  assert.deepEqual(await lived(), ['2022 ← 2011', '2011 ← 2022', '2022 ← '])
  await moveClock(carnet, { advance: 'PT1H' })
  await untilSent(carnet)
  assert.equal(messages(carnet).filter(({ subject }) => subject.includes('rejoindre')).length, 1)
  const isAttached = async () => (await gp.findRecord(paul.id)).patient?.observations.attachedToMes
  await moveClock(carnet, { advance: 'P41D' })
  assert.equal(await isAttached(), false)
  await moveClock(carnet, { advance: 'P1D' })
  assert.equal(await isAttached(), true)
})

test('a record is suspended: nothing passes, and without an opposition it closes after six weeks [LIF-17]', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const gp = await carnet.dmp('cps-martin')
  const option = patientOption(amina)
  const stateOf = async () => (await gp.findRecord(amina.id)).state
  const suspend = () => administer(carnet, `suspend ${option} --reason fraude-présumée`)

  await t.test('neither read nor fed; its holder is told, and the history says who did it', async () => {
    assert.equal((await administer(carnet, `suspend ${option}`)).exitCode, 2)
    assert.equal((await suspend()).exitCode, 0)
    await gp.authorise(amina.id, consent).catch(() => {})
    const source = await sampleDocument(carnet, { by: 'cps-martin', about: amina })
    await refusal('XDSUnknownPatientId', gp.submitDocuments(amina.id, [{ source, hideFrom: {} }]))
    await refusal('XDSUnknownPatientId', gp.findDocuments(amina.id))
    await untilSent(carnet)
    assert.deepEqual(
      messages(carnet).map(({ subject }) => subject),
      ['Votre carnet est suspendu'],
    )
    const line = (await tracesOf(carnet, amina)).find(({ action }) => action === 'suspendRecord')
    assert.deepEqual([line?.actor.kind, line?.actor.id], ['insuranceAgent', 'CPAM-75-0042'])
  })

  await t.test('whoever opens it in the portal reads what it means, and what to do', async () => {
    const browser = await logIn(carnet, amina)
    const said = /Ce carnet est suspendu[\s\S]*AMINA BENALI[\s\S]*Appelez le 3422[\s\S]*il sera fermé le/
    for (const address of [urls.documents, urls.accessLog, urls.wishes, urls.professionals])
      assert.match((await browser.open(address)).html, said, address)
    const refused = (await tracesOf(carnet, amina)).findLast(({ action }) => action === 'findDocuments')
    assert.equal(refused?.refusal, 'recordSuspended')

    const leo = patientNamed(carnet, 'leo-marchand')
    const julie = await logIn(carnet, patientNamed(carnet, 'julie-marchand'))
    const [, mandat = ''] = /LÉO[\s\S]*?name="mandat" value="([^"]+)"/.exec(julie.arrival.html) ?? []
    const opened = await julie.submit(julie.arrival, urls.choice, { mandat })
    assert.doesNotMatch(opened.html, /suspendu/)
    assert.doesNotMatch((await julie.open(urls.suspendedRecord)).html, /suspendu/)
    await administer(carnet, `suspend ${patientOption(leo)} --reason fraude-présumée`)
    assert.match((await julie.open(urls.documents)).html, /suspendu[\s\S]*LÉO MARCHAND/)
    assert.match((await julie.open(urls.choice)).html, /suspendu par l’Assurance Maladie/)
  })

  await t.test('restored, it is as it was', async () => {
    assert.equal((await administer(carnet, `restore ${option}`)).exitCode, 0)
    const { state, patient } = await gp.findRecord(amina.id)
    assert.deepEqual([state, patient?.observations.attachedToMes], ['active', true])
  })

  await t.test('whose holder opposes its closing stays suspended, however long one waits', async () => {
    await suspend()
    assert.equal((await administer(carnet, `oppose ${option}`)).exitCode, 0)
    assert.match((await logIn(carnet, amina)).arrival.html, /suspendu[\s\S]*Votre opposition est enregistrée/)
    await moveClock(carnet, { advance: 'P60D' })
    const [row] = await queryRows<{ state: string }>(carnet, stateSql(amina.id.ins))
    assert.equal(row?.state, 'suspended')
    await administer(carnet, `restore ${option}`)
  })

  await t.test('without opposition: suspended on day 41, closed on day 42', async () => {
    await suspend()
    await moveClock(carnet, { advance: 'P41D' })
    const [before] = await queryRows<{ state: string }>(carnet, stateSql(amina.id.ins))
    assert.equal(before?.state, 'suspended')
    await moveClock(carnet, { advance: 'P1D' })
    assert.equal(await stateOf(), 'closed')
    assert.equal(
      (await tracesOf(carnet, amina)).findLast(({ actor }) => actor.kind === 'system')?.action,
      'closeSuspended',
    )
  })
})

test('a record that closes at the end of a suspension no longer waits to join Mon espace santé [LIF-04, LIF-17]', async (t) => {
  const carnet = await runningCarnet(t)
  const paul = patientNamed(carnet, 'paul-lefevre')
  const gp = await carnet.dmp('cps-martin')
  await gp.createRecord(paul.id, { ...consent, identity: paul.identity })
  await administer(carnet, `inform ${personsFile(carnet, [{ patient: paul, reached: {} }])}`)
  await untilSent(carnet)
  await administer(carnet, `suspend ${patientOption(paul)} --reason fraude-présumée`)
  await moveClock(carnet, { advance: 'P42D' })
  await gp.reopenRecord(paul.id, consent)
  await moveClock(carnet, { advance: 'P1D' })
  const { state, patient } = await gp.findRecord(paul.id)
  assert.deepEqual([state, patient?.observations.attachedToMes], ['active', false])
})

test('at a death the record is closed, whoever is in it leaves it, and no professional opens it again [LIF-19]', async (t) => {
  const carnet = await runningCarnet(t)
  const camille = patientNamed(carnet, 'camille-martin')
  const gp = await carnet.dmp('cps-martin')
  const session = await logIn(carnet, camille)
  assert.match(session.arrival.html, /Mes documents/)
  const closed = await administer(carnet, `close ${patientOption(camille)} --motive DECES`)
  assert.deepEqual([closed.exitCode, closed.complained], [0, ''])
  const page = await session.open(urls.documents)
  assert.match(page.html, /name="motDePasse"/, 'back at the log-in')
  assert.deepEqual(await queryRows(carnet, 'select 1 from session'), [])
  await refusal('DMPPatientNotFound', gp.reopenRecord(camille.id, consent))
  const [event] = await queryRows<{ motive: string }>(
    carnet,
    `select motive from life_event where kind = 'closed'`,
  )
  assert.equal(event?.motive, 'DECES')
  const reopened = await administer(carnet, `reopen ${patientOption(camille)} --consent`)
  assert.equal(reopened.exitCode, 0, reopened.complained)
  assert.equal((await gp.findRecord(camille.id)).state, 'active')
})

function stateSql(ins: string): string {
  return `select state from record where id = (select record_id from patient_identifier where ins = '${ins}' limit 1)`
}
