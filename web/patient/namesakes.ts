/** Two analyses may have one plain name, and the same unit: what tells them apart, in words. Spec: people.md P-07. */
import { type Analysis, measuresInList } from '@carnet/core/model/analyses.ts'
import { analysisName, specimenOf, techniqueOf } from '../words/analyses.ts'
import { unitInWords } from '../words/measures.ts'
import { results as words } from '../words/results.ts'

export function nameOf({ key, label }: Analysis): string {
  return analysisName(key, label)
}

/** The others of those that have its name. */
export function namesakesOf(analysis: Analysis, sameName: readonly Analysis[]): readonly Analysis[] {
  return sameName.filter(({ key }) => key !== analysis.key)
}

type Aspect = { readonly of: (analysis: Analysis) => string; readonly said: (value: string) => string }

/** What is measured comes first; then how, as each report says it. */
const aspects: readonly (readonly Aspect[])[] = [
  [
    { of: ({ code }) => specimenOf(code), said: words.specimen },
    { of: ({ code }) => techniqueOf(code), said: words.technique },
  ],
  [{ of: ({ series }) => unitInWords(series[0]!.unit), said: (unit) => `${words.inUnit(unit)}.` }],
  [{ of: (analysis) => measuresInList(analysis)[0].method ?? '', said: words.method }],
  [{ of: ({ label }) => label, said: words.calledByReport }],
]

/** `sameName`: all that have its name; undefined when it is alone. */
export function apartInWords(analysis: Analysis, sameName: readonly Analysis[]): string | undefined {
  const namesakes = namesakesOf(analysis, sameName)
  if (namesakes.length === 0) return undefined
  const differs = ({ of }: Aspect) => namesakes.some((other) => of(other) !== of(analysis))
  const found = aspects.find((together) => together.some(differs)) ?? []
  const said = found
    .filter(differs)
    .map(({ of, said }) => ({ value: of(analysis), said }))
    .filter(({ value }) => value !== '')
    .map(({ value, said }) => said(value))
  return said.length === 0 ? words.apartUnsaid : said.join(' ')
}
