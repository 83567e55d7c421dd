/** Who is told no, in what words of the protocol, and what the history keeps of it. rules.md §4, §5; contract.md §3.1. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RefusalReason } from '@carnet/core/model/decision.ts'
import { formatStoredQuery } from '@carnet/core/wire/xds/iti-18.ts'
import { formatRetrieveRequest } from '@carnet/core/wire/xds/iti-43.ts'
import { rawXml } from '@carnet/core/wire/xml/write.ts'
import type { Dmp } from '@carnet/kit/client/dmp.ts'
import type { DemonstrationPatient } from '@carnet/kit/demo/people-types.ts'
import { lastTraceOf, moveClock, patientNamed, professionalIdOf, tracesOf } from './demonstration-calls.ts'
import { refusal } from './expect-refusal.ts'
import { type RawCaller, rawCaller } from './raw-exchange.ts'
import { type RunningCarnet, runningCarnet } from './running-carnet.ts'
import { sampleDocument } from './sample-document.ts'
import { queryRows } from './what-is-stored.ts'

const denied = 'DMPAccessDeniedByRightsService'
const nothing = () => {}
const unknownAction =
  '<setAuthorization xmlns="urn:si-dmp-habilitations"><action>AUTRE</action></setAuthorization>'

test('each refusal is said in the words of its protocol and kept in the history', async (t) => {
  const carnet = await runningCarnet(t)
  const person = (slug: string) => patientNamed(carnet, slug)

  await t.test('no authorisation: SOAP Fault, HTTP 500, subcode and French sentence [CON-01]', async () => {
    const amina = person('amina-benali')
    const leroy = await rawCaller(carnet, 'cps-leroy')
    const answer = await leroy.send({
      operation: 'storedQuery',
      patient: amina.id,
      body: formatStoredQuery({
        kind: 'findDocuments',
        returnType: 'LeafClass',
        criteria: { statuses: ['approved'] },
      }),
    })
    assert.equal(answer.status, 500)
    assert.match(answer.contentType, /^application\/soap\+xml/)
    assert.match(answer.text, />DMPAccessDeniedByRightsService<\//)
    assert.match(answer.text, /xml:lang="fr">Vous n’êtes pas autorisé à consulter ce DMP\./)
    await traced(carnet, amina, 'antoine-leroy', 'findDocuments', 'notAuthorised')
  })

  await t.test('an expired authorisation reads no more, and TD0.2 says EXPIRE [CON-06]', async () => {
    const marc = person('marc-olivier')
    const kacem = await carnet.dmp('cps-kacem')
    assert.equal((await kacem.findRecord(marc.id)).authorisation, 'EXPIRE')
    await readingRefused(carnet, kacem, marc, 'mehdi-kacem', 'authorisationExpired')
  })

  await t.test(
    'an authorisation ends one year after the consent, and consent renews it [CON-06]',
    async (t) => {
      const nadia = person('nadia-fontaine')
      const kacem = await carnet.dmp('cps-kacem')
      t.after(() => moveClock(carnet, { real: true }))
      await kacem.authorise(nadia.id, { gesture: 'consentCollected' })
      await moveClock(carnet, { advance: 'P364D' })
      await kacem.findDocuments(nadia.id)
      await moveClock(carnet, { advance: 'P2D' })
      assert.equal((await kacem.findRecord(nadia.id)).authorisation, 'EXPIRE')
      await readingRefused(carnet, kacem, nadia, 'mehdi-kacem', 'authorisationExpired')
      await kacem.authorise(nadia.id, { gesture: 'consentCollected' })
      await kacem.findDocuments(nadia.id)
    },
  )

  await t.test('a consent recorded on the wire still stands in the next session [CON-03]', async () => {
    const julie = person('julie-marchand')
    await (await carnet.dmp('cps-leblanc')).authorise(julie.id, { gesture: 'consentCollected' })
    const later = await carnet.dmp('cps-leblanc')
    assert.equal((await later.findRecord(julie.id)).authorisation, 'VALIDE')
    await later.findDocuments(julie.id)
  })

  await t.test('a professional who gave his authorisation up is refused again [CON-13]', async () => {
    const julie = person('julie-marchand')
    const garcia = await carnet.dmp('cps-garcia')
    await garcia.authorise(julie.id, { gesture: 'consentCollected' })
    await garcia.findDocuments(julie.id)
    await garcia.authorise(julie.id, { gesture: 'authorisationGivenUp' })
    await readingRefused(carnet, garcia, julie, 'elodie-garcia', 'notAuthorised')
  })

  await t.test(
    'a profession outside the matrix reads nothing, even with the patient’s consent [MAT-01]',
    async () => {
      const thomas = person('thomas-marchand')
      const meziane = professionalIdOf(carnet, 'farid-meziane')
      const dmp = await carnet.dmp('cps-meziane')
      await dmp.authorise(thomas.id, { gesture: 'consentCollected' })
      await dmp.findDocuments(thomas.id)
      // No seeded professional is outside the matrix: this one changes profession, in the directory and in his software.
      await queryRows(carnet, `update professional set profession_code = '60' where id = '${meziane}'`)
      const caller = await rawCaller(carnet, 'cps-meziane', (situation) => ({
        ...situation,
        roles: situation.roles.map((role) => ({ ...role, code: '60' })),
      }))
      await refusal('DMPInvalidVihf', dmp.findDocuments(thomas.id))
      const answer = await caller.send({
        operation: 'storedQuery',
        patient: thomas.id,
        body: formatStoredQuery({
          kind: 'findDocuments',
          returnType: 'LeafClass',
          criteria: { statuses: ['approved'] },
        }),
      })
      assert.match(answer.text, /ne figure pas dans la matrice/)
      await traced(carnet, thomas, 'farid-meziane', 'findDocuments', 'professionNotInMatrix')
    },
  )

  await t.test(
    'a blocked professional reads nothing in any mode, and may still deposit [CON-12]',
    async () => {
      const marc = person('marc-olivier')
      const leroy = await carnet.dmp('cps-leroy')
      assert.equal((await leroy.findRecord(marc.id)).authorisation, 'INTERDIT')
      await readingRefused(carnet, leroy, marc, 'antoine-leroy', 'blockedByPatient')
      const emergency = { mode: 'brisDeGlace', reason: 'Patient inconscient' } as const
      await refusal(denied, leroy.findDocuments(marc.id, {}, emergency))
      await traced(carnet, marc, 'antoine-leroy', 'findDocuments', 'blockedByPatient')
      await deposits(carnet, 'cps-leroy', leroy, marc)
    },
  )

  await t.test('a blocked professional does not lift his block by recording a consent [CON-11]', async () => {
    const marc = person('marc-olivier')
    const leroy = await carnet.dmp('cps-leroy')
    await refusal(denied, leroy.authorise(marc.id, { gesture: 'consentCollected' }))
    await traced(carnet, marc, 'antoine-leroy', 'authorise', 'blockedByPatient')
    assert.equal((await leroy.findRecord(marc.id)).authorisation, 'INTERDIT')
  })

  await t.test('an expired card is refused, and its attempt traced', async () => {
    const amina = person('amina-benali')
    const refused = await refusal(
      'DMPInvalidCertificate',
      (await carnet.dmp('cps-martin-expiree')).findDocuments(amina.id),
    )
    assert.match(refused.french, /expiré/)
    await traced(carnet, amina, 'helene-martin', 'findDocuments', 'certificateNotValid')
  })

  await t.test('a revoked card is refused for everything, deposits included, and traced', async () => {
    const amina = person('amina-benali')
    const lost = await carnet.dmp('cps-leroy-revoquee')
    const refused = await refusal('DMPInvalidCertificate', lost.readDocument(amina.id, '2.25.1', nothing))
    assert.match(refused.french, /révoqué/)
    await traced(carnet, amina, 'antoine-leroy', 'readDocument', 'certificateNotValid')
    const source = await sampleDocument(carnet, { by: 'cps-leroy', about: amina })
    await refusal('DMPInvalidCertificate', lost.submitDocuments(amina.id, [{ source, hideFrom: {} }]))
    await traced(carnet, amina, 'antoine-leroy', 'submitDocuments', 'certificateNotValid')
  })

  await t.test(
    'a message that cannot be taken as it is leaves a line, about who sent it [TRA-06]',
    async () => {
      const amina = person('amina-benali')
      const other = person('karim-haddad').id
      const leroy = await rawCaller(carnet, 'cps-leroy')
      const criteria = { statuses: ['approved'], patientId: { id: other.ins, oid: other.oid } } as const
      for (const [operation, body, action, answered] of [
        [
          'storedQuery',
          formatStoredQuery({ kind: 'findDocuments', returnType: 'LeafClass', criteria }),
          'findDocuments',
          /XDSPatientIdDoesNotMatch/,
        ],
        ['setAuthorization', rawXml(unknownAction), 'authorise', />DMPInvalidMessage</],
      ] as const) {
        const before = (await tracesOf(carnet, amina)).length
        assert.match((await leroy.send({ operation, patient: amina.id, body })).text, answered)
        await traced(carnet, amina, 'antoine-leroy', action, 'messageNotAcceptable')
        assert.equal((await tracesOf(carnet, amina)).length, before + 1)
      }
    },
  )

  await t.test(
    'documents asked of another repository leave a line, though none is ours [TRA-06]',
    async () => {
      const amina = person('amina-benali')
      const martin = await rawCaller(carnet, 'cps-martin')
      const body = formatRetrieveRequest([{ repositoryUniqueId: '1.2.3', documentUniqueId: '2.25.1' }])
      const { text } = await martin.send({ operation: 'retrieveDocuments', patient: amina.id, body })
      assert.match(text, /XDSUnknownRepositoryId/)
      await traced(carnet, amina, 'helene-martin', 'readDocument', 'documentUnknown')
    },
  )

  await t.test(
    'in a secret session, that line is secret too: representatives are not told [TRA-03]',
    async () => {
      const emma = person('emma-caron')
      const martin = await rawCaller(carnet, 'cps-martin')
      const access = { secretSession: true }
      await martin.send({
        operation: 'setAuthorization',
        patient: emma.id,
        access,
        body: rawXml(unknownAction),
      })
      const { refusal: reason, secretSession } = await lastTraceOf(carnet, emma)
      assert.deepEqual([reason, secretSession], ['messageNotAcceptable', true])
    },
  )

  await t.test(
    'a secretary’s CPE feeds and finds its own references, and reads nothing [MAT-09]',
    async () => {
      const amina = person('amina-benali')
      const colin = await carnet.dmp('cpe-colin')
      await readingRefused(carnet, colin, amina, 'nadege-colin', 'actionNotAllowedForCaller')
      const uniqueId = await deposits(carnet, 'cps-martin', colin, amina)
      assert.equal((await colin.findDocumentReferences(amina.id, [uniqueId])).length, 1)
    },
  )

  await t.test('the consent that a CPE records authorises its whole structure [CON-27, CON-05]', async () => {
    const thomas = person('thomas-marchand')
    await (await carnet.dmp('cpe-colin')).authorise(thomas.id, { gesture: 'consentCollected' })
    await (await carnet.dmp('cps-martin')).findDocuments(thomas.id)
    const ground = (await lastTraceOf(carnet, thomas)).checks.find(({ name }) => name === 'authorised')
    assert.equal(ground?.because, 'structureAuthorisation')
  })

  await t.test(
    'a structure certificate feeds, and neither reads nor records a consent [MAT-09, CON-27]',
    async () => {
      const amina = person('amina-benali')
      const hospital = await carnet.dmp('structure-hopital')
      await refusal(denied, hospital.findDocuments(amina.id))
      assert.equal((await lastTraceOf(carnet, amina)).refusal, 'actionNotAllowedForCaller')
      await refusal(denied, hospital.readDocument(amina.id, '2.25.1', nothing))
      await refusal(denied, hospital.authorise(amina.id, { gesture: 'consentCollected' }))
      const uniqueId = await deposits(carnet, 'structure-hopital', hospital, amina)
      assert.equal((await hospital.findDocumentReferences(amina.id, [uniqueId])).length, 1)
    },
  )

  await t.test('a structure that is no author of the document may not deposit it [CON-20]', async () => {
    const amina = person('amina-benali')
    const source = await sampleDocument(carnet, { by: 'cps-martin', about: amina })
    const laboratory = await carnet.dmp('structure-laboratoire')
    const refused = await refusal(
      'XDSRepositoryMetadataError',
      laboratory.submitDocuments(amina.id, [{ source, hideFrom: {} }]),
    )
    assert.match(refused.french, /AuthorInstitution/)
    assert.equal((await lastTraceOf(carnet, amina)).refusal, 'depositNotAcceptable')
  })

  await t.test(
    'an occupational physician feeds; he reads with the patient’s express consent only [CON-26]',
    async () => {
      const amina = person('amina-benali')
      const faure = await carnet.dmp('cps-faure')
      await refusal(denied, faure.authorise(amina.id, { gesture: 'consentCollected' }))
      await readingRefused(carnet, faure, amina, 'olivier-faure', 'expressConsentMissing')
      await deposits(carnet, 'cps-faure', faure, amina)

      const bruno = person('bruno-tessier')
      const uniqueId = await deposits(carnet, 'cps-martin', await carnet.dmp('cps-martin'), bruno)
      await faure.readDocument(bruno.id, uniqueId, nothing)
      const ground = (await lastTraceOf(carnet, bruno)).checks.find(({ name }) => name === 'authorised')
      assert.equal(ground?.rule, 'CON-26')
    },
  )

  const findingIn = async (caller: RawCaller, patient: DemonstrationPatient) => {
    const criteria = { statuses: ['approved'] } as const
    const body = formatStoredQuery({ kind: 'findDocuments', returnType: 'LeafClass', criteria })
    const { text } = await caller.send({ operation: 'storedQuery', patient: patient.id, body })
    return text
  }
  await t.test('what the directory does not know is said in the words that software compares', async () => {
    const bruno = person('bruno-tessier')
    const hospital = await rawCaller(carnet, 'cps-kacem')
    const from = async (cardSlug: string) => {
      const elsewhere = await rawCaller(carnet, cardSlug, (situation) => ({
        ...situation,
        structure: hospital.situation.structure,
      }))
      return findingIn(elsewhere, bruno)
    }
    assert.match(await from('cps-martin'), />PS et Structure non liés<\//)
    const { id } = hospital.situation.structure
    await queryRows(carnet, `update structure set active = false where id = '${id}'`)
    assert.match(await from('cps-kacem'), />Structure introuvable ou Inactive<\//)
    await queryRows(carnet, `update structure set active = true where id = '${id}'`)
    assert.match(await from('cps-kacem'), /DMPAccessDeniedByRightsService|ResponseStatusType/)
  })

  const from = (cardSlug: string, sector: string) =>
    rawCaller(carnet, cardSlug, (situation) => ({
      ...situation,
      structure: { ...situation.structure, sector },
    }))

  await t.test(
    'who says that he calls from an insurer is refused, and the holder is told [CON-25]',
    async () => {
      const bruno = person('bruno-tessier')
      const text = await findingIn(await from('cps-martin', 'SA23'), bruno)
      assert.match(text, />DMPAccessDeniedByRightsService<\//)
      assert.match(text, /assureurs.*L1111-18/)
      await traced(carnet, bruno, 'helene-martin', 'findDocuments', 'excludedSector')
    },
  )

  await t.test('a sector that JDV_J61 does not name is refused, and so is a patient’s [CON-25]', async () => {
    for (const sector of ['SA99', 'EXP_PATIENT'])
      assert.match(
        await findingIn(await from('cps-martin', sector), person('bruno-tessier')),
        />DMPInvalidVihf<\/.*Secteur_Activite/,
      )
  })

  await t.test(
    'the card or the certificate of a company does not enter by claiming another sector [CON-25]',
    async () => {
      const bruno = person('bruno-tessier')
      const martin = await carnet.dmp('cps-martin')
      await martin.findDocuments(bruno.id)
      const hospital = await carnet.dmp('structure-hopital')
      await hospital.findRecord(bruno.id)
      await queryRows(carnet, `update structure set sector = 'SA48'`)
      await refusal(denied, martin.findDocuments(bruno.id))
      await traced(carnet, bruno, 'helene-martin', 'findDocuments', 'excludedSector')
      await refusal(denied, hospital.findRecord(bruno.id))
      const trace = await lastTraceOf(carnet, bruno)
      assert.deepEqual([trace.actor.kind, trace.refusal], ['structure', 'excludedSector'])
    },
  )
})

/** Neither list nor document, one line of history for each. */
async function readingRefused(
  carnet: RunningCarnet,
  dmp: Dmp,
  patient: DemonstrationPatient,
  who: string,
  reason: RefusalReason,
): Promise<void> {
  await refusal(denied, dmp.findDocuments(patient.id))
  await traced(carnet, patient, who, 'findDocuments', reason)
  await refusal(denied, dmp.readDocument(patient.id, '2.25.1', nothing))
  await traced(carnet, patient, who, 'readDocument', reason)
}

async function traced(
  carnet: RunningCarnet,
  patient: DemonstrationPatient,
  who: string,
  action: string,
  reason: RefusalReason,
): Promise<void> {
  const trace = await lastTraceOf(carnet, patient)
  assert.deepEqual(
    [trace.actor.id, trace.action, trace.outcome, trace.refusal],
    [professionalIdOf(carnet, who), action, 'refused', reason],
  )
}

/** The uniqueId of what was accepted. */
async function deposits(
  carnet: RunningCarnet,
  by: string,
  dmp: Dmp,
  patient: DemonstrationPatient,
): Promise<string> {
  const source = await sampleDocument(carnet, { by, about: patient })
  const { uniqueIds } = await dmp.submitDocuments(patient.id, [{ source, hideFrom: {} }])
  const trace = await lastTraceOf(carnet, patient)
  assert.deepEqual([trace.action, trace.outcome], ['submitDocuments', 'done'])
  return uniqueIds[0]!
}
