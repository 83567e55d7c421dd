import assert from 'node:assert/strict'
import { test } from 'node:test'
import { analysesOf } from '@carnet/core/model/analyses.ts'
import { parseDecimal } from '@carnet/core/model/decimal.ts'
import { type LabResult, loinc } from '@carnet/core/model/lab-result.ts'
import { apartInWords } from '../patient/namesakes.ts'
import { analysisFamily, analysisName } from '../words/analyses.ts'
import { decimalInWords, rangeInWords, unitInWords } from '../words/measures.ts'
import { pageStates } from './states.ts'

const decimal = (text: string) => parseDecimal(text)!

test('a value is written as the laboratory wrote it: no digit is added, none is lost', () => {
  assert.equal(decimalInWords(decimal('2.050')), '2,050')
  assert.equal(decimalInWords(decimal('120000')), '120\u202f000')
  assert.equal(decimalInWords(decimal('-1234.5')), '−1\u202f234,5')
})

test('units of UCUM are written as laboratories print them', () => {
  const units = ['m[IU]/L', '10*9/L', 'ug/mL', 'umol/L', '{ratio}', '/mL', '%', 'g/L', 'U/L']
  assert.deepEqual(units.map(unitInWords), [
    'mUI/L',
    '×\u00a010⁹/L',
    'µg/mL',
    'µmol/L',
    '',
    'par\u00a0mL',
    '%',
    'g/L',
    'U/L',
  ])
})

test('a bound that is out is « moins de », one that is in is « au plus »', () => {
  const bound = (text: string, inclusive: boolean) => ({ value: decimal(text), inclusive })
  assert.equal(rangeInWords({ high: bound('1.0', false), unit: 'mg/L' }), 'moins de 1,0\u00a0mg/L')
  assert.equal(rangeInWords({ high: bound('1.0', true), unit: '' }), 'au plus 1,0')
  assert.equal(rangeInWords({ low: bound('2', false), unit: '' }), 'plus de 2')
  assert.equal(
    rangeInWords({ low: bound('0.70', true), high: bound('1.08', true), unit: 'g/L' }),
    'entre 0,70 et 1,08\u00a0g/L',
  )
})

test('an analysis that has no plain name keeps the one of its report, without what LOINC adds', () => {
  assert.equal(analysisName('2345-7', 'GLUC'), 'Sucre dans le sang (glycémie)')
  assert.equal(analysisName('9999-9', 'Zinc [Moles/Volume] Sérum/Plasma ; Numérique'), 'Zinc')
  assert.equal(analysisFamily('9999-9'), 'autres')
})

test('two analyses of one name say what tells them apart, and lead to each other', () => {
  const [serum, spot] = [/Prélèvement\u00a0: sérum ou plasma/, /Prélèvement\u00a0: goutte de sang séchée/]
  for (const name of ['results', 'result-same-day'])
    for (const said of [serum, spot]) assert.match(pageStates[name]!, said, name)
  assert.match(
    pageStates['result-same-day']!,
    /Une autre analyse[^<]*<a href="\/carnet\/resultats\/29575-8">/,
  )
  assert.doesNotMatch(pageStates.result!, /Prélèvement|Une autre analyse/)
})

test('what tells them apart is of the code first, then the unit, then of the reports', () => {
  const of = (
    display: string | undefined,
    unit: string,
    more: Partial<LabResult>,
    key: string,
  ): LabResult => ({
    code: { code: key, system: loinc, ...(display !== undefined && { display }) },
    label: 'Débit',
    value: { kind: 'quantity', value: decimal('60'), unit, alsoAs: [] },
    agreement: 'same',
    status: 'completed',
    ...more,
  })
  const apart = (...results: readonly LabResult[]) => {
    const all = analysesOf([{ documentId: '1', careAt: new Date(0), results }])
    return all.map((each) => apartInWords(each, all))
  }
  const display = 'DFG [Volume/Temps] Sérum/Plasma ; Numérique'
  assert.deepEqual(apart(of(display, 'mL/min', {}, '1'), of(`${display} ; MDRD`, 'mL/min', {}, '2')), [
    'Le compte rendu ne dit pas ce qui la distingue\u00a0: demandez au laboratoire.',
    'Technique\u00a0: MDRD.',
  ])
  assert.deepEqual(apart(of(undefined, 'g/L', {}, '1'), of(undefined, 'mmol/L', {}, '2')), [
    'Mesures en g/L.',
    'Mesures en mmol/L.',
  ])
  assert.deepEqual(
    apart(of(display, 'g/L', { method: 'ECL' }, '1'), of(display, 'g/L', { method: 'RIA' }, '2')),
    ['Méthode\u00a0: ECL.', 'Méthode\u00a0: RIA.'],
  )
  assert.deepEqual(apart(of(display, 'g/L', {}, '1')), [undefined])
})

test('measures of one day are no drawing: the page says so, and the table has them', () => {
  const page = pageStates['result-same-day']!
  assert.doesNotMatch(page, /class="chart"/)
  assert.match(page, /Aucune courbe\u00a0: ces mesures sont toutes du même jour\./)
  assert.equal(page.match(/class="line-link"/g)?.length, 2)
})

test('each family is one step away, and nothing is when there is one alone', () => {
  for (const family of ['sucre', 'thyroide', 'autres'])
    assert.ok(pageStates.results!.includes(`href="#famille-${family}"`), family)
  assert.doesNotMatch(pageStates['results-empty']!, /#famille-/)
})

test('reports without numbers come by pages, that lead back to where they stand', () => {
  assert.match(pageStates.results!, /href="\/carnet\/resultats\?page=3#sans-chiffres" rel="next"/)
  assert.match(pageStates.results!, /href="\/carnet\/resultats#sans-chiffres" rel="prev"/)
  assert.doesNotMatch(pageStates['results-empty']!, /class="pages"/)
})

test('no page of results says normal or abnormal, and none shows a code', () => {
  for (const name of ['results', 'results-empty', 'result', 'result-same-day']) {
    const text = pageStates[name]!.replace(/<[^>]*>/g, ' ')
    assert.doesNotMatch(text, /\ba?norma|pathologi|LOINC|2345-7/i, name)
  }
})

test('the table has a line for each measure, and the drawing a point for each that may be drawn', () => {
  const page = pageStates.result!
  const lines = [...page.matchAll(/<tr role="row">[\s\S]*?<\/tr>/g)].filter(([line]) =>
    line.includes('<th scope="row"'),
  )
  assert.equal(lines.length, 6)
  assert.equal(page.match(/class="chart-point"/g)!.length, 3 + 2)
  assert.equal(page.match(/class="chart-line"/g)!.length, 1, 'no line passes over what is not drawn')
  assert.match(page, /converti de 95\u00a0mg\/dL/)
  assert.match(page, /soit 5,27\u00a0mmol\/L selon le laboratoire/)
})
