import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { readHealthStatements } from './health-statements.ts'
import { summarySections } from './sample-statements.fixture.ts'
import { structuredDocument } from './sample-structured.fixture.ts'

const read = (sections: string) => readHealthStatements(structuredDocument(sections))
const told = (sections: string) => read(sections).map(({ topic, words }) => `${topic}: ${words}`)

test('allergies, conditions, treatments, implants, blood group, family and operations are told in the words that people read', () => {
  const sections = summarySections({
    allergies: ['Pénicilline', 'Arachide'],
    conditions: ['Hypertension artérielle'],
    treatments: [{ name: 'Warfarine 5 mg' }],
    implants: ['Stimulateur cardiaque'],
    bloodGroup: 'A positif',
    family: [['Mère', 'Asthme']],
    operations: ['Appendicectomie'],
  })
  assert.deepEqual(told(sections), [
    'family: Mère – Asthme',
    'operations: Appendicectomie',
    'allergies: Pénicilline',
    'allergies: Arachide',
    'conditions: Hypertension artérielle',
    'treatments: Warfarine 5 mg',
    'implants: Stimulateur cardiaque',
    'bloodGroup: A positif',
  ])
})

test('a treatment has its beginning, and its end when the document gives one', () => {
  const sections = summarySections({ treatments: [{ name: 'A', until: '20240301' }, { name: 'B' }] })
  assert.deepEqual(
    read(sections).map(({ at, endsAt }) => [at, endsAt]),
    [
      ['20240105', '2024-03-01T00:00:00.000Z'],
      ['20240105', undefined],
    ],
  )
})

test('what is denied states nothing, nor what has no words at all', () => {
  const denied = summarySections({ conditions: ['Diabète'] }).replace(
    'classCode="OBS" moodCode="EVN">',
    'classCode="OBS" moodCode="EVN" negationInd="true">',
  )
  assert.deepEqual(told(denied), [])
  const mute = summarySections({ conditions: ['Diabète'] })
    .replace(/displayName="[^"]*"/, '')
    .replace(/<originalText>.*<\/originalText>/, '')
  assert.deepEqual(told(mute), [])
})

const folder = join(import.meta.dirname, '../../../../shared/corpora/cda-ans-3-0/ExemplesCDA')
const options = { skip: !existsSync(folder) && 'the official examples are not there' }
const example = (name: string) =>
  readHealthStatements(readFileSync(join(folder, name))).map(({ topic, words }) => `${topic}: ${words}`)

test(
  'the official synthesis has its conditions, its antecedents, its allergy and its treatments',
  options,
  () => {
    assert.deepEqual(example('VSM_1.4_2022.01.xml'), [
      'conditions: Accident ischémique cérébral transitoire',
      'conditions: Angine de poitrine instable',
      'pastConditions: Pyélonéphrite aiguë',
      'pastConditions: Infarctus transmural inférieur',
      "operations: Dilatation intraluminale de 2 vaisseaux coronaires avec pose d'endoprothèse, par voie artérielle transcutanée",
      'allergies: Paracétamol',
      // Its amount has the code of a unit in it: the document is read.
      'lifestyle: Consommation tabagique',
      'lifestyle: Consommation de drogue – Consommation de cannabis occasionnelle',
      'family: Mère – Anémie drépanocytaire',
      'treatments: PLAVIX 75mg, comprimé pelliculé',
      'treatments: COUMADINE 5mg, comprimé sécable',
    ])
  },
)

test(
  'the official patient summary adds its devices, and a report of biology its blood group',
  options,
  () => {
    const summary = example('IPS-FR_2024.01.xml')
    assert.ok(summary.includes('implants: STIMULATEUR CARDIAQUE IMPLANTABLE TRIPLE CHAMBRE'))
    assert.ok(example('OBP-SAP_2024.01.xml').includes('bloodGroup: groupe sanguin A positif'))
  },
)
