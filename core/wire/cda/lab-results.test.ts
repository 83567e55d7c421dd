import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { LabResult } from '@carnet/core/model/lab-result.ts'
import { readLabReport } from './lab-results.ts'
import { intervalMarkup, labReport, quantityMarkup, type SampleResult } from './sample-lab-report.fixture.ts'
import { selfPresenting } from './sample-structured.fixture.ts'

const glucose = { loinc: '2345-7', label: 'Glycémie' }

function read(result: Omit<SampleResult, 'loinc' | 'label'>): LabResult {
  const [only] = readLabReport(labReport([{ ...glucose, ...result }])).results
  assert.ok(only)
  return only
}

test('a result has its code, its name in the report, its digits as written, its unit, its date, its laboratory', () => {
  const result = read({
    value: quantityMarkup('0.880', 'g/L'),
    cells: ['0,88 g/L', '(0,70 - 1,08)'],
    range: intervalMarkup('0.70', '1.08', 'g/L'),
    interpretation: 'N',
    laboratory: 'Laboratoire des Essais',
  })
  assert.deepEqual(result, {
    code: { code: '2345-7', system: '2.16.840.1.113883.6.1', display: 'Nom codé' },
    label: 'Glycémie',
    value: { kind: 'quantity', value: '0.880', unit: 'g/L', alsoAs: [] },
    agreement: 'same',
    reference: {
      kind: 'interval',
      unit: 'g/L',
      low: { value: '0.70', inclusive: true },
      high: { value: '1.08', inclusive: true },
    },
    interpretation: 'N',
    at: '20260105080000+0100',
    instant: '2026-01-05T07:00:00.000Z',
    status: 'completed',
    method: undefined,
    laboratory: 'Laboratoire des Essais',
  })
})

test('a value that the line of the report does not bear is said to differ from it', () => {
  const value = quantityMarkup('8.8', 'g/L')
  assert.equal(read({ value, cells: ['0,88 g/L'] }).agreement, 'differs')
  assert.equal(read({ value, cells: ['8,80 g/L'] }).agreement, 'same')
  assert.equal(read({ value, cells: ['voir commentaire'] }).agreement, 'unsaid')
})

test('« 120 000 » is read as people read it, and two numbers side by side stay two', () => {
  const value = quantityMarkup('120000', '/mL')
  assert.equal(read({ value, cells: ['120 000 /mL'] }).agreement, 'same')
  assert.equal(read({ value: quantityMarkup('20', '%'), cells: ['20 400'] }).agreement, 'same')
})

test('the conversion that the laboratory gives is kept as its own', () => {
  const { value } = read({
    value: '<value xsi:type="PQ" value="0.88" unit="g/L"><translation value="4.89" code="mmol/L"/></value>',
  })
  assert.deepEqual(value, {
    kind: 'quantity',
    value: '0.88',
    unit: 'g/L',
    alsoAs: [{ value: '4.89', unit: 'mmol/L' }],
  })
})

test('« inférieur à » stays an interval: no number is made of it', () => {
  const { value, agreement } = read({
    value: '<value xsi:type="IVL_PQ"><high value="1.0" unit="mg/L" inclusive="false"/></value>',
    cells: ['&lt; 1,0 mg/L'],
  })
  assert.deepEqual(value, {
    kind: 'range',
    unit: 'mg/L',
    low: undefined,
    high: { value: '1.0', inclusive: false },
  })
  assert.equal(agreement, 'same')
})

test('what could only be guessed is unread', () => {
  for (const value of [
    quantityMarkup('1e3', 'g/L'),
    '<value xsi:type="PQ" nullFlavor="UNK"/>',
    '<value xsi:type="RTO_PQ_PQ"><numerator value="1"/><denominator value="2"/></value>',
    '<value xsi:type="IVL_PQ"><low value="2" unit="g/L"/><high value="1" unit="g/L"/></value>',
    '<value xsi:type="IVL_PQ"><low value="1" unit="g/L"/><high value="2" unit="mg/L"/></value>',
    quantityMarkup('1', 'g/L') + quantityMarkup('2', 'g/L'),
    '<value value="1" unit="g/L"/>',
  ])
    assert.deepEqual(read({ value: value }).value, { kind: 'unread' }, value)
})

test('a reference interval that is empty, in pieces, or not that of the line, is not used', () => {
  const value = quantityMarkup('4.89', 'mmol/L')
  const kind = (range: string, cells: readonly string[] = []) => read({ value, range, cells }).reference?.kind
  const interval = intervalMarkup('3.89', '6.00', 'mmol/L')
  assert.equal(kind(interval, ['4.89', '3.89 - 6.00']), 'interval')
  assert.equal(kind(interval, ['4.89']), 'interval')
  assert.equal(kind(intervalMarkup('3.89', '3.89', 'mmol/L'), ['4.89', '3.89 - 6.00']), 'unusable')
  assert.equal(kind(interval, ['4.89', '3.89 - 5.50']), 'unusable')
  assert.equal(
    kind(`${interval}</observationRange></referenceRange><referenceRange><observationRange>${interval}`),
    'unusable',
  )
  assert.equal(kind('<text>moins de 6 à jeun</text>'), 'words')
})

