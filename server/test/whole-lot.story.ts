/** A lot is stored whole or not at all. rules.md FEED-12. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
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
  assert.match((await deposit()).text, /ResponseStatusType:Success/)
  assert.notDeepEqual(await whatIsStored(carnet), before)
})
