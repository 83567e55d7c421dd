/**
 * The results of several reports, put together by what was measured. Numbers stay those of the laboratories: they are
 * set side by side in one unit only when a power of ten brings them there.
 */
import type { Code } from './code.ts'
import { type Decimal, shiftDecimal } from './decimal.ts'
import { type LabResult, loinc, type Quantity, type Range } from './lab-result.ts'
import { type Position, positionOf, rangeIn } from './result-position.ts'
import { powerOfTenBetween } from './unit.ts'

/** A report that the reader may see, and what it says. */
export type ReportOfResults = {
  readonly documentId: string
  /** Of the care, when an entry has no date of its own. */
  readonly careAt: Date
  readonly results: readonly LabResult[]
}

export type Measure = {
  readonly documentId: string
  readonly at: Date
  /** HL7 TS as written, when the entry has its own date. */
  readonly written: string | undefined
  readonly label: string
  /** In the unit of its series. A range is « inférieur à » or « supérieur à ». */
  readonly value:
    | { readonly kind: 'quantity'; readonly value: Decimal }
    | ({ readonly kind: 'range' } & Range)
  /** As the report has it, when the unit of the series is another. */
  readonly convertedFrom: Quantity | undefined
  readonly alsoAs: readonly Quantity[]
  /** In the unit of the series. */
  readonly interval: Range | undefined
  readonly reference: LabResult['reference']
  readonly position: Position | undefined
  /** False: the report writes something else in the line that people read. The value is not drawn. */
  readonly trusted: boolean
  readonly laboratory: string | undefined
  readonly method: string | undefined
}

/** Measures that one axis can carry, oldest first. */
export type Series = { readonly unit: string; readonly measures: readonly Measure[] }

export type Analysis = {
  /** Stands in addresses: the LOINC code, or `system-code` of a laboratory. */
  readonly key: string
  readonly code: Code
  /** As the latest report calls it. */
  readonly label: string
  /** The one of the latest measure first. */
  readonly series: readonly Series[]
}

/** Those that have a code: without one, nothing says that two results measure the same thing. Latest first. */
export function analysesOf(reports: readonly ReportOfResults[]): readonly Analysis[] {
  const found = reports.flatMap((report) =>
    report.results.flatMap((result) =>
      result.code !== undefined && isNumeric(result) && result.status !== 'aborted'
        ? [{ key: keyOf(result.code), code: result.code, report, result, at: instantOf(report, result) }]
        : [],
    ),
  )
  found.sort((a, b) => b.at.getTime() - a.at.getTime())
  return [...Map.groupBy(found, ({ key }) => key)].map(([key, ofKey]) => ({
    key,
    code: ofKey[0]!.code,
    label: ofKey[0]!.result.label,
    series: seriesOf(ofKey),
  }))
}

/** What a list tells of an analysis: its latest measure, of the first series, and the one before when there is one. */
export function measuresInList({ series }: Analysis): readonly [Measure, ...Measure[]] {
  const [latest, ...before] = series[0]!.measures.slice(-2).toReversed()
  return [latest!, ...before]
}

function isNumeric({ value }: LabResult): boolean {
  return value.kind === 'quantity' || value.kind === 'range'
}

type Found = { readonly report: ReportOfResults; readonly result: LabResult; readonly at: Date }

/** `found`: latest first; each series takes the unit of its latest measure. */
function seriesOf(found: readonly Found[]): readonly Series[] {
  const series: { unit: string; measures: Measure[] }[] = []
  for (const each of found) {
    const unit = unitOf(each.result)
    const fitting = series.find((one) => powerOfTenBetween(unit, one.unit) !== undefined)
    const target = fitting ?? { unit, measures: [] }
    if (fitting === undefined) series.push(target)
    target.measures.push(measureOf(each, target.unit))
  }
  return series.map(({ unit, measures }) => ({ unit, measures: measures.reverse() }))
}

function measureOf({ report, result, at }: Found, unit: string): Measure {
  const { value, reference } = result
  if (value.kind !== 'quantity' && value.kind !== 'range') throw new TypeError('a measure is a number')
  const power = powerOfTenBetween(value.unit, unit)!
  return {
    documentId: report.documentId,
    at,
    written: result.instant === undefined ? undefined : result.at,
    label: result.label,
    value:
      value.kind === 'range'
        ? { kind: 'range', ...rangeIn(unit, value)! }
        : { kind: 'quantity', value: shiftDecimal(value.value, power) },
    convertedFrom:
      value.unit === unit || value.kind === 'range' ? undefined : { value: value.value, unit: value.unit },
    alsoAs: value.kind === 'quantity' ? value.alsoAs : [],
    interval: reference?.kind === 'interval' ? rangeIn(unit, reference) : undefined,
    reference,
    position: positionOf(result),
    trusted: result.agreement !== 'differs',
    laboratory: result.laboratory,
    method: result.method,
  }
}

function unitOf({ value }: LabResult): string {
  return value.kind === 'quantity' || value.kind === 'range' ? value.unit : ''
}

function keyOf({ code, system }: Code): string {
  return system === loinc ? code : `${system}-${code}`
}

function instantOf({ careAt }: ReportOfResults, { instant }: LabResult): Date {
  return instant === undefined ? careAt : new Date(instant)
}
