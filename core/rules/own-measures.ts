/** What a person may note as a measure of herself: slips of the finger are refused, nothing is judged. Spec: rules.md CNT-06. */
import { compareDecimals, type Decimal, parseDecimal } from '@carnet/core/model/decimal.ts'
import { type Day, isDay } from '@carnet/core/model/identity.ts'
import {
  type MeasureDefinition,
  type MeasureObjection,
  type MeasurePart,
  type MeasureSaid,
  type MeasureTarget,
  type OwnMeasure,
  type TargetObjection,
  type TypedMeasure,
  type TypedTarget,
  targetOrigins,
} from '@carnet/core/model/own-measure.ts'
import type { Reader } from './health-profile.ts'

/** Of a life, several a day for years. */
export const ownMeasuresMax = 5000

/** @spec CNT-06 VIS-09 what the holder keeps for himself is as if it had not been noted */
export function measuresAsSeen(measures: readonly OwnMeasure[], { isHolder }: Reader): readonly OwnMeasure[] {
  return measures.filter(({ secret }) => isHolder || !secret)
}

/** @spec CNT-06 VIS-09 the same of a target */
export function targetAsSeen(
  target: MeasureTarget | undefined,
  { isHolder }: Reader,
): MeasureTarget | undefined {
  return isHolder || !target?.secret ? target : undefined
}

/**
 * A target is what she wants, and no measure of what she is: it is kept as it is written, within what a measure may be.
 * @spec CNT-06 Mon espace santé, « targets »
 */
export function targetSaid(
  definition: MeasureDefinition,
  { lows, highs, setWith }: TypedTarget,
): Pick<MeasureTarget, 'parts' | 'setWith'> | readonly TargetObjection[] {
  const read = definition.parts.map((part, at) => ({
    low: endIn(part, lows[at] ?? ''),
    high: endIn(part, highs[at] ?? ''),
  }))
  const objections = read.flatMap(({ low, high }, part) =>
    (['low', 'high'] as const).flatMap((end): readonly TargetObjection[] => {
      const number = end === 'low' ? low : high
      return typeof number === 'object' ? [{ part, end, why: number.why }] : []
    }),
  )
  if (objections.length > 0) return objections
  const parts = read as readonly { readonly low?: Decimal; readonly high?: Decimal }[]
  if (parts.every(({ low, high }) => low === undefined && high === undefined))
    return [{ part: 0, end: 'low', why: 'missing' }]
  const reversed = parts.findIndex(
    ({ low, high }) => low !== undefined && high !== undefined && compareDecimals(low, high) > 0,
  )
  if (reversed !== -1) return [{ part: reversed, end: 'high', why: 'reversed' }]
  return { parts, setWith: targetOrigins.find((each) => each === setWith) ?? 'self' }
}

function endIn(part: MeasurePart, typed: string): Decimal | NumberObjection | undefined {
  return typed.trim() === '' ? undefined : numberIn(part, typed)
}

/** Asked by anybody else, nothing is kept from him. */
export function isKeptSecret(asked: boolean, { isHolder }: Reader): boolean {
  return asked && isHolder
}

/** @spec CNT-02 CNT-06 measures; bounds are those of a slip of the finger, and no target */
export function measureSaid(
  definition: MeasureDefinition,
  { values, on, time }: TypedMeasure,
  { today, birthDate }: { readonly today: Day; readonly birthDate: Day },
): MeasureSaid | readonly MeasureObjection[] {
  const numbers = definition.parts.map((part, at) => numberIn(part, values[at] ?? ''))
  const objections = [
    ...numbers.flatMap((number, part) => (typeof number === 'object' ? [{ part, why: number.why }] : [])),
    ...objectionToDay(on, { today, birthDate }),
    ...(time === '' || /^([01]\d|2[0-3]):[0-5]\d$/.test(time)
      ? []
      : [{ field: 'time', why: 'notATime' } as const]),
  ] satisfies readonly MeasureObjection[]
  if (objections.length > 0) return objections
  const decimals = numbers as readonly Decimal[]
  const [first, second] = decimals
  if (first !== undefined && second !== undefined && compareDecimals(second, first) >= 0)
    return [{ part: 1, why: 'reversed' }]
  return { kind: definition.kind, values: decimals, on, ...(time !== '' && { time }) }
}

type NumberObjection = { readonly why: 'missing' | 'notANumber' | 'outOfBounds' | 'tooPrecise' }

function numberIn({ low, high, decimals }: MeasurePart, typed: string): Decimal | NumberObjection {
  // « 12 500 »: whoever writes thousands apart means one number.
  const plain = typed.replace(/[\s\u00a0\u202f]/g, '')
  if (plain === '') return { why: 'missing' }
  const number = parseDecimal(plain)
  if (number === undefined) return { why: 'notANumber' }
  if (compareDecimals(number, low) < 0 || compareDecimals(number, high) > 0) return { why: 'outOfBounds' }
  return (number.split('.')[1] ?? '').length > decimals ? { why: 'tooPrecise' } : number
}

function objectionToDay(
  on: string,
  { today, birthDate }: { readonly today: Day; readonly birthDate: Day },
): readonly MeasureObjection[] {
  if (on === '') return [{ field: 'on', why: 'missing' }]
  if (!isDay(on)) return [{ field: 'on', why: 'notADay' }]
  if (on > today) return [{ field: 'on', why: 'inTheFuture' }]
  return on < birthDate ? [{ field: 'on', why: 'beforeBirth' }] : []
}
