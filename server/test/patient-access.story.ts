/** TD1.5: a professional opens the account of a person whose record is not attached to Mon espace santé. CON-22, LIF-25. */
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { rawXml } from '@carnet/core/wire/xml/write.ts'
import { UnusableInput } from '@carnet/kit/client/errors.ts'
import { secretsDocuments } from '@carnet/kit/client/secrets-documents.ts'
import { urls } from '@carnet/web/urls.ts'
import { lastTraceOf, patientNamed } from './demonstration-calls.ts'
import { refusal } from './expect-refusal.ts'
import { logIn, openBrowser } from './patient-browser.ts'
import { rawCaller } from './raw-exchange.ts'
import { runningCarnet } from './running-carnet.ts'
import { queryRows } from './what-is-stored.ts'

const denied = 'DMPAccessDeniedByRightsService'
const consent = { gesture: 'consentCollected', identityStatus: 'qualified' } as const
const email = 'paul.lefevre@example.org'
const phone = '0639980199'

test('an account is opened, repaired and used; its secrets are told once [CON-22]', async (t) => {
  const carnet = await runningCarnet(t)
  const paul = patientNamed(carnet, 'paul-lefevre')
  const leroy = await carnet.dmp('cps-leroy')
  const person = { ...paul, email, phone }
  const enters = async (secrets: { readonly login: string; readonly password: string }) =>
    (await (await logIn(carnet, { ...person, ...secrets })).open(urls.documents)).html
  const byMail = { type: 'EMAIL', canal: email } as const
  await leroy.createRecord(paul.id, { ...consent, identity: paul.identity })

  await t.test('without the authorisation of the holder: refused', async () => {
    await refusal(denied, leroy.openPatientAccess(paul.id, byMail))
    assert.equal((await lastTraceOf(carnet, paul)).refusal, 'notAuthorised')
  })
  await leroy.authorise(paul.id, consent)

  await t.test('without an account, nothing to repair', async () => {
    await refusal('DMPPatientAccessNotFound', leroy.renewPatientAccess(paul.id))
    await refusal(
      'DMPPatientAccessNotFound',
      leroy.changePatientChannel(paul.id, { ...byMail, action: 'AJOUT' }),
    )
  })

  const first = await leroy.openPatientAccess(paul.id, byMail)
  await t.test(
    'the holder enters with them and a code sent to his address; the existence test says so',
    async () => {
      assert.match(await enters(first), /Aucun document|documents/i)
      assert.equal((await leroy.findRecord(paul.id)).patient?.observations.internetAccountOpen, true)
    },
  )

  await t.test('no secret is stored nor traced in clear', async () => {
    const [row] = await queryRows<{ found: boolean }>(
      carnet,
      `select exists(select from account a where a::text like '%${first.password}%') as found`,
    )
    assert.equal(row?.found, false)
  })

  await t.test('opened twice: the DMP says that there is one', async () => {
    await refusal('DMPPatientAccessAlreadyExists', leroy.openPatientAccess(paul.id, byMail))
  })

  await t.test('channels: added once, changed, and the last one stays', async () => {
    const channel = (
      action: 'AJOUT' | 'MODIFICATION' | 'SUPPRESSION',
      type: 'SMS' | 'EMAIL',
      canal: string,
    ) => leroy.changePatientChannel(paul.id, { type, canal, action })
    await refusal('DMPPatientAccessOTPAlreadyExists', channel('AJOUT', 'EMAIL', 'other@example.org'))
    await refusal('DMPPatientAccessOTPNotFound', channel('MODIFICATION', 'SMS', phone))
    await refusal('DMPPatientAccessOTPLast', channel('SUPPRESSION', 'EMAIL', ''))
    await channel('AJOUT', 'SMS', '06 39 98 01 99')
    await channel('SUPPRESSION', 'EMAIL', '')
    const reached = await queryRows(carnet, `select email, phone from account where phone = '${phone}'`)
    assert.deepEqual(reached, [{ email: null, phone }])
    await refusal('DMPInvalidMessage', channel('MODIFICATION', 'SMS', 'pas un numéro'))
    assert.match(await enters(first), /documents/i)
  })

  await t.test('renewed: the former secrets and the open session end', async () => {
    const session = await logIn(carnet, { ...person, ...first })
    const second = await leroy.renewPatientAccess(paul.id)
    assert.notEqual(second.login, first.login)
    assert.match((await session.open(urls.carnet)).html, /motDePasse/)
    const browser = openBrowser(carnet)
    const form = await browser.open(urls.login)
    const asked = await browser.submit(form, urls.login, {
      identifiant: first.login,
      motDePasse: first.password,
    })
    assert.match(asked.html, /motDePasse/)
    assert.match(await enters(second), /documents/i)
  })
})

