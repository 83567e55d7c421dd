/**
 * Where a result stands in the interval that its own report gives. A comparison of two numbers of one laboratory, and
 * no more: it says nothing of the health of the person.
 */
import { compareDecimals, shiftDecimal } from './decimal.ts'
import type { Bound, LabResult, Range } from './lab-result.ts'
import { powerOfTenBetween } from './unit.ts'

export type Position =
  | 'below'
  | 'within'
  | 'above'
  /** The laboratory flags it otherwise than its own interval does. */
  | 'contradictory'

/** undefined when the report gives nothing to compare it with, or when the value itself is in doubt. */
export function positionOf({ value, reference, interpretation, agreement }: LabResult): Position | undefined {
  if (reference?.kind !== 'interval' || agreement === 'differs') return undefined
  const measured = rangeOfValue(value)
  if (measured === undefined) return undefined
  const position = compareRanges(measured, reference)
  const flagged = flags.get(interpretation ?? '')
  return position !== undefined && flagged !== undefined && flagged !== position ? 'contradictory' : position
}

/**
 * Just outside: by less than a tenth of the width of the interval. A way of saying how far two numbers are, and no more.
 * By the width and not by the bound: fourteen more of sodium is a tenth of its bound, and is not little. Of an interval
 * that is open on one side, nothing is said.
 */
export function isJustOutside({ value, reference }: Pick<LabResult, 'value' | 'reference'>): boolean {
  if (value.kind !== 'quantity' || reference?.kind !== 'interval') return false
  const { low, high, unit } = reference
  const power = powerOfTenBetween(value.unit, unit)
  if (power === undefined || low === undefined || high === undefined) return false
  const measured = Number(shiftDecimal(value.value, power))
  const [lowest, highest] = [Number(low.value), Number(high.value)]
  const beyond = Math.max(lowest - measured, measured - highest)
  return beyond >= 0 && beyond < (highest - lowest) / 10
}

/** HL7 ObservationInterpretation. A (« abnormal ») and the others do not say on which side. */
const flags: ReadonlyMap<string, Position> = new Map([
  ['N', 'within'],
  ['L', 'below'],
  ['LL', 'below'],
  ['LU', 'below'],
  ['H', 'above'],
  ['HH', 'above'],
  ['HU', 'above'],
])

/** A number is the interval from itself to itself. */
function rangeOfValue(value: LabResult['value']): Range | undefined {
  if (value.kind === 'range') return value
  if (value.kind !== 'quantity') return undefined
  const bound: Bound = { value: value.value, inclusive: true }
  return { low: bound, high: bound, unit: value.unit }
}

/** undefined when the units do not convert exactly, or when part of what was measured is in and part is out. */
function compareRanges(measured: Range, reference: Range): Position | undefined {
  const converted = rangeIn(reference.unit, measured)
  if (converted === undefined) return undefined
  const { low, high } = converted
  if (isUnder(high, reference.low)) return 'below'
  if (isUnder(reference.high, low)) return 'above'
  return reaches(reference.low, low, -1) && reaches(reference.high, high, 1) ? 'within' : undefined
}

/** undefined when no power of ten brings it to that unit. */
export function rangeIn(unit: string, range: Range): Range | undefined {
  const power = powerOfTenBetween(range.unit, unit)
  if (power === undefined) return undefined
  const shifted = (bound: Bound | undefined) => bound && { ...bound, value: shiftDecimal(bound.value, power) }
  return { unit, low: shifted(range.low), high: shifted(range.high) }
}

/** All that ends at `high` comes before all that starts at `low`. */
function isUnder(high: Bound | undefined, low: Bound | undefined): boolean {
  if (high === undefined || low === undefined) return false
  const order = compareDecimals(high.value, low.value)
  return order < 0 || (order === 0 && !(high.inclusive && low.inclusive))
}

/** The outer bound is at least as far on its side as the inner one; where there is none, it has no end. */
function reaches(outer: Bound | undefined, inner: Bound | undefined, side: -1 | 1): boolean {
  if (outer === undefined || inner === undefined) return outer === undefined
  const order = compareDecimals(outer.value, inner.value) * side
  return order > 0 || (order === 0 && (outer.inclusive || !inner.inclusive))
}
