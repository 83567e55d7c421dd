/** The card of a student, who may name no structure: the directory says where he is. soap.md §2.4, CPF. */
import assert from 'node:assert/strict'
import { createPrivateKey, randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { formatExistenceQuery } from '@carnet/core/wire/hl7v3/existence-query.ts'
import { accessModeCodes, authnContexts, type Vihf } from '@carnet/core/wire/vihf/vihf.ts'
import { signVihf } from '@carnet/core/wire/vihf/write-vihf.ts'
import { cardExtensions, parseCertificate } from '@carnet/core/wire/x509/certificate.ts'
import { formatName } from '@carnet/core/wire/x509/distinguished-name.ts'
import { pem } from '@carnet/kit/authority/authority.ts'
import { type CertificateUse, personCardOrder } from '@carnet/kit/authority/certificate-order.ts'
import { derInteger } from '@carnet/kit/authority/der.ts'
import { generateKeyPair, privateKeyPem } from '@carnet/kit/authority/key-pair.ts'
import { Extension } from '@carnet/kit/authority/x509.ts'
import type { VirtualCard } from '@carnet/kit/cards/virtual-card.ts'
import { professionalNamed } from '@carnet/kit/demo/people/professionals.ts'
import { authorityOf } from '@carnet/kit/demo/write-pki.ts'
import { lastTraceOf, patientNamed } from './demonstration-calls.ts'
import { rawCaller, storyTransmission } from './raw-exchange.ts'
import { type RunningCarnet, runningCarnet } from './running-carnet.ts'
import { queryRows } from './what-is-stored.ts'

test('the card of a student goes without a structure where the directory knows him in one', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const card = await studentCard(carnet)
  const student = await rawCaller({ ...carnet, card: async () => card }, 'cpf')
  const exists = async (named: Pick<Vihf, 'structureId'>) => {
    const { situation } = student
    const now = new Date()
    const vihf: Vihf = {
      id: `_${randomUUID()}`,
      issueInstant: now,
      issuer: formatName(parseCertificate(card.signature.certificate).subject),
      nameId: situation.nameId,
      audienceRestricted: false,
      authnInstant: now,
      authnContextClass: authnContexts.smartcard,
      version: '3.0',
      mode: 'DIRECTE',
      sector: { code: situation.structure.sector, system: '1.2.250.1.71.4.2.4' },
      roles: situation.roles,
      patient: amina.id,
      resourceUrn: 'urn:dmp',
      purposeOfUse: accessModeCodes.normal,
      secretSession: false,
      lpsName: 'Story',
      lpsVersion: '1.0',
      lpsHomologation: 'STORY',
      ...named,
    }
    const body = formatExistenceQuery({
      transmission: storyTransmission(),
      queryId: { root: '1.2.4' },
      patient: amina.id,
    })
    const assertion = signVihf(vihf, card.signature)
    return (await student.send({ operation: 'testExistence', patient: amina.id, assertion, body })).text
  }
  const { id } = student.situation.structure

  await t.test('he names none, and acts for the one where he practises', async () => {
    assert.match(await exists({}), /queryResponseCode code="OK"/)
    const { actor } = await lastTraceOf(carnet, amina)
    assert.equal(actor.structureId, id)
    assert.match(await exists({ structureId: id }), /queryResponseCode code="OK"/)
  })

  await t.test('of two places nobody chooses for him, nor of none', async () => {
    await queryRows(
      carnet,
      `insert into practice (professional_id, structure_id)
       select '${student.situation.nameId}', id from structure where active and id <> '${id}' limit 1`,
    )
    assert.match(await exists({}), />Structure introuvable ou Inactive<\//)
    assert.match(await exists({ structureId: id }), /queryResponseCode code="OK"/)
    await queryRows(carnet, `delete from practice where professional_id = '${student.situation.nameId}'`)
    assert.match(await exists({}), />Structure introuvable ou Inactive<\//)
  })
})

/** Of the demonstration authority, for a doctor whom the directory knows. */
async function studentCard(carnet: RunningCarnet): Promise<VirtualCard> {
  const authority = await authorityOf(carnet.demoFolder, new Date())
  const holder = professionalNamed('mehdi-kacem')
  const { info } = await carnet.card('cps-kacem')
  const validity = {
    validFrom: new Date(Date.now() - 86_400_000),
    validTo: new Date(Date.now() + 86_400_000),
  }
  const issue = async (use: CertificateUse) => {
    const keys = await generateKeyPair()
    const order = personCardOrder({ ...holder, psId: holder.id, cardNumber: '9900000098' }, use, validity)
    const [, ...others] = order.extensions
    const extensions = [new Extension(cardExtensions.type, false, derInteger(1)), ...others]
    const certificate = pem(await authority.issue({ ...order, extensions }, keys))
    return { certificate, key: await privateKeyPem(keys.privateKey) }
  }
  const signature = await issue('signature')
  return {
    info,
    authentication: await issue('authentication'),
    signature: { certificate: signature.certificate, privateKey: createPrivateKey(signature.key) },
  }
}
