import assert from 'node:assert/strict'
import { test } from 'node:test'
import { displayOf } from '@carnet/core/codes/value-sets.ts'
import {
  type DocumentToFeed,
  dayToFeed,
  decideFeeding,
  feedingDuties,
  goesByMessageToo,
  mayGoByMessage,
  synthesisDueOn,
  synthesisType,
} from './duty-to-feed.ts'

const biology: DocumentToFeed = {
  typeCode: '11502-2',
  on: '2026-02-15',
  complete: true,
  hash: 'a'.repeat(40),
  sizeBytes: 1000,
  held: false,
}
const decide = (change: Partial<DocumentToFeed>, sent: readonly string[] = []) =>
  decideFeeding({ ...biology, ...change }, new Set(sent))

test('[FEED-02] [FEED-03] a document is due from the day that the arrêté says, that day included', () => {
  for (const [typeCode, before, from] of [
    ['11502-2', '2022-12-30', '2022-12-31'],
    ['18748-4', '2022-12-30', '2022-12-31'],
    ['57833-6', '2022-12-30', '2022-12-31'],
    ['34874-8', '2023-12-30', '2023-12-31'],
    ['PRESC-BIO', '2023-12-30', '2023-12-31'],
    ['55115-0', '2023-12-30', '2023-12-31'],
    ['CERT_DECL', '2023-12-30', '2023-12-31'],
    ['96349-6', '2023-12-30', '2023-12-31'],
  ] as const)
    assert.deepEqual(
      [decide({ typeCode, on: before }), decide({ typeCode, on: from })],
      ['noDuty', 'send'],
      typeCode,
    )
})

test('[FEED-04] letters of liaison, discharge documents and the synthesis were due before', () => {
  for (const typeCode of ['11490-0', '18761-7', '34112-3', '60591-5'])
    assert.equal(decide({ typeCode, on: '2022-04-26' }), 'send')
})

test('a type of the duty is a type of the DMP; another is sent by nobody but the professional himself', () => {
  for (const { typeCodes } of Object.values(feedingDuties))
    for (const typeCode of typeCodes) assert.ok(displayOf('J66', typeCode), typeCode)
  assert.equal(decide({ typeCode: '11488-4' }), 'noDuty')
})

test('[FEED-05] constitutional genetics is never sent by itself', () => {
  assert.equal(decide({ typeCode: '51969-4' }), 'genetics')
})

test('[FEED-06] a report of biology waits until it is complete', () => {
  assert.equal(decide({ complete: false }), 'partial')
  assert.equal(decide({ typeCode: '34112-3', complete: false }), 'send')
})

test('[FEED-07] [VIS-18] neither an empty document nor one already sent leaves; a professional holds one back', () => {
  assert.equal(decide({}), 'send')
  assert.equal(decide({ sizeBytes: 0 }), 'empty')
  assert.equal(decide({}, [biology.hash]), 'unchanged')
  assert.equal(decide({}, ['b'.repeat(40)]), 'send')
  assert.equal(decide({ held: true }), 'held')
})

test('[FEED-01] a synthesis is due a year after the last, and today when there is none', () => {
  assert.equal(synthesisDueOn(undefined, '2026-02-15'), '2026-02-15')
  assert.equal(synthesisDueOn('2025-11-03', '2026-02-15'), '2026-11-03')
  assert.equal(synthesisDueOn('2028-02-29', '2028-03-01'), '2029-02-28')
})

test('[FEED-01] what is due goes by message too, to the patient and to those who look after him', () => {
  assert.ok(goesByMessageToo({ typeCode: '11490-0', on: '2026-02-15' }))
  assert.ok(goesByMessageToo({ typeCode: synthesisType, on: '2020-01-01' }))
  assert.ok(!goesByMessageToo({ typeCode: '11502-2', on: '2022-12-30' }))
  assert.ok(!goesByMessageToo({ typeCode: '11488-4', on: '2026-02-15' }))
})

test('[CNT-03] a document is fed on the day of the care, at the latest of the discharge; a result, on its own', () => {
  const days = { careEndedOn: '2026-02-12', writtenOn: '2026-02-15' }
  for (const typeCode of ['11488-4', '34112-3', '57833-6'])
    assert.equal(dayToFeed({ typeCode, ...days }), '2026-02-12', typeCode)
  for (const typeCode of ['11502-2', '18748-4'])
    assert.equal(dayToFeed({ typeCode, ...days }), '2026-02-15', typeCode)
})

test('[FEED-01] [VIS-01] a message gives to nobody what its deposit hides from him', () => {
  const shown = { maskedToProfessionals: false, invisibleToPatient: false, invisibleToRepresentatives: false }
  const readers = (hidden: Partial<typeof shown>) =>
    (['patient', 'professional'] as const).filter((reader) => mayGoByMessage(reader, { ...shown, ...hidden }))
  assert.deepEqual(readers({}), ['patient', 'professional'])
  assert.deepEqual(readers({ maskedToProfessionals: true }), ['patient'])
  assert.deepEqual(readers({ invisibleToPatient: true }), ['professional'])
  assert.deepEqual(readers({ invisibleToRepresentatives: true }), ['professional'])
})
