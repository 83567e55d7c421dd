/** Whom a patient authorised (TD1.6), whose patients these are (TD0.4): who is told, and what. soap.md §1.3, §1.5. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatPatientListRequest } from '@carnet/core/wire/patients-specific/patient-list.ts'
import { rawXml } from '@carnet/core/wire/xml/write.ts'
import { signedAssertion } from '@carnet/kit/client/assertion.ts'
import { urls } from '@carnet/web/urls.ts'
import { typeCommand } from './command-line.ts'
import { lastTraceOf, moveClock, patientNamed, professionalIdOf, tracesOf } from './demonstration-calls.ts'
import { refusal } from './expect-refusal.ts'
import { logIn } from './patient-browser.ts'
import { rawCaller, storySoftware } from './raw-exchange.ts'
import { type RunningCarnet, runningCarnet } from './running-carnet.ts'
import { bytesOf, sampleDocument, uniqueIdOf } from './sample-document.ts'
import { queryRows } from './what-is-stored.ts'

const denied = 'DMPAccessDeniedByRightsService'

test('a professional whom the patient authorised is told who else may read, and who may not [CON-11]', async (t) => {
  const carnet = await runningCarnet(t)
  const id = (slug: string) => professionalIdOf(carnet, slug)
  const marc = patientNamed(carnet, 'marc-olivier')
  const martin = await carnet.dmp('cps-martin')
  await martin.authorise(marc.id, { gesture: 'consentCollected' })

  await t.test('all: those in force, the blocked, and no expired authorisation [CON-06]', async () => {
    const listed = await martin.listAuthorisations(marc.id, 'TOUTE')
    const modes = new Map(listed.map(({ nationalId, mode }) => [nationalId, mode]))
    assert.equal(modes.get(id('helene-martin')), 'ACTIVE')
    assert.equal(modes.get(id('antoine-leroy')), 'INTERDITE')
    assert.ok(!modes.has(id('mehdi-kacem')))
    const line = await lastTraceOf(carnet, marc)
    assert.deepEqual(
      [line.action, line.outcome, line.returnedCount],
      ['listAuthorisations', 'done', listed.length],
    )
  })

  await t.test('with the name, the speciality and the last act of each', async () => {
    const [self] = (await martin.listAuthorisations(marc.id)).filter(
      ({ nationalId }) => nationalId === id('helene-martin'),
    )
    assert.deepEqual(
      [self?.lastName, self?.firstName, self?.nationalIdType],
      ['MARTIN', 'Hélène', '1.2.250.1.71.4.2.1'],
    )
    assert.equal(self?.specialities[0]?.code, 'G15_10/SM54')
    assert.ok(self?.lastActionDate !== undefined)
  })

  await t.test('each mode gives its own', async () => {
    const active = await martin.listAuthorisations(marc.id, 'ACTIVE')
    const blocked = await martin.listAuthorisations(marc.id, 'INTERDITE')
    assert.ok(active.length > 0 && active.every(({ mode }) => mode === 'ACTIVE'))
    assert.deepEqual(
      blocked.map(({ nationalId }) => nationalId),
      [id('antoine-leroy')],
    )
  })

  await t.test('the médecin traitant is told as such', async () => {
    const amina = patientNamed(carnet, 'amina-benali')
    const [listed] = await martin.listAuthorisations(amina.id)
    assert.equal(listed?.medecinTraitant, true)
  })

  await t.test(
    'who gives that role up is told who declares it, and still reads; nobody else may ask [CON-14, CON-27]',
    async () => {
      const amina = patientNamed(carnet, 'amina-benali')
      const giveUp = { gesture: 'authorisationGivenUp', asMedecinTraitant: true } as const
      assert.match(await martin.authorise(amina.id, giveUp), /^Aucune action effectuée.*Assurance Maladie/)
      const { action, outcome } = await lastTraceOf(carnet, amina)
      assert.deepEqual([action, outcome], ['removeMedecinTraitant', 'done'])
      const { authorisation, medecinTraitant } = await martin.findRecord(amina.id)
      assert.deepEqual([authorisation, medecinTraitant], ['VALIDE', true])
      const kacem = await carnet.dmp('cps-kacem')
      await refusal('DMPAccessDeniedByRightsService', kacem.authorise(amina.id, giveUp))
    },
  )

  for (const [who, card, reason] of [
    ['a blocked professional', 'cps-leroy', 'blockedByPatient'],
    ['one whose authorisation expired', 'cps-kacem', 'authorisationExpired'],
    ['one who was never authorised', 'cps-garcia', 'notAuthorised'],
    ['staff', 'cpe-colin', 'actionNotAllowedForCaller'],
    ['a structure', 'structure-hopital', 'actionNotAllowedForCaller'],
  ] as const)
    await t.test(`${who} is told no one`, async () => {
      const dmp = await carnet.dmp(card)
      await refusal(denied, dmp.listAuthorisations(marc.id))
      assert.equal((await lastTraceOf(carnet, marc)).refusal, reason)
    })

  await t.test('what another did with a document that one may not see leaves no date [VIS-03]', async () => {
    const dubois = await carnet.dmp('cps-dubois-cabinet')
    await dubois.authorise(marc.id, { gesture: 'consentCollected' })
    const lastAct = async () =>
      (await martin.listAuthorisations(marc.id)).find(({ nationalId }) => nationalId === id('camille-dubois'))
        ?.lastActionDate
    const deposit = async (maskedToProfessionals: boolean) => {
      const source = await sampleDocument(carnet, { by: 'cps-dubois-cabinet', about: marc })
      await dubois.submitDocuments(marc.id, [{ source, hideFrom: { maskedToProfessionals } }])
    }
    const before = await lastAct()
    assert.ok(before !== undefined)
    await moveClock(carnet, { advance: 'PT1H' })
    await deposit(true)
    assert.deepEqual(await lastAct(), before)
    await deposit(false)
    assert.ok((await lastAct())! > before)
  })
})

test('a professional lists the records where he is authorised, and each keeps the line [CON-10, TRA-01]', async (t) => {
  const carnet = await runningCarnet(t)
  const julie = patientNamed(carnet, 'julie-marchand')
  const nadia = patientNamed(carnet, 'nadia-fontaine')
  const garcia = await carnet.dmp('cps-garcia')
  const insOf = (listed: readonly { identifiers: readonly { id: string }[] }[]) =>
    listed.map(({ identifiers }) => identifiers[0]?.id)

  const before = insOf(await garcia.listPatients())
  assert.ok(!before.includes(julie.id.ins))
  const start = new Date(Date.now() - 60_000)
  await garcia.authorise(julie.id, { gesture: 'consentCollected' })
  await garcia.authorise(nadia.id, { gesture: 'consentCollected' })

  await t.test('newest authorisation first, and only those since the date asked', async () => {
    const all = insOf(await garcia.listPatients())
    assert.deepEqual(all.slice(0, 2), [nadia.id.ins, julie.id.ins])
    assert.equal(all.length, before.length + 2)
    assert.deepEqual(insOf(await garcia.listPatients({ startDate: start })), [nadia.id.ins, julie.id.ins])
    assert.deepEqual(await garcia.listPatients({ startDate: new Date(Date.now() + 3_600_000) }), [])
  })

  await t.test('a patient listed reads it in his history; one left out reads nothing', async () => {
    const line = await lastTraceOf(carnet, julie)
    assert.deepEqual([line.action, line.outcome], ['listPatients', 'done'])
    const others = await tracesOf(carnet, patientNamed(carnet, 'claire-vidal'))
    assert.ok(others.every(({ action }) => action !== 'listPatients'))
  })

  await t.test('by last document: those he may see, and a masked one leaves no date [VIS-03]', async () => {
    const martin = await carnet.dmp('cps-martin')
    const deposit = async (patient: typeof julie, masked: boolean) => {
      const source = await sampleDocument(carnet, { by: 'cps-martin', about: patient })
      await martin.submitDocuments(patient.id, [{ source, hideFrom: { maskedToProfessionals: masked } }])
      return uniqueIdOf(source)
    }
    await deposit(julie, false)
    const masked = await deposit(nadia, true)
    const listed = await garcia.listPatients({ dateType: 'LASTDOC', startDate: start })
    assert.deepEqual(insOf(listed), [julie.id.ins])
    assert.ok(listed[0]!.lastAddDate! >= start)
    const [first] = await garcia.listPatients({ startDate: start })
    assert.deepEqual([first?.identifiers[0]?.id, first?.lastUpdateDate], [nadia.id.ins, undefined])

    await moveClock(carnet, { advance: 'PT1H' })
    await martin.changeVisibility(nadia.id, masked, { maskedToProfessionals: false })
    const [shown] = await garcia.listPatients({ dateType: 'LASTDOC', startDate: start })
    assert.equal(shown?.identifiers[0]?.id, nadia.id.ins)
    assert.ok(shown!.lastUpdateDate!.getTime() - shown!.lastAddDate!.getTime() >= 3_590_000)
  })

  await t.test('once his authorisation has expired, he lists nobody [CON-06]', async () => {
    await moveClock(carnet, { advance: 'P367D' })
    assert.deepEqual(await garcia.listPatients(), [])
  })

  await t.test('an assertion without a patient is accepted for this, and a bare list is traced', async () => {
    const caller = await rawCaller(carnet, 'cps-garcia')
    const before = await linesAboutNobody(carnet)
    const answer = await caller.send({
      operation: 'listPatients',
      patient: julie.id,
      body: formatPatientListRequest({}),
      assertion: signedAssertion(caller.card, caller.situation, storySoftware, undefined, {}),
    })
    assert.equal(answer.status, 200)
    assert.match(answer.text, /<status>DMPOk<\/status>/)
    assert.deepEqual(await linesAboutNobody(carnet), [...before, 'done'])
  })

  await t.test('a message that cannot be read leaves a line about nobody [TRA-06]', async () => {
    const caller = await rawCaller(carnet, 'cps-garcia')
    const { text } = formatPatientListRequest({ dateType: 'LASTDOC' })
    const answer = await caller.send({
      operation: 'listPatients',
      patient: julie.id,
      body: rawXml(text.replace('LASTDOC', 'HIER')),
    })
    assert.match(answer.text, /DMPInvalidMessage/)
    assert.equal((await linesAboutNobody(carnet)).at(-1), 'messageNotAcceptable')
  })

  await t.test('a revoked card that names no patient leaves one too [TRA-06]', async () => {
    const caller = await rawCaller(carnet, 'cps-leroy-revoquee')
    const { text } = await caller.send({
      operation: 'listPatients',
      body: formatPatientListRequest({}),
      assertion: signedAssertion(caller.card, caller.situation, storySoftware, undefined, {}),
    })
    assert.match(text, /DMPInvalidCertificate/)
    assert.deepEqual((await linesAboutNobody(carnet)).at(-1), 'certificateNotValid')
  })

  await t.test('when the history cannot be written, nothing is served [TRA-01]', async () => {
    const martin = await carnet.dmp('cps-martin')
    const regulator = await carnet.dmp('cps-brunet')
    await martin.authorise(julie.id, { gesture: 'consentCollected' })
    const source = await sampleDocument(carnet, { by: 'cps-martin', about: julie })
    await martin.submitDocuments(julie.id, [{ source, hideFrom: {} }])
    const browser = await logIn(carnet, julie)
    const read: Uint8Array[] = []
    const keep = (chunk: Uint8Array) => void read.push(Buffer.from(chunk))
    await queryRows(carnet, 'alter table trace rename to trace_lost')
    for (const ask of [
      () => martin.findRecord(julie.id),
      () => martin.findDocuments(julie.id),
      () => martin.readDocument(julie.id, uniqueIdOf(source), keep),
      () => martin.listAuthorisations(julie.id),
      () => martin.listPatients(),
      () =>
        regulator.searchPatients({
          name: 'Marchand',
          givenName: 'Julie',
          sex: 'F',
          birthDate: julie.identity.birthDate,
          city: 'LE MANS',
        }),
    ])
      await refusal('DMPTechnicalError', ask())
    assert.deepEqual(read, [])
    for (const address of [urls.documents, urls.treatments, urls.professionals, urls.accessLog]) {
      const { status, html } = await browser.open(address)
      assert.equal(status, 500, address)
      assert.ok(!html.includes('MARCHAND') && !html.includes(julie.id.ins), address)
    }
    await queryRows(carnet, 'alter table trace_lost rename to trace')
    await martin.readDocument(julie.id, uniqueIdOf(source), keep)
    assert.deepEqual(Buffer.concat(read), await bytesOf(source))
  })
})

test('the command line tells both lists, in words and in JSON', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')

  const patients = await typeCommand(carnet, 'list-patients --card cps-martin --by authorisation --json')
  assert.equal(patients.code, 0)
  const { patients: listed } = JSON.parse(patients.stdout) as { patients: { ins: string; oid: string }[] }
  assert.ok(listed.some(({ ins, oid }) => ins === amina.id.ins && oid === amina.id.oid))
  const words = await typeCommand(carnet, 'list-patients --card cps-martin')
  assert.match(words.stdout, new RegExp(`^INS .*\n[\\s\\S]*${amina.id.ins}  BENALI`))

  const authorised = await typeCommand(
    carnet,
    `list-authorised --card cps-martin --patient ${amina.id.ins} --status active --json`,
  )
  assert.equal(JSON.parse(authorised.stdout).authorised[0].medecinTraitant, true)
  const refused = await typeCommand(carnet, `list-authorised --card cps-leroy --patient ${amina.id.ins}`)
  assert.deepEqual([refused.code, refused.stdout], [3, ''])
  assert.match(refused.stderr, /^DMPAccessDeniedByRightsService\u00a0: /)
  const misused = await typeCommand(carnet, 'list-patients --card cps-martin --by visit')
  assert.equal(misused.code, 2)
})

test('staff list the patients of a professional of the structure, a certificate its own by date, nobody else’s', async (t) => {
  const carnet = await runningCarnet(t)
  const secretary = await carnet.dmp('cpe-colin')
  const hospital = await carnet.dmp('structure-hopital')
  const owner = professionalIdOf(carnet, 'helene-martin')

  await t.test('staff, of their doctor: names, and no date of any document [MAT-09]', async () => {
    const listed = await secretary.listPatients({ psOwnerId: owner })
    assert.ok(listed.length > 1)
    assert.ok(listed.some(({ medecinTraitant }) => medecinTraitant))
    assert.ok(listed.every(({ lastUpdateDate, lastAddDate }) => !lastUpdateDate && !lastAddDate))
  })
  await t.test('staff, of a doctor of another structure: refused', async () => {
    await refusal(denied, secretary.listPatients({ psOwnerId: professionalIdOf(carnet, 'antoine-leroy') }))
  })
  await t.test('staff, by last document: refused, of documents it sees none [MAT-09]', async () => {
    await refusal(denied, secretary.listPatients({ dateType: 'LASTDOC' }))
    await refusal(denied, secretary.listPatients({ dateType: 'LASTDOC', psOwnerId: owner }))
  })
  await t.test('a doctor, of a colleague: refused', async () => {
    const leroy = await carnet.dmp('cps-leroy')
    await refusal(denied, leroy.listPatients({ psOwnerId: owner }))
  })
  await t.test(
    'a certificate: new authorisations by date; without date, or by document: refused',
    async () => {
      await hospital.listPatients({ startDate: new Date('2020-01-01T00:00:00Z') })
      await refusal(denied, hospital.listPatients())
      await refusal(denied, hospital.listPatients({ dateType: 'LASTDOC', startDate: new Date(0) }))
    },
  )
  await t.test('each refusal keeps a line, about nobody', async () => {
    const rows = await queryRows<{ subject: Buffer | null; refusal: string }>(
      carnet,
      `select subject, refusal from trace_without_record where action = 'listPatients' and refusal is not null`,
    )
    assert.equal(rows.length, 6)
    for (const row of rows) assert.deepEqual(row, { subject: null, refusal: 'actionNotAllowedForCaller' })
  })
})

/** What lists of patients left of which no person keeps the line: done, or why not; oldest first. */
async function linesAboutNobody(carnet: RunningCarnet): Promise<readonly string[]> {
  const rows = await queryRows<{ subject: Buffer | null; refusal: string | null }>(
    carnet,
    `select subject, refusal from trace_without_record where action = 'listPatients' order by id`,
  )
  assert.ok(rows.every(({ subject }) => subject === null))
  return rows.map(({ refusal }) => refusal ?? 'done')
}
