/** The four ways by which a record is opened with the consent of the person, each through its own door. rules.md LIF-10. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noticeSubjects } from '@carnet/core/model/notice-subjects.ts'
import type { DemonstrationPatient } from '@carnet/kit/demo/people-types.ts'
import { urls } from '@carnet/web/urls.ts'
import { administer, patientOption, personsFile } from './administer.ts'
import { lastTraceOf, patientNamed, tracesOf } from './demonstration-calls.ts'
import { messages, untilSent } from './messages-sent.ts'
import { openBrowser } from './patient-browser.ts'
import { runningCarnet } from './running-carnet.ts'

const consent = { gesture: 'consentCollected', identityStatus: 'qualified' } as const

test('an adult online, a desk, a pharmacy and a professional each open a record, with consent [LIF-10]', async (t) => {
  const carnet = await runningCarnet(t)
  const paul = patientNamed(carnet, 'paul-lefevre')
  const chloe = patientNamed(carnet, 'chloe-garnier')
  const henri = patientNamed(carnet, 'henri-dumas')
  // Of nobody: she is known to her caisse alone.
  const another: DemonstrationPatient = {
    ...paul,
    slug: 'ines-lefevre',
    id: { ...paul.id, ins: '290069999913160' as typeof paul.id.ins },
    identity: {
      ...paul.identity,
      birthFirstName: 'INÈS',
      firstNames: 'INÈS',
      birthDate: '1990-06-12',
      sex: 'F',
    },
  }
  const leroy = await carnet.dmp('cps-leroy')
  const stateOf = async ({ id }: DemonstrationPatient) => (await leroy.findRecord(id)).state
  const opener = async (patient: DemonstrationPatient) => {
    const { actor, action, outcome } = (await tracesOf(carnet, patient)).findLast(
      (line) => line.action === 'createRecord',
    )!
    return [actor.kind, action, outcome]
  }

  await t.test('an adult online: the code of the message and her card, then her own yes', async () => {
    const { serial } = carnet.people!.vitales.find(({ slug }) => slug === 'vitale-paul-lefevre')!
    const reached = { email: 'paul@example.org', vitale: serial }
    await administer(carnet, `inform ${personsFile(carnet, [{ patient: paul, reached }])}`)
    await untilSent(carnet)
    const told = messages(carnet).find(({ subject }) => subject === noticeSubjects.information)
    const [code = ''] = /\b[A-Z2-9]{5}-[A-Z2-9]{5}\b/.exec(told?.text ?? '') ?? []
    const browser = openBrowser(carnet)
    const card = await browser.submit(await browser.open(urls.activate), urls.activate, { code })
    const numbers = { matricule: paul.id.ins, serie: serial }
    const choice = await browser.submit(card, urls.activateCard, numbers)
    assert.equal(await stateOf(paul), 'none')
    await browser.submit(choice, urls.opposeChoice, { geste: 'ouvrir' })
    assert.equal(await stateOf(paul), 'active')
    assert.deepEqual(await opener(paul), ['patient', 'createRecord', 'done'])
  })

  await t.test(
    'a desk of the Assurance Maladie: its agent, who reads nothing, and not without the consent',
    async () => {
      const open = `open ${patientOption(chloe)}`
      assert.equal((await administer(carnet, open)).exitCode, 3)
      assert.equal((await lastTraceOf(carnet, chloe)).refusal, 'consentMissing')
      const done = await administer(carnet, `${open} --consent --refuse centre-15`)
      assert.deepEqual([done.exitCode, done.complained], [0, ''])
      assert.deepEqual(await opener(chloe), ['insuranceAgent', 'createRecord', 'done'])
      const { state, patient } = await leroy.findRecord(chloe.id)
      assert.deepEqual([state, patient?.observations.oppositionCentre15], ['active', true])
    },
  )

  await t.test('a pharmacy, by the card of a pharmacist', async () => {
    const pharmacist = await carnet.dmp('cps-picard')
    await pharmacist.createRecord(henri.id, { ...consent, identity: henri.identity })
    assert.equal(await stateOf(henri), 'active')
    assert.equal((await lastTraceOf(carnet, henri)).action, 'testExistence')
    assert.deepEqual(await opener(henri), ['professional', 'createRecord', 'done'])
  })

  await t.test('a professional, for a person of whom nothing was known', async () => {
    assert.equal(await stateOf(another), 'none')
    await leroy.createRecord(another.id, { ...consent, identity: another.identity })
    assert.equal(await stateOf(another), 'active')
    assert.deepEqual(await opener(another), ['professional', 'createRecord', 'done'])
  })
})
