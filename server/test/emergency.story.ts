/** Bris de glace and centre 15: what an emergency opens, what it never does, and what stays of it. rules.md §6. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { EmergencyConsents } from '@carnet/core/model/record.ts'
import { formatSetAuthorization } from '@carnet/core/wire/habilitations/set-authorization.ts'
import type { Access } from '@carnet/kit/client/assertion.ts'
import type { Dmp } from '@carnet/kit/client/dmp.ts'
import type { DemonstrationPatient } from '@carnet/kit/demo/people-types.ts'
import { urls } from '@carnet/web/urls.ts'
import { typeCommand } from './command-line.ts'
import { lastTraceOf, patientNamed, professionalIdOf, tracesOf } from './demonstration-calls.ts'
import { refusal } from './expect-refusal.ts'
import { logIn } from './patient-browser.ts'
import { rawCaller } from './raw-exchange.ts'
import { type RunningCarnet, runningCarnet } from './running-carnet.ts'
import { bytesOf, sampleDocument, uniqueIdOf } from './sample-document.ts'
import { queryRows } from './what-is-stored.ts'

const denied = 'DMPAccessDeniedByRightsService'
const reason = 'Patient inconscient, amené par les pompiers'
const brisDeGlace: Access = { mode: 'brisDeGlace', reason }
const centre15: Access = { mode: 'centre15' }

test('an emergency opens what the patient let it open, and leaves its mark [EHDS-08]', async (t) => {
  const carnet = await runningCarnet(t)
  const person = (slug: string) => patientNamed(carnet, slug)
  const [gp, hospital, cardiologist, regulator, nurse] = await Promise.all(
    ['cps-martin', 'cps-kacem', 'cps-leroy', 'cps-brunet', 'cps-petit'].map((card) => carnet.dmp(card)),
  )
  assert.ok(gp && hospital && cardiologist && regulator && nurse)
  const deposit = async (patient: DemonstrationPatient, type: string, maskedToProfessionals = false) => {
    const source = await sampleDocument(carnet, { by: 'cps-martin', about: patient, type })
    await gp.submitDocuments(patient.id, [{ source, hideFrom: { maskedToProfessionals } }])
    return source
  }
  const found = async (dmp: Dmp, { id }: DemonstrationPatient, access: Access) =>
    (await dmp.findDocuments(id, {}, access)).map(({ uniqueId }) => uniqueId).toSorted()
  const whyRefused = async (patient: DemonstrationPatient) => (await lastTraceOf(carnet, patient)).refusal

  await t.test(
    'bris de glace opens the record to a professional whom nobody authorised [EMG-01]',
    async () => {
      const amina = person('amina-benali')
      const source = await deposit(amina, '11488-4')
      await refusal(denied, hospital.findDocuments(amina.id))
      assert.deepEqual(await found(hospital, amina, brisDeGlace), [uniqueIdOf(source)])
      const chunks: Uint8Array[] = []
      const keep = (chunk: Uint8Array) => void chunks.push(Buffer.from(chunk))
      await hospital.readDocument(amina.id, uniqueIdOf(source), keep, brisDeGlace)
      assert.deepEqual(Buffer.concat(chunks), await bytesOf(source))
    },
  )

  await t.test(
    'who cannot say his matricule is opened from his traits, and from them alone [EMG-08]',
    async () => {
      const { identity } = person('amina-benali')
      const traits = [identity.birthName.toLowerCase(), identity.birthFirstName, identity.birthDate].join(',')
      const find = (asked: string, mode: string) =>
        typeCommand(carnet, `find --card cps-kacem --traits ${asked} ${mode} --json`)
      const opened = await find(traits, '--mode bris-de-glace --reason Coma')
      assert.equal(JSON.parse(opened.stdout).documents.length, 1)
      const { action, mode, emergencyReason } = await lastTraceOf(carnet, person('amina-benali'))
      assert.deepEqual([action, mode, emergencyReason], ['findDocuments', 'brisDeGlace', 'Coma'])
      assert.equal((await find(traits, '--mode normal')).code, 3, 'traits open nothing by themselves')
      const nobody = await find(traits.replace(identity.birthDate, '1901-01-01'), '--mode normal')
      assert.deepEqual([nobody.code, /Personne n’a ces traits/.test(nobody.stderr)], [4, true])
      assert.equal((await find('BENALI', '--mode normal')).code, 2)
    },
  )

  await t.test(
    'the history says the mode, the reason that was entered and the ground [EMG-05, TRA-01]',
    async () => {
      const reading = (await tracesOf(carnet, person('amina-benali'))).filter(
        ({ action }) => action === 'readDocument',
      )
      const trace = reading.at(-1)!
      assert.equal(trace.actor.id, professionalIdOf(carnet, 'mehdi-kacem'))
      assert.deepEqual(
        [trace.action, trace.mode, trace.emergencyReason],
        ['readDocument', 'brisDeGlace', reason],
      )
      const ground = trace.checks.find(({ name }) => name === 'authorised')
      assert.deepEqual([ground?.rule, ground?.because], ['EMG-01', 'brisDeGlace'])
    },
  )

  await t.test('after it there is no authorisation: an ordinary reading is refused [EMG-09]', async () => {
    const amina = person('amina-benali')
    assert.equal((await hospital.findRecord(amina.id)).authorisation, 'NON_EXISTE')
    await refusal(denied, hospital.findDocuments(amina.id))
    assert.equal(await whyRefused(amina), 'notAuthorised')
  })

  await t.test('no consent is recorded in an emergency mode [EMG-09, CON-27]', async () => {
    const amina = person('amina-benali')
    for (const [card, access] of [
      ['cps-kacem', brisDeGlace],
      ['cps-brunet', centre15],
    ] as const) {
      const caller = await rawCaller(carnet, card)
      const answer = await caller.send({
        operation: 'setAuthorization',
        patient: amina.id,
        access,
        body: formatSetAuthorization({ action: 'AJOUT', medecinTraitant: false }),
      })
      assert.match(answer.text, />DMPAccessDeniedByRightsService</)
      assert.equal(await whyRefused(amina), 'actionNotAllowedForCaller')
    }
  })

  await t.test(
    'who opposed bris de glace is neither read nor fed in it; centre 15 still opens [EMG-01, EMG-02]',
    async () => {
      const karim = person('karim-haddad')
      const refused = await refusal(denied, hospital.findDocuments(karim.id, {}, brisDeGlace))
      assert.match(refused.french, /opposé/)
      assert.equal(await whyRefused(karim), 'patientRefusesBrisDeGlace')
      const source = await sampleDocument(carnet, { by: 'cps-kacem', about: karim })
      await refusal(denied, hospital.submitDocuments(karim.id, [{ source, hideFrom: {} }], brisDeGlace))
      assert.deepEqual(await found(regulator, karim, centre15), [])
    },
  )

  await t.test(
    'who opposed centre 15 is not read by it, even where bris de glace is permitted [EMG-02]',
    async () => {
      const sophie = person('sophie-roux')
      await refusal(denied, regulator.findDocuments(sophie.id, {}, centre15))
      assert.equal(await whyRefused(sophie), 'patientRefusesCentre15')
      assert.deepEqual(await found(hospital, sophie, brisDeGlace), [])
    },
  )

  await t.test('a practice that is no regulation centre does not enter by centre 15 [EMG-02]', async () => {
    const amina = person('amina-benali')
    await refusal(denied, cardiologist.findDocuments(amina.id, {}, centre15))
    assert.equal(await whyRefused(amina), 'notARegulationCentre')
    await refusal(denied, nurse.findDocuments(amina.id, {}, centre15))
    assert.equal(await whyRefused(amina), 'notARegulationCentre')
  })

  await t.test(
    'each mode follows its own consent, and masked documents follow both that and MASKED [EMG-03]',
    async () => {
      const robert = person('robert-vidal')
      const plain = uniqueIdOf(await deposit(robert, '11488-4'))
      const all = [plain, uniqueIdOf(await deposit(robert, '11488-4', true))].toSorted()
      const seenBy = async (dmp: Dmp, access: Access) => {
        try {
          return await found(dmp, robert, access)
        } catch {
          return (await whyRefused(robert)) ?? 'not traced'
        }
      }
      const choices = await choicesOfRobert(carnet)
      for (const [etreat, btg, masked] of possibleConsents) {
        const { status } = await choices.say(fieldsOf({ etreat, btg, masked }))
        assert.equal(status, 200)
        const consents = JSON.stringify({ etreat, btg, masked })
        const open = masked ? all : [plain]
        assert.deepEqual(
          await seenBy(regulator, centre15),
          etreat ? open : 'patientRefusesCentre15',
          consents,
        )
        assert.deepEqual(
          await seenBy(hospital, brisDeGlace),
          btg ? open : 'patientRefusesBrisDeGlace',
          consents,
        )
        assert.deepEqual(await seenBy(hospital, {}), 'notAuthorised', consents)
      }
    },
  )

  await t.test('the eighth combination cannot be entered, nor two values of three [EMG-03]', async () => {
    const robert = person('robert-vidal')
    const { say, page } = await choicesOfRobert(carnet)
    assert.match((await page()).html, /permettez d’abord l’un des deux accès/)
    assert.equal((await page()).html.match(/<summary/g)?.length, 2)
    const none = { etreat: false, btg: false, masked: false }
    const { masques: _, ...two } = fieldsOf(none)
    for (const [fields, told] of [
      [fieldsOf({ ...none, masked: true }), /Permettez d’abord/],
      [{ ...two, samu: 'permis' }, /Il manquait l’un des trois choix/],
      [{ ...fieldsOf({ ...none, btg: true }), 'samu-avant': 'permis' }, /avaient changé entre-temps/],
    ] as const) {
      const answer = await say(fields)
      assert.deepEqual([answer.status, told.test(answer.html)], [422, true])
      await refusal(denied, regulator.findDocuments(robert.id, {}, centre15))
      await refusal(denied, hospital.findDocuments(robert.id, {}, brisDeGlace))
    }
  })

  await t.test('to refuse both refuses masked documents too, and the history tells it [EMG-03]', async () => {
    const robert = person('robert-vidal')
    const { say, page, history } = await choicesOfRobert(carnet)
    await say(fieldsOf({ etreat: true, btg: false, masked: true }))
    const asked = (await page()).html
    assert.match(asked, /Plus rien ne s’ouvrira en urgence[\s\S]*ses documents masqués resteront masqués/)
    const answer = await say({ choix: 'samu', ...fieldsOf({ etreat: false, btg: false, masked: true }) })
    assert.match(answer.html, /le SAMU \(15\) ne peut pas ouvrir le carnet de ROBERT VIDAL/)
    const wanted = fieldsOf({ etreat: true, btg: false, masked: true })
    const undo = /name="annule" value="oui">([\s\S]*?)<\/form>/.exec(answer.html)?.[1] ?? ''
    for (const [field, value] of Object.entries(wanted))
      assert.ok(undo.includes(`name="${field}" value="${value}"`), `${field} comes back`)
    const undone = await say({ choix: 'samu', annule: 'oui', ...wanted })
    assert.match(undone.html, /C’est annulé/)
    assert.equal((await changeIn(carnet, robert)).outcome, 'done')
    await say(fieldsOf({ etreat: false, btg: true, masked: false }))
    assert.match((await page()).html, /Ses documents masqués restent masqués, même en urgence/)
    const { action, actor, outcome } = await changeIn(carnet, robert)
    assert.deepEqual([action, actor.kind, outcome], ['changeEmergencyChoices', 'legalRepresentative', 'done'])
    assert.match((await history()).html, /changé qui peut ouvrir le carnet de ROBERT VIDAL en urgence/)
  })

  await t.test(
    'the matrix stays in force: a nurse does not see a synthèse psychiatrique [EMG-06]',
    async () => {
      const victor = person('victor-noel')
      const psychiatric = uniqueIdOf(await deposit(victor, '68599-0'))
      const report = uniqueIdOf(await deposit(victor, '11488-4'))
      assert.deepEqual(await found(nurse, victor, brisDeGlace), [report])
      assert.deepEqual(await found(hospital, victor, brisDeGlace), [psychiatric, report].toSorted())
      await refusal(
        'XDSDocumentUniqueIdError',
        nurse.readDocument(victor.id, psychiatric, () => {}, brisDeGlace),
      )
      assert.equal(await whyRefused(victor), 'professionMayNotSeeType')
    },
  )

  await t.test('a blocked professional does not pass, in either mode [EMG-06, CON-12]', async () => {
    const marc = person('marc-olivier')
    await refusal(denied, cardiologist.findDocuments(marc.id, {}, brisDeGlace))
    assert.equal(await whyRefused(marc), 'blockedByPatient')
    // No seeded regulator is blocked: the patient blocks this one.
    await queryRows(
      carnet,
      `insert into authorisation (record_id, actor_kind, actor_id, type, granted_at)
        select record_id, 'professional', '${professionalIdOf(carnet, 'sylvie-brunet')}', 'deny', now()
          from patient_identifier where ins = '${marc.id.ins}'`,
    )
    await refusal(denied, regulator.findDocuments(marc.id, {}, centre15))
    assert.equal(await whyRefused(marc), 'blockedByPatient')
  })

  await t.test('in an emergency one may deposit [EMG-11]', async () => {
    const victor = person('victor-noel')
    const source = await sampleDocument(carnet, { by: 'cps-kacem', about: victor })
    await hospital.submitDocuments(victor.id, [{ source, hideFrom: {} }], brisDeGlace)
    const { action, mode, outcome } = await lastTraceOf(carnet, victor)
    assert.deepEqual([action, mode, outcome], ['submitDocuments', 'brisDeGlace', 'done'])
  })
})

/** The tutor of Robert Vidal, in his space. */
async function choicesOfRobert(carnet: RunningCarnet) {
  const browser = await logIn(carnet, patientNamed(carnet, 'claire-vidal'))
  const offered = await browser.open(urls.choice)
  const [, mandat = ''] = /value="([0-9a-f-]{36})">Ouvrir/.exec(offered.html) ?? []
  await browser.submit(offered, urls.choice, { mandat })
  const page = () => browser.open(urls.emergencyChoices)
  return {
    page,
    history: () => browser.open(`${urls.accessLog}?vue=activites`),
    /** Over what the page shows, unless the fields say otherwise. */
    say: async (fields: Readonly<Record<string, string>>) => {
      const shown = await page()
      const seen = [...shown.html.matchAll(/name="([a-z-]+-avant)" value="(permis|refuse)"/g)].map(
        ([, name = '', value = '']) => [name, value] as const,
      )
      return browser.submit(shown, urls.emergencyChoices, { ...Object.fromEntries(seen), ...fields })
    },
  }
}

function fieldsOf({ etreat, btg, masked }: EmergencyConsents) {
  const value = (permits: boolean) => (permits ? 'permis' : 'refuse')
  return { samu: value(etreat), 'bris-de-glace': value(btg), masques: value(masked) }
}

async function changeIn(carnet: RunningCarnet, patient: DemonstrationPatient) {
  return (await tracesOf(carnet, patient)).findLast(({ action }) => action === 'changeEmergencyChoices')!
}

/** ETREAT, BTG, MASKED: all but (deny, deny, permit), which is never stored. */
const possibleConsents = [
  [true, true, true],
  [true, true, false],
  [true, false, true],
  [true, false, false],
  [false, true, true],
  [false, true, false],
  [false, false, false],
] as const
