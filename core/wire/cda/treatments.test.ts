import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { sampleHeader } from './sample-header.fixture.ts'
import { formatStructuredDocument, type Section } from './structured.ts'
import {
  deliverySection,
  prescriptionSection,
  type TreatmentToWrite,
  treatmentsSection,
  treatmentVolets,
} from './treatment-sections.ts'
import { readTreatments } from './treatments.ts'

const essai = {
  name: 'ESSAI 500 mg, comprimé',
  codes: [
    { code: '60000001', system: '1.2.250.1.213.2.3.1', display: 'ESSAI 500 mg, comprimé' },
    { code: '3400999999991', system: '1.2.250.1.213.2.3.2', display: 'ESSAI 500 mg, boîte de 16' },
    { code: 'N02BE01', system: '2.16.840.1.113883.6.73', display: 'substance' },
  ],
}
const treatment: TreatmentToWrite = {
  drug: essai,
  posology: '1 comprimé le matin',
  starts: '2026-01-05',
  ends: '2026-01-11',
}
const documentOf = (template: string, section: Section) =>
  Buffer.from(formatStructuredDocument(sampleHeader, template, [section])).toString()
const prescription = (written: TreatmentToWrite = treatment) =>
  documentOf(treatmentVolets.prescription, prescriptionSection([written]))
const read = (text: string) => readTreatments(Buffer.from(text))

test('a prescription gives its medicines with their codes, how they are taken, when, and who prescribed them', () => {
  const [line, ...others] = read(prescription())
  assert.deepEqual(others, [])
  assert.deepEqual(line, {
    said: 'prescribed',
    drug: essai,
    posology: ['1 comprimé le matin'],
    advice: undefined,
    starts: '2026-01-05',
    ends: '2026-01-11',
    on: '2026-01-05',
    by: 'DOMINIQUE DOCTEUR',
    organisation: 'CABINET DR DOCTEUR',
  })
})

test('a prescription that may be renewed goes on as many times again', () => {
  assert.equal(read(prescription({ ...treatment, renewals: 2 }))[0]?.ends, '2026-01-25')
})

test('what a pharmacy delivered is told of it, on the day when it delivered', () => {
  const delivery = { on: '2026-06-04', pharmacy: 'Pharmacie du Port', products: [{ drug: essai, boxes: 2 }] }
  const [line] = read(documentOf(treatmentVolets.delivery, deliverySection(delivery)))
  assert.deepEqual(
    [line?.said, line?.drug, line?.on, line?.by, line?.organisation],
    ['dispensed', essai, '2026-06-04', undefined, 'Pharmacie du Port'],
  )
})

test('a medicine of a synthesis is noted, without a last day when the document gives none', () => {
  const { ends, ...lasting } = treatment
  const [line] = read(documentOf(treatmentVolets.synthesis, treatmentsSection([lasting])))
  assert.deepEqual([line?.said, line?.starts, line?.ends], ['noted', '2026-01-05', undefined])
})

test('what is refused, planned, unknown or without a name is no treatment', () => {
  const text = documentOf(treatmentVolets.synthesis, treatmentsSection([treatment]))
  const with_ = (from: string, to: string) => {
    assert.ok(text.includes(from))
    return read(text.replaceAll(from, to))
  }
  assert.equal(read(text).length, 1)
  assert.deepEqual(with_('moodCode="EVN"', 'moodCode="EVN" negationInd="true"'), [])
  assert.deepEqual(with_('moodCode="EVN"', 'moodCode="INT"'), [])
  assert.deepEqual(with_('codeSystem="2.16.840.1.113883.5.4"', 'codeSystem="2.16.840.1.113883.5.1150.1"'), [])
})

test('dates that do not exist, and spans that no life holds, say nothing', () => {
  const text = prescription({ ...treatment, renewals: 999_999_999 })
  assert.equal(read(text)[0]?.ends, '2125-12-18')
  assert.equal(read(text.replaceAll('value="20260111"', 'value="20261399"'))[0]?.ends, undefined)
})

const folder = join(import.meta.dirname, '../../../../shared/corpora/cda-ans-3-0/ExemplesCDA')
const options = { skip: !existsSync(folder) && 'the official examples are not there' }
const example = (name: string) => readTreatments(readFileSync(join(folder, name)))

test('the official prescriptions give each step of the posology as their table writes it', options, () => {
  for (const edition of ['2022.01', '2023.01', '2024.01']) {
    const [first, preparation, ...more] = example(`eP-MED-DM_${edition}_PosoNonStruct.xml`)
    assert.deepEqual(more, [])
    assert.match(first?.posology[0] ?? '', /^1 à 2 comprimés 3 fois\/j .* pendant 4 jours$/)
    assert.equal(first?.advice, "A prendre au cours d'un repas")
    assert.match(preparation?.drug.name ?? '', /^Préparation magistrale : - 30g/)
    const [structured] = example(`eP-MED-DM_${edition}_PosoStruct.xml`)
    assert.equal(structured?.posology.length, 2, edition)
    assert.match(
      structured?.posology[1] ?? '',
      /^1 cp à 2 cp, 2 fois\/j à partir du 03\/12\/\d+ pendant 4 jours, 1000 mg/,
    )
  }
})

test(
  'the official delivery, syntheses and history of care give what they list, and nothing else',
  options,
  () => {
    const named = (name: string) =>
      example(name).map(({ said, drug }) => `${said} ${drug.name.split(',')[0]}`)
    assert.deepEqual(named('VSM_1.4_2022.01.xml'), ['noted PLAVIX 75 mg', 'noted COUMADINE 5mg'])
    assert.deepEqual(named('IPS-FR_2024.01.xml'), [
      'noted AMOXICILLINE EG 1G BUV SACH 6',
      'noted LEVOTHYROX 75 microgrammes',
    ])
    assert.deepEqual(named('VAC_2023.01.xml'), [])
    assert.deepEqual(named('CNAM-HR_2021.01_sans-info.xml'), [])
    // Of its second line, the references point at no words: nothing names it.
    const [paracetamol, ...more] = example('eDISP-MED_2024.01.xml')
    assert.deepEqual(more, [])
    assert.deepEqual(
      [paracetamol?.said, paracetamol?.organisation, paracetamol?.ends],
      ['dispensed', 'Pharmacie du village', '2023-01-27'],
    )
  },
)
