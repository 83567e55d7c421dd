/** A record is created, read, changed, closed and opened again by professionals. rules.md §3; soap.md §5.5–5.8. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { formatRegistrationRequest } from '@carnet/core/wire/hl7v3/registration-request.ts'
import { dmpDevice } from '@carnet/core/wire/hl7v3/transmission.ts'
import { rawXml } from '@carnet/core/wire/xml/write.ts'
import { UnusableInput } from '@carnet/kit/client/errors.ts'
import { bare } from '@carnet/kit/client/registration.ts'
import { changeEmergencyChoices, readEmergencyChoices } from '../actions/emergency-choices.ts'
import { typeCommand } from './command-line.ts'
import { lastTraceOf, patientNamed, tracesOf } from './demonstration-calls.ts'
import { refusal } from './expect-refusal.ts'
import { platformOf } from './platform-of.ts'
import { masked, type RawAnswer, rawCaller } from './raw-exchange.ts'
import { runningCarnet } from './running-carnet.ts'
import { sampleDocument, uniqueIdOf } from './sample-document.ts'
import { queryRows } from './what-is-stored.ts'

const denied = 'DMPAccessDeniedByRightsService'
const examples = new URL('../../../shared/examples/soap/', import.meta.url)
const skip = existsSync(examples) ? false : 'the examples are not beside the repository'
const consent = { gesture: 'consentCollected', identityStatus: 'qualified' } as const
const demand = { gesture: 'askedByPatient' } as const
const transmission = {
  id: { root: '1.2.250.1.999.7' },
  creationTime: new Date(),
  processingCode: 'P',
  receiver: dmpDevice,
  sender: { oid: '1.2.250.1.999.1' },
} as const
const author = { id: { root: '1.2.250.1.71.4.2.1', extension: 'x' }, familyName: 'LEROY', givenName: 'A' }

test('a record lives: created with consent, closed on demand, opened again with its documents', async (t) => {
  const carnet = await runningCarnet(t, { CARNET_CLOSING_DETAILS: 'on' })
  const paul = patientNamed(carnet, 'paul-lefevre')
  const { identity } = paul
  const leroy = await carnet.dmp('cps-leroy')
  const stateOf = async () => (await leroy.findRecord(paul.id)).state

  await t.test('before, nothing: closing is DMPClosed, reopening finds nobody', async () => {
    assert.equal(await stateOf(), 'none')
    await refusal('DMPClosed', leroy.closeRecord(paul.id, demand))
    await refusal('DMPPatientNotFound', leroy.reopenRecord(paul.id, consent))
  })

  await t.test('without the consent box: refused, nothing stored, the refusal traced [LIF-08]', async () => {
    const caller = await rawCaller(carnet, 'cps-leroy')
    const answer = await caller.send({
      operation: 'createRecord',
      patient: paul.id,
      body: formatRegistrationRequest({
        transmission,
        reason: 'CREA_RD',
        author,
        patient: {
          ...bare(paul.id),
          names: { givenNames: ['PAUL'], birthName: 'LEFEVRE' },
          sex: 'M',
          birthDate: '1972-03-04',
        },
      }),
    })
    assert.equal(answer.status, 200)
    assert.match(answer.text, /PRPA_IN201313UV02[\s\S]*typeCode="AE"[\s\S]*code="DMPConsentMissing"/)
    assert.equal(await stateOf(), 'none')
    const rows = await queryRows<{ refusal: string }>(
      carnet,
      `select refusal from trace_without_record where action = 'createRecord'`,
    )
    assert.deepEqual(rows, [{ refusal: 'consentMissing' }])
  })

  await t.test(
    'an identity that INSi has not qualified opens nothing, and nothing leaves [LIF-12]',
    async () => {
      const tried = () => queryRows(carnet, 'select id from trace_without_record')
      const before = await tried()
      for (const identityStatus of ['provisional', 'retrieved', 'validated'] as const) {
        const said = { ...consent, identityStatus }
        for (const opening of [
          leroy.createRecord(paul.id, { ...said, identity }),
          leroy.reopenRecord(paul.id, said),
        ])
          await assert.rejects(opening, (error: unknown) => {
            assert.ok(error instanceof UnusableInput)
            assert.match(error.french, /pas qualifiée.*INSi/)
            return true
          })
      }
      assert.deepEqual(await tried(), before)
      assert.equal(await stateOf(), 'none')
    },
  )

  await t.test(
    'with it: active, not attached, the emergency boxes as the person left them [LIF-09]',
    async () => {
      await leroy.createRecord(paul.id, { ...consent, identity, refused: ['centre15'] })
      const found = await leroy.findRecord(paul.id)
      assert.equal(found.state, 'active')
      assert.deepEqual(found.patient?.observations, {
        internetAccountOpen: false,
        attachedToMes: false,
        oppositionBrisDeGlace: false,
        oppositionCentre15: true,
      })
      assert.deepEqual([found.patient?.names.birthName, found.patient?.birthDate], ['LEFÈVRE', '1972-03-04'])
      const lines = await tracesOf(carnet, paul)
      assert.deepEqual(
        lines.map(({ action, outcome }) => `${action} ${outcome}`),
        ['createRecord done', 'testExistence done'],
      )
      const [evidence] = await queryRows<{ kind: string; regime: string; consented_at: Date | null }>(
        carnet,
        'select kind, regime, consented_at from life_event',
      )
      assert.deepEqual([evidence?.kind, evidence?.regime], ['created', '2022'])
      assert.ok(evidence?.consented_at !== null)
    },
  )

  await t.test('it exists: a second creation and a reactivation are DMPFound', async () => {
    await refusal('DMPFound', leroy.createRecord(paul.id, { ...consent, identity }))
    assert.equal((await lastTraceOf(carnet, paul)).refusal, 'recordAlreadyOpen')
    await refusal('DMPFound', leroy.reopenRecord(paul.id, consent))
  })

  const source = await sampleDocument(carnet, { by: 'cps-leroy', about: paul })
  await t.test(
    'closed on demand: nothing is read nor fed, and TD0.2 alone says closed [LIF-18]',
    async () => {
      await leroy.authorise(paul.id, consent)
      await leroy.submitDocuments(paul.id, [{ source, hideFrom: {} }])
      await leroy.closeRecord(paul.id, { ...demand, reason: 'Je déménage à l’étranger' })
      assert.equal((await lastTraceOf(carnet, paul)).action, 'closeRecord')
      assert.equal(await stateOf(), 'closed')
      await refusal('XDSUnknownPatientId', leroy.findDocuments(paul.id))
      await refusal('DMPClosed', leroy.closeRecord(paul.id, demand))
      await refusal('DMPFound', leroy.createRecord(paul.id, { ...consent, identity }))
      const [row] = await queryRows<{ motive: string; sealed: Buffer }>(
        carnet,
        `select motive, sealed from life_event where kind = 'closed'`,
      )
      assert.equal(row?.motive, 'FERMETURE_DEMANDE_PATIENT')
      assert.ok(!row?.sealed.includes('étranger'))
    },
  )

  await t.test('where it is set to, TD0.2 says when it was closed, on which motive and why', async () => {
    const { patient } = await leroy.findRecord(paul.id)
    assert.deepEqual(patient?.closing?.motive, {
      code: 'FERMETURE_DEMANDE_PATIENT',
      text: 'Je déménage à l’étranger',
    })
    assert.ok(Math.abs(Date.now() - patient.closing.at.getTime()) < 60_000)
    const { stdout } = await typeCommand(carnet, `exists --card cps-leroy --patient ${paul.id.ins}`)
    assert.match(stdout, /^Le dossier est fermé\. Fermé le \d+ \S+ \d{4} \(FERMETURE_DEMANDE_PATIENT\)\.$/m)
  })

  await t.test('opened again with consent: the same documents are there [LIF-11, LIF-16]', async () => {
    await leroy.reopenRecord(paul.id, consent)
    const [found] = await leroy.findDocuments(paul.id)
    assert.equal(found?.uniqueId, uniqueIdOf(source))
    const { patient } = await leroy.findRecord(paul.id)
    assert.equal(patient?.observations.oppositionCentre15, true)
  })

  await t.test(
    'a professional declares no death: his word is free text, told and come back on [LIF-19]',
    async () => {
      const caller = await rawCaller(carnet, 'cps-leroy')
      const body = formatRegistrationRequest({
        transmission,
        author,
        reason: 'FERM',
        patient: { ...bare(paul.id), closed: true },
        closing: { code: 'DECES' },
      })
      const answer = await caller.send({ operation: 'closeRecord', patient: paul.id, body })
      assert.match(answer.text, /PRPA_IN201315UV02/)
      const told = await queryRows<{ why: string; causes: readonly string[] }>(
        carnet,
        `select closing_motive as why, array(select cause from notice where cause = 'recordClosed') as causes
         from record where closing_motive is not null`,
      )
      assert.deepEqual(told, [{ why: 'other', causes: ['recordClosed', 'recordClosed'] }])
      await leroy.reopenRecord(paul.id, consent)
      assert.equal(await stateOf(), 'active')
    },
  )
})

test('who asked to be left alone, or was only informed, may consent later; a suspended record stays so [LIF-05]', async (t) => {
  const carnet = await runningCarnet(t)
  const martin = await carnet.dmp('cps-martin')
  for (const slug of ['chloe-garnier', 'henri-dumas']) {
    const { id, identity } = patientNamed(carnet, slug)
    await martin.createRecord(id, { ...consent, identity })
    assert.equal((await martin.findRecord(id)).state, 'active')
  }
  const lucie = patientNamed(carnet, 'lucie-moreau')
  await martin.reopenRecord(lucie.id, consent)
  const { observations } = (await martin.findRecord(lucie.id)).patient!
  assert.equal(observations.attachedToMes, true, 'what it was before it was closed [LIF-16] [LIF-25]')
  const gilles = patientNamed(carnet, 'gilles-barbier')
  assert.equal((await martin.findRecord(gilles.id)).state, 'none')
  const creation = martin.createRecord(gilles.id, { ...consent, identity: gilles.identity })
  await refusal('DMPPatientNotFound', creation)
  await refusal('DMPPatientNotFound', martin.reopenRecord(gilles.id, consent))
})

test('staff, a pharmacist and a certificate open a record; an occupational physician, or an emergency, does not [LIF-10]', async (t) => {
  const carnet = await runningCarnet(t)
  const [paul, chloe, henri] = ['paul-lefevre', 'chloe-garnier', 'henri-dumas'].map((slug) =>
    patientNamed(carnet, slug),
  )
  const faure = await carnet.dmp('cps-faure')
  await refusal(denied, faure.createRecord(paul!.id, { ...consent, identity: paul!.identity }))

  const secretary = await carnet.dmp('cpe-colin')
  await secretary.createRecord(paul!.id, { ...consent, identity: paul!.identity })
  assert.deepEqual((await lastTraceOf(carnet, paul!)).actor.kind, 'staff')
  await refusal(denied, secretary.readAdministrativeData(paul!.id))
  await secretary.authorise(paul!.id, consent)
  assert.ok((await secretary.readAdministrativeData(paul!.id)) !== undefined)

  const hospital = await carnet.dmp('structure-hopital')
  await hospital.createRecord(chloe!.id, { ...consent, identity: chloe!.identity })
  const other = { ...henri!.identity, birthDate: '1901-01-01' }
  await refusal('XDSPatientIdDoesNotMatch', hospital.createRecord(henri!.id, { ...consent, identity: other }))
  assert.equal((await hospital.findRecord(henri!.id)).state, 'opposed')

  const pharmacist = await carnet.dmp('cps-picard')
  await pharmacist.createRecord(henri!.id, { ...consent, identity: henri!.identity })
  assert.equal((await pharmacist.findRecord(henri!.id)).state, 'active')
})

/** Whom to reach for him: she opens nothing by it. */
const daughter = {
  relation: 'RESPRSN',
  civility: 'MME',
  givenNames: ['ANNE'],
  familyName: 'MARTIN',
  telecoms: [{ use: 'MC', value: 'tel:0639980099' }],
} as const

