import assert from 'node:assert/strict'
import { test } from 'node:test'
import { analysesOf, changeSince, measuresInList, type ReportOfResults } from './analyses.ts'
import { type Decimal, parseDecimal } from './decimal.ts'
import { type LabResult, loinc } from './lab-result.ts'

const glucose = { code: '2345-7', system: loinc }

function report(
  id: string,
  day: string,
  value: string,
  unit: string,
  changes: Partial<LabResult> = {},
): ReportOfResults {
  const result: LabResult = {
    code: glucose,
    label: `Glycémie ${id}`,
    value: { kind: 'quantity', value: parseDecimal(value)!, unit, alsoAs: [] },
    agreement: 'same',
    at: day.replaceAll('-', ''),
    instant: `${day}T08:00:00.000Z`,
    status: 'completed',
    ...changes,
  }
  return { documentId: id, careAt: new Date('2020-01-01T00:00:00Z'), results: [result] }
}

const values = (reports: readonly ReportOfResults[]) =>
  analysesOf(reports).map(({ key, series }) => [
    key,
    series.map(({ unit, measures }) => [
      unit,
      measures.map(({ value }) => (value.kind === 'quantity' ? value.value : 'range')),
    ]),
  ])

test('one analysis has one series, oldest first, in the unit of its latest measure, converted exactly', () => {
  const reports = [
    report('b', '2025-03-01', '95', 'mg/dL'),
    report('c', '2026-03-01', '0.880', 'g/L'),
    report('a', '2024-03-01', '0.9', 'g/L'),
  ]
  assert.deepEqual(values(reports), [['2345-7', [['g/L', ['0.9', '0.95', '0.880']]]]])
  const [analysis] = analysesOf(reports)
  assert.deepEqual(
    analysis?.series[0]?.measures.map(({ convertedFrom }) => convertedFrom),
    [undefined, { value: '95', unit: 'mg/dL' }, undefined],
  )
  assert.equal(analysis?.label, 'Glycémie c')
  assert.deepEqual(
    analysis && measuresInList(analysis).map(({ documentId }) => documentId),
    ['c', 'b'],
    'a list tells the latest, and the one before',
  )
})

test('a mass and an amount stay two series, that of the latest measure first', () => {
  const reports = [
    report('a', '2025-03-01', '0.88', 'g/L'),
    report('b', '2026-03-01', '4.89', 'mmol/L'),
    report('c', '2024-03-01', '0.90', 'g/L'),
  ]
  assert.deepEqual(values(reports), [
    [
      '2345-7',
      [
        ['mmol/L', ['4.89']],
        ['g/L', ['0.90', '0.88']],
      ],
    ],
  ])
  assert.equal(measuresInList(analysesOf(reports)[0]!)[0].documentId, 'b')
})

test('two hundred reports in seven units: no value changes but by the point, and each finds its report', () => {
  const units = ['g/L', 'mg/dL', 'mg/L', 'mmol/L', 'umol/L', '[IU]/L', '%']
  const power: Readonly<Record<string, number>> = { 'mg/dL': -2, 'mg/L': -3, 'umol/L': -3 }
  const reports = Array.from({ length: 200 }, (_, at) => {
    const day = new Date(Date.UTC(2020, 0, 1 + at)).toISOString().slice(0, 10)
    return report(String(at), day, `${at + 1}.5`, units[at % units.length]!)
  })
  const measures = analysesOf(reports).flatMap(({ series }) =>
    series.flatMap(({ unit, measures }) => measures.map((measure) => ({ unit, ...measure }))),
  )
  assert.equal(measures.length, 200)
  const dimensions = new Set(measures.map(({ unit }) => unit))
  assert.equal(dimensions.size, 4)
  for (const { unit, value, documentId } of measures) {
    const original = units[Number(documentId) % units.length]!
    const written = `${Number(documentId) + 1}.5` as Decimal
    assert.ok(value.kind === 'quantity')
    const expected = Number(written) * 10 ** ((power[original] ?? 0) - (power[unit] ?? 0))
    assert.ok(
      Math.abs(Number(value.value) / expected - 1) < 1e-12,
      `${written} ${original} → ${value.value} ${unit}`,
    )
  }
})

test('a value that its report writes otherwise is kept, and not trusted; an aborted or worded one is no measure', () => {
  const [analysis] = analysesOf([report('a', '2026-01-01', '1', 'g/L', { agreement: 'differs' })])
  assert.equal(analysis && measuresInList(analysis)[0].trusted, false)
  assert.deepEqual(analysesOf([report('a', '2026-01-01', '1', 'g/L', { status: 'aborted' })]), [])
  assert.deepEqual(
    analysesOf([report('a', '2026-01-01', '1', 'g/L', { value: { kind: 'words', words: 'négatif' } })]),
    [],
  )
})

test('a result without code is put with no other; one with a local code keeps its laboratory’s system', () => {
  assert.deepEqual(analysesOf([report('a', '2026-01-01', '1', 'g/L', { code: undefined })]), [])
  const local = { code: '1234', system: '1.2.250.1.999' }
  const [analysis] = analysesOf([report('a', '2026-01-01', '1', 'g/L', { code: local })])
  assert.equal(analysis?.key, '1.2.250.1.999-1234')
})

test('an entry without date has that of the care', () => {
  const [analysis] = analysesOf([report('a', '2026-01-01', '1', 'g/L', { at: '2026', instant: undefined })])
  const measure = analysis && measuresInList(analysis)[0]
  assert.deepEqual([measure?.at.getUTCFullYear(), measure?.written], [2020, undefined])
})

test('a measure is higher, lower or the same as the one before; nothing is said of one that its report contradicts', () => {
  const change = (latest: string, before: string, changes: Partial<LabResult> = {}) => {
    const [analysis] = analysesOf([
      report('a', '2024-03-01', before, 'g/L'),
      report('b', '2025-03-01', latest, 'g/L', changes),
    ])
    const [last, former] = measuresInList(analysis!)
    return changeSince(last, former)
  }
  assert.deepEqual(
    [change('1.0', '0.9'), change('0.8', '0.9'), change('0.90', '0.9')],
    ['up', 'down', 'same'],
  )
  assert.equal(change('1.0', '0.9', { agreement: 'differs' }), undefined)
  const [alone] = analysesOf([report('a', '2024-03-01', '1', 'g/L')])
  assert.equal(changeSince(measuresInList(alone!)[0], undefined), undefined)
})
