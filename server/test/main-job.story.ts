/** Issue 1, from end to end: a document travels from one professional to another, and the patient sees who read it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Trace } from '@carnet/core/model/trace.ts'
import { lastTraceOf, patientNamed, tracesOf } from './demonstration-calls.ts'
import { refusal } from './expect-refusal.ts'
import { runningCarnet } from './running-carnet.ts'
import { bytesOf, sampleDocument, uniqueIdOf } from './sample-document.ts'

test('a document travels from one professional to another through the DMP', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const hospital = await carnet.dmp('cps-kacem')
  const cardiologist = await carnet.dmp('cps-leroy')
  const source = await sampleDocument(carnet, {
    by: 'cps-kacem',
    about: amina,
    title: 'Compte rendu d’hospitalisation',
    type: '34112-3',
    text: 'Sortie ce jour, traitement inchangé.\n',
  })
  const uniqueId = uniqueIdOf(source)
  const read = async () => {
    const chunks: Uint8Array[] = []
    await cardiologist.readDocument(amina.id, uniqueId, (chunk) => void chunks.push(Buffer.from(chunk)))
    return Buffer.concat(chunks)
  }

  await t.test('a hospital doctor deposits without any authorisation to read [CON-09]', async () => {
    const deposited = await hospital.submitDocuments(amina.id, [{ source, hideFrom: {} }])
    assert.deepEqual(deposited.uniqueIds, [uniqueId])
  })

  await t.test('a specialist whom nobody authorised may neither list nor read [CON-01]', async () => {
    const asked = await refusal('DMPAccessDeniedByRightsService', cardiologist.findDocuments(amina.id))
    assert.match(asked.french, /pas autorisé/)
    await refusal('DMPAccessDeniedByRightsService', read())
  })

  await t.test('TD0.2 tells him that the record is active and that he is not authorised', async () => {
    const { state, authorisation, medecinTraitant } = await cardiologist.findRecord(amina.id)
    assert.deepEqual([state, authorisation, medecinTraitant], ['active', 'NON_EXISTE', false])
  })

  await t.test(
    'he records the patient’s consent, and is authorised for a year [CON-01, CON-06]',
    async () => {
      assert.equal(
        await cardiologist.authorise(amina.id, { gesture: 'consentCollected' }),
        'Autorisation ajoutée',
      )
      assert.equal((await cardiologist.findRecord(amina.id)).authorisation, 'VALIDE')
    },
  )

  await t.test('he finds the document with the metadata of its deposit', async () => {
    const [found, ...others] = await cardiologist.findDocuments(amina.id)
    assert.deepEqual(others, [])
    assert.equal(found?.uniqueId, uniqueId)
    assert.equal(found?.title, 'Compte rendu d’hospitalisation')
    assert.equal(found?.typeCode.code, '34112-3')
    assert.equal(found?.classCode.code, '10')
    assert.equal(found?.hash, source.hash)
    assert.equal(found?.sizeBytes, source.sizeBytes)
  })

  await t.test('he reads it: its bytes are those that were deposited, every one', async () => {
    assert.deepEqual(await read(), await bytesOf(source))
  })

  await t.test(
    'the traces say who deposited, who was refused and why, who read and on what ground',
    async () => {
      const kacem = '899900990039'
      const leroy = '899900990021'
      const told = (await tracesOf(carnet, amina)).map(lineOf)
      assert.deepEqual(told, [
        { who: kacem, action: 'submitDocuments', documents: [uniqueId] },
        { who: leroy, action: 'findDocuments', refusal: 'notAuthorised' },
        { who: leroy, action: 'readDocument', refusal: 'notAuthorised' },
        { who: leroy, action: 'testExistence' },
        { who: leroy, action: 'authorise' },
        { who: leroy, action: 'testExistence' },
        { who: leroy, action: 'findDocuments' },
        { who: leroy, action: 'readDocument', documents: [uniqueId] },
      ])
      const reading = await lastTraceOf(carnet, amina)
      const ground = reading.checks.find(({ name }) => name === 'authorised')
      assert.deepEqual(ground, {
        step: 4,
        name: 'authorised',
        rule: 'CON-01',
        passed: true,
        because: 'individualAuthorisation',
      })
      assert.equal(reading.actor.name, 'Antoine LEROY')
      assert.equal(reading.actor.structureName, 'Cabinet de cardiologie Leroy')
      assert.equal(reading.documents[0]?.title, 'Compte rendu d’hospitalisation')
    },
  )
})

function lineOf({ actor, action, refusal: reason, documents }: Trace) {
  return {
    who: actor.id,
    action,
    ...(reason !== undefined && { refusal: reason }),
    ...(documents.length > 0 && { documents: documents.map(({ uniqueId }) => uniqueId as string) }),
  }
}
