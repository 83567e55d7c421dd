import assert from 'node:assert/strict'
import { test } from 'node:test'
import { authorIdsOfEntry, authorPersonsOfEntry, codesOfEntry, visibilityOfEntry } from './facts-of-entry.ts'
import { consultationReport, physician } from './samples.test-data.ts'

test('the dates of an entry are instants, and an absent one is none', () => {
  const { creationTime, serviceStartTime, serviceStopTime } = codesOfEntry(consultationReport)
  assert.equal(creationTime.toISOString(), '2026-01-05T10:00:00.000Z')
  assert.equal(serviceStartTime?.toISOString(), '2026-01-05T09:30:00.000Z')
  assert.equal(serviceStopTime, null)
})

test('each choice of the depositor hides from those it names', () => {
  const chosen = (code: string, system = '1.2.250.1.213.1.1.4.13') =>
    visibilityOfEntry({ ...consultationReport, confidentialityCodes: [{ code, system }] })
  const open = { maskedToProfessionals: false, invisibleToPatient: false, invisibleToRepresentatives: false }
  assert.deepEqual(visibilityOfEntry(consultationReport), open)
  assert.deepEqual(chosen('MASQUE_PS'), { ...open, maskedToProfessionals: true })
  assert.deepEqual(chosen('INVISIBLE_PATIENT'), { ...open, invisibleToPatient: true })
  assert.deepEqual(chosen('INVISIBLE_REPRESENTANTS_LEGAUX'), { ...open, invisibleToRepresentatives: true })
  assert.deepEqual(chosen('MASQUE_PS', '1.2.3'), open)
})

test('the authors of an entry are known by their numbers, each once', () => {
  const twice = { ...consultationReport, authors: [physician, { ...physician, person: null }] }
  assert.deepEqual(authorIdsOfEntry(twice), ['899900000017', '499900000017001'])
  assert.deepEqual(authorPersonsOfEntry(twice), [
    '899900000017^DOCTEUR^DOMINIQUE^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS',
  ])
})
