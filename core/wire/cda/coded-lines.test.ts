import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCodedLines } from './coded-lines.ts'
import { labReport, quantityMarkup } from './sample-lab-report.fixture.ts'
import { summarySections } from './sample-statements.fixture.ts'
import { sampleText, structuredDocument } from './sample-structured.fixture.ts'

const loinc = '2.16.840.1.113883.6.1'

test('each entry is a line: its section, its name as people read it, its code, its value and its unit as written', () => {
  const report = labReport([
    { loinc: '2345-7', label: 'Glycémie', value: quantityMarkup('0.880', 'g/L') },
    { loinc: '1-1', label: 'Aspect', value: '<value xsi:type="ST">Limpide</value>' },
  ])
  const told = readCodedLines(report, 10).filter(({ code }) => code?.code !== '18719-5')
  assert.deepEqual(told, [
    {
      section: 'Biochimie',
      label: 'Glycémie',
      code: { code: '2345-7', system: loinc, display: 'Nom codé' },
      value: { kind: 'number', number: '0.880', unit: 'g/L' },
      negated: false,
      at: '20260105080000+0100',
    },
    {
      section: 'Biochimie',
      label: 'Aspect',
      code: { code: '1-1', system: loinc, display: 'Nom codé' },
      value: { kind: 'words', words: 'Limpide' },
      negated: false,
      at: '20260105080000+0100',
    },
  ])
})

test('what is denied is said to be, and no more lines are read than asked', () => {
  const section = (negation: string) =>
    `<component><section><title>Allergies</title><text/><entry><observation classCode="OBS" moodCode="EVN"${negation}>
<code code="x" codeSystem="1.2.3" displayName="Pénicilline"/></observation></entry></section></component>`
  assert.deepEqual(
    ['', ' negationInd="true"'].map(
      (each) => readCodedLines(structuredDocument(section(each)), 10)[0]?.negated,
    ),
    [false, true],
  )
  const many = summarySections({ allergies: ['A', 'B', 'C'] })
  assert.equal(readCodedLines(structuredDocument(many), 2).length, 2)
})

test('a treatment is called by its product; an interval keeps the ends that it has', () => {
  const lines = readCodedLines(
    structuredDocument(summarySections({ treatments: [{ name: 'Warfarine 5 mg' }] })),
    10,
  )
  assert.ok(lines.some(({ label }) => label === 'Warfarine 5 mg'))
  const range = `<component><section><title>S</title><text/><entry><observation classCode="OBS" moodCode="EVN">
<code code="x" codeSystem="1.2.3" displayName="X"/><value xsi:type="IVL_PQ" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><low value="0.7" unit="g/L"/></value></observation></entry></section></component>`
  assert.deepEqual(readCodedLines(structuredDocument(range), 1)[0]?.value, {
    kind: 'words',
    words: '0.7 – … g/L',
  })
})

test('a document of level 1 has none', () => {
  assert.deepEqual(readCodedLines(Buffer.from(sampleText()), 10), [])
})