test('a local code stands only where there is no LOINC code; a date that does not exist is no date', () => {
  const local = '<translation code="GLY" codeSystem="1.2.250.1.999" displayName="Glycémie"/>'
  const text = Buffer.from(
    labReport([{ ...glucose, value: quantityMarkup('1', 'g/L'), at: '20261305' }]),
  ).toString()
  const coded = text.replace('</originalText></code>', `</originalText>${local}</code>`)
  const [both] = readLabReport(Buffer.from(coded)).results
  assert.equal(both?.code?.code, '2345-7')
  assert.deepEqual([both?.at, both?.instant], ['20261305', undefined])
  const [alone] = readLabReport(
    Buffer.from(coded.replace(/code="2345-7" codeSystem="[^"]*"/, 'nullFlavor="OTH"')),
  ).results
  assert.deepEqual(alone?.code, { code: 'GLY', system: '1.2.250.1.999', display: 'Glycémie' })
})

test('a critical threshold is not the reference interval', () => {
  const critical = `${intervalMarkup('25', undefined, 'mmol/L')}<interpretationCode code="HH"/>`
  assert.equal(read({ value: quantityMarkup('5', 'mmol/L'), range: critical }).reference, undefined)
})

test('a number about a germ that was grown is no result of the person; a former result that is quoted is not read', () => {
  const one = { ...glucose, value: quantityMarkup('1', 'g/L') }
  const isolate = (entries: string) =>
    `<entryRelationship><organizer><templateId root="1.3.6.1.4.1.19376.1.3.1.5"/>${entries}</organizer></entryRelationship>`
  assert.deepEqual(readLabReport(labReport([one], isolate)), { results: [], isolateResults: 1 })
  const quoting = (entries: string) =>
    entries.replace('</observation>', `${entries.replaceAll('ID="r0"', '')}</observation>`)
  assert.equal(readLabReport(labReport([one], quoting)).results.length, 1)
})

test('an id given to two lines points at neither', () => {
  const bytes = Buffer.from(
    Buffer.from(labReport([{ ...glucose, value: quantityMarkup('1', 'g/L'), cells: ['2 g/L'] }]))
      .toString()
      .replace('<tr>', '<tr><td><content ID="r0">Autre</content></td></tr><tr>'),
  )
  assert.equal(readLabReport(bytes).results[0]?.agreement, 'unsaid')
})

test('the results of a self-presenting document are read; XML that is no CDA is refused', () => {
  const report = Buffer.from(labReport([{ ...glucose, value: quantityMarkup('1', 'g/L') }]))
  assert.equal(readLabReport(selfPresenting(report.toString())).results.length, 1)
  assert.throws(() => readLabReport(Buffer.from('<a/>')), { name: 'WireError', code: 'notCda' })
})

const folder = join(import.meta.dirname, '../../../../shared/corpora/cda-ans-3-0/ExemplesCDA')
const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith('BIO-')) : []
const options = { skip: names.length === 0 && 'the official examples are not there' }
const reports = () => names.map((name) => ({ name, ...readLabReport(readFileSync(join(folder, name))) }))

test(
  'the 23 official reports of biology give 178 results: 136 numbers, 1 bound, 41 in words, none unread',
  options,
  () => {
    const results = reports().flatMap((report) => report.results)
    const count = <K extends string>(of: (result: LabResult) => K) =>
      Object.fromEntries([...Map.groupBy(results, of)].map(([key, { length }]) => [key, length]))
    assert.equal(names.length, 23)
    assert.deepEqual(
      count(({ value }) => value.kind),
      { quantity: 136, words: 41, range: 1 },
    )
    assert.deepEqual(
      count(({ agreement }) => agreement),
      { unsaid: 25, same: 151, differs: 2 },
    )
    assert.deepEqual(
      count(({ reference }) => reference?.kind ?? 'none'),
      { interval: 96, none: 77, unusable: 5 },
    )
    assert.equal(
      reports().reduce((sum, { isolateResults }) => sum + isolateResults, 0),
      56,
    )
  },
)

test(
  'where an official example contradicts itself, it is said: influenza A and B, and five empty intervals',
  options,
  () => {
    const found = reports().flatMap(({ name, results }) =>
      results
        .filter(({ agreement, reference }) => agreement === 'differs' || reference?.kind === 'unusable')
        .map(({ code }) => `${name.split('_').slice(1).join('_')} ${code?.code}`),
    )
    assert.deepEqual(found, [
      '2021.01_Electrophorese.xml 30180-4',
      '2023.01_Electrophorese.xml 30180-4',
      '2024.01_Electrophorese.xml 30180-4',
      '2024.01_Glycémie deux unités principales_mole_masse.xml 40193-5',
      '2024.01_Glycémie mole.xml 40193-5',
      '2024.01_COVID-19_Grippe-A_Grippe-B.xml 80382-5',
      '2024.01_COVID-19_Grippe-A_Grippe-B.xml 80383-3',
    ])
  },
)

test('the method is what codes it, else what is written under the name, without its parentheses', () => {
  const written = '<methodCode><originalText><reference value="#m1"/></originalText></methodCode>'
  const value = quantityMarkup('0.88', 'g/L')
  const cells = ['0,88 g/L', '<content ID="m1">(ECL Modular)</content>']
  assert.equal(read({ value: value + written, cells }).method, 'ECL Modular')
  const coded = '<methodCode code="1" displayName="Électrophorèse"/>'
  assert.equal(read({ value: value + coded, cells }).method, 'Électrophorèse')
  assert.equal(read({ value: value + written }).method, undefined)
})