test('an attached record is the holder’s own business; a certificate, an emergency and an occupational physician do not hand secrets [LIF-25, CON-22]', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const martin = await carnet.dmp('cps-martin')
  const channel = { type: 'EMAIL', canal: 'x@example.org' } as const

  await t.test('attached: each of the three is refused with its reason, and traced', async () => {
    for (const act of [
      () => martin.openPatientAccess(amina.id, channel),
      () => martin.changePatientChannel(amina.id, { ...channel, action: 'MODIFICATION' }),
      () => martin.renewPatientAccess(amina.id),
    ]) {
      const { french } = await refusal('DMPAttachedToMES', act())
      assert.match(french, /Mon espace santé/)
      assert.equal((await lastTraceOf(carnet, amina)).refusal, 'recordAttachedToMes')
    }
  })

  await t.test('unknown, opposed, closed: one same answer', async () => {
    const answers = new Set<string>()
    for (const slug of ['paul-lefevre', 'henri-dumas', 'lucie-moreau']) {
      const { french } = await refusal(
        'DMPPatientNotFound',
        martin.renewPatientAccess(patientNamed(carnet, slug).id),
      )
      answers.add(french)
    }
    assert.equal(answers.size, 1)
  })

  await t.test('by the wrong caller or in the wrong mode: a right is missing', async () => {
    await queryRows(carnet, 'update record set attached_to_mes = false')
    for (const [card, access] of [
      ['structure-hopital', {}],
      ['cps-kacem', { mode: 'brisDeGlace', reason: 'Urgence' }],
      ['cps-brunet', { mode: 'centre15' }],
      ['cps-faure', {}],
    ] as const) {
      const caller = await rawCaller(carnet, card)
      const answer = await caller.send({
        operation: 'renewPatientAccess',
        patient: amina.id,
        access,
        body: rawXml('<updatePatientAccess xmlns="urn:si-dmp-patients"/>'),
      })
      assert.match(answer.text, />DMPAccessDeniedByRightsService</, card)
      assert.equal((await lastTraceOf(carnet, amina)).refusal, 'actionNotAllowedForCaller', card)
    }
  })
})

test('the document of the secrets: one sheet, or two ways, never one electronic way; nothing on disk [CON-22]', (t) => {
  const secrets = { login: 'ABCD234567', password: 'Abcde-2345-fghij' }
  const folder = mkdtempSync(path.join(os.tmpdir(), 'carnet-secrets-'))
  const before = process.cwd()
  t.after(() => {
    process.chdir(before)
    rmSync(folder, { recursive: true, force: true })
  })
  process.chdir(folder)
  const [sheet, ...others] = secretsDocuments(secrets, { login: 'paper', password: 'paper' })
  assert.deepEqual(others, [])
  assert.ok(sheet?.text.includes(secrets.login) && sheet.text.includes(secrets.password))
  const two = secretsDocuments(secrets, { login: 'email', password: 'sms' })
  assert.deepEqual(
    two.map(({ route }) => route),
    ['email', 'sms'],
  )
  assert.ok(!two[0]!.text.includes(secrets.password) && !two[1]!.text.includes(secrets.login))
  for (const route of ['email', 'sms'] as const)
    assert.throws(() => secretsDocuments(secrets, { login: route, password: route }), UnusableInput)
  assert.ok(existsSync(folder))
  assert.deepEqual(readdirSync(folder), [])
})
