/** The results of biology. */

import { analysesOf, type ReportOfResults } from '@carnet/core/model/analyses.ts'
import { parseDecimal } from '@carnet/core/model/decimal.ts'
import { type LabResult, loinc } from '@carnet/core/model/lab-result.ts'
import { resultPage } from '../../patient/result.ts'
import { resultsPage } from '../../patient/results.ts'
import { bloodTest } from '../../ui/document-row/examples.ts'
import { carnet, type PageStates } from './surroundings.ts'

const fromLaboratory = (
  documentId: string,
  day: string,
  value: string,
  more: Partial<LabResult> = {},
): ReportOfResults => ({
  documentId,
  careAt: new Date(`${day}T08:00:00Z`),
  results: [
    {
      code: { code: '2345-7', system: loinc },
      label: 'Glycémie',
      value: { kind: 'quantity', value: parseDecimal(value)!, unit: 'g/L', alsoAs: [] },
      agreement: 'same',
      reference: {
        kind: 'interval',
        unit: 'g/L',
        low: { value: parseDecimal('0.70')!, inclusive: true },
        high: { value: parseDecimal('1.08')!, inclusive: true },
      },
      status: 'completed',
      laboratory: 'Laboratoire BioSud',
      ...more,
    },
  ],
})

/** Every case of a measure: converted, beyond what is counted, in doubt, in another unit, without interval. */
const bloodAnalyses = analysesOf([
  fromLaboratory('l1', '2025-03-02', '1.20', { laboratory: 'Laboratoire des Quais' }),
  fromLaboratory('l2', '2025-06-02', '95', {
    value: {
      kind: 'quantity',
      value: parseDecimal('95')!,
      unit: 'mg/dL',
      alsoAs: [{ value: parseDecimal('5.27')!, unit: 'mmol/L' }],
    },
    reference: undefined,
  }),
  fromLaboratory('l3', '2025-09-02', '9.9', { agreement: 'differs' }),
  fromLaboratory('l4', '2025-10-02', '0', {
    value: { kind: 'range', unit: 'g/L', high: { value: parseDecimal('0.20')!, inclusive: false } },
    reference: { kind: 'unusable' },
  }),
  fromLaboratory('l5', '2024-01-02', '4.89', {
    value: { kind: 'quantity', value: parseDecimal('4.89')!, unit: 'mmol/L', alsoAs: [] },
  }),
  fromLaboratory('l6', '2026-03-02', '0.880', { interpretation: 'H' }),
  fromLaboratory('l6', '2026-03-02', '120000', {
    code: { code: '9999-9', system: loinc },
    label: 'Mesure rare [Nombre/Volume] Sang ; Numérique',
    value: { kind: 'quantity', value: parseDecimal('120000')!, unit: '/mL', alsoAs: [] },
    reference: { kind: 'words', words: 'voir le commentaire' },
  }),
])

/** One plain name, one unit: the first of two measures of one day, the other of another specimen. */
const thyroid = analysesOf(
  [
    ['l7', '3016-3', 'Sérum/Plasma'],
    ['l8', '3016-3', 'Sérum/Plasma'],
    ['l9', '29575-8', 'Sang buvard'],
  ].map(([documentId, code, specimen]) =>
    fromLaboratory(documentId!, '2026-02-03', '1.950', {
      code: {
        code: code!,
        system: loinc,
        display: `Thyréostimuline [Arbitraire/Volume] ${specimen} ; Numérique`,
      },
      label: 'Thyréostimuline (TSH)',
      value: { kind: 'quantity', value: parseDecimal('1.950')!, unit: 'm[IU]/L', alsoAs: [] },
      reference: undefined,
    }),
  ),
)

export const resultsStates: PageStates = {
  results: resultsPage({
    ...carnet,
    analyses: [...bloodAnalyses, ...thyroid],
    withoutNumbers: [bloodTest],
    pages: { current: 2, last: 4 },
  }),
  'results-empty': resultsPage({
    ...carnet,
    analyses: [],
    withoutNumbers: [],
    pages: { current: 1, last: 1 },
  }),
  result: resultPage({
    ...carnet,
    analysis: bloodAnalyses[0]!,
    sameName: [bloodAnalyses[0]!],
    mayTake: true,
  }),
  'result-same-day': resultPage({ ...carnet, analysis: thyroid[0]!, sameName: thyroid }),
}
