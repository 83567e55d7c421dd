import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDecimal } from '@carnet/core/model/decimal.ts'
import { analysisFamily, analysisName, isLeftToTheReport } from '../words/analyses.ts'
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

test('what is read with a professional stays in its report', () => {
  assert.ok(isLeftToTheReport('20447-9', 'Charge virale'))
  assert.ok(isLeftToTheReport('1-1', 'Charge virale VIH 1'))
  assert.ok(!isLeftToTheReport('2345-7', 'Glycémie'))
})

test('no page of results says normal or abnormal, and none shows a code', () => {
  for (const name of ['results', 'results-empty', 'result']) {
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
