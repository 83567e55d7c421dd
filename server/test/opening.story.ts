/** A record opens by itself six weeks after its holder was told, unless he opposed it. rules.md LIF-01, LIF-02. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noticeSubjects } from '@carnet/core/model/notice-subjects.ts'
import { administer, patientOption, personsFile } from './administer.ts'
import { moveClock, patientNamed, tracesOf } from './demonstration-calls.ts'
import { refusal } from './expect-refusal.ts'
import { messages, untilSent } from './messages-sent.ts'
import { runningCarnet } from './running-carnet.ts'
import { queryRows } from './what-is-stored.ts'

test('six weeks after he was told, the record of a person who did not oppose it is open', async (t) => {
  const carnet = await runningCarnet(t)
  const paul = patientNamed(carnet, 'paul-lefevre')
  const henri = patientNamed(carnet, 'henri-dumas')
  const gp = await carnet.dmp('cps-martin')
  const stateOf = async (patient: typeof paul) => (await gp.findRecord(patient.id)).state
  const advance = (duration: string) => moveClock(carnet, { advance: duration })
  const file = personsFile(carnet, [
    { patient: paul, reached: { email: 'paul@example.org' } },
    { patient: henri, reached: {} },
  ])

  await t.test(
    'who is enrolled is told by e-mail, once, and who opposed it before is not [LIF-01]',
    async () => {
      const first = await administer(carnet, `inform ${file}`)
      assert.deepEqual([first.exitCode, first.complained], [0, ''])
      assert.match(first.said, /recordOpposed\n1 sur 2 à informer/)
      await untilSent(carnet)
      const again = await administer(carnet, `inform ${file}`)
      assert.match(again.said, /recordNotOpenYet\n.*recordOpposed\n0 sur 2/)
      await untilSent(carnet)
      const [message, ...more] = messages(carnet)
      assert.deepEqual(more, [])
      assert.deepEqual([message?.channel, message?.to], ['email', 'paul@example.org'])
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
    assert.equal(await stateOf(paul), 'none')
    await refusal('XDSUnknownPatientId', gp.findDocuments(paul.id))
    await advance('P1D')
    assert.equal(await stateOf(paul), 'active')
    assert.equal((await gp.findRecord(paul.id)).patient?.observations.attachedToMes, true)
    await untilSent(carnet)
    assert.equal(
      messages(carnet).filter(({ to }) => to === 'paul@example.org').length,
      1,
      'it was not sent again',
    )
  })

  await t.test('the enrolment and the opening stand in the history, each under its own name', async () => {
    const lines = (await tracesOf(carnet, paul)).filter(({ actor }) => actor.kind !== 'professional')
    assert.deepEqual(
      lines.map(({ action, actor, outcome }) => [action, actor.kind, actor.id, outcome]),
      [
        ['informPerson', 'insuranceAgent', 'CPAM-75-0042', 'done'],
        ['informPerson', 'insuranceAgent', 'CPAM-75-0042', 'refused'],
        ['openByDefault', 'system', '', 'done'],
      ],
    )
  })

  await t.test('who has opposed it stays without a record, however long one waits', async () => {
    await advance('P1Y')
    assert.equal(await stateOf(henri), 'opposed')
  })
})

test('by letter to who has no e-mail, or whose e-mail came back: the six weeks start at its sending [LIF-01]', async (t) => {
  const carnet = await runningCarnet(t)
  const paul = patientNamed(carnet, 'paul-lefevre')
  const nina = patientNamed(carnet, 'chloe-garnier')
  const gp = await carnet.dmp('cps-martin')
  const file = personsFile(carnet, [{ patient: paul, reached: { street: '2 rue du Port', city: 'BREST' } }])
  await administer(carnet, `inform ${file}`)
  await untilSent(carnet)
  assert.deepEqual(
    messages(carnet).map(({ channel, to }) => [channel, to]),
    [
      [
        'letter',
        `${paul.identity.usedFirstName ?? paul.identity.birthFirstName} ${paul.identity.usedName ?? paul.identity.birthName}, 2 rue du Port, BREST`,
      ],
    ],
  )
  await moveClock(carnet, { advance: 'P41D' })
  assert.equal((await gp.findRecord(paul.id)).state, 'none')
  const returned = await administer(carnet, `undelivered ${patientOption(paul)}`)
  assert.deepEqual([returned.exitCode, returned.complained], [0, ''])
  await untilSent(carnet)
  await moveClock(carnet, { advance: 'P41D' })
  assert.equal((await gp.findRecord(paul.id)).state, 'none')
  await moveClock(carnet, { advance: 'P1D' })
  assert.equal((await gp.findRecord(paul.id)).state, 'active')
  await untilSent(carnet)
  const letters = messages(carnet).filter(({ to }) => to.includes('2 rue du Port'))
  assert.deepEqual(
    letters.map(({ channel, subject }) => [channel, subject]),
    [
      ['letter', noticeSubjects.information],
      ['letter', noticeSubjects.information],
      // It is open: he may enter [LIF-05].
      ['letter', noticeSubjects.activationCode],
    ],
  )
  const late = await administer(carnet, `undelivered ${patientOption(nina)}`)
  assert.equal(late.exitCode, 3, late.said)
})

test('a file of persons that is wrong anywhere informs nobody', async (t) => {
  const carnet = await runningCarnet(t)
  const paul = patientNamed(carnet, 'paul-lefevre')
  const file = personsFile(carnet, [
    { patient: paul, reached: {} },
    { patient: { ...paul, identity: { ...paul.identity, birthDate: '4 mars 1972' } }, reached: {} },
  ])
  const wrong = await administer(carnet, `inform ${file}`)
  assert.equal(wrong.exitCode, 4)
  assert.match(wrong.complained, /^Ligne 2\u00a0: «.birthDate.» s’écrit 1972-03-04\. Rien n’a été fait\.$/)
  assert.equal((await administer(carnet, 'inform')).exitCode, 2)
  assert.equal((await administer(carnet, 'enrol')).exitCode, 2)
  assert.equal((await administer(carnet, `oppose ${patientOption(paul)}`)).exitCode, 3)
})

test('a failure that prevents the opening is told the same day, once, and the opening is tried again [LIF-02]', async (t) => {
  const carnet = await runningCarnet(t)
  const chloe = patientNamed(carnet, 'chloe-garnier')
  const gp = await carnet.dmp('cps-martin')
  const [{ id }] = (await queryRows<{ id: string }>(
    carnet,
    `select record_id as id from patient_identifier where ins = '${chloe.id.ins}'`,
  )) as [{ id: string }]
  await queryRows(
    carnet,
    `create function fail() returns trigger language plpgsql as $$ begin raise exception 'no opening today'; end $$;
     create trigger failing before update on record for each row
       when (new.id = '${id}' and new.state = 'active') execute function fail()`,
  )
  for (const wait of ['P43D', 'PT2H', 'P1D']) {
    await moveClock(carnet, { advance: wait })
    await untilSent(carnet)
    assert.deepEqual(
      messages(carnet)
        .filter(({ to }) => to === chloe.email)
        .map(({ subject }) => subject),
      ['Votre espace numérique de santé n’a pas pu être ouvert'],
    )
  }
  await queryRows(carnet, 'drop trigger failing on record')
  await moveClock(carnet, { advance: 'PT1H' })
  assert.equal((await gp.findRecord(chloe.id)).state, 'active')
})
