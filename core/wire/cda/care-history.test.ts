import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { type CareToWrite, careHistorySections, careHistoryVolet, readCareHistory } from './care-history.ts'
import { sampleHeader } from './sample-header.fixture.ts'
import { formatStructuredDocument } from './structured.ts'

test('each kind of reimbursed care is read under its title, with its day and its place', () => {
  const told: readonly CareToWrite[] = [
    { kind: 'medicine', label: 'ESSAI 500 mg', on: '2026-01-05', organisation: 'Pharmacie du Port' },
    {
      kind: 'stay',
      label: 'Séjour d’essai',
      on: '2026-01-07',
      until: '2026-01-09',
      organisation: 'Clinique',
    },
    { kind: 'care', label: 'Consultation', on: '2026-01-03' },
    { kind: 'imaging', label: 'Radiographie', on: '2026-01-08', organisation: 'Cabinet d’imagerie' },
    { kind: 'biology', label: 'Glycémie', on: '2026-01-02', organisation: 'Laboratoire' },
  ]
  const bytes = formatStructuredDocument(sampleHeader, careHistoryVolet, careHistorySections(told))
  const titles = ['Médicaments', 'Hospitalisations', 'Soins médicaux et dentaires', 'Radiologie', 'Biologie']
  assert.deepEqual(
    readCareHistory(bytes),
    told.map(({ kind, ...care }, at) => ({ category: titles[at], ...care })),
  )
})

const folder = join(import.meta.dirname, '../../../../shared/corpora/cda-ans-3-0/ExemplesCDA')
const options = { skip: !existsSync(folder) && 'the official examples are not there' }
const example = (name: string) => readCareHistory(readFileSync(join(folder, name)))

test('the official history is read whole, and the one without information tells nothing', options, () => {
  const history = example('CNAM-HR_2021.01.xml')
  const counts = [...Map.groupBy(history, ({ category }) => category)].map(([title, care]) => [
    title,
    care.length,
  ])
  assert.deepEqual(counts, [
    ['Médicaments', 3],
    ['Vaccinations', 3],
    ['Dispositifs médicaux', 2],
    ['Hospitalisations', 2],
    ['Soins médicaux et dentaires', 8],
    ['Radiologie', 3],
    ['Biologie', 4],
  ])
  assert.deepEqual(
    history.find(({ category }) => category === 'Hospitalisations'),
    {
      category: 'Hospitalisations',
      label: "Interventions majeures sur l'intestin grêle et le côlon, niveau 2",
      on: '2019-05-15',
      until: '2019-05-30',
      organisation: 'CLINIQUE SAINTE GENEVIEVE',
    },
  )
  assert.deepEqual(history[0], {
    category: 'Médicaments',
    label: 'LUDEAL CPR3/21',
    on: '2019-05-26',
    organisation: 'CLINIQUE SAINTE GENEVIEVE',
  })
  assert.deepEqual(example('CNAM-HR_2021.01_sans-info.xml'), [])
})
