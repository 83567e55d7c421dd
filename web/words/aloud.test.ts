import assert from 'node:assert/strict'
import test from 'node:test'
import type { Measure } from '@carnet/core/model/analyses.ts'
import { parseDecimal } from '@carnet/core/model/decimal.ts'
import { resultsAloud } from './aloud.ts'
import { analysisAloud, namedAnalyses } from './analyses.ts'

const decimal = (text: string) => parseDecimal(text)!

function measure(value: string, rest: Partial<Measure> = {}): Measure {
  return {
    documentId: 'd',
    at: new Date('2026-03-03T08:00:00Z'),
    written: undefined,
    label: '',
    value: { kind: 'quantity', value: decimal(value) },
    convertedFrom: undefined,
    alsoAs: [],
    interval: undefined,
    reference: undefined,
    position: undefined,
    justOutside: false,
    trusted: true,
    laboratory: undefined,
    method: undefined,
    ...rest,
  }
}

const said = (key: string, unit: string, one: Measure, label = '') =>
  resultsAloud([{ key, label, unit, measure: one }], 'Seul un soignant peut interpréter.')

test('[P-07] a result is read aloud with its day, its name, its value and where it stands', () => {
  assert.deepEqual(said('2345-7', 'g/L', measure('0.98', { position: 'within' })), [
    'Prise de sang ou prélèvement du mardi 3 mars 2026.',
    'Sucre dans le sang, la glycémie\u00a0: 0,98 gramme par litre. C’est dans l’intervalle donné par le laboratoire.',
    'Seul un soignant peut interpréter.',
  ])
})

test('[P-07] units are read in full, and what has no words here is left to the screen', () => {
  const spoken = (unit: string, value = '4.5') => said('2160-0', unit, measure(value))[1]!.split('. ')[0]
  assert.match(spoken('mmol/L')!, /4,5 millimoles par litre$/)
  assert.match(spoken('10*9/L')!, /4,5 milliards par litre$/)
  assert.match(spoken('m[IU]/L')!, /4,5 milliunités internationales par litre$/)
  assert.match(spoken('mL/min/{1.73_m2}')!, /millilitres par minute/)
  assert.match(spoken('%')!, /4,5 pour cent$/)
  assert.match(spoken('umol/L', '1')!, /1 micromole par litre$/)
  assert.match(spoken('{INR}')!, /4,5$/)
  assert.match(spoken('[arb]/mL')!, /l’unité est à l’écran/)
})

test('[P-07] no code and no abbreviation is ever read aloud, whatever the analysis', () => {
  const units = ['g/L', 'm[IU]/L', '10*12/L', 'U/L', 'fL', 'pg', '%', 'mm/h', 'kat/L']
  for (const { name, codes } of namedAnalyses)
    for (const unit of units)
      for (const one of [measure('2'), measure('1', { trusted: false }), measure('1', { position: 'above' })])
        for (const sentence of said(codes[0]!, unit, one))
          assert.doesNotMatch(
            sentence,
            /\p{Lu}{2}|\p{L}\d|\d\p{L}|\d{3,5}-\d|[/[\]*^%µ]|\b[a-z]{1,2}L\b/u,
            `${name}, ${unit}: ${sentence}`,
          )
})

test('[P-07] what only the report names is read aloud when it is a plain word, else left to the screen', () => {
  assert.equal(analysisAloud('12345-6', 'Zinc'), 'Zinc')
  assert.equal(analysisAloud('12345-6', 'Urée [Moles/Volume] Sérum/Plasma'), 'Urée')
  for (const label of ['AC anti-HBs', 'CA 19-9', 'PSA', 'IgE totales', ''])
    assert.equal(analysisAloud('12345-6', label), undefined, label)
})