test('administrative data are read with an authorisation and changed where the holder does not do it himself', async (t) => {
  const carnet = await runningCarnet(t)
  const camille = patientNamed(carnet, 'camille-martin')
  const docteur = await carnet.dmp('cps-docteur')

  await t.test('read: address, telecoms, oppositions [CON-01]', async () => {
    const data = await docteur.readAdministrativeData(camille.id)
    assert.deepEqual(data?.addresses, [{ lines: ['1 rue de la Paix'], postalCode: '72000', city: 'LE MANS' }])
    assert.deepEqual(data?.telecoms, [
      { use: 'MC', value: 'tel:0639980001' },
      { value: 'mailto:camille@example.org' },
    ])
    assert.deepEqual(data?.observations, { oppositionBrisDeGlace: false, oppositionCentre15: false })
    assert.equal((await lastTraceOf(carnet, camille)).action, 'readAdministrativeData')
  })

  await t.test(
    'the existence test tells how he is called and written to, to whom may read that [CON-10]',
    async () => {
      const known = (await docteur.findRecord(camille.id)).patient
      assert.equal(known?.names.civility, 'M')
      assert.deepEqual(known?.telecoms, [
        { use: 'MC', value: 'tel:0639980001' },
        { value: 'mailto:camille@example.org' },
      ])
      assert.equal(known?.addresses, undefined)
      for (const card of ['cps-garcia', 'structure-hopital']) {
        const stranger = (await (await carnet.dmp(card)).findRecord(camille.id)).patient
        assert.deepEqual([stranger?.names.civility, stranger?.telecoms], [undefined, []], card)
        assert.equal(stranger?.names.birthName, 'MARTIN')
      }
      const [listed] = (await docteur.listPatients()).filter(({ firstName }) => firstName === 'CAMILLE')
      assert.equal(listed?.civility, 'M')
    },
  )

  await t.test('the representatives of a minor, with their relation', async () => {
    const leo = patientNamed(carnet, 'leo-marchand')
    const martin = await carnet.dmp('cps-martin')
    await martin.authorise(leo.id, consent)
    const data = await martin.readAdministrativeData(leo.id)
    assert.deepEqual(
      data?.representatives?.map(({ relation, givenNames }) => [relation, givenNames[0]]),
      [
        ['MTH', 'JULIE'],
        ['FTH', 'THOMAS'],
      ],
    )
  })

  await t.test('without authorisation: a fault; in bris de glace: read', async () => {
    const garcia = await carnet.dmp('cps-garcia')
    await refusal(denied, garcia.readAdministrativeData(camille.id))
    const emergency = { mode: 'brisDeGlace', reason: 'Patient inconscient' } as const
    assert.ok((await garcia.readAdministrativeData(camille.id, emergency)) !== undefined)
  })

  await t.test(
    'attached to Mon espace santé: neither changed nor closed by a professional [LIF-25]',
    async () => {
      await refusal('DMPAttachedToMES', docteur.updateAdministrativeData(camille.id, { contact: {} }))
      await refusal('DMPAttachedToMES', docteur.closeRecord(camille.id, demand))
      assert.equal((await lastTraceOf(carnet, camille)).refusal, 'recordAttachedToMes')
    },
  )

  await t.test(
    'not attached: changed; what is left out stays; opposed to all, masked follows [EMG-03]',
    async () => {
      const paul = patientNamed(carnet, 'paul-lefevre')
      await docteur.createRecord(paul.id, {
        ...consent,
        identity: paul.identity,
        contact: {
          telecoms: [{ use: 'HP', value: 'tel:0200000000' }],
          addresses: [{ lines: ['1 rue A'], city: 'NANTES' }],
          representatives: [],
        },
      })
      await refusal(denied, docteur.updateAdministrativeData(paul.id, { contact: {} }))
      await docteur.authorise(paul.id, consent)
      const platform = platformOf(t, carnet)
      const holder = { kind: 'patient', patient: paul.id } as const
      const seen = await readEmergencyChoices(platform, holder, paul.id)
      await changeEmergencyChoices(platform, holder, paul.id, { seen, wanted: { ...seen, masked: true } })
      await docteur.updateAdministrativeData(paul.id, {
        contact: {
          addresses: [{ lines: ['2 rue B'], city: 'RENNES' }],
          representatives: [daughter],
        },
        oppositions: { brisDeGlace: true, centre15: true },
      })
      const data = await docteur.readAdministrativeData(paul.id)
      assert.deepEqual(data?.addresses, [{ lines: ['2 rue B'], city: 'RENNES' }])
      assert.deepEqual(data?.telecoms, [{ use: 'HP', value: 'tel:0200000000' }])
      assert.deepEqual(data?.representatives, [daughter])
      // Left out, they stay; given, they are the whole list.
      await docteur.updateAdministrativeData(paul.id, { contact: {} })
      assert.equal((await docteur.readAdministrativeData(paul.id))?.representatives?.length, 1)
      await docteur.updateAdministrativeData(paul.id, {
        contact: { representatives: [{ ...daughter, relation: 'AUNT' }] },
      })
      const [named, ...others] = (await docteur.readAdministrativeData(paul.id))?.representatives ?? []
      assert.deepEqual([named?.relation, others], ['AUNT', []])
      assert.deepEqual(data?.observations, { oppositionBrisDeGlace: true, oppositionCentre15: true })
      const nothing = { etreat: false, btg: false, masked: false }
      assert.deepEqual(await readEmergencyChoices(platform, holder, paul.id), nothing)
      const [sealed] = await queryRows<{ found: boolean }>(
        carnet,
        `select bool_or(position('RENNES'::bytea in sealed) > 0) as found from contact`,
      )
      assert.equal(sealed?.found, false)
    },
  )
})

