import assert from 'node:assert/strict'
import { test } from 'node:test'
import { measures2025 } from '../../codes/health-measures.ts'
import type { Decimal } from '../../model/decimal.ts'
import { type Ins, insOids } from '../../model/ins.ts'
import { loinc } from '../../model/lab-result.ts'
import { patientSummary } from './patient-summary.ts'
import { faultsOf } from './structure.test-data.ts'
import type { Section, SummaryContent } from './summary-content.ts'

const source = 'dit par le document « VSM » du 3 mars 2026'
const empty = { title: 'Une rubrique', lines: [], otherwise: 'Rien n’est dit.' } satisfies Section<never>

const nothing: SummaryContent = {
  patient: { ins: '999990000000000' as Ins, oid: insOids.nirTest },
  identity: {
    birthName: 'BENALI',
    birthFirstName: 'AMINA',
    firstNames: 'AMINA LINA',
    usedName: 'MARTIN',
    birthDate: '1974-03-12',
    birthPlace: '99999',
    sex: 'F',
  },
  at: new Date('2026-03-17T10:00:00Z'),
  title: 'Résumé patient',
  madeBy: 'Carnet',
  unnamedLaboratory: 'Laboratoire non nommé',
  problems: empty,
  allergies: empty,
  medications: empty,
  immunizations: empty,
  results: empty,
  vitalSigns: empty,
  procedures: empty,
  devices: empty,
  told: {
    familyHistory: empty,
    socialHistory: empty,
    functionalStatus: empty,
    advanceDirectives: empty,
    patientStory: empty,
  },
}

const glucose = {
  code: { code: '14749-6', system: loinc },
  label: 'Glucose',
  value: { kind: 'quantity', value: '5.10' as Decimal, unit: 'mmol/L', alsoAs: [] },
  agreement: 'same',
  at: '20260301083000+0100',
  status: 'completed',
  laboratory: 'Laboratoire du Port',
} as const

const definition = (kind: string) => measures2025.definitions.find((each) => each.kind === kind)!

const full: SummaryContent = {
  ...nothing,
  problems: {
    ...empty,
    lines: [
      { name: 'Diabète <type 2>', words: 'Diabète <type 2> (CIM-10 : E11)', source, at: '2019' },
      { name: 'Asthme', words: 'Asthme', source, over: true },
    ],
  },
  allergies: { ...empty, lines: [{ name: 'Pénicilline', words: 'Pénicilline', source, at: '20180422' }] },
  medications: {
    ...empty,
    lines: [
      {
        name: 'Metformine 1 g',
        words: 'Metformine 1 g',
        source,
        codes: [{ code: 'A10BA02', system: '2.16.840.1.113883.6.73' }],
        dosage: '2 par jour',
        from: '2026-01-02',
        bySelf: false,
      },
      { name: 'Magnésium', words: 'Magnésium', source, codes: [], dosage: '', bySelf: true },
    ],
  },
  immunizations: {
    ...empty,
    lines: [
      { product: 'REVAXIS', words: 'REVAXIS', source, codes: [], at: '20230504', lot: 'A1', rank: 2 },
      { product: 'BCG', words: 'BCG', source, codes: [] },
    ],
  },
  results: {
    ...empty,
    lines: [
      { result: glucose, words: 'Glucose', source },
      { result: { ...glucose, label: 'CRP', value: { kind: 'unread' } }, words: 'CRP', source },
      {
        result: {
          ...glucose,
          laboratory: undefined,
          at: undefined,
          value: { kind: 'range', unit: 'mg/L', high: { value: '1.0' as Decimal, inclusive: false } },
          reference: { kind: 'interval', unit: 'mg/L', high: { value: '5' as Decimal, inclusive: true } },
        },
        words: 'CRP',
        source,
      },
      { result: { ...glucose, agreement: 'differs', interpretation: 'H' }, words: 'Glucose', source },
    ],
  },
  vitalSigns: {
    ...empty,
    lines: [
      {
        name: 'Tension',
        measure: { id: '1', kind: 'bloodPressure', values: ['130', '80'] as Decimal[], on: '2026-03-01' },
        definition: definition('bloodPressure'),
        words: '130/80',
        source,
      },
      {
        name: 'Poids',
        measure: { id: '2', kind: 'weight', values: ['072.50'] as Decimal[], on: '2026-03-01' },
        definition: definition('weight'),
        words: '72,50 kg',
        source,
      },
    ],
  },
  procedures: {
    ...empty,
    lines: [{ name: 'Appendicectomie', words: 'Appendicectomie', source, at: '1990' }],
  },
  devices: { ...empty, lines: [{ name: 'Stimulateur', words: 'Stimulateur', source }] },
  told: { ...nothing.told, familyHistory: { ...empty, lines: [{ words: 'Diabète chez la mère', source }] } },
}

// biome-ignore lint/suspicious/noExplicitAny: read as another software reads it.
type Any = any

