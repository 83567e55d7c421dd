/** « AIR », indirect authentication with a strong token: the certificate is the hospital's, the rights are the person's. soap.md §2.4. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { professionSystems } from '@carnet/core/model/caller.ts'
import { formatSetAuthorization } from '@carnet/core/wire/habilitations/set-authorization.ts'
import { formatExistenceQuery } from '@carnet/core/wire/hl7v3/existence-query.ts'
import {
  formatPatientListRequest,
  type PatientListRequest,
} from '@carnet/core/wire/patients-specific/patient-list.ts'
import { accessModeCodes, authnContexts, type Vihf } from '@carnet/core/wire/vihf/vihf.ts'
import { signVihf } from '@carnet/core/wire/vihf/write-vihf.ts'
import { parseCertificate } from '@carnet/core/wire/x509/certificate.ts'
import { formatName } from '@carnet/core/wire/x509/distinguished-name.ts'
import { formatStoredQuery } from '@carnet/core/wire/xds/iti-18.ts'
import { lastTraceOf, patientNamed, professionalIdOf } from './demonstration-calls.ts'
import { rawCaller, storyTransmission } from './raw-exchange.ts'
import { runningCarnet } from './running-carnet.ts'
import { sampleDocument } from './sample-document.ts'
import { submissionOf } from './submission-body.ts'
import { queryRows } from './what-is-stored.ts'

const airSeconds = 30

test('a professional named by his hospital’s strong token [EX_AIR-040, PDT-INF-606]', async (t) => {
  const carnet = await runningCarnet(t, { CARNET_RATE_EXISTENCE_STRUCTURE: '5/h' })
  const amina = patientNamed(carnet, 'amina-benali')
  const hospital = await rawCaller(carnet, 'structure-hopital')
  const kacem = await rawCaller(carnet, 'cps-kacem')
  const token = (change: Partial<Vihf> = {}) => {
    const { card, situation } = hospital
    const now = new Date()
    const vihf: Vihf = {
      id: `_${randomUUID()}`,
      issueInstant: now,
      issuer: formatName(parseCertificate(card.signature.certificate).subject),
      nameId: kacem.situation.nameId,
      audienceRestricted: false,
      authnInstant: now,
      authnContextClass: authnContexts.mobile,
      authnContextDecl: 'APP_BROWSER_AUTH',
      version: '4.0',
      mode: 'INDIRECTE_RENFORCEE',
      structureId: situation.structure.id,
      sector: { code: situation.structure.sector, system: '1.2.250.1.71.4.2.4' },
      subjectName: 'Mehdi KACEM',
      roles: kacem.situation.roles,
      patient: amina.id,
      resourceUrn: 'urn:dmp',
      purposeOfUse: accessModeCodes.normal,
      secretSession: false,
      lpsName: 'Story',
      lpsVersion: '1.0',
      lpsHomologation: 'STORY',
      ...change,
    }
    return signVihf(vihf, card.signature)
  }
  const find = async (assertion: ReturnType<typeof token>) =>
    (
      await hospital.send({
        operation: 'storedQuery',
        patient: amina.id,
        assertion,
        body: formatStoredQuery({
          kind: 'findDocuments',
          returnType: 'LeafClass',
          criteria: { statuses: ['approved'] },
        }),
      })
    ).text

  await t.test(
    'he has the rights of a person: refused without consent, traced under his own name',
    async () => {
      assert.match(await find(token()), />DMPAccessDeniedByRightsService</)
      const { actor, refusal } = await lastTraceOf(carnet, amina)
      assert.deepEqual([actor.id, refusal], [professionalIdOf(carnet, 'mehdi-kacem'), 'notAuthorised'])
    },
  )

  await t.test('with the patient’s consent, which he records himself, he reads', async () => {
    const { text } = await hospital.send({
      operation: 'setAuthorization',
      patient: amina.id,
      assertion: token(),
      body: formatSetAuthorization({ action: 'AJOUT', medecinTraitant: false }),
    })
    assert.match(text, /Autorisation ajoutée/)
    assert.match(await find(token()), /ResponseStatusType:Success/)
  })

  await t.test('a token serves once', async () => {
    const once = token()
    assert.match(await find(once), /ResponseStatusType:Success/)
    assert.match(await find(once), /a déjà servi/)
  })

  await t.test('eight uses of one token at once: one alone passes', async () => {
    const once = token()
    const answers = await Promise.all(Array.from({ length: 8 }, () => find(once)))
    assert.equal(answers.filter((answer) => /ResponseStatusType:Success/.test(answer)).length, 1)
  })

  await t.test('a token of more than thirty seconds is refused, a younger one is not', async () => {
    const aged = (seconds: number) => token({ issueInstant: new Date(Date.now() - seconds * 1000) })
    assert.match(await find(aged(airSeconds - 10)), /ResponseStatusType:Success/)
    assert.match(await find(aged(airSeconds + 1)), />DMPInvalidVihf</)
  })

  await t.test('a token that does not say how the person was authenticated is refused', async () => {
    assert.match(await find(token({ authnContextDecl: '' })), />DMPInvalidVihf</)
  })

  await t.test('a person whom the directory does not know is refused', async () => {
    assert.match(await find(token({ nameId: '899900990999' })), /introuvable/)
  })

  await t.test('it never feeds', async () => {
    const source = await sampleDocument(carnet, { by: 'structure-hopital', about: amina })
    const lot = submissionOf({ situation: hospital.situation, patient: amina.id, sources: [source] })
    const { text } = await hospital.send({
      operation: 'provideAndRegister',
      patient: amina.id,
      assertion: token(),
      ...lot,
    })
    assert.match(text, />DMPAccessDeniedByRightsService</)
    assert.equal((await lastTraceOf(carnet, amina)).refusal, 'actionNotAllowedForCaller')
  })

  await t.test(
    'the staff that it names lists new authorisations by date, as a certificate [PDT-INF-606]',
    async () => {
      const list = async (request: PatientListRequest) => {
        const { text } = await hospital.send({
          operation: 'listPatients',
          assertion: token({
            nameId: `${hospital.situation.structure.id}/agent-0`,
            subjectName: 'agent-0',
            roles: [{ code: 'SECRETARIAT_MEDICAL', system: professionSystems.roles }],
          }),
          body: formatPatientListRequest(request),
        })
        return />(DMPOk|DMPAccessDeniedByRightsService)</.exec(text)?.[1]
      }
      const startDate = new Date('2020-01-01T00:00:00Z')
      assert.equal(await list({ startDate }), 'DMPOk')
      assert.equal(await list({}), 'DMPAccessDeniedByRightsService')
      assert.equal(await list({ startDate, dateType: 'LASTDOC' }), 'DMPAccessDeniedByRightsService')
    },
  )

  await t.test('a certificate that names another user each time asks no more often for it', async () => {
    await queryRows(carnet, 'delete from rate')
    const exists = async (user: string) => {
      const { text } = await hospital.send({
        operation: 'testExistence',
        patient: amina.id,
        assertion: token({
          nameId: `${hospital.situation.structure.id}/${user}`,
          subjectName: user,
          roles: [{ code: 'SECRETARIAT_MEDICAL', system: professionSystems.roles }],
        }),
        body: formatExistenceQuery({
          transmission: storyTransmission(),
          queryId: { root: '1.2.4' },
          patient: amina.id,
        }),
      })
      return /queryResponseCode code="OK"|DMPTooManyRequests/.exec(text)?.[0]
    }
    for (const nth of [1, 2, 3, 4, 5])
      assert.equal(await exists(`agent-${nth}`), 'queryResponseCode code="OK"')
    assert.equal(await exists('agent-6'), 'DMPTooManyRequests')
  })
})