test('two creations at once make one record', async (t) => {
  const carnet = await runningCarnet(t)
  const paul = patientNamed(carnet, 'paul-lefevre')
  const [leroy, martin] = [await carnet.dmp('cps-leroy'), await carnet.dmp('cps-martin')]
  const outcomes = await Promise.allSettled(
    [leroy, martin, leroy, martin].map((dmp) =>
      dmp.createRecord(paul.id, { ...consent, identity: paul.identity }),
    ),
  )
  assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1)
  for (const outcome of outcomes)
    if (outcome.status === 'rejected') assert.equal(outcome.reason.code, 'DMPFound')
  const rows = await queryRows<{ count: number }>(
    carnet,
    `select count(*)::int as count from patient_identifier where ins = '${paul.id.ins}'`,
  )
  assert.deepEqual(rows, [{ count: 1 }])
})

test('unknown, opposed and closed records reject a change, a closing and a reading alike [LIF-03, LIF-18]', async (t) => {
  const carnet = await runningCarnet(t)
  const caller = await rawCaller(carnet, 'cps-leroy')
  const slugs = ['paul-lefevre', 'chloe-garnier', 'henri-dumas', 'gilles-barbier', 'lucie-moreau']
  for (const [operation, reason, code] of [
    ['closeRecord', 'FERM', 'DMPClosed'],
    ['updateAdministrativeData', 'MODIF_DATA', 'DMPPatientNotFound'],
  ] as const) {
    const answers: RawAnswer[] = []
    for (const slug of slugs) {
      const { id } = patientNamed(carnet, slug)
      const body = formatRegistrationRequest({ transmission, author, reason, patient: bare(id) })
      const answer = await caller.send({ operation, patient: id, body })
      const times =
        /<id root="1\.2\.250\.1\.213\.4\.1\.1\.1\.1" extension="[0-9a-f-]{36}"\/><creationTime value="\d+"\/>/g
      answers.push({ ...masked(answer, id.ins), text: masked(answer, id.ins).text.replace(times, 'FRESH') })
    }
    assert.match(answers[0]!.text, new RegExp(`code="${code}"`))
    for (const answer of answers) assert.deepEqual(answer, answers[0])
  }
  const leroy = await carnet.dmp('cps-leroy')
  for (const slug of slugs)
    assert.equal(await leroy.readAdministrativeData(patientNamed(carnet, slug).id), undefined)
})

