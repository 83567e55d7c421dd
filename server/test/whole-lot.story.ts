/** A lot is stored whole or not at all. rules.md FEED-12. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rawXml } from '@carnet/core/wire/xml/write.ts'
import { patientNamed } from './demonstration-calls.ts'
import { rawCaller } from './raw-exchange.ts'
import { runningCarnet } from './running-carnet.ts'
import { sampleDocument } from './sample-document.ts'
import { submissionOf } from './submission-body.ts'
import { whatIsStored } from './what-is-stored.ts'

test('one document whose bytes are not those of its hash refuses the whole lot [FEED-12]', async (t) => {
  const carnet = await runningCarnet(t)
  const patient = patientNamed(carnet, 'denise-perrin')
  const { situation, send } = await rawCaller(carnet, 'cps-martin')
  const sources = [
    await sampleDocument(carnet, { by: 'cps-martin', about: patient }),
    await sampleDocument(carnet, { by: 'cps-martin', about: patient }),
  ]
  const deposit = (wrong?: number) =>
    send({
      operation: 'provideAndRegister',
      patient: patient.id,
      ...submissionOf({
        situation,
        patient: patient.id,
        sources,
        entry: (entry, rank) =>
          rank === wrong ? { ...entry, hash: 'da39a3ee5e6b4b0d3255bfef95601890afd80709' } : entry,
      }),
    })
  const before = await whatIsStored(carnet)
  for (const wrong of sources.keys()) {
    const { text } = await deposit(wrong)
    assert.match(text, /ResponseStatusType:Failure/)
    assert.deepEqual(await whatIsStored(carnet), before)
  }
  const { text } = await deposit()
  assert.match(text, /ResponseStatusType:Success/)
  assert.doesNotMatch(text, /XDSExtraMetadataNotSaved/)
  assert.notDeepEqual(await whatIsStored(carnet), before)
})

test('what a document says besides its metadata is accepted, and told to be not saved', async (t) => {
  const carnet = await runningCarnet(t)
  const patient = patientNamed(carnet, 'denise-perrin')
  const { situation, send } = await rawCaller(carnet, 'cps-martin')
  const sources = [await sampleDocument(carnet, { by: 'cps-martin', about: patient })]
  const { body, parts } = submissionOf({ situation, patient: patient.id, sources })
  const extra = '<Slot name="urn:editeur:salle"><ValueList><Value>12</Value></ValueList></Slot>'
  const { text } = await send({
    operation: 'provideAndRegister',
    patient: patient.id,
    body: rawXml(body.text.replace('<Slot name="creationTime">', `${extra}$&`)),
    parts,
  })
  assert.match(text, /ResponseStatusType:Success/)
  assert.match(
    text,
    /errorCode="XDSExtraMetadataNotSaved"[^>]*urn:editeur:salle[^>]*ErrorSeverityType:Warning/,
  )
  using dmp = await carnet.dmp('cps-martin')
  assert.equal((await dmp.findDocuments(patient.id)).length, 1)
})
