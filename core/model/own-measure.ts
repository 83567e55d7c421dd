/** Measures that a person notes of herself: never taken for those of a laboratory. Spec: rules.md CNT-06; people.md P-11. */
import type { Decimal } from './decimal.ts'
import type { Day } from './identity.ts'
import type { Written } from './written.ts'

export const measureKinds = [
  'weight',
  'height',
  'bodyMassIndex',
  'waist',
  'headCircumference',
  'bloodPressure',
  'heartRate',
  'respiratoryRate',
  'temperature',
  'oxygenSaturation',
  'bloodGlucose',
  'sensorGlucose',
  'glycatedHaemoglobin',
  'glucoseManagementIndicator',
  'pain',
  'steps',
] as const
export type MeasureKind = (typeof measureKinds)[number]

/** One number of a measure; the blood pressure has two. */
export type MeasurePart = {
  readonly loinc: string
  /** UCUM. */
  readonly unit: string
  /** What a slip of the finger goes past: neither a norm nor a target. */
  readonly low: Decimal
  readonly high: Decimal
  /** Digits after the comma, at most. */
  readonly decimals: number
}

export type MeasureDefinition = {
  readonly kind: MeasureKind
  readonly parts: readonly [MeasurePart, ...MeasurePart[]]
  /** Nobody notes it: it is worked out. */
  readonly computed?: true
}

/** An edition of the list. */
export type MeasureList = {
  readonly edition: string
  readonly definitions: readonly MeasureDefinition[]
}

/** `on`: the day when it was measured. */
export type MeasureSaid = {
  readonly kind: MeasureKind
  readonly values: readonly Decimal[]
  readonly on: Day
  /** `08:30`, as the clock of the person said. */
  readonly time?: string | undefined
}

export type OwnMeasure = MeasureSaid & {
  readonly id: string
  /** Who noted it, when it was not the holder. */
  readonly by?: Written['by']
  /** The holder keeps it from who opens the carnet with him. */
  readonly secret?: boolean
}

/** From, to, or both: one of them at least. */
export type TargetRange = { readonly low?: Decimal | undefined; readonly high?: Decimal | undefined }

/** Who chose it: the person alone, or with a professional. */
export const targetOrigins = ['self', 'professional'] as const
export type TargetOrigin = (typeof targetOrigins)[number]

/** What the person aims at: shown beside what she notes, and compared with nothing. */
export type MeasureTarget = Written & {
  /** By number of the measure. */
  readonly parts: readonly TargetRange[]
  readonly setWith: TargetOrigin
  readonly secret?: boolean
}

export type MeasureTargets = Readonly<Partial<Record<MeasureKind, MeasureTarget>>>

export type TypedTarget = {
  readonly lows: readonly string[]
  readonly highs: readonly string[]
  readonly setWith: string
}

export type TargetObjection = {
  readonly part: number
  readonly end: 'low' | 'high'
  readonly why: 'missing' | 'notANumber' | 'outOfBounds' | 'tooPrecise' | 'reversed'
}

/** As it is typed. */
export type TypedMeasure = { readonly values: readonly string[]; readonly on: string; readonly time: string }

/** `part`: which number of it. */
export type MeasureObjection =
  | { readonly part: number; readonly why: 'missing' | 'notANumber' | 'outOfBounds' | 'tooPrecise' }
  /** The second number of a blood pressure is the smaller one. */
  | { readonly part: 1; readonly why: 'reversed' }
  | { readonly field: 'on'; readonly why: 'missing' | 'notADay' | 'inTheFuture' | 'beforeBirth' }
  | { readonly field: 'time'; readonly why: 'notATime' }

/** Oldest first: by day and hour, then as they were noted. */
export function measuresOfKind(measures: readonly OwnMeasure[], kind: MeasureKind): readonly OwnMeasure[] {
  return measures
    .filter((measure) => measure.kind === kind)
    .toSorted((a, b) => momentOf(a).localeCompare(momentOf(b)) || a.id.localeCompare(b.id))
}

/** Where it stands in time: without an hour, in the middle of its day. */
export function momentOf({ on, time = '12:00' }: Pick<MeasureSaid, 'on' | 'time'>): string {
  return `${on}T${time}:00Z`
}

/** A child grows: past that, another height is needed. */
const childHeightDaysMax = 90
const grownUpYears = 18

/**
 * Of each weight with a height: that of the same day, or the last one before. Kilograms over square metres, to one
 * decimal; what it means is for a professional to say.
 */
export function bodyMassIndexes(measures: readonly OwnMeasure[], birthDate: Day): readonly OwnMeasure[] {
  const heights = measuresOfKind(measures, 'height')
  return measuresOfKind(measures, 'weight').flatMap((weight) => {
    const height = heights.findLast(({ on }) => on <= weight.on)
    if (height === undefined || isOutgrown(height.on, weight.on, birthDate)) return []
    const metres = Number(height.values[0]) / 100
    const index = (Number(weight.values[0]) / metres ** 2).toFixed(1) as Decimal
    const secret = weight.secret === true || height.secret === true
    return [
      {
        ...weight,
        id: `${weight.id}-imc`,
        kind: 'bodyMassIndex',
        values: [index],
        ...(secret && { secret }),
      },
    ]
  })
}

/** The last of each that is there, worked out or noted, in the order of the list. */
export function latestMeasures(
  definitions: readonly MeasureDefinition[],
  measures: readonly OwnMeasure[],
  birthDate: Day,
): readonly { readonly definition: MeasureDefinition; readonly measure: OwnMeasure }[] {
  return definitions.flatMap((definition) => {
    const measure = measuresIn(definition, measures, birthDate).at(-1)
    return measure === undefined ? [] : [{ definition, measure }]
  })
}

/** Oldest first, worked out or noted. */
export function measuresIn(
  { kind, computed }: MeasureDefinition,
  measures: readonly OwnMeasure[],
  birthDate: Day,
): readonly OwnMeasure[] {
  return computed ? bodyMassIndexes(measures, birthDate) : measuresOfKind(measures, kind)
}

function isOutgrown(measured: Day, on: Day, birthDate: Day): boolean {
  const days = (Date.parse(on) - Date.parse(measured)) / 86_400_000
  const adult = Number(measured.slice(0, 4)) - Number(birthDate.slice(0, 4)) > grownUpYears
  return !adult && days > childHeightDaysMax
}