test('the published messages are answered', { skip }, async (t) => {
  const carnet = await runningCarnet(t)
  const { id } = patientNamed(carnet, 'camille-martin')
  const caller = await rawCaller(carnet, 'cps-docteur')
  for (const [file, operation, expected] of [
    ['td11_req.xml', 'createRecord', /PRPA_IN201313UV02[\s\S]*DMPFound/],
    ['td12_req.xml', 'reopenRecord', /PRPA_IN201316UV02[\s\S]*DMPFound/],
    ['td13a_req.xml', 'readAdministrativeData', /PRPA_IN201308UV02[\s\S]*LE MANS[\s\S]*code="OK"/],
    ['td13b_req.xml', 'updateAdministrativeData', /PRPA_IN201316UV02[\s\S]*DMPAttachedToMES/],
    ['td14_req.xml', 'closeRecord', /PRPA_IN201316UV02[\s\S]*DMPAttachedToMES/],
  ] as const) {
    const body = rawXml(readFileSync(new URL(file, examples), 'utf8'))
    const answer = await caller.send({ operation, patient: id, body })
    assert.equal(answer.status, 200, file)
    assert.match(answer.text, expected, file)
  }
})

test('the command line creates, closes and opens again', async (t) => {
  const carnet = await runningCarnet(t)
  const { id } = patientNamed(carnet, 'paul-lefevre')
  const type = (line: string, ...more: string[]) =>
    typeCommand(carnet, `${line} --card cps-leroy --patient ${id.ins}`, more)
  assert.deepEqual(await type('create'), { code: 0, stdout: 'Dossier créé.\n', stderr: '' })
  const again = await type('create')
  assert.deepEqual(
    [again.code, again.stderr],
    [3, 'DMPFound\u00a0: Un DMP existe déjà pour cette personne.\n'],
  )
  assert.equal((await type('close', '--reason', 'Je ne m’en sers pas')).stdout, 'Dossier fermé.\n')
  assert.equal((await type('close')).code, 3)
  const reopened = await type('reopen', '--refuse', 'bris-de-glace', '--json')
  assert.deepEqual(JSON.parse(reopened.stdout), { state: 'active' })
  assert.equal((await type('reopen', '--refuse', 'tout')).code, 2)
})