function bundleOf(content: SummaryContent): Any {
  let at = 0
  const uuid = () => `00000000-0000-4000-8000-${String(++at).padStart(12, '0')}`
  return JSON.parse(JSON.stringify(patientSummary(content, uuid)))
}

const resources = (bundle: Any, type: string): Any[] =>
  bundle.entry.map(({ resource }: Any) => resource).filter(({ resourceType }: Any) => resourceType === type)
const sectionOf = (bundle: Any, code: string): Any =>
  bundle.entry[0].resource.section.find((section: Any) => section.code.coding[0].code === code)

test('[EHDS-04] a summary is a FHIR document whose structure holds, whatever is known', () => {
  for (const content of [nothing, full]) assert.deepEqual(faultsOf(bundleOf(content)), [])
})

test('[EHDS-04] its check finds what does not hold', () => {
  const bundle = bundleOf(full)
  const altered = (change: (bundle: Any) => void) => {
    const copy = structuredClone(bundle)
    change(copy)
    return faultsOf(copy).length
  }
  assert.ok(altered((b) => b.entry.pop()) > 0, 'a reference that leads nowhere')
  assert.ok(altered((b) => delete b.entry[0].resource.date) > 0)
  assert.ok(altered((b) => (b.entry[1].resource.gender = 'F')) > 0)
  assert.ok(
    altered((b) => (b.entry[1].resource.birthdate = '1974')) > 0,
    'an element that FHIR does not have',
  )
  assert.ok(altered((b) => b.entry.push(b.entry[1])) > 0, 'one address twice')
})

test('[EHDS-04] of what nobody told, the sections that are required say that it is not known', () => {
  const bundle = bundleOf(nothing)
  const codes = ['Condition', 'AllergyIntolerance', 'MedicationStatement'].flatMap((type) =>
    resources(bundle, type).map(
      (resource) => (resource.code ?? resource.medicationCodeableConcept).coding[0].code,
    ),
  )
  assert.deepEqual(codes, ['no-problem-info', 'no-allergy-info', 'no-medication-info'])
  assert.equal(sectionOf(bundle, '11369-6').emptyReason.coding[0].code, 'unavailable')
  const noneKnown = { words: 'Aucune allergie connue', source: 'écrit par la personne' }
  const said = bundleOf({ ...nothing, allergies: { ...empty, noneKnown } })
  const [allergy] = resources(said, 'AllergyIntolerance')
  assert.equal(allergy.code.coding[0].code, 'no-known-allergies')
  assert.match(allergy.note[0].text, /Aucune allergie connue \(écrit par la personne\)/)
})

test('[EHDS-04] the person is named by her INS, under its authority', () => {
  const [patient] = resources(bundleOf(full), 'Patient')
  const [{ system, value, type, use }] = patient.identifier
  assert.deepEqual(
    [system, value, type.coding[0].code, use],
    ['urn:oid:1.2.250.1.213.1.4.10', '999990000000000', 'INS-NIR-TEST', 'official'],
  )
  assert.deepEqual(patient.name[1], { use: 'usual', family: 'MARTIN', given: ['AMINA'] })
})

test('[EHDS-04] words stay words: a code is one that a document gave, and who said it stands beside', () => {
  const bundle = bundleOf(full)
  const [diabetes, asthma] = resources(bundle, 'Condition')
  assert.deepEqual([diabetes.code, diabetes.onsetDateTime], [{ text: 'Diabète <type 2>' }, '2019'])
  assert.deepEqual([asthma.clinicalStatus.coding[0].code, asthma.note[0].text], ['inactive', source])
  const [metformin, magnesium] = resources(bundle, 'MedicationStatement')
  assert.deepEqual(metformin.medicationCodeableConcept.coding, [
    { system: 'http://www.whocc.no/atc', code: 'A10BA02' },
  ])
  assert.equal(magnesium.medicationCodeableConcept.coding, undefined)
  assert.match(sectionOf(bundle, '11450-4').text.div, /Diabète &lt;type 2&gt;/)
})

test('[EHDS-04] a result keeps its number digit for digit, and none where its report contradicts itself', () => {
  const written = JSON.stringify(patientSummary(full, () => '00000000-0000-4000-8000-000000000000'))
  assert.ok(written.includes('"value":5.10,') && written.includes('"value":72.50,'))
  const [first, unread, below, differs] = resources(bundleOf(full), 'Observation')
  assert.deepEqual(first.valueQuantity, {
    value: 5.1,
    unit: 'mmol/L',
    system: 'http://unitsofmeasure.org',
    code: 'mmol/L',
  })
  assert.equal(first.effectiveDateTime, '2026-03-01')
  assert.equal(unread.dataAbsentReason.coding[0].code, 'unknown')
  assert.deepEqual(
    [below.valueQuantity.comparator, below.performer],
    ['<', [{ display: 'Laboratoire non nommé' }]],
  )
  assert.deepEqual([differs.valueQuantity, differs.interpretation], [undefined, undefined])
})
