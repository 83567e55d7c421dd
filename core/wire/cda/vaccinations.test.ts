import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { targetsOfVaccine } from '@carnet/core/codes/vaccine-targets.ts'
import { knownVaccinations } from '@carnet/core/model/vaccination.ts'
import { structuredDocument } from './sample-structured.fixture.ts'
import { vaccinationSections } from './sample-vaccinations.fixture.ts'
import { readVaccinations } from './vaccinations.ts'

const dtp = { atc: 'J07CA01', product: 'Vaccin DTP', day: '20260105', read: '05/01/2026', lot: 'A1' }
const read = (...done: Parameters<typeof vaccinationSections>[0]) =>
  readVaccinations(structuredDocument(vaccinationSections(done)))

test('a vaccination has its product, its codes, its day, its lot, its rank and who gave it', () => {
  assert.deepEqual(read({ ...dtp, rank: 2 }), [
    {
      product: 'Vaccin DTP',
      codes: [{ code: 'J07CA01', system: '2.16.840.1.113883.6.73', display: 'Vaccin DTP' }],
      at: '20260105',
      instant: '2026-01-05T00:00:00.000Z',
      agreement: 'same',
      lot: 'A1',
      rank: 2,
      by: 'DR Ada ESSAI',
      organisation: 'Cabinet des Essais',
    },
  ])
})

test('a day that the line of the document does not give is told', () => {
  assert.equal(read({ ...dtp, read: '06/01/2026' })[0]?.agreement, 'differs')
  assert.equal(read({ ...dtp, read: 'hiver 2026' })[0]?.agreement, 'unsaid')
  assert.equal(read({ ...dtp, day: '1975', read: '1975' })[0]?.agreement, 'same')
  assert.equal(read({ ...dtp, day: '1975', read: 'hiver 1974' })[0]?.agreement, 'unsaid')
  assert.equal(read({ ...dtp, day: '(((', read: 'hiver 1974' })[0]?.agreement, 'unsaid', 'no date at all')
})

test('what was refused, planned or interrupted is no vaccination', () => {
  assert.deepEqual(read({ ...dtp, attributes: 'moodCode="EVN" negationInd="true"' }), [])
  assert.deepEqual(read({ ...dtp, attributes: 'moodCode="INT"' }), [])
  assert.deepEqual(read({ ...dtp, status: 'aborted' }), [])
})

const folder = join(import.meta.dirname, '../../../../shared/corpora/cda-ans-3-0/ExemplesCDA')
const options = { skip: !existsSync(folder) && 'the official examples are not there' }
const example = (name: string) => readVaccinations(readFileSync(join(folder, name)))

test(
  'the official history has four vaccinations, one on a day that its text contradicts; the note is one of them',
  options,
  () => {
    const history = example('VAC_2023.01.xml')
    assert.deepEqual(
      history.map(({ at, agreement }) => [at, agreement]),
      [
        ['1975', 'same'],
        ['20090928094914+0100', 'differs'],
        ['20090928094914+0100', 'same'],
        ['20210409', 'same'],
      ],
    )
    assert.deepEqual(
      history.map(({ codes }) => targetsOfVaccine(codes)),
      [['tuberculosis'], ['tetanus'], ['tetanus'], ['meningococcus']],
    )
    const documents = [
      { documentId: 'history', vaccinations: history },
      { documentId: 'note', vaccinations: example('VAC-NOTE_2023.01.xml') },
    ]
    const known = knownVaccinations(documents, targetsOfVaccine)
    assert.deepEqual(
      known.map(({ lot, documentIds }) => [lot, documentIds]),
      [
        ['357904636', ['history']],
        ['4456668', ['history']],
        ['4456672', ['history', 'note']],
        ['235421176', ['history']],
      ],
    )
  },
)
