/**
 * The results of several reports, put together by what was measured. Numbers stay those of the laboratories: they are
 * set side by side in one unit only when a power of ten brings them there.
 */
import type { Code } from './code.ts'
import { compareDecimals, type Decimal, shiftDecimal } from './decimal.ts'
import { type LabResult, loinc, type Quantity, type Range } from './lab-result.ts'
import { isJustOutside, type Position, positionOf, rangeIn } from './result-position.ts'
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
  /** Below or above, by little. */
  readonly justOutside: boolean
  /** False: the report writes something else in the line that people read. The value is not drawn. */
  readonly trusted: boolean
  readonly laboratory: string | undefined
  readonly method: string | undefined
}

/**
 * Measures that one axis can carry. What nobody looks at is not made: of thousands, a list tells the last two of each
 * series.
 */
export type Series = {
  readonly unit: string
  readonly count: number
  /** The latest first, so many at most. */
  readonly latest: (count: number) => readonly Measure[]
  /** All of them, oldest first. */
  readonly measures: readonly Measure[]
  /** The reports that they were taken from, latest first; one that holds several is told as many times. */
  readonly documentIds: readonly string[]
}

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
  const found: (Found & { readonly key: string; readonly code: Code })[] = []
  for (const report of reports)
    for (const result of report.results) {
      const { code } = result
      if (code !== undefined && isNumeric(result) && result.status !== 'aborted')
        found.push({ key: keyOf(code), code, report, result, at: instantOf(report, result) })
    }
  found.sort((a, b) => b.at - a.at)
  return [...Map.groupBy(found, ({ key }) => key)].map(([key, ofKey]) => ({
    key,
    code: ofKey[0]!.code,
    label: ofKey[0]!.result.label,
    series: seriesOf(ofKey),
  }))
}

/** What a list tells of an analysis: its latest measure, of the first series, and the one before when there is one. */
export function measuresInList({ series }: Analysis): readonly [Measure, ...Measure[]] {
  const [latest, ...before] = series[0]!.latest(2)
  return [latest!, ...before]
}

/** Since the measure before: of two numbers that both stand in their report as they are read. */
export function changeSince(
  latest: Measure,
  before: Measure | undefined,
): 'up' | 'down' | 'same' | undefined {
  if (before === undefined || !latest.trusted || !before.trusted) return undefined
  if (latest.value.kind !== 'quantity' || before.value.kind !== 'quantity') return undefined
  const order = compareDecimals(latest.value.value, before.value.value)
  if (order === 0) return 'same'
  return order > 0 ? 'up' : 'down'
}

function isNumeric({ value }: LabResult): boolean {
  return value.kind === 'quantity' || value.kind === 'range'
}

/** `at`: milliseconds since 1970. */
type Found = { readonly report: ReportOfResults; readonly result: LabResult; readonly at: number }

/** `found`: latest first; each series takes the unit of its latest measure. */
function seriesOf(found: readonly Found[]): readonly Series[] {
  const series: { readonly unit: string; readonly found: Found[] }[] = []
  for (const each of found) {
    const unit = unitOf(each.result)
    const fitting = series.find((one) => powerOfTenBetween(unit, one.unit) !== undefined)
    if (fitting === undefined) series.push({ unit, found: [each] })
    else fitting.found.push(each)
  }
  return series.map(({ unit, found }) => ({
    unit,
    count: found.length,
    latest: (count) => found.slice(0, count).map((each) => measureOf(each, unit)),
    get measures() {
      return found.map((each) => measureOf(each, unit)).reverse()
    },
    get documentIds() {
      return found.map(({ report }) => report.documentId)
    },
  }))
}

function measureOf({ report, result, at }: Found, unit: string): Measure {
  const { value, reference } = result
  if (value.kind !== 'quantity' && value.kind !== 'range') throw new TypeError('a measure is a number')
  const power = powerOfTenBetween(value.unit, unit)!
  return {
    documentId: report.documentId,
    at: new Date(at),
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
    justOutside: isJustOutside(result),
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

function instantOf({ careAt }: ReportOfResults, { instant }: LabResult): number {
  return instant === undefined ? careAt.getTime() : Date.parse(instant)
}
